import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { KeyedInput } from '../../../graphql/input.ts';
import type { ItemKind as Kind, ServedBy as Served } from '../words.ts';
import { DurationUnit, ItemKind, ServedBy, type DurationUnitName } from './words.ts';

@InputType({ description: 'A category of the catalogue.' })
export class ItemCategoryInput {
  @Field(() => String, { description: 'Code of the category: capitals, digits, underscores (代码)' })
  code!: string;

  @Field(() => String, { description: 'Name of the category in Chinese (中文名称)' })
  zh!: string;

  @Field(() => String, { description: 'Name of the category in English (英文名称)' })
  en!: string;
}

@InputType({ description: 'A time limit that differs from the table of steps.' })
export class ItemLimitInput {
  @Field(() => String, { description: 'Table of steps: ORDER, SEAT, RESOURCE, BOOKING, DRAW or SERIES (流程)' })
  table!: string;

  @Field(() => String, { description: 'The step after which it runs (步骤)' })
  step!: string;

  @Field(() => String, { description: 'The step that the clock then takes (逾期步骤)' })
  then!: string;

  @Field(() => Float, { description: 'How many of the unit: a minute at least, a year at most (数量)' })
  amount!: number;

  @Field(() => DurationUnit, { description: 'Unit of the amount (单位)' })
  unit!: DurationUnitName;
}

@InputType({ description: 'An item as it shall be.' })
export class ItemInput {
  @Field(() => String, { description: 'Code of the item: capitals, digits, underscores. A known code replaces that item (代码)' })
  code!: string;

  @Field(() => String, { description: 'Code of its category (大类代码)' })
  category!: string;

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

  @Field(() => [ItemLimitInput], { defaultValue: [], description: 'Time limits that differ from the table of steps (时限)' })
  limits!: ItemLimitInput[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of skills that helpers should have (技能)' })
  skills!: string[];

  @Field(() => Boolean, { description: 'Whether it is sensitive: health, mind, debts (敏感)' })
  sensitive!: boolean;

  @Field(() => Int, { defaultValue: 0, description: 'Helpers wanted if an order does not say: 1 to 50 for a crew, otherwise 0 (默认志愿者人数)' })
  helpers!: number;

  @Field(() => Int, { defaultValue: 60, description: 'Minutes that a visit takes if an order does not say, 10 to 1440 (默认时长)' })
  minutes!: number;
}

@InputType({ description: 'Drafts the next version from the one in force: says only what differs.' })
export class ProposeCatalogueInput extends KeyedInput {
  @Field(() => String, { nullable: true, description: 'Why, up to 500 characters (说明)' })
  note?: string | null;

  @Field(() => [ItemCategoryInput], { nullable: true, description: 'All categories in their order; left out, they stay (大类)' })
  categories?: ItemCategoryInput[] | null;

  @Field(() => [ItemInput], { defaultValue: [], description: 'Items to add or to replace (新增或修改的分项)' })
  put!: ItemInput[];

  @Field(() => [String], { defaultValue: [], description: 'Codes of items to take off the list (移除的分项)' })
  remove!: string[];
}

@InputType({ description: 'Makes a draft the list in force.' })
export class PublishCatalogueInput extends KeyedInput {
  @Field(() => ID, { description: 'Id of the draft (草稿)' })
  catalogueId!: string;
}
