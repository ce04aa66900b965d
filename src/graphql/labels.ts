import {
  getNamedType, getNullableType, GraphQLList, GraphQLNonNull, GraphQLString, isEnumType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLFieldResolver,
  type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import type { Context } from './context.ts';
import { labelIn } from './enums.ts';

/** Gives every enum field of every object its label beside it, unless the room wrote one (`label` or `<field>Label`); refusals have their message. */
export function addLabels(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type.getInterfaces().some(({ name }) => name === 'Refusal')) continue;
    for (const field of Object.values(type.getFields())) addLabel(type, field);
  }
}

/** What a room's own `label` is the label of. */
const LABELLED = ['state', 'step'];

function addLabel(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): void {
  const fields = type.getFields();
  const named = getNamedType(field.type);
  const many = isListType(getNullableType(field.type));
  const name = many ? `${field.name.replace(/s$/, '')}Labels` : `${field.name}Label`;
  // A field with arguments, or whose words are in a sentence beside it, would be asked twice.
  const said = name in fields || 'message' in fields || ('label' in fields && LABELLED.includes(field.name));
  if (!isEnumType(named) || field.args.length > 0 || said) return;
  const read: GraphQLFieldResolver<unknown, Context> = (field.resolve as GraphQLFieldResolver<unknown, Context> | undefined) ?? ((row) => (row as Record<string, unknown>)[field.name]);
  const say = (value: unknown, { language }: Context): unknown => (value === null || value === undefined ? null
    : Array.isArray(value) ? value.map((one) => labelIn(named.name, String(one), language)) : labelIn(named.name, String(value), language));
  const text = many ? new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))) : isNonNullType(field.type) ? new GraphQLNonNull(GraphQLString) : GraphQLString;
  fields[name] = {
    name, args: [], type: text, deprecationReason: undefined, astNode: undefined, extensions: field.extensions,
    description: many ? 'The same in words, in the language of the request' : `\`${field.name}\` in words, in the language of the request`,
    resolve: (row: unknown, args: Record<string, unknown>, context: Context, info) => {
      const value = read(row, args, context, info);
      return value instanceof Promise ? value.then((known: unknown) => say(known, context)) : say(value, context);
    },
  };
}
