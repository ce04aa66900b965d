import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateScalar, DateTimeScalar } from '../../../graphql/scalars.ts';
import type { SeriesState as State } from '../../../series-steps.ts';
import type { Pause } from '../words.ts';
import { OccurrenceState, SeriesPause, SeriesState } from './words.ts';

@ObjectType('Series', {
  implements: Node, simpleResolvers: true,
  description: 'A wish that comes again by a rule (固定服务): each occurrence is an ordinary order that the clock places ahead of its time. The requester sees it, who acts for them or looks after the place, and whom it prefers.',
})
export class Series extends Node {
  @Field(() => String, { description: 'Code of the catalogue item (清单分项代码)' })
  itemCode!: string;

  @Field(() => SeriesState, { description: 'Where it stands (状态)' })
  state!: State;

  @Field(() => DateTimeScalar, { description: 'Since when it stands there (状态起始)' })
  stateSince!: Date;

  @Field(() => SeriesPause, { nullable: true, description: 'Why it is paused (暂停原因); null unless it is' })
  paused!: Pause | null;

  @Field(() => String, { description: 'The rule, as it was given (规则)' })
  rule!: string;

  @Field(() => String, { description: 'Begin of each occurrence as HH:MM in the time of the realm (开始时间)' })
  startTime!: string;

  @Field(() => Int, { description: 'Minutes that an occurrence takes (时长)' })
  minutes!: number;

  @Field(() => Boolean, { description: 'Whether public holidays of the realm are left out (节假日跳过)' })
  skipsHolidays!: boolean;

  @Field(() => DateTimeScalar, { description: 'Occurrences from then on (起)' })
  validFrom!: Date;

  @Field(() => DateTimeScalar, { description: 'Occurrences that are over by then (止)' })
  validUntil!: Date;

  @Field(() => Int, { description: 'For how many people (人数)' })
  persons!: number;

  @Field(() => Int, { nullable: true, description: 'Helpers of each order (志愿者人数); null: what the item says' })
  helpersWanted!: number | null;

  @Field(() => Int, { description: 'Counts what happened to it, without a gap (修订号)' })
  revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was begun (设立时间)' })
  begunAt!: Date;
}

export const SeriesConnection = connectionOf('Series', () => Series, 'series');

@ObjectType('SeriesOccurrence', { simpleResolvers: true, description: 'One occurrence of a series (单次安排).' })
export class SeriesOccurrence {
  @Field(() => DateScalar, { description: 'The date that the rule gives it, which names it, wherever it was moved (原定日期)' })
  date!: string;

  @Field(() => DateTimeScalar, { description: 'When it begins (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends (结束)' })
  endsAt!: Date;

  @Field(() => OccurrenceState, { description: 'What becomes of it (状态)' })
  state!: string;
}

export const SeriesOccurrenceConnection = connectionOf('SeriesOccurrence', () => SeriesOccurrence, 'occurrences that were placed, moved or skipped');

@ObjectType({ simpleResolvers: true, description: 'Somebody who is asked first for the orders of a series (优先邀请人员).' })
export class PreferredPerson {
  @Field(() => ID, { description: 'Id of the person' })
  personId!: string;

  @Field(() => String, { description: 'Their name, masked unless it is yours (姓名)' })
  name!: string;
}
