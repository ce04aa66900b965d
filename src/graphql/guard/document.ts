import {
  getOperationAST, GraphQLError, Kind, parse, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode,
} from 'graphql';
import { DoorError, type DoorArgs, type DoorCode } from '../errors.ts';
import type { OperationKind } from '../faults.ts';
import type { DoorSettings } from '../settings.ts';
import { alikeOf, type Alike } from '../alike.ts';
import { executionOf, type Execution } from '../compiled.ts';
import { costOf, type Variables } from './cost.ts';
import { nestsDeeper } from './nesting.ts';
import { countAliases, countRootFields, depthOf, fragmentsOf, type Fragments } from './shape.ts';
import { UNKEEPABLE, writesUnkeepableText } from './text.ts';

/** A document that was parsed, bounded and validated; or why not. */
export type Prepared =
  | { readonly ok: true; readonly document: DocumentNode; operationOf(name: string | null | undefined): PreparedOperation | null }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  /** By which readings are recorded and faults are found: its own name, or else what it asks for, in braces. */
  readonly name: string;
  /** Why this operation of the document is refused, whatever its variables are. */
  readonly refused: DoorError | null;
  costWith(variables: Variables): number;
  readonly execution: Execution;
  /** Of a subscription. */
  readonly alike: Alike | null;
}

/** Parses and validates each document once and remembers the result, good or bad, for the last used ones. */
export interface Documents {
  prepare(source: string): Prepared;
}

type Bounds = Pick<DoorSettings, 'nesting' | 'tokens' | 'depth' | 'aliases' | 'rootFields' | 'rootMutations' | 'errorsPerResponse' | 'rememberedDocuments' | 'compiledAfter'>;

/** Of an operation that has no name of its own. */
const LONGEST_NAME = 100;
/** A bound on what is remembered, in characters of source. */
const REMEMBERED_CHARACTERS = 4_000_000;

export function openDocuments(schema: GraphQLSchema, bounds: Bounds): Documents {
  const known = new Map<string, Prepared>();
  let characters = 0;
  return {
    prepare(source) {
      const found = known.get(source);
      if (found !== undefined) {
        known.delete(source); // the last used one is forgotten last
        known.set(source, found);
        return found;
      }
      const prepared = prepare(schema, source, bounds);
      known.set(source, prepared);
      characters += source.length;
      while (known.size > bounds.rememberedDocuments || characters > REMEMBERED_CHARACTERS) {
        const oldest = known.keys().next().value;
        if (oldest === undefined) break;
        known.delete(oldest);
        characters -= oldest.length;
      }
      return prepared;
    },
  };
}

/** An error of ours that points at where graphql-js found it. */
const pointing = (error: DoorError, at?: GraphQLError): GraphQLError => new GraphQLError(error.code, {
  originalError: error,
  ...(at?.nodes === undefined ? {} : { nodes: at.nodes }),
  ...(at?.source === undefined ? {} : { source: at.source }),
  ...(at?.positions === undefined ? {} : { positions: at.positions }),
});

const refuse = (code: DoorCode, args: DoorArgs, at?: GraphQLError): Prepared =>
  ({ ok: false, errors: [pointing(new DoorError(code, args), at)] });

function prepare(schema: GraphQLSchema, source: string, bounds: Bounds): Prepared {
  if (nestsDeeper(source, bounds.nesting, 'graphql')) return refuse('LIMIT_NESTING', { limit: bounds.nesting });
  let document: DocumentNode;
  try {
    document = parse(source, { maxTokens: bounds.tokens });
  } catch (error) {
    const at = error instanceof GraphQLError ? error : new GraphQLError(String(error));
    if (at.message.includes('tokens. Parsing aborted')) return refuse('LIMIT_TOKENS', { limit: bounds.tokens });
    return refuse('GRAPHQL_PARSE_FAILED', { detail: at.message }, at);
  }
  if (writesUnkeepableText(document, source)) return refuse('BAD_USER_INPUT', { detail: UNKEEPABLE });
  const aliases = countAliases(document);
  if (aliases > bounds.aliases) return refuse('LIMIT_ALIASES', { found: aliases, limit: bounds.aliases });
  const errors = validate(schema, document, undefined, { maxErrors: bounds.errorsPerResponse });
  if (errors.length > 0) {
    return { ok: false, errors: errors.map((at) => pointing(new DoorError('GRAPHQL_VALIDATION_FAILED', { detail: at.message }), at)) };
  }
  const fragments = fragmentsOf(document);
  const operations = new Map<OperationDefinitionNode, PreparedOperation>();
  return {
    ok: true,
    document,
    operationOf(name) {
      const operation = getOperationAST(document, name);
      if (!operation) return null;
      const prepared = operations.get(operation) ?? prepareOperation(schema, document, operation, fragments, bounds);
      operations.set(operation, prepared);
      return prepared;
    },
  };
}

function prepareOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, fragments: Fragments, bounds: Bounds): PreparedOperation {
  // Most operations cost the same whatever their variables are.
  let depends = false;
  const alike = costOf(schema, operation, fragments, {}, () => { depends = true; });
  const fixed = depends ? null : alike;
  return {
    operation,
    name: operation.name?.value ?? `{ ${operation.selectionSet.selections.map(saidOf).join(' ')} }`.slice(0, LONGEST_NAME),
    refused: refusalOf(operation, fragments, bounds),
    execution: executionOf(schema, document, operation, bounds.compiledAfter),
    alike: operation.operation === 'subscription' ? alikeOf(schema, document, operation) : null,
    costWith: (variables) => fixed ?? costOf(schema, operation, fragments, variables),
  };
}

const saidOf = (one: SelectionNode): string => (one.kind === Kind.FIELD ? one.name.value : '...');

function refusalOf(operation: OperationDefinitionNode, fragments: Fragments, bounds: Bounds): DoorError | null {
  const kind: OperationKind = operation.operation;
  const limit = kind === 'mutation' ? bounds.rootMutations : bounds.rootFields;
  const fields = countRootFields(operation, fragments);
  if (fields > limit) return new DoorError('LIMIT_ROOT_FIELDS', { found: fields, limit });
  const depth = depthOf(operation, fragments);
  if (depth > bounds.depth) return new DoorError('LIMIT_DEPTH', { found: depth, limit: bounds.depth });
  return null;
}
