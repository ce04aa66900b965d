import { Field, ID, InputType } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';

@InputType({ description: 'Founds a team; appoint its captain next.' })
export class CreateTeamInput extends KeyedInput {
  @Field(() => String, { description: 'Name of the team (队名)' })
  name!: string;

  @Field(() => String, { description: 'Code of the division under which it is registered (所属治理单元)' })
  divisionCode!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the organisation that it belongs to, if any (所属单位)' })
  organisationId?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the divisions where it helps; empty: the one under which it is registered (服务区域)' })
  divisionCodes!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of catalogue items that it helps with; empty: everything (服务项目)' })
  itemCodes!: string[];
}

@InputType({ description: 'Says anew where and with what a team helps.' })
export class SetTeamScopeInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the team (队伍)' })
  teamId!: string;

  @Field(() => [String], { description: 'Codes of all divisions where it helps from now on (服务区域)' })
  divisionCodes!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of all catalogue items that it helps with from now on; empty: everything (服务项目)' })
  itemCodes!: string[];
}

@InputType({ description: 'Ends a team.' })
export class EndTeamInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the team (队伍)' })
  teamId!: string;
}

@InputType({ description: 'Asks to join a team.' })
export class AskToJoinTeamInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the team (队伍)' })
  teamId!: string;
}

@InputType({ description: 'Leaves a team, or takes the request back.' })
export class LeaveTeamInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the team (队伍)' })
  teamId!: string;
}

@InputType({ description: 'Takes in one who asked.' })
export class AdmitMemberInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the membership that was asked for (申请)' })
  membershipId!: string;
}

@InputType({ description: 'Turns down one who asked.' })
export class RefuseMemberInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the membership that was asked for (申请)' })
  membershipId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the one who asked (理由)' })
  reason?: string | null;
}

@InputType({ description: 'Removes a member.' })
export class RemoveMemberInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the membership (队员)' })
  membershipId!: string;

  @Field(() => String, { description: 'Why, for the one who is removed (理由)' })
  reason!: string;
}
