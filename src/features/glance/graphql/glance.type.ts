import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

const COUNTS = {
  placed: 'Orders placed today (今日下单)', queued: 'Waiting for the center (待派单)', taken: 'Of these, taken by a dispatcher (已领取)', waitingForInfo: 'Waiting for an answer of the resident (待补充信息)',
  waitingForAcceptance: 'Sent to a division that has not accepted yet (待接单)', waitingForLead: 'Accepted or open, without a lead (待领单)', open: 'Open for volunteers (待抢单)', placesFree: 'Helpers\' places free in these (空余名额)',
  startingToday: 'Planned to begin today and not begun (今日待开始)', underway: 'Being served (服务中)', done: 'Done today (今日完成)', rated: 'Rated today (今日评单)', unresolved: 'Rated as not resolved and still there (未解决)',
  onHold: 'On hold (挂起)', overdue: 'Overdue at the end of their limits (逾期)',
} as const;

@ObjectType({ simpleResolvers: true, description: 'A street\'s day at a glance (今日概览), counted at this moment.' })
export class CenterDay {
  @Field(() => String, { description: 'The day, YYYY-MM-DD in the realm\'s zone' })
  date!: string;

  @Field(() => DateTimeScalar, { description: 'When it was counted' })
  at!: Date;

  @Field(() => Int, { description: COUNTS.placed })
  placed!: number;

  @Field(() => Int, { description: COUNTS.queued })
  queued!: number;

  @Field(() => Int, { description: COUNTS.taken })
  taken!: number;

  @Field(() => Int, { description: COUNTS.waitingForInfo })
  waitingForInfo!: number;

  @Field(() => Int, { description: COUNTS.waitingForAcceptance })
  waitingForAcceptance!: number;

  @Field(() => Int, { description: COUNTS.waitingForLead })
  waitingForLead!: number;

  @Field(() => Int, { description: COUNTS.open })
  open!: number;

  @Field(() => Int, { description: COUNTS.placesFree })
  placesFree!: number;

  @Field(() => Int, { description: COUNTS.startingToday })
  startingToday!: number;

  @Field(() => Int, { description: COUNTS.underway })
  underway!: number;

  @Field(() => Int, { description: COUNTS.done })
  done!: number;

  @Field(() => Int, { description: COUNTS.rated })
  rated!: number;

  @Field(() => Int, { description: COUNTS.unresolved })
  unresolved!: number;

  @Field(() => Int, { description: COUNTS.onHold })
  onHold!: number;

  @Field(() => Int, { description: COUNTS.overdue })
  overdue!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Of one item in one community: what lacks somebody, and what lacks takers (供需对照).' })
export class Balance {
  @Field(() => String, { description: 'Code of the catalogue item (清单分项代码); `OTHER` for the orders of all sensitive items together, where you answer for a community alone' })
  itemCode!: string;

  @Field(() => Int, { description: 'Orders that have not begun, placed to open (待服务订单)' })
  waitingOrders!: number;

  @Field(() => Int, { description: 'Of them, those that were placed 7 days ago or earlier (久未满足)' })
  waitingLong!: number;

  @Field(() => Int, { description: 'Of them, accepted or open orders that lack helpers, a lead or a provider (待满足订单)' })
  unmetOrders!: number;

  @Field(() => Int, { description: 'Places that are missing in them' })
  missingPlaces!: number;

  @Field(() => Int, { description: 'Resources on the list (在列资源)' })
  listedResources!: number;

  @Field(() => Int, { description: 'Of them, those that nobody has booked for 30 days and that have no booking to come (久无预约)' })
  unbookedLong!: number;

  @Field(() => Int, { description: 'Of them, those with places free in the days to come (闲置资源)' })
  idleResources!: number;

  @Field(() => Int, { description: 'Places that are free in them, for one person each' })
  freePlaces!: number;
}

export const BalanceConnection = connectionOf('Balance', () => Balance, 'items and communities, with what they lack and what is idle');

@ArgsType()
export class BalanceArgs extends PageArgs {
  @Field(() => String, { description: 'Code of a street over which you look, or of a community in it or for which you work' })
  divisionCode!: string;

  @Field(() => Int, { defaultValue: 7, description: 'For how many days to come places are counted, 1 to 92' })
  days!: number;
}
