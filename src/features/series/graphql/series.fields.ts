import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { StepAnswer, stepAnswer as answerOf } from '../../../graphql/step-answer.ts';
import type { SeriesStep } from '../../../series-steps.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow } from '../../orders/index.ts';
import { Person } from '../../people/graphql/index.ts';
import { shownLoader } from '../../people/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { Team } from '../../teams/graphql/index.ts';
import { teamLoader } from '../../teams/index.ts';
import type { Marked, Occurrence, SeriesRow } from '../facts.ts';
import { seriesOfOrderLoader } from '../loaders.ts';
import { isConcerned, nextOccurrences, preferredOf, readsWhose, stepAnswer, stepsOf, wordsTo } from '../read.ts';
import { countMarked, markedPage } from '../store/list.ts';
import { MOST_PREFERRED } from '../words.ts';
import { PreferredPerson, Series, SeriesOccurrence, SeriesOccurrenceConnection } from './series.type.ts';
import { SeriesState, SeriesStepEnum } from './words.ts';

const MOST_NEXT = 20;
type Shown = Occurrence & { readonly orderId: string | null };
const markedAs = ({ mark, ...one }: Marked): Shown => ({ ...one, state: mark });

/** The fields of a series that are read for whoever asks. */
@Resolver(() => Series)
export class SeriesFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() { state }: SeriesRow, @Ctx() { language }: Context): string {
    return labelOf(SeriesState, state, language);
  }

  @ViewerDependent()
  @FieldResolver(() => Person, { nullable: true, description: 'For whom it is (居民); null unless you are that person, act for them, are a broker of the grid or began it by your office, and may see them' })
  async requester(@Root() series: SeriesRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    return readsWhose(reading, series) ? (await context.nodes['Person']!(reading, [series.requesterId]))[0] ?? null : null;
  }

  @ViewerDependent()
  @FieldResolver(() => Division, { nullable: true, description: 'Where it is (所在治理单元): as exact as it says for who reads whose it is, for everybody else the community' })
  async division(@Root() series: SeriesRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    const id = readsWhose(reading, series) ? series.divisionId : series.communityId;
    return id === null ? null : divisionLoader(reading).load(id);
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'The requester\'s own words (需求原话); null unless you are the requester, act for them, are a broker of the grid or began it by your office, by a consent that stands where one is needed. The reading is recorded.' })
  async words(@Root() series: SeriesRow, @Ctx() context: Context): Promise<string | null> {
    return wordsTo(await context.reading(), series);
  }

  @ViewerDependent()
  @AtMost(MOST_PREFERRED)
  @FieldResolver(() => [PreferredPerson], { description: 'Who are asked first (优先邀请人员); empty for whom it only prefers' })
  async preferred(@Root() series: SeriesRow, @Ctx() context: Context): Promise<PreferredPerson[]> {
    const reading = await context.reading();
    const ids = await preferredOf(reading, series);
    return Promise.all(ids.map(async (id) => ({ personId: encodeId('Person', series.realm, id), name: (await shownLoader(reading).load(id)).name })));
  }

  @ViewerDependent()
  @FieldResolver(() => Team, { nullable: true, description: 'The team whose members are asked first (优先邀请的服务队); null for whom it only prefers' })
  async preferredTeam(@Root() series: SeriesRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    return series.teamId !== null && isConcerned(reading, series) ? teamLoader(reading).load(series.teamId) : null;
  }

  @Cost(2)
  @AtMost(MOST_NEXT)
  @FieldResolver(() => [SeriesOccurrence], { description: 'The next occurrences, skipped and placed ones included, the soonest first; none of one that has ended (后续安排)' })
  async nextOccurrences(@Root() series: SeriesRow, @Ctx() context: Context, @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20' }) first: number): Promise<Occurrence[]> {
    if (first < 1 || first > MOST_NEXT) throw new DoorError('BAD_USER_INPUT', { detail: { en: `first must be 1 to ${MOST_NEXT}.`, zh: `first 须为 1 到 ${MOST_NEXT}。` } });
    return nextOccurrences(await context.reading(), series, first);
  }

  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => SeriesOccurrenceConnection, { description: 'Occurrences that were placed, moved or skipped, the latest first; empty for whom it only prefers (历次安排)' })
  async occurrences(@Root() series: SeriesRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<Shown>> {
    const reading = await context.reading();
    const { platform: { db } } = reading;
    const shows = isConcerned(reading, series);
    return readPage<Shown>(args, {
      list: 'series.occurrences', order: 'LATEST', filter: { id: series.id },
      read: async (limit, after) => (shows ? (await markedPage(db, series.realm, series.id, limit, after === null ? null : String(after[0]))).map(markedAs) : []),
      key: ['DAY'],
      keyOf: ({ date }) => [date],
      count: async () => (shows ? countMarked(db, series.realm, series.id) : 0),
    });
  }

  @ViewerDependent()
  @AtMost(7)
  @FieldResolver(() => [SeriesStepEnum], { description: 'Steps that you may take now (可办步骤)' })
  async viewerMay(@Root() series: SeriesRow, @Ctx() context: Context): Promise<SeriesStep[]> {
    return stepsOf(await context.reading(), series);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may take a step now, or the refusal that it would meet' })
  async viewerCan(@Root() series: SeriesRow, @Ctx() context: Context, @Arg('step', () => SeriesStepEnum, { description: 'The step asked about' }) step: SeriesStep): Promise<StepAnswer> {
    const decision = await stepAnswer(await context.reading(), series, step);
    return answerOf(context, decision.allowed ? null : decision);
  }
}

@Resolver(() => SeriesOccurrence)
export class SeriesOccurrenceFields {
  @ViewerDependent()
  @FieldResolver(() => Order, { nullable: true, description: 'Its order (订单); null where none was placed, and when you may not see it' })
  async order(@Root() { orderId }: Shown, @Ctx() context: Context): Promise<object | null> {
    return orderId === null ? null : orderLoader(await context.reading()).load(orderId);
  }
}

/** What series add to an order. */
@Resolver(() => Order)
export class OrderSeries {
  @ViewerDependent()
  @FieldResolver(() => Series, { nullable: true, description: 'The series that it is an occurrence of (所属固定服务); null where it is of none, and when you may not see that' })
  async series(@Root() { id }: OrderRow, @Ctx() context: Context): Promise<object | null> {
    return seriesOfOrderLoader(await context.reading()).load(id);
  }
}
