import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@ObjectType('ReportNow', { simpleResolvers: true, description: 'How the living orders stand at this moment (当前态势).' })
export class ReportNow {
  @Field(() => DateTimeScalar, { description: 'When this was counted (统计时刻)' })
  at!: Date;

  @Field(() => Int, { description: 'Orders that wait: placed, asked about, dispatched or accepted (待办)' })
  waiting!: number;

  @Field(() => Int, { description: 'Orders that are overdue at the end of their limits: the street leader was told, in the state they are in; as `centerDay` counts them (已逾期)' })
  overdue!: number;

  @Field(() => Int, { description: 'Orders that are open to volunteers, or to begin (已开放)' })
  open!: number;

  @Field(() => Int, { description: 'Helper places that can be taken now (空余名额)' })
  seatsFree!: number;

  @Field(() => Int, { description: 'Open orders without a lead (缺领单)' })
  unled!: number;

  @Field(() => Int, { description: 'Orders under way (服务中)' })
  underway!: number;
}
