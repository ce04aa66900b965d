import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Ahead, AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { statedReason } from '../../../graphql/reason.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import type { OrderStep } from '../../../seven-orders.ts';
import { divisionLoader } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import type { OrderRow } from '../facts.ts';
import { holdsLoader, orderLoader, sightsAhead } from '../loaders.ts';
import { contactOf, contactsAhead, disclosure, dues, sayings, startCodeOf, viewerCan, viewerMay, wordsAhead, wordsLanguageOf, wordsOf, type ShownContact } from '../read.ts';
import { placesFree } from '../rules.ts';
import { likelyDuplicates } from '../store/read.ts';
import type { Source } from '../words.ts';
import { OrderStepEnum, SourceEnum, standingOf } from './enums.ts';
import { Deadline, Hold, Order, OrderContact, Saying } from './order.type.ts';

/** Of divisions that orders name. */
const AheadDivision = (idOf: (order: OrderRow) => string | null) =>
  Ahead<OrderRow>((reading, orders) => divisionLoader(reading).ahead(orders.flatMap((order) => idOf(order) ?? [])));

/** A value of the order for those who may read its summary; null for others. */
const ofSummary = <T>(context: Context, order: OrderRow, value: T): Soon<T | null> =>
  upon(context.reading(), (reading) => upon(disclosure(reading, order), ({ summary }) => (summary ? value : null)));

/** The fields of an order that are read for whoever asks; where they show less to some, the description says so. */
@Resolver(() => Order)
export class OrderFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() order: OrderRow, @Ctx() { language }: Context): string {
    return standingOf(order, language);
  }

  @FieldResolver(() => Int, { description: 'Places still free for helpers, as it is now' })
  helpersFree(@Root() order: OrderRow): number {
    return order.state === 'OPEN' ? placesFree(order) : 0;
  }

  @FieldResolver(() => Boolean, { description: 'Whether somebody leads it (已领单)' })
  led(@Root() order: OrderRow): boolean {
    return order.leadsLiving > 0;
  }

  @FieldResolver(() => Boolean, { description: 'Whether its clock stands (挂起)' })
  onHold(@Root() order: OrderRow): boolean {
    return order.holds > 0;
  }

  @AheadDivision(({ communityId }) => communityId)
  @FieldResolver(() => Division, { nullable: true, description: 'Community it lies in (社区)' })
  community(@Root() order: OrderRow, @Ctx() context: Context): Soon<object | null> {
    const { communityId } = order;
    return communityId === null ? null : upon(context.reading(), (reading) => divisionLoader(reading).load(communityId));
  }

  @AheadDivision(({ holdingId }) => holdingId)
  @FieldResolver(() => Division, { nullable: true, description: 'Division that holds it: the one it was dispatched to (承办单元)' })
  holding(@Root() order: OrderRow, @Ctx() context: Context): Soon<object | null> {
    const { holdingId } = order;
    return holdingId === null ? null : upon(context.reading(), (reading) => divisionLoader(reading).load(holdingId));
  }

  @ViewerDependent()
  @FieldResolver(() => Division, { nullable: true, description: 'Division in which it lies: as exact as the order says for who may read its building, its grid for who reads that masked, else its community; null unless you may read its summary (所在治理单元)' })
  async division(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    const { summary, name } = await disclosure(reading, order);
    const shown = name === 'CLEAR' ? order.divisionId : name === 'MASKED' ? order.gridId ?? order.communityId : order.communityId;
    return summary && shown !== null ? divisionLoader(reading).load(shown) : null;
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => String, { nullable: true, description: 'The community\'s line for volunteers; null unless you may read the summary' })
  summary(@Root() order: OrderRow, @Ctx() context: Context): Soon<string | null> {
    return ofSummary(context, order, order.summary);
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => [String], { nullable: true, description: 'Codes of the skills that it wants; null unless you may read the summary' })
  skills(@Root() order: OrderRow, @Ctx() context: Context): Soon<string[] | null> {
    return ofSummary(context, order, order.skills);
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => Int, { nullable: true, description: 'How many people it is for; null unless you may read the summary' })
  persons(@Root() order: OrderRow, @Ctx() context: Context): Soon<number | null> {
    return ofSummary(context, order, order.persons);
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => SourceEnum, { nullable: true, description: 'How it came in; null unless you may read the summary' })
  source(@Root() order: OrderRow, @Ctx() context: Context): Soon<Source | null> {
    return ofSummary(context, order, order.source);
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the requester wishes it to begin; null unless you may read the summary' })
  wantedStart(@Root() order: OrderRow, @Ctx() context: Context): Soon<Date | null> {
    return ofSummary(context, order, order.wantedStart);
  }

  @ViewerDependent()
  @Ahead(sightsAhead)
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the requester wishes it to end; null unless you may read the summary' })
  wantedEnd(@Root() order: OrderRow, @Ctx() context: Context): Soon<Date | null> {
    return ofSummary(context, order, order.wantedEnd);
  }

  @ViewerDependent()
  @Ahead(wordsAhead)
  @FieldResolver(() => String, { nullable: true, description: 'The requester\'s own words (需求原话); null when you may not read them. The reading is recorded.' })
  words(@Root() order: OrderRow, @Ctx() context: Context): Soon<string | null> {
    return upon(context.reading(), (reading) => wordsOf(reading, order));
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Language of the words (需求语言), like "en", where the list that the order was imported from says so; null when unknown or when you may not read the words' })
  wordsLanguage(@Root() order: OrderRow, @Ctx() context: Context): Soon<string | null> {
    return upon(context.reading(), (reading) => wordsLanguageOf(reading, order));
  }

  @ViewerDependent()
  @Ahead(contactsAhead)
  @FieldResolver(() => OrderContact, { nullable: true, description: 'Contact of the requester (联系方式), masked or null as your relation to the order says. Clear readings are recorded.' })
  contact(
    @Root() order: OrderRow, @Ctx() context: Context,
    @Arg('reason', () => String, { nullable: true, description: 'Why you need to see what is masked; recorded, and shown to the person concerned; at most 300 characters' }) reason: string | null,
  ): Soon<ShownContact | null> {
    const stated = statedReason(reason);
    return upon(context.reading(), (reading) => contactOf(reading, order, stated));
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Code that the resident tells the crew at the door (开工码); for requester and placer only' })
  startCode(@Root() order: OrderRow, @Ctx() context: Context): Soon<string | null> {
    return upon(context.reading(), (reading) => startCodeOf(reading, order));
  }

  @ViewerDependent()
  @AtMost(20)
  @FieldResolver(() => [Saying], { description: 'Questions, answers and reasons, in their order; empty when you may not read the requester\'s words' })
  async sayings(@Root() order: OrderRow, @Ctx() context: Context): Promise<object[]> {
    return sayings(await context.reading(), order);
  }

  @ViewerDependent()
  @AtMost(5)
  @FieldResolver(() => [Hold], { description: 'Holds that stand; empty unless you may read the summary' })
  async holds(@Root() order: OrderRow, @Ctx() context: Context): Promise<object[]> {
    const reading = await context.reading();
    return (await disclosure(reading, order)).summary && order.holds > 0 ? holdsLoader(reading).load(order.id) : [];
  }

  @ViewerDependent()
  @AtMost(5)
  @FieldResolver(() => [Deadline], { description: 'What the clock will do next (时限); empty unless you may read the summary' })
  async deadlines(@Root() order: OrderRow, @Ctx() context: Context): Promise<object[]> {
    const reading = await context.reading();
    return (await disclosure(reading, order)).summary ? dues(reading, order) : [];
  }

  @ViewerDependent()
  @FieldResolver(() => Order, { nullable: true, description: 'Order into which it was merged, if you may see that one' })
  async mergedInto(@Root() order: OrderRow, @Ctx() context: Context): Promise<object | null> {
    return order.mergedInto === null ? null : orderLoader(await context.reading()).load(order.mergedInto);
  }

  @ViewerDependent()
  @Cost(5)
  @AtMost(5)
  @FieldResolver(() => [Order], { description: 'Orders that may be the same matter (疑似重复), among those you may see; nothing is ever merged by itself' })
  async likelyDuplicates(@Root() order: OrderRow, @Ctx() context: Context): Promise<object[]> {
    const reading = await context.reading();
    return (await disclosure(reading, order)).words ? likelyDuplicates(reading.platform.db, reading.actor, order) : [];
  }

  @ViewerDependent()
  @AtMost(10)
  @FieldResolver(() => [OrderStepEnum], { description: 'Steps that you may take now' })
  async viewerMay(@Root() order: OrderRow, @Ctx() context: Context): Promise<OrderStep[]> {
    return viewerMay(await context.reading(), order);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may take a step now, or the refusal that it would meet' })
  async viewerCan(
    @Root() order: OrderRow, @Ctx() context: Context,
    @Arg('step', () => OrderStepEnum, { description: 'The step asked about' }) step: OrderStep,
  ): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCan(await context.reading(), order, step));
  }
}

