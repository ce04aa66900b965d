import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { Limits } from '../rules/limits.ts';
import type { ChangeKind, ItemKind as Kind, ServedBy as Served, VersionState } from '../words.ts';
import { CatalogueChangeKind, CatalogueState, DurationUnit, ItemKind, ServedBy, type DurationUnitName } from './words.ts';

@ObjectType({ description: 'A category of the catalogue (清单大类).', simpleResolvers: true })
export class ItemCategory {
  @Field(() => String, { description: 'Code of the category; it never changes (代码)' })
  code!: string;

  @Field(() => String, { description: 'Name of the category in the language of the request (名称)' })
  name!: string;

  @Field(() => String, { description: 'Name of the category in Chinese (中文名称)' })
  zh!: string;

  @Field(() => String, { description: 'Name of the category in English (英文名称)' })
  en!: string;
}

@ObjectType({ description: 'A time limit of an item that differs from the table of steps (时限).', simpleResolvers: true })
export class ItemLimit {
  @Field(() => String, { description: 'Table of steps: ORDER, SEAT or RESOURCE (流程)' })
  table!: string;

  @Field(() => String, { description: 'The step after which it runs (步骤)' })
  step!: string;

  @Field(() => String, { description: 'The step that the clock then takes (逾期步骤)' })
  then!: string;

  @Field(() => Float, { description: 'How many of the unit (数量)' })
  amount!: number;

  @Field(() => DurationUnit, { description: 'Unit of the amount (单位)' })
  unit!: DurationUnitName;
}

@ObjectType('Item', { implements: Node, simpleResolvers: true, description: 'An item of the catalogue in one of its versions: a kind of service or need that orders and resources name by its code (清单分项).' })
export class Item extends Node {
  @Field(() => String, { description: 'Code of the item; the same in all versions (代码)' })
  code!: string;

  @Field(() => Int, { description: 'Version of the catalogue in which the item reads like this (版本)' })
  version!: number;

  @Field(() => ItemKind, { description: 'Whether it is offered or asked for (资源或需求)' })
  kind!: Kind;

  @Field(() => String, { description: 'Name of the item in Chinese (中文名称)' })
  zh!: string;

  @Field(() => String, { description: 'Name of the item in English (英文名称)' })
  en!: string;

  @Field(() => String, { description: 'What is offered or needed, in Chinese (中文说明)' })
  whatZh!: string;

  @Field(() => String, { description: 'What is offered or needed, in English (英文说明)' })
  whatEn!: string;

  @Field(() => ServedBy, { description: 'Who serves an order of it (服务方式)' })
  servedBy!: Served;

  @Field(() => Boolean, { description: 'Whether it is sensitive (health, mind, debts): never public with place and time together (敏感)' })
  sensitive!: boolean;

  @Field(() => Int, { description: 'Helpers wanted if an order does not say; 0 unless a crew serves it (默认志愿者人数)' })
  helpers!: number;

  @Field(() => Int, { description: 'Minutes that a visit takes if an order does not say (默认时长)' })
  minutes!: number;

  category!: string;
  position!: number;
  skills!: string[];
  limits!: Limits;
}

export const ItemConnection = connectionOf('Item', () => Item, 'catalogue items');

@ObjectType({ description: 'How one item differs from the version that this one was drafted from (变更).', simpleResolvers: true })
export class CatalogueChange {
  @Field(() => String, { description: 'Code of the item (分项代码)' })
  code!: string;

  @Field(() => CatalogueChangeKind, { description: 'New, changed or removed (变更类型)' })
  kind!: ChangeKind;

  @Field(() => [String], { description: 'Names of the fields of `Item` that differ; empty for new and removed ones (变更字段)' })
  fields!: readonly string[];
}

@ObjectType('Catalogue', { implements: Node, simpleResolvers: true, description: 'A version of the list of what a street shares and needs (共驻共建服务项目资源及需求清单).' })
export class Catalogue extends Node {
  @Field(() => Int, { description: 'Number of the version, rising (版本号)' })
  version!: number;

  @Field(() => CatalogueState, { description: 'Whether it is proposed, in force or replaced (状态)' })
  state!: VersionState;

  @Field(() => Int, { nullable: true, description: 'Number of the version it was drafted from; null for the first (基于版本)' })
  base!: number | null;

  @Field(() => [CatalogueChange], { description: 'What differs from that version, item by item (变更)' })
  changes!: readonly CatalogueChange[];

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever proposed it (说明)' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was proposed (提出时间)' })
  proposedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came into force; null if it never did (发布时间)' })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When another replaced it; null while none has (取代时间)' })
  supersededAt!: Date | null;

  proposedBy!: string | null;
  publishedBy!: string | null;
}

export const CatalogueConnection = connectionOf('Catalogue', () => Catalogue, 'versions of the catalogue');

@InputType({ description: 'What a list of items is narrowed to; all that is given must hold.' })
export class ItemFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of categories (大类代码)' })
  categories?: string[] | null;

  @Field(() => ItemKind, { nullable: true, description: 'Only what is offered, or only what is asked for (资源或需求)' })
  kind?: Kind | null;

  @Field(() => ServedBy, { nullable: true, description: 'Only those that are served like this (服务方式)' })
  servedBy?: Served | null;

  @Field(() => [String], { nullable: true, description: 'Only those that want one of these skills, by code (技能)' })
  skills?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only sensitive ones, or only others (敏感)' })
  sensitive?: boolean | null;
}
