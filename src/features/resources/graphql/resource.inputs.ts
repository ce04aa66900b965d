import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyedInput, OneOf } from '../../../graphql/input.ts';
import { DateScalar, DateTimeScalar } from '../../../graphql/scalars.ts';
import type { ResourceState as State } from '../../../resource-steps.ts';
import { PlainPeriod, ResourceState } from './words.ts';

@OneOf()
@InputType({ description: 'Who offers it: exactly one. You must speak for it.' })
export class ResourceOwnerInput {
  @Field(() => ID, { nullable: true, description: 'Id of the unit whose representative you are (单位)' })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the community whose worker you are, or of the street that you lead (社区或街道)' })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the team whose captain you are (志愿服务队)' })
  teamId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: you yourself (本人)' })
  myself?: boolean | null;
}

@InputType({ description: 'Given at a time of day, by a rule.' })
export class RecurringInput {
  @Field(() => String, {
    description: 'A small part of iCalendar: FREQ=WEEKLY;BYDAY=MO,TH or FREQ=MONTHLY;BYMONTHDAY=15,-1 or FREQ=MONTHLY;BYDAY=2TU,-1FR, each with INTERVAL up to 12, or single dates RDATE:20261103,20261110. Everything else is refused (规则)',
  })
  rule!: string;

  @Field(() => String, { description: 'Begin as HH:MM in the time of the realm (开始时间)' })
  startTime!: string;

  @Field(() => Int, { description: 'Minutes that it takes, 5 to 1440 (时长)' })
  minutes!: number;
}

@OneOf()
@InputType({ description: 'When it is given: by a rule, or so many in a plain period.' })
export class ResourceTimingInput {
  @Field(() => RecurringInput, { nullable: true, description: 'By a rule (按规则)' })
  recurring?: RecurringInput | null;

  @Field(() => PlainPeriod, { nullable: true, description: 'At any time within a day, week or month (普通周期)' })
  period?: 'DAY' | 'WEEK' | 'MONTH' | null;
}

@InputType({ description: 'For whom it is; what is left out does not narrow.' })
export class ResourceForWhomInput {
  @Field(() => Int, { nullable: true, description: 'From this age in years, 0 to 150; see `ResourceForWhom` (最小年龄)' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'To this age in years, inclusive (最大年龄)' })
  ageTo?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of divisions, up to 20, in or below which people must live (居住范围)' })
  divisionCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'In words, up to 300 characters (文字说明)' })
  words?: string | null;
}

@InputType({ description: 'When and how many; what is left out stays as it is.' })
export abstract class OfferingInput extends KeyedInput {
  @Field(() => ResourceTimingInput, { nullable: true, description: 'When it is given; needed before it is submitted (时间安排)' })
  timing?: ResourceTimingInput | null;

  @Field(() => Int, { nullable: true, description: 'Persons that each occurrence or period takes; needed before it is submitted (容量)' })
  capacity?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is given; null: without an end (有效期止)' })
  validUntil?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether each booking is confirmed by you before it stands; left out at first: no (预约需单位确认)' })
  confirmsBookings?: boolean | null;
}

@InputType({ description: 'Writes down what is offered.' })
export class DraftResourceInput extends OfferingInput {
  @Field(() => ResourceOwnerInput, { description: 'Who offers it (提供方)' })
  owner!: ResourceOwnerInput;

  @Field(() => String, { description: 'Code of the catalogue item; one of kind RESOURCE (清单分项代码)' })
  itemCode!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the project that it belongs to: a running one that serves the item (志愿服务项目)' })
  projectId?: string | null;

  @Field(() => String, { description: 'Title, up to 80 characters (标题)' })
  title!: string;

  @Field(() => String, { description: 'What is offered, up to 1000 characters (内容)' })
  what!: string;

  @Field(() => String, { description: 'Code of the division where it is given; its center lists it (所在治理单元)' })
  divisionCode!: string;

  @Field(() => String, { nullable: true, description: 'Where exactly, up to 200 characters. Everybody may read it, unless the item is sensitive (地点)' })
  place?: string | null;

  @Field(() => ResourceForWhomInput, { nullable: true, description: 'For whom it is (服务对象)' })
  forWhom?: ResourceForWhomInput | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it is given; left out: from now on. INTERVAL counts from its week or month (有效期起)' })
  validFrom?: Date | null;
}

@InputType({ description: 'Changes what is given of a draft; null takes it back.' })
export class ReviseResourceInput extends OfferingInput {
  @Field(() => ID, { description: 'Id of the resource (资源)' })
  resourceId!: string;

  @Field(() => String, { nullable: true, description: 'Code of the catalogue item from now on (清单分项代码)' })
  itemCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the project that it belongs to from now on, null for none: a running one that serves the item (志愿服务项目)' })
  projectId?: string | null;

  @Field(() => String, { nullable: true, description: 'Title from now on (标题)' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is offered from now on (内容)' })
  what?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the division where it is given from now on (所在治理单元)' })
  divisionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Where exactly; null: not said (地点)' })
  place?: string | null;

  @Field(() => ResourceForWhomInput, { nullable: true, description: 'For whom it is, in whole; null: everybody (服务对象)' })
  forWhom?: ResourceForWhomInput | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it is given (有效期起)' })
  validFrom?: Date | null;
}

@InputType({ description: 'Names an occurrence that is not given after all.' })
export class CancelOccurrenceInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the resource (资源)' })
  resourceId!: string;

  @Field(() => DateTimeScalar, { description: 'When the occurrence begins; of a plain period, any moment within it (场次)' })
  startsAt!: Date;

  @Field(() => String, { description: 'Why, for the residents who booked it, up to 1000 characters (原因)' })
  words!: string;
}

@InputType({ description: 'Asks the center to list it; may say what is still missing.' })
export class SubmitResourceInput extends OfferingInput {
  @Field(() => ID, { description: 'Id of the resource (资源)' })
  resourceId!: string;
}

@InputType({ description: 'Names a resource.' })
export class ResourceInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the resource (资源)' })
  resourceId!: string;
}

@InputType({ description: 'Names a resource and says why.' })
export class ReturnResourceInput extends ResourceInput {
  @Field(() => String, { description: 'What is to be changed, up to 1000 characters (原因)' })
  words!: string;
}

@InputType({ description: 'Names a resource and may say why.' })
export class PauseResourceInput extends ResourceInput {
  @Field(() => String, { nullable: true, description: 'Why, up to 1000 characters (原因)' })
  words?: string | null;
}

@InputType({ description: 'Names a resource to be taken off the list for good.' })
export class WithdrawResourceInput extends PauseResourceInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether orders that have booked it shall be cancelled, and everybody told; if false, living bookings refuse the step (取消全部预约)' })
  cancelBookings!: boolean;
}

@InputType({ description: 'What a list of resources is narrowed to; all that is given must hold.' })
export class ResourceFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of catalogue items (清单分项)' })
  itemCodes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the division in or below which it is given (所在范围)' })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit that offers it (单位)' })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the community or street that offers it (社区或街道)' })
  ownerDivisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the team that offers it (志愿服务队)' })
  teamId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that you speak for (我的资源)' })
  mine?: boolean | null;

  @Field(() => [ResourceState], { nullable: true, description: 'States to show (状态)' })
  states?: State[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Given on this day of the realm (日期)' })
  date?: string | Date | null;
}
