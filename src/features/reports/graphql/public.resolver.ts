import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { itemLoader } from '../../catalogue/index.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { publicMonth, type PublicMonth as Month } from '../public.ts';
import { OTHER } from '../store/sums.ts';
import { nowOf } from '../store/present.ts';
import { PublicMonth, PublicRow, PublicRowConnection } from './public.type.ts';
import { PublicBy } from './words.ts';

type By = 'DIVISION' | 'ITEM';
type Shown = Month & { readonly by: By };
type Row = Month['rows'][number] & { readonly by?: By };

/** Numbers for everybody, guests too. */
@Resolver(() => PublicMonth)
export class PublicResolver {
  @Cost(50)
  @Query(() => PublicMonth, { nullable: true, description: 'Public statistics of a calendar month (公开月度统计), small numbers hidden; null before the month after it is over, and if it is no month. Whole months alone, so that no two answers differ by a day, and each as it stood when it was first told: what becomes of its orders later does not change it.' })
  async publicStatistics(
    @Ctx() context: Context,
    @Arg('month', () => String, { description: 'The month, as YYYY-MM (月份)' }) month: string,
    @Arg('dividedBy', () => PublicBy, { defaultValue: 'DIVISION', description: 'Into which rows' }) by: By,
  ): Promise<Shown | null> {
    const reading = await context.reading();
    const found = await publicMonth(reading, month, by, await nowOf(reading.platform.db));
    return found && { ...found, by };
  }

  @FieldResolver(() => PublicRowConnection, { description: 'By community, or by item (分项统计)' })
  async rows(@Root() { month, rows, by }: Shown, @Args(() => PageArgs) args: PageArgs): Promise<Page<Row>> {
    return readPage<Row>(args, {
      list: 'publicStatistics', order: by, filter: { month },
      read: async (limit, after) => rows.filter(({ key }) => after === null || key > String(after[0])).slice(0, limit).map((row) => ({ ...row, by })),
      key: ['TEXT'], keyOf: ({ key }) => [key], count: async () => rows.length,
    });
  }
}

@Resolver(() => PublicRow)
export class PublicRowFields {
  @FieldResolver(() => Division, { nullable: true, description: 'The community, of statistics by communities (社区)' })
  async division(@Root() { key, by }: Row, @Ctx() context: Context): Promise<object | null> {
    return by === 'DIVISION' ? divisionLoader(await context.reading()).load(key) : null;
  }

  @FieldResolver(() => Item, { nullable: true, description: 'The item, of statistics by items; null for the row in which sensitive ones and those that are not offered any more stand together (清单分项)' })
  async item(@Root() { key, by }: Row, @Ctx() context: Context): Promise<object | null> {
    return by === 'ITEM' && key !== OTHER ? itemLoader(await context.reading()).load(key) : null;
  }
}
