import { ArgsType, Field, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { connectionOf, PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { Order, OrderFilter } from '../../orders/graphql/index.ts';
import { TROUBLES, type Trouble } from '../words.ts';

export const TroubleEnum = enumOf('OrderTrouble', 'Why an order is a matter for the street leader (难点)', TROUBLES, {
  ESCALATED: { en: 'A division sent it up, and something is left to do', zh: '已上报上一级' }, RECALLED: { en: 'It was returned or recalled twice or more', zh: '多次退回或收回' },
  UNRESOLVED: { en: 'It is not resolved after the last attempt', zh: '末次办理后仍未解决' }, OVERDUE: { en: 'The last of its limits is over, and the street leader was told', zh: '逾期已督办至街道负责人' },
});

@ObjectType({ simpleResolvers: true, description: 'An order in the queue of whoever holds it (待办).' })
export class QueueEntry {
  @Field(() => Order, { description: 'The order' })
  order!: object;

  @Field(() => Boolean, { description: 'Whether it is overdue (逾期)' })
  overdue!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is overdue; else when its next limit is over, or until when it is on hold, or when it is to begin. Null: none of these' })
  dueAt!: Date | null;

  @Field(() => [TroubleEnum], { description: 'Why it is also a matter for the street leader; empty: it is none' })
  troubles!: readonly Trouble[];
}

export const QueueConnection = connectionOf('QueueEntry', () => QueueEntry, 'orders in a queue');

@ObjectType({ simpleResolvers: true, description: 'An order that nobody has solved (难点订单).' })
export class UnsolvedOrder {
  @Field(() => Order, { description: 'The order; `trail` tells the whole of it' })
  order!: object;

  @Field(() => [TroubleEnum], { description: 'Why it is here' })
  troubles!: readonly Trouble[];

  @Field(() => DateTimeScalar, { description: 'Since when' })
  since!: Date;
}

export const UnsolvedConnection = connectionOf('UnsolvedOrder', () => UnsolvedOrder, 'orders that nobody has solved');

@ObjectType({ simpleResolvers: true, description: 'An order on the long list: put off until a date (挂账).' })
export class PutOffOrder {
  @Field(() => Order, { description: 'The order' })
  order!: object;

  @Field(() => DateTimeScalar, { description: 'When the clock brings it back' })
  until!: Date;
}

export const PutOffConnection = connectionOf('PutOffOrder', () => PutOffOrder, 'orders that are put off');

@ArgsType()
export class QueueArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the division that holds them: a community, or where the realm says so a grid or the street' })
  divisionCode!: string;

  @Field(() => Boolean, { nullable: true, description: 'Only what is overdue, or only the others' })
  overdue?: boolean | null;

  @Field(() => OrderFilter, { nullable: true, description: 'Narrows them' })
  filter?: OrderFilter | null;
}

@ArgsType()
export class StreetArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the street' })
  streetCode!: string;

  @Field(() => OrderFilter, { nullable: true, description: 'Narrows them' })
  filter?: OrderFilter | null;
}

@ArgsType()
export class UnsolvedArgs extends StreetArgs {
  @Field(() => [TroubleEnum], { nullable: true, description: 'Only those that are here for one of these reasons' })
  troubles?: Trouble[] | null;
}
