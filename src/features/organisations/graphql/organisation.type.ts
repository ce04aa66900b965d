import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { ORGANISATION_KIND_NAMES, ORGANISATION_KINDS, type OrganisationKind as Kind } from '../words.ts';

export const OrganisationKind = enumOf('OrganisationKind', 'Kind of an organisation (单位类型).', ORGANISATION_KIND_NAMES, ORGANISATION_KINDS);

export const OrganisationOrder = enumOf('OrganisationOrder', 'How a list of organisations is sorted (排序).', ['NAME'], { NAME: { en: 'by name', zh: '按名称' } });

@ObjectType('Organisation', { implements: Node, simpleResolvers: true, description: 'A hospital, a school, a company; a co-building unit if it shares its resources (单位).' })
export class Organisation extends Node {
  @Field(() => OrganisationKind, { description: 'Kind of the organisation (单位类型)' })
  kind!: Kind;

  @Field(() => String, { description: 'Name of the organisation; not unique (名称)' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is a co-building unit, that is, shares its resources (共建单位)' })
  coBuilding!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed here; null while it is not (停用时间)' })
  endedAt!: Date | null;

  divisionId!: string;
}

export const OrganisationConnection = connectionOf('Organisation', () => Organisation, 'organisations');

@InputType({ description: 'What a list of organisations is narrowed to; all that is given must hold.' })
export class OrganisationFilter {
  @Field(() => [OrganisationKind], { nullable: true, description: 'Kinds to show (单位类型)' })
  kinds?: Kind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only co-building units, or only others (共建单位)' })
  coBuilding?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of a division that looks after them, itself or from above (范围)' })
  underCode?: string | null;
}

@InputType({ description: 'Enters an organisation.' })
export class CreateOrganisationInput extends KeyedInput {
  @Field(() => OrganisationKind, { description: 'Kind of the organisation (单位类型)' })
  kind!: Kind;

  @Field(() => String, { description: 'Name of the organisation (名称)' })
  name!: string;

  @Field(() => String, { description: 'Code of the division that looks after it (所属治理单元)' })
  divisionCode!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is a co-building unit (共建单位)' })
  coBuilding!: boolean;
}

@InputType({ description: 'Changes what is given of an organisation.' })
export class UpdateOrganisationInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the organisation (单位)' })
  organisationId!: string;

  @Field(() => OrganisationKind, { nullable: true, description: 'Kind from now on (单位类型)' })
  kind?: Kind | null;

  @Field(() => String, { nullable: true, description: 'Name from now on (名称)' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a co-building unit from now on (共建单位)' })
  coBuilding?: boolean | null;
}

@InputType({ description: 'Closes an organisation.' })
export class EndOrganisationInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the organisation (单位)' })
  organisationId!: string;
}
