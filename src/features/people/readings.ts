import type { Executor } from '../../platform/db.ts';
import { insertReadings } from './store/contacts.ts';
import type { Readable } from './words.ts';

/** One clear reading of another person's data. */
export interface ClearReading {
  readonly realm: string;
  readonly readerId: string;
  /** Whose data was read. */
  readonly personId: string;
  readonly what: readonly Readable[];
  readonly orderId?: string | null;
  /** Name of the GraphQL operation, or of the command. */
  readonly operation: string;
  /** What the reader stated, where a reason is demanded. */
  readonly reason?: string | null;
}

/** Records readings with one insert; await it before the data leaves the server. Readings of one's own data are left out. */
export async function recordReading(db: Executor, readings: readonly ClearReading[]): Promise<void> {
  await insertReadings(db, readings.filter(({ readerId, personId }) => readerId !== personId)
    .map(({ what, ...reading }) => ({ orderId: null, reason: null, ...reading, what: [...what] })));
}
