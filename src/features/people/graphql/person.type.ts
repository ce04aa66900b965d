import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { TimeWindow } from '../../places/graphql/index.ts';
import type { ReachedBy as ReachedByName } from '../words.ts';
import { ReachedBy } from './words.ts';

/** What a resolver hands on for a person: the id alone; every field decides for itself what the reader may see. */
export interface PersonRef {
  readonly id: string;
  readonly realm?: string;
}

@ObjectType('Person', { implements: Node, simpleResolvers: true, description: 'A person of the realm: resident, volunteer, officer (人员). Names are masked; what is in `contact` is shown in full to few, and each reading is recorded.' })
export class Person extends Node {}

export const PersonConnection = connectionOf('Person', () => Person, 'people');

@ObjectType({ description: 'Personal data of a person in full. Each reading of another\'s is recorded, and that person can see it (联系信息).', simpleResolvers: true })
export class Contact {
  @Field(() => String, { description: 'Name in full (姓名)' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number (电话)' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Address down to the door (地址)' })
  address!: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84 (纬度)' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84 (经度)' })
  longitude!: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth, if they said it (出生年份)' })
  birthYear!: number | null;
}

@ObjectType({ description: 'A weekly window in the time of the realm (空闲时段).', simpleResolvers: true })
export class WeeklyWindow extends TimeWindow {
  @Field(() => Int, { description: 'Day of the week, 1 (Monday) to 7 (星期)' })
  weekday!: number;
}

@ObjectType({ description: 'A skill that volunteers name and orders ask for (技能).', simpleResolvers: true })
export class Skill {
  @Field(() => String, { description: 'Code of the skill; it never changes (代码)' })
  code!: string;

  @Field(() => String, { description: 'The skill in the language of the request (名称)' })
  label!: string;
}

@ObjectType({ description: 'Registration as a volunteer (注册志愿者).', simpleResolvers: true })
export class Volunteer {
  @Field(() => DateTimeScalar, { description: 'Since when (注册时间)' })
  since!: Date;

  @Field(() => [WeeklyWindow], { description: 'When they are free; empty: whenever (空闲时段)' })
  freeHours!: readonly WeeklyWindow[];

  skills!: string[];
  areaDivisionIds!: string[];
}

@InputType({ description: 'What a list of people is narrowed to; all that is given must hold.' })
export class PersonFilter {
  @Field(() => String, { nullable: true, description: 'Code of a division: who lives in or below it (范围)' })
  underCode?: string | null;

  @Field(() => ReachedBy, { nullable: true, description: 'How they are told news (联系方式)' })
  reachedBy?: ReachedByName | null;
}
