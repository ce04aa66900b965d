import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { CONNECTION_LOST, NEVER_REACHED } from '../platform/faults.ts';
import { chainOf, loggable } from '../platform/loggable.ts';
import { DoorError } from './errors.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** The server gave up on the statement and rolled it back. */
const BUSY = new Set(['57014', '55P03', '40001', '40P01', '53000', '53100', '53200', '53400', '25P04']);

/** Where the server says that a file cannot grow for a reason for which it has no code: a limit on the size of files, a quota. */
const NO_ROOM = /^(mdextend|mdzeroextend|mdwritev?|FileFallocate)$/;

/** What a thrown error means to the client when it is no bug: the database is gone or busy. Null: a bug. */
export function troubleOf(error: unknown, kind: OperationKind): DoorError | null {
  for (const { code, routine } of chainOf(error)) {
    if (typeof code !== 'string') continue;
    if (code === 'OVERLOADED' || code === 'OUTCOME_UNKNOWN') return new DoorError(code);
    if (NEVER_REACHED.has(code)) return new DoorError('UNAVAILABLE');
    if (CONNECTION_LOST.has(code)) return new DoorError(kind === 'mutation' ? 'OUTCOME_UNKNOWN' : 'UNAVAILABLE');
    if (BUSY.has(code) || (code === 'XX000' && NO_ROOM.test(String(routine)))) return new DoorError('OVERLOADED');
  }
  return null;
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
