import { createSourceEventStream, GraphQLError, type DocumentNode, type ExecutionResult, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { Caller } from '../platform/actor.ts';
import type { Language, Platform } from '../platform/platform.ts';
import { answeredWith, refusedWith, type Answered, type ErrorsOf, type Wording } from './answer.ts';
import { openContext, type Context, type NodeLoaders } from './context.ts';
import type { Execution } from './compiled.ts';
import { QuietEnding, type Ending } from './ending.ts';
import { DoorError } from './errors.ts';
import type { OperationKind } from './faults.ts';
import { cursorNow } from '../platform/events/read.ts';
import type { Alike } from './alike.ts';
import { asksForCursor } from './feed-cursor.ts';
import type { Documents } from './guard/document.ts';
import { holdsUnkeepableText, UNKEEPABLE } from './guard/text.ts';
import type { Variables } from './guard/cost.ts';
import type { Metrics } from './metrics.ts';
import type { Rate } from './rate.ts';
import type { DoorSettings } from './settings.ts';
import { Pushed, type Outlet, type Wire } from './pushed.ts';
import { openStream, PushedStream, type Stream } from './stream.ts';

/** Who asks, by whatever transport. */
export interface Asker {
  readonly transport: 'http' | 'ws';
  readonly caller: Caller | null;
  readonly realm: string;
  readonly language: Language;
  /** Whom the rate limit counts. */
  readonly client: string;
}

export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
}

/** An operation that passed the guard and may run once. */
export interface Admitted {
  readonly kind: OperationKind;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Variables;
  readonly cost: number;
  readonly execution: Execution;
  readonly alike: Alike | null;
  readonly of: ErrorsOf;
  readonly asker: Asker;
}

/** The one way from a request to an answer. HTTP and WebSocket only carry it. */
export interface Runner {
  /** Refuses what the limits forbid; the same for every transport. */
  admit(asker: Asker, asked: Asked): { ok: true; admitted: Admitted } | { ok: false; errors: readonly GraphQLError[]; of: ErrorsOf };
  /** Runs a query or a mutation within its deadline, at which it aborts; whoever asked may do so before, when nobody waits any more. */
  run(admitted: Admitted, ending: Ending): Promise<Answered>;
  /** Opens a subscription; each message is executed with fresh rights and loaders. What its source pushes goes out by the wire, everything else is yielded. */
  stream(admitted: Admitted, wire: Wire): Promise<Stream | FormattedExecutionResult>;
  readonly wording: Wording;
  readonly schema: GraphQLSchema;
}

export interface RunnerParts {
  readonly schema: GraphQLSchema;
  readonly platform: Platform;
  readonly nodes: NodeLoaders;
  readonly settings: DoorSettings;
  readonly documents: Documents;
  readonly wording: Wording;
  readonly rate: Rate;
  readonly metrics: Metrics;
}

const wrapped = (error: DoorError): GraphQLError => new GraphQLError(error.code, { originalError: error });

export function openRunner({ schema, platform, nodes, settings, documents, wording, rate, metrics }: RunnerParts): Runner {
  const contextOf = ({ asker, of }: Admitted, ending: Ending, feedCursor: string | null = null): Context =>
    openContext({ platform, feedCursor, nodes, ending, realm: asker.realm, caller: asker.caller, client: asker.client, language: asker.language, operation: of.operation });

  /** A query that selects `feedCursor` knows it before it reads anything else. */
  const opened = async (admitted: Admitted, ending: Ending): Promise<Context> =>
    contextOf(admitted, ending, admitted.kind === 'query' && asksForCursor(admitted.document) ? await cursorNow(platform.db, admitted.asker.realm) : null);

  /** Executes within a deadline. What comes later goes nowhere. */
  const within = async (admitted: Admitted, context: Context | Promise<Context>, ending: Ending, rootValue?: unknown): Promise<ExecutionResult> => {
    const mutation = admitted.kind === 'mutation';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<ExecutionResult>((settle) => {
      timer = setTimeout(() => {
        settle({ errors: [wrapped(new DoorError(mutation ? 'OUTCOME_UNKNOWN' : 'OVERLOADED'))] });
        ending.abort();
      }, mutation ? settings.mutationMs : settings.queryMs);
    });
    try {
      const executed = async () => admitted.execution(await context, admitted.variables, rootValue);
      return await Promise.race([late, executed()]);
    } finally {
      clearTimeout(timer);
    }
  };

  /** The source of a subscription, or that it could not be opened in time; one that comes too late is closed. */
  const openedInTime = async (opening: ReturnType<typeof createSourceEventStream>): ReturnType<typeof createSourceEventStream> => {
    let late = false;
    let timer: NodeJS.Timeout | undefined;
    void opening.then((source) => { if (late && Symbol.asyncIterator in source) void source[Symbol.asyncIterator]().return?.(); }, () => {});
    try {
      return await Promise.race([opening, new Promise<ExecutionResult>((settle) => {
        timer = setTimeout(() => { late = true; settle({ errors: [wrapped(new DoorError('UNAVAILABLE'))] }); }, settings.queryMs);
      })]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    wording, schema,

    admit(asker, { query, operationName, variables }) {
      let of: ErrorsOf = { kind: 'query', operation: '', language: asker.language };
      const refuse = (...errors: readonly GraphQLError[]) => {
        const code = errors[0] === undefined ? 'BAD_REQUEST' : wording.doorErrorOf(errors[0], of).code;
        metrics.refused(asker.transport, code);
        return { ok: false as const, errors, of };
      };
      const waitMs = rate.take(asker.client);
      if (waitMs > 0) return refuse(wrapped(new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs })));
      const prepared = documents.prepare(query);
      if (!prepared.ok) return refuse(...prepared.errors);
      const chosen = prepared.operationOf(operationName);
      if (chosen === null) return refuse(wrapped(new DoorError('BAD_REQUEST', { detail: operationName ? { en: 'The document has no operation of this name.', zh: '文档中没有此名称的操作。' } : { en: 'Several operations: name one by operationName.', zh: '文档中有多个操作，请用 operationName 指明。' } })));
      const { operation } = chosen;
      const kind: OperationKind = operation.operation;
      of = { ...of, kind, operation: chosen.name };
      if (kind === 'subscription' && asker.transport === 'http') {
        return refuse(wrapped(new DoorError('BAD_REQUEST', { detail: { en: 'Subscriptions are served over WebSocket (graphql-transport-ws).', zh: '订阅请通过 WebSocket（graphql-transport-ws）。' } })));
      }
      if (kind !== 'subscription' && asker.transport === 'ws' && !settings.socketQueries) return refuse(wrapped(new DoorError('SUBSCRIPTIONS_ONLY')));
      if (kind === 'mutation' && asker.caller?.readsOnly === true) return refuse(wrapped(new DoorError('SCOPE_TOO_NARROW')));
      if (chosen.refused !== null) return refuse(wrapped(chosen.refused));
      const given = variables ?? {};
      if (holdsUnkeepableText(given)) return refuse(wrapped(new DoorError('BAD_USER_INPUT', { detail: UNKEEPABLE })));
      const cost = chosen.costWith(given);
      if (cost > settings.cost) return refuse(wrapped(new DoorError('COST_EXCEEDED', { found: cost, limit: settings.cost })));
      return { ok: true, admitted: { kind, document: prepared.document, operationName, variables: given, cost, execution: chosen.execution, alike: chosen.alike, of, asker } };
    },

    async run(admitted, ending) {
      const { of, asker } = admitted;
      const began = performance.now();
      const result = await within(admitted, opened(admitted, ending), ending);
      const answered = answeredWith(wording, result, of, { cost: { requested: admitted.cost, limit: settings.cost } });
      const [trouble] = answered.result.errors ?? [];
      if (trouble) metrics.troubled(asker.transport, String(trouble.extensions?.['code']));
      metrics.answered(asker.transport, admitted.kind, trouble ? 'errors' : 'ok', (performance.now() - began) / 1000);
      return answered;
    },

    async stream(admitted, wire) {
      const { of } = admitted;
      const controller = new QuietEnding();
      const context = contextOf(admitted, controller);
      const source = await openedInTime(createSourceEventStream({
        schema, document: admitted.document, contextValue: context,
        variableValues: admitted.variables, operationName: admitted.operationName ?? null,
      }));
      if (!(Symbol.asyncIterator in source)) {
        controller.abort();
        return refusedWith(wording, source.errors ?? [], of).result;
      }
      const execute = async (message: unknown, by: Context): Promise<FormattedExecutionResult> => {
        const result = await within(admitted, by, new QuietEnding(), message);
        // A message that cannot be shown ends the stream: whoever resumes after the last cursor loses nothing.
        if (result.data === undefined || result.data === null) throw result.errors?.[0] ?? new Error('A message had neither data nor errors.');
        return result.errors === undefined ? { data: result.data } : { data: result.data, errors: wording.wordAll(result.errors, of) };
      };
      const worded = (error: unknown): GraphQLError => wrapped(error instanceof GraphQLError
        ? wording.doorErrorOf(error, of) : error instanceof DoorError ? error : wording.doorErrorBehind(error, of));
      if (!(source instanceof Pushed)) return openStream(source, (message) => { context.renew(); return execute(message, context); }, controller, worded);
      const { language } = admitted.asker;
      const outlet: Omit<Outlet, 'end'> = {
        alike: `${admitted.asker.realm} ${language} ${admitted.alike?.of(admitted.variables) ?? ''}`, viewerDependent: admitted.alike?.viewerDependent ?? true,
        nobody: () => openContext({ platform, nodes, ending: new QuietEnding(), realm: admitted.asker.realm, caller: null, language, operation: of.operation }),
        render: async (message, by) => ({ tail: Buffer.from(`${JSON.stringify(await execute(message, by))}}`) }),
        push: wire.push,
        ready: () => wire.ready(),
      };
      return new PushedStream(source, outlet, controller, worded);
    },
  };
}
