import { Field, InputType, Int, ObjectType } from 'type-graphql';

const SAYS = {
  seatsAtOnce: 'Seats that one person holds at once and that have not begun (同时持有名额上限)',
  grabsAMinute: 'Places that one person grabs within a minute (每分钟抢单上限)',
  travelMinutes: 'Minutes between services in two communities; within a community none (跨社区路程,分钟)',
  noShows: 'So many absences lead to cooling off (触发冷静期的爽约次数)',
  noShowDays: 'The days within which absences count (爽约统计天数)',
  readReturns: 'So many seats given back after contact data had been read lead to cooling off (触发冷静期的查看后退出次数)',
  readReturnDays: 'The days within which they count (查看后退出统计天数)',
  coolingDays: 'Days of cooling off, in which no new seats are taken (冷静期天数)',
};

@ObjectType({ description: 'How much one person may take, for the sake of the others (公平抢单).', simpleResolvers: true })
export class FairPlay {
  @Field(() => Int, { description: SAYS.seatsAtOnce })
  seatsAtOnce!: number;

  @Field(() => Int, { description: SAYS.grabsAMinute })
  grabsAMinute!: number;

  @Field(() => Int, { description: SAYS.travelMinutes })
  travelMinutes!: number;

  @Field(() => Int, { description: SAYS.noShows })
  noShows!: number;

  @Field(() => Int, { description: SAYS.noShowDays })
  noShowDays!: number;

  @Field(() => Int, { description: SAYS.readReturns })
  readReturns!: number;

  @Field(() => Int, { description: SAYS.readReturnDays })
  readReturnDays!: number;

  @Field(() => Int, { description: SAYS.coolingDays })
  coolingDays!: number;
}

@InputType({ description: 'What of fair play changes; what is left out stays (公平抢单).' })
export class FairPlayInput {
  @Field(() => Int, { nullable: true, description: `${SAYS.seatsAtOnce}, 1 to 1,000` })
  seatsAtOnce?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.grabsAMinute}, at least 1` })
  grabsAMinute?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.travelMinutes}, 0 to 1,440` })
  travelMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.noShows}, at least 1` })
  noShows?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.noShowDays}, at least 1` })
  noShowDays?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.readReturns}, at least 1` })
  readReturns?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.readReturnDays}, at least 1` })
  readReturnDays?: number | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.coolingDays}, at least 1` })
  coolingDays?: number | null;
}
