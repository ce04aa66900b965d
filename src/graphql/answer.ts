import { GraphQLError, type ExecutionResult, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Language } from '../platform/platform.ts';
import { DoorError } from './errors.ts';
import { troubleOf, type Faults, type OperationKind } from './faults.ts';
import type { DoorSettings } from './settings.ts';

export interface ErrorsOf {
  readonly kind: OperationKind;
  readonly operation: string;
  readonly language: Language;
}

/** Turns errors into what a client may read, in their language: the same on every transport. */
export interface Wording {
  /** What a thrown error that never passed graphql-js means to the client. */
  doorErrorBehind(cause: unknown, of: Pick<ErrorsOf, 'kind' | 'operation'> & { path?: readonly (string | number)[] | undefined }): DoorError;
  /** The error of ours that stands behind one of graphql-js: refusals as they are, trouble by its kind, bugs masked. */
  doorErrorOf(error: GraphQLError, of: ErrorsOf): DoorError;
  word(error: GraphQLError, of: ErrorsOf): GraphQLFormattedError;
  /** Errors worded, at most so many as allowed. */
  wordAll(errors: readonly GraphQLError[], of: ErrorsOf): GraphQLFormattedError[];
}

const DETAIL = 600;

export function openWording(settings: Pick<DoorSettings, 'hideSuggestions' | 'errorsPerResponse'>, faults: Faults): Wording {
  const doorErrorBehind: Wording['doorErrorBehind'] = (cause, { kind, operation, path }) =>
    troubleOf(cause, kind) ?? faults.masked(cause, { operation, path });
  const doorErrorOf = (error: GraphQLError, { kind, operation }: ErrorsOf): DoorError => {
    let cause: unknown = error.originalError;
    while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
    if (cause instanceof DoorError) return cause;
    // Errors without a path are about the request itself: variables that do not fit, for instance.
    if (error.path === undefined) return new DoorError('BAD_USER_INPUT', { detail: error.message });
    const said = cause instanceof GraphQLError ? cause : cause === undefined ? error : null;
    if (said?.message.startsWith('Argument ')) return new DoorError('BAD_USER_INPUT', { detail: said.message });
    return doorErrorBehind(cause ?? error, { kind, operation, path: error.path });
  };
  const word = (error: GraphQLError, of: ErrorsOf): GraphQLFormattedError => {
    const door = doorErrorOf(error, of);
    const said = door.say(of.language);
    return {
      message: (settings.hideSuggestions ? said.replace(/ ?Did you mean [^?]*\?/g, '') : said).slice(0, DETAIL),
      ...(error.locations === undefined ? {} : { locations: error.locations }),
      ...(error.path === undefined ? {} : { path: error.path }),
      extensions: door.extensions,
    };
  };
  return {
    doorErrorBehind, doorErrorOf, word,
    wordAll: (errors, of) => errors.slice(0, settings.errorsPerResponse).map((error) => word(error, of)),
  };
}

/** What goes back over HTTP, and what the other transports send as it is. */
export interface Answered {
  readonly status: number;
  readonly result: FormattedExecutionResult;
  readonly retryAfterMs?: number;
}

/** The answer to a request that was refused before anything ran. */
export function refusedWith(wording: Wording, errors: readonly GraphQLError[], of: ErrorsOf): Answered {
  const first = errors[0] === undefined ? new DoorError('BAD_REQUEST', { detail: '' }) : wording.doorErrorOf(errors[0], of);
  return {
    status: first.httpStatus,
    result: { errors: wording.wordAll(errors, of) },
    ...(first.retryAfterMs === undefined ? {} : { retryAfterMs: first.retryAfterMs }),
  };
}

/** The answer to a request that ran. If nothing came of it because the server was in trouble, it says so by its status. */
export function answeredWith(wording: Wording, result: ExecutionResult, of: ErrorsOf, extensions: Record<string, unknown>): Answered {
  const { data, errors } = result;
  if (errors === undefined || errors.length === 0) return { status: 200, result: { data: data ?? null, extensions } };
  if (data === undefined) return refusedWith(wording, errors, of);
  const trouble = errors.map((error) => wording.doorErrorOf(error, of)).find((error) => error.retryable);
  const worded = wording.wordAll(errors, of);
  const nothing = data === null || Object.values(data).every((value) => value === null);
  if (trouble !== undefined && nothing) {
    return { status: trouble.httpStatus, result: { errors: worded }, ...(trouble.retryAfterMs === undefined ? {} : { retryAfterMs: trouble.retryAfterMs }) };
  }
  return { status: 200, result: { data, errors: worded, extensions } };
}
