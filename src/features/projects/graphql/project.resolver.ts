import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { AtMost } from '../../../graphql/marks.ts';
import { idOf, soughtId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { organisationLoader } from '../../organisations/index.ts';
import type { Asking } from '../../people/index.ts';
import { createProject, endProject, updateProject } from '../keep.ts';
import { partnerLoader, projectLoader } from '../loaders.ts';
import { countProjects, projectPage, type Project as ProjectRow } from '../store.ts';
import { CreateProjectInput, Project, ProjectConnection, ProjectFilter, ProjectInput, ProjectOrder, UpdateProjectInput } from './project.type.ts';

const ProjectResult = resultUnion<object>('ProjectResult', () => [Project], 'The project as it is now, or why the deed was refused.', 'LEAVES');
type Answer = Promise<object | Refused>;
const INPUT = { description: 'What to do, and the key of this deed' };

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });
const shown = (context: Context, outcome: Promise<Outcome<{ readonly projectId: string }>>): Answer =>
  answer(context, outcome, async ({ projectId }, reading) => projectLoader(reading).load(projectId));
const idsOf = (context: Context, ids: readonly string[]): string[] => ids.map((id) => soughtId(context, 'Organisation', id));

@ArgsType()
class ProjectsArgs extends PageArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: ProjectFilter | null;

  @Field(() => ProjectOrder, { defaultValue: 'NAME', description: 'In which order' })
  orderBy!: 'NAME';
}

/** Projects are public; whoever looks after the owner's division keeps them. */
@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => Project, { nullable: true, description: 'One project by its id. Null if there is none.' })
  async project(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the project' }) id: string): Promise<ProjectRow | null> {
    const uuid = idOf(context, 'Project', id);
    return uuid === null ? null : projectLoader(await context.reading()).load(uuid);
  }

  @Query(() => ProjectConnection, { description: 'The projects of the realm, ended ones left out (志愿服务项目).' })
  async projects(@Ctx() context: Context, @Args(() => ProjectsArgs) args: ProjectsArgs): Promise<Page<ProjectRow>> {
    const { platform: { db }, realm } = context;
    const organisationId = args.filter?.organisationId ? idOf(context, 'Organisation', args.filter.organisationId) : undefined;
    const filter = { organisationId: organisationId ?? null, itemCode: args.filter?.itemCode ?? null };
    return readPage<ProjectRow>(args, {
      list: 'projects', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (organisationId === null ? [] : projectPage(db, realm, filter, limit, after === null ? null : { name: String(after[0]), id: String(after[1]) })),
      key: ['TEXT', 'ID'],
      keyOf: ({ name, id }) => [name, id],
      count: async () => (organisationId === null ? 0 : countProjects(db, realm, filter)),
    });
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that answers for it (牵头单位)' })
  async owner(@Root() project: ProjectRow, @Ctx() context: Context): Promise<object | null> {
    return organisationLoader(await context.reading()).load(project.ownerId);
  }

  @AtMost(30)
  @FieldResolver(() => [Organisation], { description: 'Organisations that carry it with its owner (合作单位)' })
  async partners(@Root() project: ProjectRow, @Ctx() context: Context): Promise<object[]> {
    const reading = await context.reading();
    return (await organisationLoader(reading).loadMany(await partnerLoader(reading).load(project.id))).filter((one) => one !== null);
  }
}

@Resolver()
export class ProjectMoves {
  @Mutation(() => ProjectResult, { description: 'Enters a project that was signed. For who looks after the owner\'s division (登记项目).' })
  async createProject(@Ctx() context: Context, @Arg('input', () => CreateProjectInput, INPUT) { key, signedOn, ...input }: CreateProjectInput): Answer {
    const day = signedOn instanceof Date ? signedOn.toISOString().slice(0, 10) : signedOn;
    return shown(context, createProject(context.platform, await asking(context, key), { ...input, signedOn: day, ownerId: soughtId(context, 'Organisation', input.ownerId), partnerIds: idsOf(context, input.partnerIds) }));
  }

  @Mutation(() => ProjectResult, { description: 'Changes a project; what belongs to it already stays so. For who looks after the owner\'s division (修改项目).' })
  async updateProject(@Ctx() context: Context, @Arg('input', () => UpdateProjectInput, INPUT) { key, partnerIds, ...input }: UpdateProjectInput): Answer {
    const change = { ...input, projectId: soughtId(context, 'Project', input.projectId), ...(partnerIds == null ? {} : { partnerIds: idsOf(context, partnerIds) }) };
    return shown(context, updateProject(context.platform, await asking(context, key), change));
  }

  @Mutation(() => ProjectResult, { description: 'Ends a project: nothing more is put into it. For who looks after the owner\'s division (结束项目).' })
  async endProject(@Ctx() context: Context, @Arg('input', () => ProjectInput, INPUT) { key, projectId }: ProjectInput): Answer {
    return shown(context, endProject(context.platform, await asking(context, key), { projectId: soughtId(context, 'Project', projectId) }));
  }
}
