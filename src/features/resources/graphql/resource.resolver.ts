import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import type { Item as ItemRow } from '../../catalogue/index.ts';
import { ViewerMay } from '../../people/graphql/index.ts';
import { divisionByCode } from '../../places/index.ts';
import { resourceLoader } from '../loaders.ts';
import { readResourceCount, readResources } from '../read.ts';
import type { ResourceFilter as Filter, ResourceOrder } from '../store/list.ts';
import type { ResourceView } from '../store/rows.ts';
import { ResourceFilter } from './resource.inputs.ts';
import { Resource, ResourceConnection } from './resource.type.ts';
import { ResourceOrderEnum } from './words.ts';

@ArgsType()
class ResourcesArgs extends PageArgs {
  @Field(() => ResourceFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: ResourceFilter | null;

  @Field(() => ResourceOrderEnum, { defaultValue: 'NEWEST', description: 'In which order' })
  orderBy!: ResourceOrder;
}

@Resolver(() => Resource)
export class ResourceResolver {
  @Query(() => Resource, { nullable: true, description: 'One resource by its id. Null if there is none or you may not see it.' })
  async resource(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the resource' }) id: string): Promise<ResourceView | null> {
    const uuid = idOf(context, 'Resource', id);
    return uuid === null ? null : resourceLoader(await context.reading()).load(uuid);
  }

  @Query(() => ResourceConnection, {
    description: 'The resources that you may see: guests those that are listed and not sensitive, people all that are listed, owners theirs and the center all of its street (资源清单).',
  })
  async resources(@Ctx() context: Context, @Args(() => ResourcesArgs) args: ResourcesArgs): Promise<Page<ResourceView>> {
    return pageOf(context, args, await filterOf(context, args.filter ?? {}));
  }
}

@Resolver(() => Item)
export class ItemResources {
  @FieldResolver(() => ResourceConnection, { description: 'Resources that are listed for the item, among those that you may see (资源)' })
  async resources(@Root() item: ItemRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<ResourceView>> {
    return pageOf(context, { ...args, filter: null, orderBy: 'NEWEST' }, { itemCodes: [item.code], states: ['LISTED'] });
  }
}

@Resolver(() => ViewerMay)
export class ResourceViewerMay {
  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Write down what you, or those for whom you speak, can offer: `draftResource`' })
  async draftResource(@Ctx() context: Context): Promise<boolean> {
    return (await context.reading()).actor.personId !== null;
  }
}

/** A page, or an empty one where the filter names what is not there. */
async function pageOf(context: Context, args: ResourcesArgs, filter: Filter | null): Promise<Page<ResourceView>> {
  const reading = await context.reading();
  return readPage(args, {
    list: 'resources', order: args.orderBy, filter: filter ?? { nothing: true },
    read: async (limit, after) => (filter === null ? [] : readResources(reading, filter, args.orderBy, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
    key: ['MOMENT', 'ID'],
    keyOf: ({ draftedAt, id }) => [draftedAt.toISOString(), id],
    count: async () => (filter === null ? 0 : readResourceCount(reading, filter)),
  });
}

async function filterOf(context: Context, given: ResourceFilter): Promise<Filter | null> {
  const byCode = (code: string | null | undefined) => (code ? divisionByCode(context.platform.db, context.realm, code) : null);
  const [within, owner] = await Promise.all([byCode(given.divisionCode), byCode(given.ownerDivisionCode)]);
  const organisationId = given.organisationId ? idOf(context, 'Organisation', given.organisationId) : undefined;
  const teamId = given.teamId ? idOf(context, 'Team', given.teamId) : undefined;
  if ((given.divisionCode && !within) || (given.ownerDivisionCode && !owner) || organisationId === null || teamId === null) return null;
  const date = given.date instanceof Date ? given.date.toISOString().slice(0, 10) : given.date ?? null;
  return {
    itemCodes: given.itemCodes ?? null, within: within && { id: within.id, level: within.level }, ownerDivisionId: owner?.id ?? null,
    organisationId: organisationId ?? null, teamId: teamId ?? null, mine: given.mine ?? null, states: given.states ?? null, date,
  };
}
