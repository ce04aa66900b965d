import { readFileSync } from 'node:fs';
import {
  buildSchema, getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType,
  type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** The schema that outsiders read, as it is emitted. */
export const SCHEMA: GraphQLSchema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

/** Object types of ours, the roots left out. */
export const OBJECT_TYPES: readonly GraphQLObjectType[] = Object.values(SCHEMA.getTypeMap()).filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name));

export const NODE_TYPES: readonly GraphQLObjectType[] = OBJECT_TYPES.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

/** Makes the value of an argument or an input field; undefined: left out, if it may be. */
export type Fill = (name: string, type: GraphQLNamedType, path: readonly string[]) => unknown;

/** A literal of GraphQL for a value; names of enums are `{ enum: 'NAME' }`. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    if ('enum' in value) return String(value.enum);
    return `{${Object.entries(value).map(([name, inner]) => `${name}: ${literal(inner)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** Arguments of a field as they stand in a document: those that must be given, and those that `fill` gives. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, fill: Fill): string {
  const given = field.args.flatMap((arg) => {
    const named = getNamedType(arg.type);
    const value = fill(arg.name, named, [field.name, arg.name]) ?? (isNonNullType(arg.type) && arg.defaultValue === undefined ? valueOf(arg.type, fill, [field.name, arg.name]) : undefined);
    return value === undefined ? [] : [`${arg.name}: ${literal(isEnumType(named) ? { enum: value } : value)}`];
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** A value of an input type: what `fill` gives, else the least that is valid in form. Fields that may be left out come along only if `fill` gives them. */
export function valueOf(type: GraphQLInputType, fill: Fill, path: readonly string[]): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, fill, path);
  if (isListType(type)) return [valueOf(type.ofType, fill, path)];
  const named = type as GraphQLNamedType;
  const name = path.at(-1) ?? '';
  const given = fill(name, named, path);
  if (given !== undefined) return given;
  if (isEnumType(named)) return named.getValues()[0]?.value;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields());
    const chosen = named.isOneOf ? fields.slice(0, 1) : fields;
    return Object.fromEntries(chosen.flatMap((field) => {
      const inner = [...path, field.name];
      const must = named.isOneOf || (isNonNullType(field.type) && field.defaultValue === undefined);
      const asked = fill(field.name, getNamedType(field.type), inner);
      if (!must && asked === undefined) return [];
      const value = asked !== undefined && isListType(isNonNullType(field.type) ? field.type.ofType : field.type) && !Array.isArray(asked) ? [asked] : asked ?? valueOf(field.type, fill, inner);
      return [[field.name, value]];
    }));
  }
  return { Int: 1, Float: 1, Boolean: true, String: 'words', ID: 'bm9uZQ', DateTime: '2027-01-05T08:00:00.000Z', Date: '2027-01-05' }[named.name] ?? '';
}

export interface Selecting {
  readonly fill: Fill;
  /** How many objects below this one are opened. */
  readonly depth: number;
  /** Nodes below the first are shown by their id only. */
  readonly closed?: boolean;
}

/** Everything that can be selected on a type. Fields of union members that clash are told apart by an alias. */
export function selectionOf(type: GraphQLNamedType, { fill, depth, closed = false }: Selecting): string {
  if (isAbstractType(type)) {
    const members = SCHEMA.getPossibleTypes(type).map((member) => `... on ${member.name} ${selectionOf(member, { fill, depth, closed })}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const parts = Object.values(type.getFields()).flatMap((field): string[] => {
    const named = getNamedType(field.type);
    const alias = `${type.name}_${field.name}: ${field.name}${argumentsOf(field, fill)}`;
    if (!isCompositeType(named)) return [alias];
    const isNode = isInterfaceType(named) ? named.name === 'Node' : isObjectType(named) && named.getInterfaces().some(({ name }) => name === 'Node');
    if (closed && isNode) return [`${alias} { __typename id }`];
    if (depth <= 0) return [`${alias} { __typename }`];
    return [`${alias} ${selectionOf(named, { fill, depth: depth - 1, closed })}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

/** `mutation Name($input: NameInput!) { name(input: $input) { … } }` with what an answer needs. */
export function mutationDocument(name: string, more = ''): string {
  const field = SCHEMA.getMutationType()!.getFields()[name];
  if (!field) throw new Error(`there is no mutation ${name}`);
  const result = getNamedType(field.type);
  const members = isAbstractType(result) ? SCHEMA.getPossibleTypes(result) : [];
  const ids = members.filter((member) => 'id' in member.getFields()).map((member) => `... on ${member.name} { id }`);
  if (members.some((member) => 'answers' in member.getFields())) ids.push('... on OrdersAnswered { done refused answers { orderId result { __typename ... on Order { id } ... on OrderLeft { id } ... on Refusal { code message path } } } }');
  return `mutation ${name[0]!.toUpperCase()}${name.slice(1)}($input: ${String(field.args[0]!.type)}) { ${name}(input: $input) { __typename ... on Refusal { code message path } ${ids.join(' ')} ${more} } }`;
}
