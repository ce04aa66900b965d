import {
  BREAK, execute, getVariableValues, GraphQLScalarType, Kind, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Variables } from './guard/cost.ts';

/** Executes one operation of a document that was validated. */
export type Execution = (context: unknown, variables: Variables, rootValue?: unknown) => ExecutionResult | Promise<ExecutionResult>;

const MOST_ERRORS = 50;

/**
 * The way an operation is executed: by graphql-js, and from its `after`-th time on (documents that are asked once are not worth compiling) by what
 * graphql-jit makes of it. Variables are coerced by graphql-js in both, which knows `@oneOf` and defaults within inputs. Never compiled: what introspects, what skips or
 * includes (graphql-jit keeps conditions on the document's own nodes, where two uses of one fragment mix). Of a subscription this is each of its messages.
 */
export function executionOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, after: number): Execution {
  const operationName = operation.name?.value ?? null;
  const interpreted: Execution = (contextValue, variableValues, rootValue) => execute({ schema, document, contextValue, rootValue, variableValues, operationName });
  if (!isCompilable(document)) return interpreted;
  const definitions = operation.variableDefinitions ?? [];
  let times = 0;
  let compiled: Execution | null = null;
  const compile = (): Execution => {
    const query = compileQuery(takingCoerced(schema), withCoerced(document, operation), operationName ?? '', { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(query)) return interpreted;
    return (context, variables, rootValue) => {
      const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: MOST_ERRORS });
      return errors ? { errors } : query.query(rootValue, context, coerced);
    };
  };
  return (context, variables, rootValue) => {
    if (compiled === null && times++ < after) return interpreted(context, variables, rootValue);
    return (compiled ??= compile())(context, variables, rootValue);
  };
}

/** The type of a variable that was coerced already. */
const COERCED = new GraphQLScalarType({ name: 'Coerced', parseValue: (value) => value });
const takers = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The schema, with that type in it. */
function takingCoerced(schema: GraphQLSchema): GraphQLSchema {
  const known = takers.get(schema) ?? Object.create(schema, { getType: { value: (name: string) => (name === COERCED.name ? COERCED : schema.getType(name)) } }) as GraphQLSchema;
  takers.set(schema, known);
  return known;
}

/** The document, whose operation takes its variables as they are. */
function withCoerced(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const variableDefinitions = operation.variableDefinitions?.map(({ kind, variable }) =>
    ({ kind, variable, type: { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: COERCED.name } } })) ?? [];
  return { ...document, definitions: document.definitions.map((one) => (one === operation ? { ...operation, variableDefinitions } : one)) };
}

function isCompilable(document: DocumentNode): boolean {
  let compilable = true;
  visit(document, {
    Directive: ({ name }) => { if (name.value === 'skip' || name.value === 'include') { compilable = false; return BREAK; } return undefined; },
    [Kind.FIELD]: { enter: ({ name }: { name: { value: string } }) => { if (name.value === '__schema' || name.value === '__type') { compilable = false; return BREAK; } return undefined; } },
  });
  return compilable;
}
