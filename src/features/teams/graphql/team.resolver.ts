import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { organisationLoader, type Organisation as OrganisationRow } from '../../organisations/index.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { Viewer, ViewerMay } from '../../people/graphql/index.ts';
import { divisionByCode, divisionLoader, reachOf, within, type Division as DivisionRow } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { teamLoader, teamScopeLoader } from '../loaders.ts';
import { KEEPS_TEAMS } from '../roles.ts';
import { countMembers, countTeams, livingMembership, livingMemberships, memberPage, teamPage, type Membership, type Team as TeamRow } from '../store.ts';
import { Team, TeamConnection, TeamFilter, TeamMember, TeamMemberConnection } from './team.type.ts';
import { TeamOrder } from './words.ts';

@ArgsType()
class TeamsArgs extends PageArgs {
  @Field(() => TeamFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: TeamFilter | null;

  @Field(() => TeamOrder, { defaultValue: 'NAME', description: 'In which order' })
  orderBy!: 'NAME';
}

@ArgsType()
class MembersArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'True: only who waits for the captain; false: only members; left out: both' })
  waiting?: boolean | null;
}

@Resolver(() => Team)
export class TeamResolver {
  @Query(() => Team, { nullable: true, description: 'One team by its id. Null if there is none.' })
  async team(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the team' }) id: string): Promise<TeamRow | null> {
    const uuid = idOf(context, 'Team', id);
    return uuid === null ? null : teamLoader(await context.reading()).load(uuid);
  }

  @Query(() => TeamConnection, { description: 'The volunteer teams of the realm.' })
  async teams(@Ctx() context: Context, @Args(() => TeamsArgs) args: TeamsArgs): Promise<Page<TeamRow>> {
    const { platform: { db }, realm } = context;
    const under = args.filter?.underCode ? await divisionByCode(db, realm, args.filter.underCode) : null;
    const nowhere = Boolean(args.filter?.underCode) && !under;
    const filter = under ? { under: within(under) } : {};
    return readPage<TeamRow>(args, {
      list: 'teams', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (nowhere ? [] : teamPage(db, realm, filter, limit, after === null ? null : { name: String(after[0]), id: String(after[1]) })),
      key: ['TEXT', 'ID'],
      keyOf: ({ name, id }) => [name, id],
      count: async () => (nowhere ? 0 : countTeams(db, realm, filter)),
    });
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division under which it is registered (所属治理单元)' })
  async division(@Root() team: TeamRow, @Ctx() context: Context): Promise<DivisionRow | null> {
    return divisionLoader(await context.reading()).load(team.divisionId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that it belongs to, if any (所属单位)' })
  async organisation(@Root() team: TeamRow, @Ctx() context: Context): Promise<OrganisationRow | null> {
    return team.organisationId === null ? null : organisationLoader(await context.reading()).load(team.organisationId);
  }

  @AtMost(50)
  @FieldResolver(() => [Division], { description: 'Where it helps: these divisions and all below them (服务区域)' })
  async divisions(@Root() team: TeamRow, @Ctx() context: Context): Promise<DivisionRow[]> {
    const reading = await context.reading();
    const { divisionIds } = await teamScopeLoader(reading).load(team.id);
    return (await divisionLoader(reading).loadMany(divisionIds)).filter((found) => found !== null);
  }

  @AtMost(50)
  @FieldResolver(() => [String], { description: 'Codes of the catalogue items that it helps with; empty: everything (服务项目)' })
  async itemCodes(@Root() team: TeamRow, @Ctx() context: Context): Promise<readonly string[]> {
    return (await teamScopeLoader(await context.reading()).load(team.id)).itemCodes;
  }

  @ViewerDependent()
  @FieldResolver(() => TeamMember, { nullable: true, description: 'Your own membership or request; null if you have none (本人队员身份)' })
  async viewerMembership(@Root() team: TeamRow, @Ctx() context: Context): Promise<Membership | null> {
    const { actor, platform: { db } } = await context.reading();
    return actor.personId === null ? null : livingMembership(db, actor.realm, team.id, actor.personId);
  }

  @ViewerDependent()
  @FieldResolver(() => TeamMemberConnection, { description: 'Members and requests that you may see: all of a team that you belong to or look after, otherwise your own (队员)' })
  async members(@Root() team: TeamRow, @Ctx() context: Context, @Args(() => MembersArgs) args: MembersArgs): Promise<Page<Membership>> {
    const { actor, platform: { db } } = await context.reading();
    const waiting = args.waiting ?? null;
    return readPage<Membership>(args, {
      list: 'members', order: 'ID', filter: { team: team.id, waiting },
      read: (limit, after) => memberPage(db, actor, team.id, waiting, limit, after === null ? null : String(after[0])),
      key: ['ID'],
      keyOf: ({ id }) => [id],
      count: () => countMembers(db, actor, team.id, waiting),
    });
  }
}

@Resolver(() => Viewer)
export class TeamViewer {
  @AtMost(20)
  @ViewerDependent()
  @FieldResolver(() => [TeamMember], { description: 'Your teams and the requests that wait, the first 50 (所在队伍)' })
  async memberships(@Ctx() context: Context): Promise<Membership[]> {
    const { actor, platform: { db } } = await context.reading();
    return actor.personId === null ? [] : livingMemberships(db, actor.realm, actor.personId);
  }
}

@Resolver(() => ViewerMay)
export class TeamViewerMay {
  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Found teams, somewhere: `createTeam`' })
  async createTeam(@Ctx() context: Context): Promise<boolean> {
    return reachOf((await context.reading()).actor.roles, KEEPS_TEAMS).length > 0;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Ask to join a team: `askToJoinTeam`' })
  async askToJoinTeam(@Ctx() context: Context): Promise<boolean> {
    return (await context.reading()).actor.volunteer;
  }
}
