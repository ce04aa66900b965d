import {
  getNamedType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef,
  type FieldNode, type GraphQLField, type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode,
  type SelectionSetNode, type ValueNode,
} from 'graphql';
import type { Fragments } from './shape.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Items that a list is taken to have when nothing says more. */
const USUAL_LIST = 10;
const USUAL_PAGE = 20;
const MUTATION = 10;
/** A whole introspection is a big answer: five of them are one operation's cost. */
const INTROSPECTION: Readonly<Record<string, number>> = { __schema: 1_000, __type: 50 };

/**
 * What an operation may cost at most, known before it runs. An object costs 1 (or its `@Cost`), a scalar 0 (or its
 * `@Cost`), a mutation 10; what stands below a list counts once for each item: `first` of a connection, the number of
 * `ids` given, the list's `@AtMost`, or 10. Fragments must have no cycle. `heard` is told when a variable was looked at.
 */
export function costOf(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments, given: Variables, heard?: () => void): number {
  const variables = withDefaults(operation, given);
  const known = new Map<string, number>();

  const below = (set: SelectionSetNode, parent: GraphQLNamedType, page: number): number => {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) sum += costOfField(selection, parent, page);
      else if (selection.kind === Kind.INLINE_FRAGMENT) sum += below(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent, page);
      else {
        const key = `${selection.name.value} ${page}`;
        const fragment = fragments.get(selection.name.value);
        const cost = known.get(key) ?? (fragment === undefined ? 0 : below(fragment.selectionSet, typeNamed(fragment.typeCondition.name.value) ?? parent, page));
        known.set(key, cost);
        sum += cost;
      }
    }
    return sum;
  };
  const typeNamed = (name: string | undefined): GraphQLNamedType | undefined => (name === undefined ? undefined : schema.getType(name));

  const costOfField = (node: FieldNode, parent: GraphQLNamedType, page: number): number => {
    const introspection = INTROSPECTION[node.name.value];
    if (introspection !== undefined) return introspection;
    const field = fieldOf(parent, node.name.value);
    if (field === undefined) return 0;
    const type = getNamedType(field.type);
    const marked = field.extensions['cost'];
    const own = typeof marked === 'number' ? marked : parent === schema.getMutationType() ? MUTATION : isCompositeType(type) ? 1 : 0;
    const isPage = type.name.endsWith('Connection');
    const size = isPage ? asked(node, field, 'first') : undefined;
    const children = node.selectionSet === undefined ? 0 : below(node.selectionSet, type, typeof size === 'number' ? Math.max(0, size) : isPage ? USUAL_PAGE : 0);
    const times = isList(field.type) && isCompositeType(type) ? listSize(node, field, parent, page) : 1;
    return times * (own + children);
  };

  const asked = (node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): unknown => {
    if (heard && node.arguments?.some((arg) => arg.name.value === name && arg.value.kind === Kind.VARIABLE)) heard();
    return valueOf(node, field, name, variables);
  };

  const listSize = (node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType, page: number): number => {
    if (parent.name.endsWith('Connection') && (field.name === 'edges' || field.name === 'nodes')) return page;
    const ids = asked(node, field, 'ids');
    if (Array.isArray(ids)) return ids.length;
    const marked = field.extensions['listSize'];
    return typeof marked === 'number' ? marked : USUAL_LIST;
  };

  const root = schema.getRootType(operation.operation);
  return root ? below(operation.selectionSet, root, 0) : 0;
}

/** The variables as execution will see them where the client left some out. */
function withDefaults(operation: OperationDefinitionNode, given: Variables): Variables {
  const all: Record<string, unknown> = { ...given };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue !== undefined && all[variable.name.value] === undefined) all[variable.name.value] = plain(defaultValue, {});
  }
  return all;
}

const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  (isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined)
    ?? (name === SchemaMetaFieldDef.name ? SchemaMetaFieldDef : name === TypeMetaFieldDef.name ? TypeMetaFieldDef : undefined);

const isList = (type: GraphQLOutputType): boolean => (isNonNullType(type) ? isList(type.ofType) : isListType(type));

function valueOf(node: FieldNode, field: GraphQLField<unknown, unknown>, name: string, variables: Variables): unknown {
  const definition = field.args.find((arg) => arg.name === name);
  if (definition === undefined) return undefined;
  const given = node.arguments?.find((arg) => arg.name.value === name)?.value;
  return (given === undefined ? undefined : plain(given, variables)) ?? definition.defaultValue;
}

function plain(value: ValueNode, variables: Variables): unknown {
  switch (value.kind) {
    case Kind.VARIABLE: return variables[value.name.value];
    case Kind.INT: case Kind.FLOAT: return Number(value.value);
    case Kind.LIST: return value.values;
    default: return undefined;
  }
}
