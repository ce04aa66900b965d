import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Node, typeNameOf } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { ResourceState as State } from '../../../resource-steps.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { Person } from '../../people/graphql/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { Team } from '../../teams/graphql/index.ts';
import type { ForWhom, PeriodKind as Kind } from '../words.ts';
import { PeriodKind, ResourceState } from './words.ts';

export const ResourceOwner = createUnionType({
  name: 'ResourceOwner', description: 'Who offers a resource (资源提供方).',
  types: () => [Organisation, Division, Team, Person] as const,
  resolveType: (row: object) => typeNameOf(row),
});

@ObjectType({ description: 'When a resource is given (时间安排).', simpleResolvers: true })
export class ResourceTiming {
  @Field(() => PeriodKind, { description: 'On weekdays, days of the month or dates, or plainly by day, week or month (周期)' })
  kind!: Kind;

  @Field(() => String, { nullable: true, description: 'The rule in the words of iCalendar (RFC 5545): FREQ=WEEKLY;BYDAY=MO. Null for plain periods (规则)' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'Begin as HH:MM in the time of the realm. Null for plain periods (开始时间)' })
  startTime!: string | null;

  @Field(() => Int, { nullable: true, description: 'Minutes that it takes. Null for plain periods (时长)' })
  minutes!: number | null;
}

@ObjectType({ description: 'One time at which a resource is given, or one plain period, and what is left of it (场次).', simpleResolvers: true })
export class Occurrence {
  @Field(() => DateTimeScalar, { description: 'Begin; orders name it (开始)' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'End (结束)' })
  endsAt!: Date;

  @Field(() => Int, { description: 'Persons that it takes (容量)' })
  capacity!: number;

  @Field(() => Int, { description: 'Persons for whom there is still a place, as it is now (剩余名额)' })
  free!: number;
}

@ObjectType({ description: 'For whom a resource is; null does not narrow. An order for somebody else is refused (`NOT_FOR_YOU`): by the division of their home, and by the age that they have or reach in the year of the visit, if they said their year of birth. Who has not said it is not judged by age (服务对象).', simpleResolvers: true })
export class ResourceForWhom {
  @Field(() => Int, { nullable: true, description: 'From this age in years (最小年龄)' })
  ageFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'To this age in years, inclusive (最大年龄)' })
  ageTo!: number | null;

  @Field(() => [Division], { description: 'For people who live in one of these or below; empty: everybody (居住范围)' })
  divisions!: object[];

  @Field(() => String, { nullable: true, description: 'In words; people judge by them, the system does not (文字说明)' })
  words!: string | null;
}

@ObjectType({ description: 'What was last said at a step: why it was returned, paused or withdrawn (说明).', simpleResolvers: true })
export class ResourceSaying {
  @Field(() => String, { description: 'The step (步骤)' })
  step!: string;

  @Field(() => String, { description: 'What was said (内容)' })
  words!: string;
}

@ObjectType('Resource', { implements: Node, simpleResolvers: true, description: 'Something that a unit, a community, a team or a person offers against an item of the catalogue (资源).' })
export class Resource extends Node {
  @Field(() => String, { description: 'Title (标题)' })
  title!: string;

  @Field(() => String, { description: 'What is offered (内容)' })
  what!: string;

  @Field(() => String, { description: 'Code of the catalogue item it is offered for (清单分项代码)' })
  itemCode!: string;

  @Field(() => ResourceState, { description: 'Where it stands (状态)' })
  state!: State;

  @Field(() => DateTimeScalar, { description: 'Since when it stands there (状态起始)' })
  stateSince!: Date;

  @Field(() => Int, { description: 'Counts what happened to it, without a gap (修订号)' })
  revision!: number;

  @Field(() => Int, { nullable: true, description: 'Persons that each occurrence or period takes; null while it is not said (容量)' })
  capacity!: number | null;

  @Field(() => Boolean, { description: 'Whether its owner confirms each booking, and the order waits until then; otherwise a booking stands at once (预约需单位确认)' })
  confirmsBookings!: boolean;

  @Field(() => DateTimeScalar, { description: 'From when it is given (有效期起)' })
  validFrom!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is given; null: without an end (有效期止)' })
  validUntil!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was written down (起草时间)' })
  draftedAt!: Date;

  divisionId!: string;
  place!: string | null;
  forWhom!: ForWhom;
}

export const ResourceConnection = connectionOf('Resource', () => Resource, 'resources');
