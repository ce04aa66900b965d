import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, OneOf } from '../../../graphql/input.ts';
import { DateScalar, DateTimeScalar } from '../../../graphql/scalars.ts';
import { RecurringInput } from '../../resources/graphql/index.ts';

@InputType({ description: 'A wish that shall come again, and when.' })
export class BeginSeriesInput extends KeyedInput {
  @Field(() => String, { description: 'Code of the catalogue item; one that a crew or a lead serves (清单分项代码)' })
  itemCode!: string;

  @Field(() => String, { description: 'Code of the division in which it is: as exact as is known, down to the stairwell (治理单元代码)' })
  divisionCode!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the resident it is for, when you set it up on their behalf; left out: yourself' })
  requesterId?: string | null;

  @Field(() => String, { description: 'The requester\'s own words, at most 2,000 characters; each order takes them over (需求原话)' })
  words!: string;

  @Field(() => RecurringInput, { description: 'By which rule, when and for how long (时间安排)' })
  timing!: RecurringInput;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether public holidays of the realm are left out (节假日跳过)' })
  skipsHolidays!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Occurrences from then on; left out: from now (起)' })
  validFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Occurrences that are over by then, at most two years ahead; left out: a year (止)' })
  validUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many people it is for; left out: 1 (人数)' })
  persons?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many helpers each order wants; left out: what the item says (志愿者人数)' })
  helpersWanted?: number | null;

  @Field(() => ID, { nullable: true, description: 'Id of the project that its orders belong to: a running one that serves the item (志愿服务项目)' })
  projectId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of up to 10 people who shall be asked first: volunteers or party members who have served this resident, or whom you name by your office. It gives them no right and keeps no place for them (优先邀请)' })
  preferredIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Id of a team whose members shall be asked first (优先邀请的服务队)' })
  teamId?: string | null;
}

@InputType({ description: 'Names a series.' })
export class SeriesInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the series (固定服务)' })
  seriesId!: string;
}

@InputType({ description: 'Names an occurrence of a series that shall be left out.' })
export class SkipSeriesOccurrenceInput extends SeriesInput {
  @Field(() => DateScalar, { description: 'The date that the rule gives it (原定日期)' })
  date!: string | Date;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether its order is called off, too, if it was placed already; otherwise that is refused (同时取消订单)' })
  cancelOrder!: boolean;
}

@InputType({ description: 'Names an occurrence of a series, and its new time.' })
export class MoveSeriesOccurrenceInput extends SeriesInput {
  @Field(() => DateScalar, { description: 'The date that the rule gives it (原定日期)' })
  date!: string | Date;

  @Field(() => DateTimeScalar, { description: 'When it shall begin, at most 60 days from where it was (新的开始时间)' })
  startsAt!: Date;
}

@InputType({ description: 'Names a series, and who shall be asked first from now on.' })
export class SeriesPreferenceInput extends SeriesInput {
  @Field(() => [ID], { nullable: true, description: 'Ids of up to 10 people; left out: nobody (优先邀请)' })
  preferredIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Id of a team; left out: none (优先邀请的服务队)' })
  teamId?: string | null;
}

@InputType({ description: 'Names a series, and what of it is another from now on; what is left out stays.' })
export class ChangeSeriesInput extends SeriesInput {
  @Field(() => String, { nullable: true, description: 'The requester\'s own words, at most 2,000 characters, for orders that are not placed yet (需求原话)' })
  words?: string | null;

  @Field(() => RecurringInput, { nullable: true, description: 'Another rhythm: by which rule, when and for how long. What was skipped or moved by the one before is forgotten, but a day for which an order was placed gets no other (时间安排)' })
  timing?: RecurringInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether public holidays of the realm are left out (节假日跳过)' })
  skipsHolidays?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Occurrences that are over by then, at most two years ahead (止)' })
  validUntil?: Date | null;
}

@InputType({ description: 'Names a series that shall end.' })
export class EndSeriesInput extends SeriesInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether its orders that have not begun are called off with it; otherwise they go on by their own steps (同时取消未开始的订单)' })
  cancelOrders!: boolean;
}

@OneOf()
@InputType({ description: 'Which series to list: exactly one.' })
export class SeriesScopeInput {
  @Field(() => Boolean, { nullable: true, description: 'True: your own, and those of whom you act for (本人及被监护人)' })
  mine?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of a community, grid or building that you look after (治理单元)' })
  divisionCode?: string | null;
}
