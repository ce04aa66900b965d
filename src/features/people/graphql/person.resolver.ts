import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { divisionByCode, divisionLoader, within, type Division as DivisionRow } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { consentLoader, contactLoader, guardianLoader, partyMemberLoader, personLoader, shownLoader, volunteerLoader } from '../loaders.ts';
import type { Contact as ContactRow } from '../store/contacts.ts';
import { countPersons, personPage } from '../store/persons.ts';
import type { VolunteerRow } from '../store/standing.ts';
import { SKILLS, isSkill, type ReachedBy as ReachedByName } from '../words.ts';
import { Contact, Person, PersonConnection, PersonFilter, Skill, Volunteer, type PersonRef } from './person.type.ts';
import { PersonOrder, ReachedBy } from './words.ts';

@ArgsType()
class PersonsArgs extends PageArgs {
  @Field(() => PersonFilter, { nullable: true, description: 'Whom to show; left out: everybody whom you may see' })
  filter?: PersonFilter | null;

  @Field(() => PersonOrder, { defaultValue: 'ID', description: 'In which order' })
  orderBy!: 'ID';
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, { description: 'People whom you may see: yourself, and who lives where you hold a role. Empty for others.' })
  async persons(@Ctx() context: Context, @Args(() => PersonsArgs) args: PersonsArgs): Promise<Page<PersonRef>> {
    const { actor, platform: { db } } = await context.reading();
    const under = args.filter?.underCode ? await divisionByCode(db, actor.realm, args.filter.underCode) : null;
    const nowhere = Boolean(args.filter?.underCode) && !under;
    const filter = { ...(under ? { under: within(under) } : {}), ...(args.filter?.reachedBy ? { reachedBy: args.filter.reachedBy } : {}) };
    return readPage<PersonRef>(args, {
      list: 'persons', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (nowhere ? [] : personPage(db, actor, filter, limit, after === null ? null : String(after[0]))),
      key: ['ID'],
      keyOf: ({ id }) => [id],
      count: async () => (nowhere ? 0 : countPersons(db, actor, filter)),
    });
  }

  @ViewerDependent()
  @FieldResolver(() => String, { description: 'Your own name in full; the name of others masked: 王** (姓名)' })
  async name(@Root() person: PersonRef, @Ctx() context: Context): Promise<string> {
    return (await shownLoader(await context.reading()).load(person.id)).name;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether this is you (是否本人)' })
  async isViewer(@Root() person: PersonRef, @Ctx() context: Context): Promise<boolean> {
    return (await context.reading()).actor.personId === person.id;
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Telephone number masked, 12*****1234; null if there is none or you do not look after the place where they live (电话)' })
  async maskedPhone(@Root() person: PersonRef, @Ctx() context: Context): Promise<string | null> {
    const reading = await context.reading();
    return await personLoader(reading).load(person.id) ? (await shownLoader(reading).load(person.id)).maskedPhone : null;
  }

  @Cost(5)
  @ViewerDependent()
  @FieldResolver(() => Contact, { nullable: true, description: 'Personal data in full: your own, and of who lives where you are community worker or grid officer. Each reading is recorded. Null for others, and for who has no app and whose consent does not stand (联系信息)' })
  async contact(@Root() person: PersonRef, @Ctx() context: Context): Promise<ContactRow | null> {
    return contactLoader(await context.reading()).load(person.id);
  }

  @ViewerDependent()
  @FieldResolver(() => Division, { nullable: true, description: 'Where they live; null if you may not see it (居住地)' })
  async home(@Root() person: PersonRef, @Ctx() context: Context): Promise<DivisionRow | null> {
    const reading = await context.reading();
    const row = await personLoader(reading).load(person.id);
    return row?.homeDivisionId ? divisionLoader(reading).load(row.homeDivisionId) : null;
  }

  @ViewerDependent()
  @FieldResolver(() => ReachedBy, { nullable: true, description: 'How they are told news; null if you may not see it (联系方式)' })
  async reachedBy(@Root() person: PersonRef, @Ctx() context: Context): Promise<ReachedByName | null> {
    return (await personLoader(await context.reading()).load(person.id))?.reachedBy ?? null;
  }

  @ViewerDependent()
  @FieldResolver(() => Volunteer, { nullable: true, description: 'Registration as a volunteer; null if there is none or you may not see it (注册志愿者)' })
  async volunteer(@Root() person: PersonRef, @Ctx() context: Context): Promise<VolunteerRow | null> {
    const reading = await context.reading();
    return await personLoader(reading).load(person.id) ? volunteerLoader(reading).load(person.id) : null;
  }

  @ViewerDependent()
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Since when the consent that was written down for them stands; null if there is none, if it was taken back, or you may not see it (知情同意)' })
  async consentedSince(@Root() person: PersonRef, @Ctx() context: Context): Promise<Date | null> {
    const reading = await context.reading();
    return await personLoader(reading).load(person.id) ? (await consentLoader(reading).load(person.id))?.since ?? null : null;
  }

  @ViewerDependent()
  @AtMost(5)
  @FieldResolver(() => [Person], { description: 'Who may act for them (监护人、代办人); empty if nobody may or you may not see it' })
  async guardians(@Root() person: PersonRef, @Ctx() context: Context): Promise<PersonRef[]> {
    const reading = await context.reading();
    return await personLoader(reading).load(person.id) ? (await guardianLoader(reading).load(person.id)).map((id) => ({ id })) : [];
  }

  @ViewerDependent()
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Since when the community records them as a party member; null if it does not or you may not see it (党员)' })
  async partyMemberSince(@Root() person: PersonRef, @Ctx() context: Context): Promise<Date | null> {
    const reading = await context.reading();
    return await personLoader(reading).load(person.id) ? (await partyMemberLoader(reading).load(person.id))?.since ?? null : null;
  }
}

const skillIn = (code: string, context: Context): Skill =>
  ({ code, label: isSkill(code) ? SKILLS[code][context.language === 'en' ? 'en' : 'zh'] : code });

@Resolver(() => Volunteer)
export class VolunteerResolver {
  @AtMost(40)
  @Query(() => [Skill], { description: 'All skills that can be named (技能清单).' })
  skills(@Ctx() context: Context): Skill[] {
    return Object.keys(SKILLS).map((code) => skillIn(code, context));
  }

  @AtMost(40)
  @FieldResolver(() => [Skill], { name: 'skills', description: 'What they can do (技能)' })
  namedSkills(@Root() volunteer: VolunteerRow, @Ctx() context: Context): Skill[] {
    return volunteer.skills.map((code) => skillIn(code, context));
  }

  @AtMost(20)
  @FieldResolver(() => [Division], { description: 'Where they want to help; empty: anywhere (服务区域)' })
  async areas(@Root() volunteer: VolunteerRow, @Ctx() context: Context): Promise<DivisionRow[]> {
    return (await divisionLoader(await context.reading()).loadMany(volunteer.areaDivisionIds)).filter((found) => found !== null);
  }
}
