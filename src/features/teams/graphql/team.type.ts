import { Field, InputType, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';

@ObjectType('Team', { implements: Node, simpleResolvers: true, description: 'A volunteer team with a captain (志愿服务队).' })
export class Team extends Node {
  @Field(() => String, { description: 'Name of the team (队名)' })
  name!: string;

  @Field(() => DateTimeScalar, { description: 'Since when it is there (成立时间)' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it is there (解散时间)' })
  endedAt!: Date | null;

  divisionId!: string;
  organisationId!: string | null;
}

export const TeamConnection = connectionOf('Team', () => Team, 'teams');

@ObjectType('TeamMember', { implements: Node, simpleResolvers: true, description: 'A membership, or the request for one (队员).' })
export class TeamMember extends Node {
  @Field(() => DateTimeScalar, { description: 'When they asked to join (申请时间)' })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the captain took them in; null until then (入队时间)' })
  admittedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it lasts (结束时间)' })
  endedAt!: Date | null;
}

export const TeamMemberConnection = connectionOf('TeamMember', () => TeamMember, 'members of a team');

@InputType({ description: 'What a list of teams is narrowed to; all that is given must hold.' })
export class TeamFilter {
  @Field(() => String, { nullable: true, description: 'Code of a division: teams registered in or below it (范围)' })
  underCode?: string | null;
}
