import { clientsGreedy } from './faults/clients-greedy.ts';
import { clientsStalled } from './faults/clients-stalled.ts';
import { clockWrong } from './faults/clock-wrong.ts';
import { connectionsTaken } from './faults/connections-taken.ts';
import { databaseGone } from './faults/database-gone.ts';
import { drawKilled } from './faults/draw-killed.ts';
import { drawsEven } from './faults/draws-even.ts';
import { fourStarts } from './faults/four-starts.ts';
import { handlersHurt } from './faults/handlers-hurt.ts';
import { hintsLost } from './faults/hints-lost.ts';
import { histories } from './faults/histories.ts';
import { lineDamaged } from './faults/line-damaged.ts';
import { nodeKilled } from './faults/node-killed.ts';
import { notDurable } from './faults/not-durable.ts';
import { postgresKilled } from './faults/postgres-killed.ts';
import { replayed } from './faults/replayed.ts';
import { resumed } from './faults/resumed.ts';
import { rightsRevoked } from './faults/rights-revoked.ts';
import { storageFull } from './faults/storage-full.ts';
import { subscribersMoved } from './faults/subscribers-moved.ts';
import type { Fault } from './support/fault.ts';

/** Every fault, in the order in which they are tried. */
export const FAULTS: readonly Fault[] = [postgresKilled, notDurable, nodeKilled, histories, lineDamaged, databaseGone, connectionsTaken, storageFull, drawKilled, drawsEven, clockWrong, fourStarts, clientsGreedy, clientsStalled, replayed,
  resumed, hintsLost, subscribersMoved, handlersHurt, rightsRevoked];
