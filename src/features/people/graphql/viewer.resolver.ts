import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { reachOf } from '../../places/index.ts';
import { RECORDS_PARTY_MEMBERS, REGISTERS_RESIDENTS } from '../roles.ts';
import { countReadings, readingPage, type ReadingRow } from '../store/contacts.ts';
import { Person, type PersonRef } from './person.type.ts';
import { ReadingOfMe, ReadingOfMeConnection, Viewer, ViewerMay } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @ViewerDependent()
  @Query(() => Viewer, { description: 'Who you are here, and what you may begin.' })
  async viewer(@Ctx() context: Context): Promise<Viewer> {
    const { actor } = await context.reading();
    return { kind: actor.personId !== null ? 'PERSON' : actor.caller !== null ? 'SIGNED_IN' : 'GUEST' };
  }

  @ViewerDependent()
  @FieldResolver(() => Person, { nullable: true, description: 'You as a person of this realm; null for guests and before joining (本人)' })
  async person(@Ctx() context: Context): Promise<PersonRef | null> {
    const { actor } = await context.reading();
    return actor.personId === null ? null : { id: actor.personId };
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether you are a registered volunteer (注册志愿者)' })
  async isVolunteer(@Ctx() context: Context): Promise<boolean> {
    return (await context.reading()).actor.volunteer;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether a community recorded you as a party member (党员)' })
  async isPartyMember(@Ctx() context: Context): Promise<boolean> {
    return (await context.reading()).actor.partyMember;
  }

  @ViewerDependent()
  @AtMost(20)
  @FieldResolver(() => [Person], { description: 'For whom you may act: order, amend, cancel and rate as they could (被监护人、委托人)' })
  async wards(@Ctx() context: Context): Promise<PersonRef[]> {
    return (await context.reading()).actor.wardIds.map((id) => ({ id }));
  }

  @ViewerDependent()
  @FieldResolver(() => ViewerMay, { description: 'What you may begin (可办事项)' })
  async may(@Ctx() context: Context): Promise<ViewerMay> {
    const { actor } = await context.reading();
    const reaches = (roles: readonly string[]): boolean => actor.personId !== null && reachOf(actor.roles, roles).length > 0;
    return {
      joinAsResident: actor.personId === null && actor.caller !== null,
      registerAsVolunteer: actor.personId !== null && !actor.volunteer,
      registerResident: reaches(REGISTERS_RESIDENTS),
      recordPartyMember: reaches(RECORDS_PARTY_MEMBERS),
    };
  }

  @ViewerDependent()
  @FieldResolver(() => ReadingOfMeConnection, { description: 'Who read your personal data in full, newest first (读取记录)' })
  async readingsOfMe(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<ReadingRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return readPage<ReadingRow>(args, {
      list: 'readingsOfMe', order: 'NEWEST', filter: { personId },
      read: async (limit, after) => (personId === null ? [] : readingPage(db, realm, personId, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ at, id }) => [at.toISOString(), id],
      count: async () => (personId === null ? 0 : countReadings(db, realm, personId)),
    });
  }
}

@Resolver(() => ReadingOfMe)
export class ReadingOfMeResolver {
  @FieldResolver(() => Person, { description: 'Who read it (读取人)' })
  reader(@Root() reading: ReadingRow): PersonRef {
    return { id: reading.readerId, realm: reading.realm };
  }
}
