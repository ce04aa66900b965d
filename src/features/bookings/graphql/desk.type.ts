import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'An occurrence that could be booked for an order instead of the one it lost (可改约场次).', simpleResolvers: true })
export class OtherOccurrence {
  @Field(() => ID, { description: 'Id of its resource (资源)' })
  resourceId!: string;

  @Field(() => DateTimeScalar, { description: 'Begin; `rebookOrder` names it (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  endsAt!: Date;

  @Field(() => Int, { description: 'Persons for whom there is still a place, as it is now (剩余名额)' })
  free!: number;
}

@ObjectType({ description: 'How one occurrence, or one plain period, is used, in persons (场次使用情况).', simpleResolvers: true })
export class UsedOccurrence {
  @Field(() => DateTimeScalar, { description: 'Begin (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  endsAt!: Date;

  @Field(() => Int, { description: 'Persons that it takes (容量)' })
  capacity!: number;

  @Field(() => Int, { description: 'Persons whose places are taken: requested, confirmed, delivered or not come (已约人数)' })
  booked!: number;

  @Field(() => Boolean, { description: 'Whether it was cancelled and is not given (已取消)' })
  cancelled!: boolean;

  @Field(() => Int, { description: 'Persons whose booking waits for the unit (待确认人数)' })
  requested!: number;

  @Field(() => Int, { description: 'Persons whose booking is confirmed (已确认人数)' })
  confirmed!: number;

  @Field(() => Int, { description: 'Persons to whom it was given (已服务人数)' })
  delivered!: number;

  @Field(() => Int, { description: 'Persons who did not come (未到人数)' })
  notCome!: number;
}

export const UsedOccurrenceConnection = connectionOf('UsedOccurrence', () => UsedOccurrence, 'occurrences that were booked or cancelled');

@ObjectType({ description: 'How a resource was used in a span of time: the share is `booked` of `capacity`, in which occurrences that nobody booked count and cancelled ones do not (资源使用率).', simpleResolvers: true })
export class Utilisation {
  @Field(() => Int, { description: 'Occurrences that begin within it, cancelled ones too (场次数)' })
  occurrences!: number;

  @Field(() => Int, { description: 'Occurrences of it that were cancelled (取消场次数)' })
  cancelled!: number;

  @Field(() => Int, { description: 'Persons that the occurrences which were not cancelled could take (总容量)' })
  capacity!: number;

  @Field(() => Int, { description: 'Persons whose places are taken (已约人数)' })
  booked!: number;

  @Field(() => Int, { description: 'Persons to whom it was given (已服务人数)' })
  delivered!: number;

  @Field(() => Int, { description: 'Persons who did not come (未到人数)' })
  notCome!: number;
}

@ObjectType({ description: 'What was given of one item in a quarter: numbers alone (本季度提供情况).', simpleResolvers: true })
export class GivenItem {
  @Field(() => String, { description: 'Code of the catalogue item (清单分项代码)' })
  itemCode!: string;

  @Field(() => Int, { description: 'Bookings that were delivered (已提供次数)' })
  delivered!: number;

  @Field(() => Int, { description: 'Persons to whom it was given (已服务人数)' })
  persons!: number;

  @Field(() => Int, { description: 'Bookings to which nobody came (未到次数)' })
  notCome!: number;

  @Field(() => Int, { description: 'Bookings that the unit cancelled (单位取消次数)' })
  cancelledByUnit!: number;

  @Field(() => Int, { description: 'Bookings that the unit declined, or did not answer (谢绝次数)' })
  declined!: number;
}

export const GivenItemConnection = connectionOf('GivenItem', () => GivenItem, 'items that were given');
