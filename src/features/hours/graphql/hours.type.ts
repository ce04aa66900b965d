import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import { PageArgs } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'Service for one item, added up (分项服务时长).' })
export class ItemService {
  @Field(() => String, { description: 'Code of the item (清单分项)' })
  itemCode!: string;

  @Field(() => Float, { description: 'Hours of service (服务时长)' })
  hours!: number;

  @Field(() => Int, { description: 'Finished seats (服务次数)' })
  services!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Service added up from finished seats, whenever somebody asks (服务时长).' })
export class ServiceHours {
  @Field(() => Float, { description: 'Hours of service (服务时长)' })
  hours!: number;

  @Field(() => Int, { description: 'Finished seats (服务次数)' })
  services!: number;

  @Field(() => [ItemService], { description: 'By item, the most hours first; 50 at most (按分项)' })
  byItem!: readonly ItemService[];
}

@ObjectType({ simpleResolvers: true, description: 'A record of your service with a number by which anybody can check it (服务时长证明).' })
export class ServiceRecord {
  @Field(() => String, { description: 'Its number, XXXX-XXXX-XXXX-XXXX: whoever has it can ask whether it is right, and sees your masked name (证明编号)' })
  number!: string;

  @Field(() => DateTimeScalar, { description: 'It is of seats that ended from then on (起始)' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'And before then (截止)' })
  until!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was issued (开具时间)' })
  issuedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When you withdrew it; null: it stands (撤回时间)' })
  withdrawnAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whether a record of service is right (核验结果).' })
export class ServiceCheck {
  @Field(() => Boolean, { description: 'True: a record with this number stands, and says these hours where any were given. False: not so, whatever the reason' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'The masked name of whose record it is; null: it is not right (姓名已隐藏)' })
  name!: string | null;
}

@ArgsType()
export class ServiceArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Seats that ended from then on; left out: from the first' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'And before then; left out: until now' })
  until?: Date | null;
}

@ArgsType()
export class ServicesArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Seats that ended from then on; left out: from the first' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'And before then; left out: until now' })
  until?: Date | null;
}

@InputType({ description: 'Of which time the record is to be.' })
export class IssueServiceRecordInput extends KeyedInput {
  @Field(() => DateTimeScalar, { description: 'Of seats that ended from then on (起始)' })
  from!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'And before then; left out or later than now: until now (截止)' })
  until?: Date | null;
}

@InputType({ description: 'The record that nobody is to find any more.' })
export class WithdrawServiceRecordInput extends KeyedInput {
  @Field(() => String, { description: 'Its number (证明编号)' })
  number!: string;
}
