interface ServerFault {
  readonly code: string;
  readonly constraint_name?: string;
}

/** What PostgreSQL refused with, however often the error was wrapped; null for errors that did not come from it. */
export function serverFault(error: unknown): ServerFault | null {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if (e.name === 'PostgresError' && 'code' in e) return e as unknown as ServerFault;
  }
  return null;
}

/** A refusal that says no more than that an earlier statement of the same transaction had failed, as the server told it; null for every other error. */
export const aftermath = (error: unknown): ServerFault | null => {
  const fault = serverFault(error);
  return fault?.code === '25P02' ? fault : null;
};

const CONSTRAINT = new Set(['23505', '23P01', '23503', '23514']);

/** Name of the constraint (unique, exclusion, foreign key or check) that a statement ran against; null for every other error. */
export function violated(error: unknown): string | null {
  const fault = serverFault(error);
  return fault && CONSTRAINT.has(fault.code) ? (fault.constraint_name ?? null) : null;
}

/** True when the same transaction, run again from its beginning, may well succeed (deadlock, serialization failure, a rival). */
export const worthRetrying = (error: unknown): boolean => error instanceof AskAgain || ['40P01', '40001'].includes(serverFault(error)?.code ?? '');

/** Codes with which no connection could be had: nothing can have happened. */
export const NEVER_REACHED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'CONNECT_TIMEOUT', '57P03', '08001', '08004', '53300']);
/** Codes with which a connection went away, under a statement or before it was sent. */
export const CONNECTION_LOST: ReadonlySet<string> = new Set([
  'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', '57P01', '57P02', '08003', '08006', '57P05', '25P03',
]);

/** Its own code or that of its cause; empty if there is none. */
export const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? (error as { cause?: { code?: string } } | null)?.cause?.code ?? '';

/** Class and code of an error, never its text: texts may quote what a person wrote. */
export function faultName(error: unknown): string {
  const code = serverFault(error)?.code ?? (/^[A-Z][A-Z0-9_]+$/.test(codeOf(error)) ? codeOf(error) : undefined);
  const name = error instanceof Error ? error.name : typeof error;
  return (code ? `${name} ${code}` : name).slice(0, 100);
}

/** Thrown by a write that ran against a constraint only because a rival was there in the same moment: run again, the decision sees the rival. */
export class AskAgain extends Error {
  constructor(cause: unknown) {
    super('a rival was there in the same moment', { cause });
    this.name = 'AskAgain';
  }
}

/** Why somebody has no answer though nothing is broken: never done because too much is asked, or sent and not answered in time. */
export class Trouble extends Error {
  readonly code: 'OVERLOADED' | 'OUTCOME_UNKNOWN';
  constructor(code: Trouble['code']) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
  }
}
