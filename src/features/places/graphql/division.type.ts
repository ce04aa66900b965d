import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.ts';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { GridKind as GridKindName, Level } from '../levels.ts';
import { DivisionLevel, GridKind } from './words.ts';

@ObjectType('Division', { implements: Node, simpleResolvers: true, description: 'A node of the tree street > community > grid > building > stairwell (治理单元).' })
export class Division extends Node {
  @Field(() => String, { description: 'Code of the division: the official one where there is one; unique in the realm (代码)' })
  code!: string;

  @Field(() => String, { description: 'Name of the division; not unique (名称)' })
  name!: string;

  @Field(() => DivisionLevel, { description: 'Level of the division (层级)' })
  level!: Level;

  @Field(() => GridKind, { nullable: true, description: 'What the grid looks after; null unless it is a grid (网格类型)' })
  gridKind!: GridKindName | null;

  @Field(() => Int, { nullable: true, description: 'Number of households, where it is known (户数)' })
  households!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84 (纬度)' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84 (经度)' })
  longitude!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the division was given up; null while it is there (撤销时间)' })
  endedAt!: Date | null;

  parentId!: string | null;
  countyId!: string | null;
  streetId!: string | null;
  communityId!: string | null;
  gridId!: string | null;
  buildingId!: string | null;
}

export const DivisionConnection = connectionOf('Division', () => Division, 'divisions');

@InputType({ description: 'What a list of divisions is narrowed to; all that is given must hold.' })
export class DivisionFilter {
  @Field(() => [DivisionLevel], { nullable: true, description: 'Levels to show (层级)' })
  levels?: Level[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the division directly above (上级代码)' })
  parentCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a division: itself and all below it (范围)' })
  underCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Beginning of the name (名称开头)' })
  nameStartsWith?: string | null;
}
