import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { isDay } from '../../../graphql/day.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { DateScalar } from '../../../graphql/scalars.ts';
import { itemLoader } from '../../catalogue/index.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { organisationLoader } from '../../organisations/index.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { figuresOf, type Figures } from '../figures.ts';
import { countRows, present, rowsOf, type Filter } from '../read.ts';
import { MOST_DAYS, type Divided, type FunnelStep } from '../words.ts';
import { ReportNow } from './present.type.ts';
import { FunnelEntry, ReportRow, ReportRowConnection } from './report.type.ts';
import { FunnelStepEnum, ReportBy } from './words.ts';

@InputType({ description: 'Which orders a report counts; all that is given must hold.' })
class ReportFilter {
  @Field(() => DateScalar, { description: 'Placed on that day of the realm\'s zone or later (起始日期)' })
  from!: string | Date;

  @Field(() => DateScalar, { description: 'Placed on that day or earlier; at most 400 days after the first (截止日期)' })
  until!: string | Date;

  @Field(() => String, { nullable: true, description: 'Code of a street, community or grid in which they lie (街道、社区或网格)' })
  divisionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the catalogue item (清单分项代码)' })
  itemCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit that serves them (提供单位)' })
  organisationId?: string | null;
}

@ArgsType()
class ReportArgs extends PageArgs {
  @Field(() => ReportFilter, { description: 'Which orders' })
  filter!: ReportFilter;

  @Field(() => ReportBy, { defaultValue: 'NOTHING', description: 'Into which rows' })
  dividedBy!: Divided;
}

type Row = Figures & { readonly key: string; readonly by: Divided };

const dayOf = (day: string | Date): string => (day instanceof Date ? day.toISOString().slice(0, 10) : day);
const DAY_MS = 86_400_000;

/** What is asked for; null: a unit that is none. */
function filterOf(context: Context, { from, until, organisationId, ...rest }: ReportFilter): Filter | null {
  const [first, last] = [dayOf(from), dayOf(until)];
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  if (!isDay(first) || !isDay(last) || !(days >= 0 && days <= MOST_DAYS)) throw new DoorError('BAD_USER_INPUT', { detail: { en: `until must be from's day or up to ${MOST_DAYS} days later.`, zh: `until 须不早于 from，且相差不超过 ${MOST_DAYS} 天。` } });
  const unit = organisationId == null ? null : idOf(context, 'Organisation', organisationId);
  return organisationId != null && unit === null ? null : { ...rest, from: first, until: last, organisationId: unit };
}

/** Figures for those who answer for them: the center sees its street, a community its own, a unit what it serves. Everybody else is shown none. */
@Resolver(() => ReportRow)
export class ReportResolver {
  @ViewerDependent()
  @Cost(20)
  @Query(() => ReportRowConnection, { description: 'Figures of the orders placed in a period, by rows (统计报表): funnel and times of the seven orders, 响应率, 解决率, 满意率, fill, containment. The center sees its street, a community its own, who speaks for a unit what it serves. Officer and head of a grid who look after nothing more see that grid with small numbers hidden: no row of fewer than 5 orders, and null for each count from 1 to 4. Everybody else an empty list.' })
  async report(@Ctx() context: Context, @Args(() => ReportArgs) args: ReportArgs): Promise<Page<Row>> {
    const reading = await context.reading();
    const filter = filterOf(context, args.filter);
    return readPage<Row>(args, {
      list: 'report', order: args.dividedBy, filter: { ...filter },
      read: async (limit, after) => (filter === null ? [] : (await rowsOf(reading, filter, args.dividedBy, limit, after === null ? null : String(after[0]))).map(({ key, by, numbers, hides }) => ({ ...figuresOf(numbers, hides), key, by }))),
      key: ['TEXT'],
      keyOf: ({ key }) => [key],
      count: async () => (filter === null ? 0 : countRows(reading, filter, args.dividedBy)),
    });
  }

  @ViewerDependent()
  @Cost(50)
  @Query(() => ReportNow, { nullable: true, description: 'Overdue, waiting, open and free at this moment (当前态势), for the center and for communities of their own; null for everybody else' })
  async reportNow(@Ctx() context: Context, @Arg('divisionCode', () => String, { nullable: true, description: 'Code of a street, community or grid; left out: wherever you look after' }) divisionCode: string | null): Promise<ReportNow | null> {
    return present(await context.reading(), divisionCode ?? null);
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division, of a report by divisions or grids (治理单元)' })
  async division(@Root() { key, by }: Row, @Ctx() context: Context): Promise<object | null> {
    return by === 'DIVISION' || by === 'GRID' ? divisionLoader(await context.reading()).load(key) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Code of the catalogue item, of a report by items (清单分项代码); `OTHER` for all sensitive items together, where you answer for a community alone' })
  itemCode(@Root() { key, by }: Row): string | null {
    return by === 'ITEM' ? key : null;
  }

  @FieldResolver(() => Item, { nullable: true, description: 'The item as it is published now, of a report by items (清单分项)' })
  async item(@Root() { key, by }: Row, @Ctx() context: Context): Promise<object | null> {
    return by === 'ITEM' ? itemLoader(await context.reading()).load(key) : null;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The unit, of a report by units (单位)' })
  async organisation(@Root() { key, by }: Row, @Ctx() context: Context): Promise<object | null> {
    return by === 'ORGANISATION' ? organisationLoader(await context.reading()).load(key) : null;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'The day, of a report by days (日期)' })
  day(@Root() { key, by }: Row): string | null {
    return by === 'DAY' ? key : null;
  }
}

@Resolver(() => FunnelEntry)
export class FunnelFields {
  @FieldResolver(() => String, { description: 'The step, in the language of the request' })
  label(@Root() { step }: { step: FunnelStep }, @Ctx() { language }: Context): string {
    return labelOf(FunnelStepEnum, step, language);
  }
}
