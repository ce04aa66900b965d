import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { APPOINTING, ROLES, SCOPES, type Role as RoleName, type Scope as ScopeName } from '../../../appointing.ts';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput, OneOf } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { DivisionLevel } from '../../places/graphql/index.ts';

export const Role = enumOf('Role', 'What a person is appointed to (任职角色).', ROLES, APPOINTING);

export const RoleScope = enumOf('RoleScope', 'Over what a role is held (任职范围类型).', SCOPES, {
  DIVISION: { en: 'a division and all below it', zh: '治理单元' }, ORGANISATION: { en: 'an organisation', zh: '单位' }, TEAM: { en: 'a team', zh: '志愿服务队' },
});

export const AppointmentOrder = enumOf('AppointmentOrder', 'How a list of appointments is sorted (排序).', ['ID'], { ID: { en: 'by id, which says nothing', zh: '按编号' } });

@ObjectType('Appointment', { implements: Node, simpleResolvers: true, description: 'A role of a person over a division, an organisation or a team, from when until when (任职).' })
export class Appointment extends Node {
  @Field(() => Role, { description: 'The role (角色)' })
  role!: RoleName;

  @Field(() => DateTimeScalar, { description: 'From when (开始时间)' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while no end is set (结束时间)' })
  until!: Date | null;
}

export const AppointmentConnection = connectionOf('Appointment', () => Appointment, 'appointments');

@ObjectType({ description: 'What a role is held over, how many may hold it, and who gives it (任职规则).', simpleResolvers: true })
export class RoleRule {
  @Field(() => Role, { description: 'The role (角色)' })
  role!: RoleName;

  @Field(() => String, { description: 'The role in the language of the request' })
  label!: string;

  @Field(() => RoleScope, { description: 'Over what it is held (任职范围类型)' })
  scope!: ScopeName;

  @Field(() => [DivisionLevel], { description: 'Levels of the division; empty unless it is held over one (层级)' })
  levels!: readonly string[];

  @Field(() => Boolean, { description: 'Whether only one person may hold it over the same thing at a time (是否唯一)' })
  alone!: boolean;

  @Field(() => [Role], { description: 'Who gives it: holders of one of these roles over the division or one above it (任命人)' })
  givenBy!: readonly string[];
}

@InputType({ description: 'What a list of appointments is narrowed to; all that is given must hold.' })
export class AppointmentFilter {
  @Field(() => [Role], { nullable: true, description: 'Roles to show (角色)' })
  roles?: RoleName[] | null;

  @Field(() => String, { nullable: true, description: 'Code of a division: appointments in or below it (范围)' })
  underCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person who holds them (人员)' })
  personId?: string | null;
}

@OneOf()
@InputType({ description: 'Over what a role is to be held: exactly one of these.' })
export class AppointmentScopeInput {
  @Field(() => String, { nullable: true, description: 'Code of a division (治理单元)' })
  divisionCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of an organisation (单位)' })
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a team (队伍)' })
  teamId?: string | null;
}

@InputType({ description: 'Gives a person a role. Nobody appoints themselves.' })
export class AppointInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the person (人员)' })
  personId!: string;

  @Field(() => Role, { description: 'The role (角色)' })
  role!: RoleName;

  @Field(() => AppointmentScopeInput, { description: 'Over what (任职范围)' })
  scope!: AppointmentScopeInput;

  @Field(() => ID, { nullable: true, description: 'Of a pair: id of the appointment of the grid officer with whom the volunteer is paired (结对网格员的任职)' })
  withAppointmentId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when; left out: now (开始时间)' })
  since?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; left out: until it is ended (结束时间)' })
  until?: Date | null;
}

@InputType({ description: 'Ends an appointment.' })
export class EndAppointmentInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the appointment (任职)' })
  appointmentId!: string;
}
