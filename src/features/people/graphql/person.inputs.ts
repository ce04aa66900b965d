import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';

@InputType({ description: 'Becomes a resident of the realm that the token names.' })
export class JoinAsResidentInput extends KeyedInput {
  @Field(() => String, { description: 'Name in full; others see it masked (姓名)' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number (电话)' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Address down to the door (地址)' })
  address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84; with longitude (纬度)' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84; with latitude (经度)' })
  longitude?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth, for resources that are for an age (出生年份)' })
  birthYear?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the division where they live: the smallest known; left out: somewhere in the realm (居住地)' })
  homeCode?: string | null;
}

@InputType({ description: 'What a resident agreed to, as somebody wrote it down (知情同意).' })
export class ConsentInput {
  @Field(() => String, { description: 'For what the data may be used (用途)' })
  purpose!: string;

  @Field(() => String, { description: 'What was agreed, how and when, in words (内容)' })
  text!: string;
}

@InputType({ description: 'Registers a resident who has no app.' })
export class RegisterResidentInput extends KeyedInput {
  @Field(() => String, { description: 'Name in full (姓名)' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number (电话)' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Address down to the door (地址)' })
  address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84; with longitude (纬度)' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84; with latitude (经度)' })
  longitude?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth, for resources that are for an age (出生年份)' })
  birthYear?: number | null;

  @Field(() => String, { description: 'Code of the division where they live (居住地)' })
  homeCode!: string;

  @Field(() => ConsentInput, { description: 'What they agreed to (知情同意)' })
  consent!: ConsentInput;
}

@InputType({ description: 'Takes back what a person agreed to.' })
export class RevokeConsentInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person: yourself, or somebody who said so to you (人员)' })
  personId!: string;
}

@InputType({ description: 'Writes down what a person who has no app agreed to.' })
export class RecordConsentInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person: somebody who lives where you may register residents (人员)' })
  personId!: string;

  @Field(() => ConsentInput, { description: 'What they agreed to (知情同意)' })
  consent!: ConsentInput;
}

@InputType({ description: 'Writes down that a person lets another act for them.' })
export class RecordGuardianInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person for whom it is (被监护人、委托人)' })
  personId!: string;

  @Field(() => ID, { description: 'Id of who may act for them (监护人、代办人)' })
  guardianId!: string;

  @Field(() => ConsentInput, { description: 'What they agreed to (知情同意)' })
  consent!: ConsentInput;
}

@InputType({ description: 'Ends that somebody may act for a person.' })
export class RevokeGuardianInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person for whom it was (被监护人、委托人)' })
  personId!: string;

  @Field(() => ID, { description: 'Id of who could act for them (监护人、代办人)' })
  guardianId!: string;
}

@InputType({ description: 'Your contact as it shall be from now on; what is left out is cleared.' })
export class UpdateMyContactInput extends KeyedInput {
  @Field(() => String, { description: 'Name in full (姓名)' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number (电话)' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Address down to the door (地址)' })
  address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84; with longitude (纬度)' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84; with latitude (经度)' })
  longitude?: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth, for resources that are for an age (出生年份)' })
  birthYear?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the division where you live now; left out: as before (居住地)' })
  homeCode?: string | null;
}

@InputType({ description: 'A weekly window in the time of the realm (空闲时段).' })
export class WeeklyWindowInput {
  @Field(() => Int, { description: 'Day of the week, 1 (Monday) to 7 (星期)' })
  weekday!: number;

  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM (结束)' })
  until!: string;
}

@InputType({ description: 'What a volunteer says of themselves; it replaces what was said before.' })
export class VolunteerInput extends KeyedInput {
  @Field(() => [String], { defaultValue: [], description: 'Codes of skills, from the list of skills (技能)' })
  skills!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of the divisions where they want to help; empty: anywhere (服务区域)' })
  areaCodes!: string[];

  @Field(() => [WeeklyWindowInput], { defaultValue: [], description: 'When they are free; empty: whenever (空闲时段)' })
  freeHours!: WeeklyWindowInput[];
}

@InputType({ description: 'Ends your registration as a volunteer.' })
export class StopVolunteeringInput extends KeyedInput {}

@InputType({ description: 'Records that somebody is a party member. Nobody records themselves.' })
export class RecordPartyMemberInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person (人员)' })
  personId!: string;

  @Field(() => String, { nullable: true, description: 'Name of their branch (党支部)' })
  branch?: string | null;
}

@InputType({ description: 'Records that somebody is no party member any more.' })
export class EndPartyMemberInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person (人员)' })
  personId!: string;
}
