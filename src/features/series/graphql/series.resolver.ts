import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { divisionByCode } from '../../places/index.ts';
import type { SeriesRow } from '../facts.ts';
import { seriesLoader } from '../loaders.ts';
import { countSeries, seriesPage, type SeriesScope } from '../store/list.ts';
import { SeriesScopeInput } from './series.inputs.ts';
import { Series, SeriesConnection } from './series.type.ts';

@ArgsType()
class SeriesArgs extends PageArgs {
  @Field(() => SeriesScopeInput, { description: 'Which ones' })
  scope!: SeriesScopeInput;
}

const COLUMN = { COMMUNITY: 'communityId', GRID: 'gridId', BUILDING: 'buildingId' } as const;

async function scopeOf({ platform: { db }, realm }: Context, { divisionCode }: SeriesScopeInput): Promise<SeriesScope | null> {
  if (divisionCode == null) return { mine: true };
  const division = await divisionByCode(db, realm, divisionCode);
  const column = division && COLUMN[division.level as keyof typeof COLUMN];
  return division && column ? { [column]: division.id } as SeriesScope : null;
}

/** Series are found by those whom they concern; everybody else finds none. */
@Resolver()
export class SeriesResolver {
  @ViewerDependent()
  @Query(() => Series, { nullable: true, description: 'One series by its id (固定服务). Null if there is none that you may see.' })
  async series(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the series' }) id: string): Promise<SeriesRow | null> {
    const uuid = idOf(context, 'Series', id);
    return uuid === null ? null : seriesLoader(await context.reading()).load(uuid);
  }

  @ViewerDependent()
  @Query(() => SeriesConnection, { description: 'Series of yours, or in a division that you look after, the newest first (固定服务清单). Nobody else\'s.' })
  async seriesList(@Ctx() context: Context, @Args(() => SeriesArgs) args: SeriesArgs): Promise<Page<SeriesRow>> {
    const scope = await scopeOf(context, args.scope);
    const { platform: { db }, actor } = await context.reading();
    return readPage<SeriesRow>(args, {
      list: 'seriesList', order: 'NEWEST', filter: { mine: args.scope.mine ?? null, divisionCode: args.scope.divisionCode ?? null },
      read: async (limit, after) => (scope === null ? [] : seriesPage(db, actor, scope, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ begunAt, id }) => [begunAt.toISOString(), id],
      count: async () => (scope === null ? 0 : countSeries(db, actor, scope)),
    });
  }
}
