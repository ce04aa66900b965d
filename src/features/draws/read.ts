import type { EntryStep } from '../../draw-steps.ts';
import type { Refusal } from '../../kernel/result.ts';
import type { Executor } from '../../platform/db.ts';
import type { Reading } from '../../platform/platform.ts';
import { crewFactsLoader, factsOf } from '../crew/index.ts';
import { factsLoader, readOrder, type OrderRow } from '../orders/index.ts';
import { lastDrawLoader, myEntryLoader } from './loaders.ts';
import { decideEntry, entryRolesOf, entryStepsFor, type EntryFacts } from './rules.ts';
import { lastDraws, orderNamed } from './store/draws.ts';
import { drawnKeys, type EntryRow } from './store/entries.ts';
import type { DrawRecord } from './verify.ts';

async function ask(reading: Reading, order: OrderRow): Promise<EntryFacts | null> {
  const [crew, draw, { facts }] = await Promise.all([crewFactsLoader(reading).load({ orderId: order.id, seatId: null }), lastDrawLoader(reading).load(order.id), factsLoader(reading).load(order)]);
  if (crew === null) return null;
  const entry = draw === null ? null : await myEntryLoader(reading).load(draw.id);
  return { ...factsOf(facts, crew, 'HELPER'), draw, entry: entry?.state === 'WITHDRAWN' ? null : entry };
}

/** The refusal that entering would meet now; null when it is allowed. By the same function that then decides. */
export async function viewerCanEnter(reading: Reading, order: OrderRow): Promise<Refusal | null> {
  const facts = await ask(reading, order);
  if (facts === null) return { code: 'NOT_FOUND', args: {} };
  const decision = decideEntry('enter', entryRolesOf({ volunteer: reading.actor.volunteer, entrant: false }), facts);
  return decision.allowed ? null : decision;
}

/** Every step that the viewer may take now on an entry of theirs. */
export async function viewerMayOn(reading: Reading, entry: EntryRow, draw: { readonly orderId: string; readonly id: string }): Promise<EntryStep[]> {
  const order = await readOrder(reading.platform.db, reading.actor.realm, draw.orderId);
  const facts = order && await ask(reading, order);
  if (facts === null) return [];
  const current = (await lastDrawLoader(reading).load(draw.orderId))?.id === entry.drawId;
  return entryStepsFor(entryRolesOf({ volunteer: false, entrant: true }), { ...facts, draw: current ? facts.draw : null, entry });
}

const ALL = 1_000_000;

/** The same by the order's number or id, in whatever realm: for operators. */
export async function recordOfOrder(db: Executor, numberOrId: string): Promise<DrawRecord | null> {
  const order = await orderNamed(db, numberOrId);
  return order && recordOf(db, order.realm, order.id);
}

/** What is published of an order's last draw, for whoever recomputes it; null: none was drawn. */
export async function recordOf(db: Executor, realm: string, orderId: string): Promise<DrawRecord | null> {
  const [draw] = await lastDraws(db, realm, [orderId]);
  if (!draw || draw.seed === null || draw.places === null) return null;
  return { drawId: draw.id, commitment: draw.commitment, seed: draw.seed, places: draw.places, drawn: await drawnKeys(db, realm, draw.id, ALL, 0) };
}
