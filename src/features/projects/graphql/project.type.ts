import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateScalar, DateTimeScalar } from '../../../graphql/scalars.ts';

export const ProjectOrder = enumOf('ProjectOrder', 'How a list of projects is sorted (排序).', ['NAME'], { NAME: { en: 'by name', zh: '按名称' } });

@ObjectType('Project', { implements: Node, simpleResolvers: true, description: 'A named programme of an organisation and its partners that serves items of the catalogue; orders and resources may belong to one (志愿服务项目).' })
export class Project extends Node {
  @Field(() => String, { description: 'Name of the project; not unique (名称)' })
  name!: string;

  @Field(() => DateScalar, { description: 'When it was signed (签约日期)' })
  signedOn!: string;

  @Field(() => [String], { description: 'Codes of the catalogue items that it serves, up to 50 (服务分项)' })
  itemCodes!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it runs (结束时间)' })
  endedAt!: Date | null;

  ownerId!: string;
}

export const ProjectConnection = connectionOf('Project', () => Project, 'projects');

@InputType({ description: 'What a list of projects is narrowed to; all that is given must hold.' })
export class ProjectFilter {
  @Field(() => ID, { nullable: true, description: 'Id of an organisation that owns it or is a partner (单位)' })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an item that it serves (清单分项)' })
  itemCode?: string | null;
}

@InputType({ description: 'Enters a project that was signed.' })
export class CreateProjectInput extends KeyedInput {
  @Field(() => String, { description: 'Name of the project, up to 60 characters (名称)' })
  name!: string;

  @Field(() => ID, { description: 'Id of the organisation that answers for it (牵头单位)' })
  ownerId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Ids of its partners, up to 30 (合作单位)' })
  partnerIds!: string[];

  @Field(() => DateScalar, { description: 'When it was signed (签约日期)' })
  signedOn!: string | Date;

  @Field(() => [String], { description: 'Codes of the items that it serves, 1 to 50 (服务分项)' })
  itemCodes!: string[];
}

@InputType({ description: 'Names a project.' })
export class ProjectInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the project (项目)' })
  projectId!: string;
}

@InputType({ description: 'Changes what is given of a project.' })
export class UpdateProjectInput extends ProjectInput {
  @Field(() => String, { nullable: true, description: 'Name from now on (名称)' })
  name?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of its partners from now on, all of them (合作单位)' })
  partnerIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the items that it serves from now on, all of them (服务分项)' })
  itemCodes?: string[] | null;
}
