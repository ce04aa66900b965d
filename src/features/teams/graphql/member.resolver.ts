import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { Person, type PersonRef } from '../../people/graphql/index.ts';
import { memberNameLoader, teamLoader } from '../loaders.ts';
import type { Membership, Team as TeamRow } from '../store.ts';
import { Team, TeamMember } from './team.type.ts';
import { TeamMemberState, type MembershipState } from './words.ts';

const stateOf = (member: Membership): MembershipState => member.ending ?? (member.admittedAt ? 'MEMBER' : 'ASKED');

@Resolver(() => TeamMember)
export class TeamMemberResolver {
  @FieldResolver(() => TeamMemberState, { description: 'State of the membership (状态)' })
  state(@Root() member: Membership): MembershipState {
    return stateOf(member);
  }

  @FieldResolver(() => String, { description: 'The state in the language of the request' })
  stateLabel(@Root() member: Membership, @Ctx() context: Context): string {
    return labelOf(TeamMemberState, stateOf(member), context.language);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team (队伍)' })
  async team(@Root() member: Membership, @Ctx() context: Context): Promise<TeamRow | null> {
    return teamLoader(await context.reading()).load(member.teamId);
  }

  @FieldResolver(() => Person, { description: 'Who it is (人员)' })
  person(@Root() member: Membership): PersonRef {
    return { id: member.personId, realm: member.realm };
  }

  @ViewerDependent()
  @FieldResolver(() => String, { description: 'Name in full for yourself and, while it lasts, for the captain of the team, whose reading is recorded; masked for others (姓名)' })
  async name(@Root() member: Membership, @Ctx() context: Context): Promise<string> {
    return memberNameLoader(await context.reading()).load(member);
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Why it was refused or ended; for the person and the captain (理由)' })
  async reason(@Root() member: Membership, @Ctx() context: Context): Promise<string | null> {
    const { actor } = await context.reading();
    const concerned = member.personId === actor.personId || actor.roles.some((held) => held.role === 'CAPTAIN' && held.teamId === member.teamId);
    return concerned ? member.reason : null;
  }
}
