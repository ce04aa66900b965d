import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';
import type { FunnelStep as Step } from '../words.ts';
import { FunnelStepEnum } from './words.ts';

@ObjectType('Rate', { simpleResolvers: true, description: 'A share with what it is a share of (比率).' })
export class Rate {
  @Field(() => Int, { nullable: true, description: 'Of them it holds; null: small, and hidden (分子)' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of so many; the field that shows the rate says which count; null: small, and hidden (分母)' })
  denominator!: number | null;

  @Field(() => Float, { nullable: true, description: 'Numerator by denominator, 0 to 1; null where there is none (比率)' })
  share!: number | null;
}

@ObjectType('Times', { simpleResolvers: true, description: 'How long something took, in minutes of plain time (用时统计).' })
export class Times {
  @Field(() => Int, { nullable: true, description: 'How many were measured; null: small, and hidden (样本数)' })
  measured!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean, exact to the minute (平均值)' })
  mean!: number | null;

  @Field(() => Int, { nullable: true, description: 'Half of them took no longer; read from a histogram that adds up, evenly within its class (中位数)' })
  median!: number | null;

  @Field(() => Int, { nullable: true, description: 'Nine of ten took no longer; read likewise (九成分位)' })
  p90!: number | null;
}

@ObjectType('FunnelEntry', { simpleResolvers: true, description: 'How many reached one of the seven orders, and how long it took them (漏斗环节).' })
export class FunnelEntry {
  @Field(() => Int, { description: 'Number of the step among the seven (序号)' })
  no!: number;

  @Field(() => FunnelStepEnum, { description: 'The step (环节)' })
  step!: Step;

  @Field(() => Int, { nullable: true, description: 'Orders of the period that have reached it so far; of LIST, resources that were listed in the period; null: small, and hidden (到达数)' })
  reached!: number | null;

  @Field(() => Times, { nullable: true, description: 'Time from the step before: LIST from being submitted, CLAIM from being accepted, GRAB from being opened, RATE from being done; null for PLACE (用时)' })
  times!: Times | null;
}

@ObjectType('SolvedBy', { simpleResolvers: true, description: 'Where orders were solved: done, and not called unresolved by the resident\'s last rating (化解层级).' })
export class SolvedBy {
  @Field(() => Int, { nullable: true, description: 'By a grid, or by its officer alone; null: small, and hidden (网格)' })
  grid!: number | null;

  @Field(() => Int, { nullable: true, description: 'By a community; null: small, and hidden (社区)' })
  community!: number | null;

  @Field(() => Int, { nullable: true, description: 'By the street; null: small, and hidden (街道)' })
  street!: number | null;

  @Field(() => Int, { nullable: true, description: 'By a unit, with what it offers; null: small, and hidden (单位)' })
  unit!: number | null;
}

@ObjectType('Ended', { simpleResolvers: true, description: 'How orders of the period have ended so far (办结情况).' })
export class Ended {
  @Field(() => Int, { nullable: true, description: 'Done at least once; null: small, and hidden (完成)' })
  done!: number | null;

  @Field(() => Int, { nullable: true, description: 'Called off or broken off; null: small, and hidden (取消)' })
  calledOff!: number | null;

  @Field(() => Int, { nullable: true, description: 'Not taken on by the center, with a reason; null: small, and hidden (不予受理)' })
  rejected!: number | null;

  @Field(() => Int, { nullable: true, description: 'Expired without an answer of the resident; null: small, and hidden (失效)' })
  expired!: number | null;

  @Field(() => Int, { nullable: true, description: 'Joined to another order; null: small, and hidden (合并)' })
  merged!: number | null;
}

@ObjectType('ReportRow', { simpleResolvers: true, description: 'Figures of the orders that were placed in a period, as they stand now (统计行). No person is in them. A place on a crew counts once its order has taken its next step.' })
export class ReportRow {
  @Field(() => Int, { description: 'Orders that were placed (下单数)' })
  placed!: number;

  @Field(() => [FunnelEntry], { description: 'The funnel of the seven orders (七单漏斗)' })
  funnel!: FunnelEntry[];

  @Field(() => Rate, { description: '响应率: orders that somebody answered (asked about, rejected with a reason, accepted, handled alone or settled), of all that were placed. Merged ones do not count, nor those called off before an answer; those that still wait do' })
  response!: Rate;

  @Field(() => Rate, { description: '解决率: orders whose requester said at last that the matter is resolved, of those that their requester rated (themselves, through an officer or who acts for them). The last attempt that was rated counts; unrated ones do not' })
  resolution!: Rate;

  @Field(() => Rate, { description: '满意率: orders whose requester gave four stars or five at last, of those that their requester rated. The last attempt that was rated counts; unrated ones do not' })
  satisfaction!: Rate;

  @Field(() => Times, { description: 'From placing to the first answer (响应用时)' })
  answerTimes!: Times;

  @Field(() => Times, { description: 'From placing until it was done for the first time (办结用时)' })
  solveTimes!: Times;

  @Field(() => Rate, { description: 'Openings for volunteers in which at some time no place was free, of all that are over; an order that is opened again has another (满员率)' })
  fill!: Rate;

  @Field(() => Rate, { description: 'Helper places that were taken when the opening was over, of those that were wanted (名额到位率)' })
  seats!: Rate;

  @Field(() => Times, { description: 'From the opening until no place was free, of those that were filled (满员用时)' })
  fillTimes!: Times;

  @Field(() => SolvedBy, { description: 'Where they were solved (化解层级)' })
  solvedBy!: SolvedBy;

  @Field(() => Ended, { description: 'How they ended (办结情况)' })
  ended!: Ended;
}

export const ReportRowConnection = connectionOf('ReportRow', () => ReportRow, 'rows of a report');
