import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { DoorError } from './errors.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** Never connected: nothing can have happened. */
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'CONNECT_TIMEOUT', '57P03', '08001', '08004', '53300']);
/** The connection went away under the statement. */
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', '57P01', '57P02', '08003', '08006', '57P05', '25P03']);
/** The server gave up on the statement and rolled it back. */
const BUSY = new Set(['57014', '55P03', '40001', '40P01', '53000', '53100', '53200', '53400', '25P04']);

interface Fault {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly stack?: unknown;
  readonly severity?: unknown;
}

const chainOf = (error: unknown): Fault[] => {
  const chain: Fault[] = [];
  for (let at: unknown = error; at !== null && typeof at === 'object' && chain.length < 5; at = (at as Fault).cause) chain.push(at);
  return chain;
};

/** What a thrown error means to the client when it is no bug: the database is gone or busy. Null: a bug. */
export function troubleOf(error: unknown, kind: OperationKind): DoorError | null {
  for (const { code } of chainOf(error)) {
    if (typeof code !== 'string') continue;
    if (NEVER_REACHED.has(code)) return new DoorError('UNAVAILABLE');
    if (LOST.has(code)) return new DoorError(kind === 'mutation' ? 'OUTCOME_UNKNOWN' : 'UNAVAILABLE');
    if (BUSY.has(code)) return new DoorError('OVERLOADED');
  }
  return null;
}

/** What may be written to the log of an error: where and what kind, but never the values that a statement carried. */
export function loggable(error: unknown): Record<string, unknown> {
  const chain = chainOf(error);
  if (chain.length === 0) return { type: typeof error };
  // drizzle words the values of a statement into its message, whatever the cause was; a SyntaxError quotes what it read.
  const telling = chain.some((at) => at.severity !== undefined || at.name === 'PostgresError' || at.name === 'SyntaxError' || 'params' in at || 'parameters' in at);
  const fields = chain.map((at) => {
    const picked: Record<string, unknown> = { name: at.name ?? 'Error' };
    for (const key of ['code', 'constraint_name', 'table_name', 'column_name', 'routine', 'query'] as const) {
      const value = (at as Record<string, unknown>)[key];
      if (value !== undefined) picked[key] = value;
    }
    if (!telling) picked['message'] = at.message;
    return picked;
  });
  return { chain: fields, frames: framesOf(chain[0]) };
}

/** Where it happened. What stands before the frames is the message, which may look like frames. */
function framesOf(fault: Fault | undefined): string[] {
  if (typeof fault?.stack !== 'string') return [];
  const message = String(fault.message ?? '');
  const at = message === '' ? -1 : fault.stack.indexOf(message);
  const rest = at < 0 ? fault.stack.replace(/^.*$/m, '') : fault.stack.slice(at + message.length);
  return rest.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim());
}

/** Gives each bug an id, logs it once with that id, and hides the rest. */
export interface Faults {
  masked(error: unknown, where: { operation: string; path?: readonly (string | number)[] | undefined }): DoorError;
}

export function openFaults(log: Pick<Logger, 'error'>): Faults {
  const known = new WeakMap<object, DoorError>();
  return {
    masked(error, where) {
      const key = typeof error === 'object' && error !== null ? error : null;
      const seen = key === null ? undefined : known.get(key);
      if (seen !== undefined) return seen;
      const id = randomUUID();
      log.error({ id, ...where, fault: loggable(error) }, 'a fault; the client was told its id');
      const door = new DoorError('INTERNAL', { id });
      if (key !== null) known.set(key, door);
      return door;
    },
  };
}
