import { type OperationTypeNode, getNamedType, isInputObjectType, isInterfaceType, isObjectType, isUnionType, type GraphQLFieldResolver, type GraphQLInterfaceType, type GraphQLResolveInfo, type GraphQLSchema, type GraphQLTypeResolver, type GraphQLUnionType } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { upon, type Soon } from '../kernel/soon.ts';
import { readAhead } from './ahead.ts';
import type { Context, NodeRow } from './context.ts';
import { directResolvers } from './direct.ts';
import { addLabels } from './labels.ts';
import { encodeId, NodeResolver } from './node.ts';
import type { Page } from './page.ts';

const ROOTS: Readonly<Record<`${OperationTypeNode}`, string>> = {
  query: 'What can be read. What you may not see is not found (查询).',
  mutation: 'What can be done. Each deed takes one input with a key, and answers with what came of it or with a refusal (变更).',
  subscription: 'What is pushed as it happens, over WebSocket (订阅).',
};

const DEPENDS = 'Depends on who asks.';

// type-graphql asks for one although every subscription here brings its own source.
const NO_PUBSUB = {
  subscribe: () => { throw new Error('A subscription needs a `subscribe` of its own.'); },
  publish: () => { throw new Error('Nothing is published: events are told in a transaction.'); },
};

/** Builds the schema of the resolvers given, and finishes what decorators cannot say: opaque ids, `@oneOf`, marks in descriptions, pages read ahead. */
export async function buildDoorSchema(resolvers: readonly Function[]): Promise<GraphQLSchema> {
  const classes: NonEmptyArray<Function> = [NodeResolver, ...resolvers];
  const schema = await buildSchema({
    resolvers: classes, validate: false, nullableByDefault: false, orphanedTypes: [], pubSub: NO_PUBSUB,
  });
  for (const [kind, says] of Object.entries(ROOTS)) {
    const root = schema.getRootType(kind as OperationTypeNode);
    if (root) root.description = says;
  }
  const direct = directResolvers(classes);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions['oneOf'] === true) type.isOneOf = true;
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = atOnce(type.resolveType, onlyOf(type));
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const otherwise = field.resolve;
      const resolve = otherwise && (direct.get(`${type.name}.${field.name}`)?.(otherwise) ?? otherwise);
      if (resolve) field.resolve = getNamedType(field.type).name.endsWith('Connection') ? withAhead(resolve as PageResolver) as typeof resolve : resolve;
      if (field.extensions['lazy'] === true) field.resolve = (row: Record<string, () => unknown>) => row[field.name]!();
      if (field.extensions['viewerDependent'] === true && !field.description?.endsWith(DEPENDS)) {
        const said = field.description ?? '';
        field.description = `${said}${said === '' || said.endsWith('.') ? '' : '.'} ${DEPENDS}`.trim();
      }
    }
    if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) {
      type.getFields()['id']!.resolve = opaqueId as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  addLabels(schema);
  return schema;
}

type PageResolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>, Soon<Page<object> | null>>;

/** A page whose items find what is asked of them read already. */
const withAhead = (resolve: PageResolver): PageResolver => (root, args, context, info) =>
  upon(resolve(root, args, context, info), (page) => (page === null ? null : upon(readAhead(context, info, page.nodes), () => page)));

const opaqueId = (row: NodeRow, _: unknown, context: Context, info: GraphQLResolveInfo): string =>
  encodeId(info.parentType.name, row.realm ?? context.realm, row.id);

/** What a row is that does not say it: the only member of a union beside the refusal, or the plain refusal. */
function onlyOf(type: GraphQLInterfaceType | GraphQLUnionType): string | null {
  if (type.name === 'Refusal') return 'Refused';
  const members = isUnionType(type) ? type.getTypes().filter(({ name }) => !['Refused', 'OutOfSight'].includes(name)) : [];
  return members.length === 1 ? members[0]!.name : null;
}

/** Rows that say what they are need no promise to find out; compiled execution could not wait for one. */
function atOnce(slow: GraphQLTypeResolver<unknown, unknown> | null | undefined, only: string | null): GraphQLTypeResolver<unknown, unknown> {
  return (row, context, info, type) => {
    const said = (row as { __typename?: unknown }).__typename;
    return typeof said === 'string' ? said : only ?? slow?.(row, context, info, type);
  };
}
