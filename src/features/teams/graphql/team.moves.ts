import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { Asking } from '../../people/index.ts';
import { memberLoader, teamLoader } from '../loaders.ts';
import { admitMember, askToJoinTeam, leaveTeam, refuseMember, removeMember } from '../members.ts';
import { createTeam, endTeam, setTeamScope } from '../scope.ts';
import { AdmitMemberInput, AskToJoinTeamInput, CreateTeamInput, EndTeamInput, LeaveTeamInput, RefuseMemberInput, RemoveMemberInput, SetTeamScopeInput } from './team.inputs.ts';
import { Team, TeamMember } from './team.type.ts';

const CreateTeamResult = resultUnion('CreateTeamResult', () => [Team], undefined, 'LEAVES');
const SetTeamScopeResult = resultUnion('SetTeamScopeResult', () => [Team], undefined, 'LEAVES');
const EndTeamResult = resultUnion('EndTeamResult', () => [Team], undefined, 'LEAVES');
const ofMember = (mutation: string) => resultUnion(`${mutation}Result`, () => [TeamMember], undefined, 'LEAVES');
const AskToJoinTeamResult = ofMember('AskToJoinTeam');
const AdmitMemberResult = ofMember('AdmitMember');
const RefuseMemberResult = ofMember('RefuseMember');
const LeaveTeamResult = ofMember('LeaveTeam');
const RemoveMemberResult = ofMember('RemoveMember');

type Answer = Promise<object | Refused>;
const INPUT = { description: 'What to do, and the key of this deed' };

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });
const team = (context: Context, outcome: Promise<Outcome<{ readonly teamId: string }>>): Answer =>
  answer(context, outcome, async ({ teamId }, reading) => teamLoader(reading).load(teamId));
const member = (context: Context, outcome: Promise<Outcome<{ readonly membershipId: string }>>): Answer =>
  answer(context, outcome, async ({ membershipId }, reading) => memberLoader(reading).load(membershipId));
const membershipId = (context: Context, input: { membershipId: string }): string => soughtId(context, 'TeamMember', input.membershipId);
const teamId = (context: Context, input: { teamId: string }): string => soughtId(context, 'Team', input.teamId);

@Resolver()
export class TeamMoves {
  @Mutation(() => CreateTeamResult, { description: 'Founds a team. For who looks after the division (成立队伍).' })
  async createTeam(@Ctx() context: Context, @Arg('input', () => CreateTeamInput, INPUT) { key, ...input }: CreateTeamInput): Answer {
    const organisationId = input.organisationId ? soughtId(context, 'Organisation', input.organisationId) : null;
    return team(context, createTeam(context.platform, await asking(context, key), { ...input, organisationId }));
  }

  @Mutation(() => SetTeamScopeResult, { description: 'Says anew where and with what a team helps. For its captain and who looks after the division (设置服务范围).' })
  async setTeamScope(@Ctx() context: Context, @Arg('input', () => SetTeamScopeInput, INPUT) { key, ...input }: SetTeamScopeInput): Answer {
    return team(context, setTeamScope(context.platform, await asking(context, key), { ...input, teamId: teamId(context, input) }));
  }

  @Mutation(() => EndTeamResult, { description: 'Ends a team: captain and members lose their rights at once, the feeds of its board end, seats that members hold stay theirs. For who looks after the division (解散队伍).' })
  async endTeam(@Ctx() context: Context, @Arg('input', () => EndTeamInput, INPUT) { key, ...input }: EndTeamInput): Answer {
    return team(context, endTeam(context.platform, await asking(context, key), { teamId: teamId(context, input) }));
  }

  @Mutation(() => AskToJoinTeamResult, { description: 'Asks to join a team. For registered volunteers (申请入队).' })
  async askToJoinTeam(@Ctx() context: Context, @Arg('input', () => AskToJoinTeamInput, INPUT) { key, ...input }: AskToJoinTeamInput): Answer {
    return member(context, askToJoinTeam(context.platform, await asking(context, key), { teamId: teamId(context, input) }));
  }

  @Mutation(() => AdmitMemberResult, { description: 'Takes in one who asked. For the captain (同意入队).' })
  async admitMember(@Ctx() context: Context, @Arg('input', () => AdmitMemberInput, INPUT) { key, ...input }: AdmitMemberInput): Answer {
    return member(context, admitMember(context.platform, await asking(context, key), { membershipId: membershipId(context, input) }));
  }

  @Mutation(() => RefuseMemberResult, { description: 'Turns down one who asked. For the captain (不同意入队).' })
  async refuseMember(@Ctx() context: Context, @Arg('input', () => RefuseMemberInput, INPUT) { key, ...input }: RefuseMemberInput): Answer {
    return member(context, refuseMember(context.platform, await asking(context, key), { ...input, membershipId: membershipId(context, input) }));
  }

  @Mutation(() => LeaveTeamResult, { description: 'Leaves a team, or takes the request back (退出队伍).' })
  async leaveTeam(@Ctx() context: Context, @Arg('input', () => LeaveTeamInput, INPUT) { key, ...input }: LeaveTeamInput): Answer {
    return member(context, leaveTeam(context.platform, await asking(context, key), { teamId: teamId(context, input) }));
  }

  @Mutation(() => RemoveMemberResult, { description: 'Removes a member, with a reason. For the captain (移出队员).' })
  async removeMember(@Ctx() context: Context, @Arg('input', () => RemoveMemberInput, INPUT) { key, ...input }: RemoveMemberInput): Answer {
    return member(context, removeMember(context.platform, await asking(context, key), { ...input, membershipId: membershipId(context, input) }));
  }
}
