import { DRAW_STEPS, ENTRY_STEPS, type EntryStep } from '../../draw-steps.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, stillStands, type Due } from '../../platform/deadlines/ticker.ts';
import type { Telling } from '../../platform/events/event.ts';
import { worthRetrying } from '../../platform/faults.ts';
import type { Platform } from '../../platform/platform.ts';
import { openLots } from '../crew/index.ts';
import { lockOrder, placesFree, readFacts, routingOf, type OrderRow } from '../orders/index.ts';
import { allot, type Allotted } from './allot.ts';
import { shuffled } from './shuffle.ts';
import { lockDraw, orderOf, type SecretDraw } from './store/draws.ts';
import { counting, type EntryRow } from './store/entries.ts';
import { writeDrawn } from './store/drawn.ts';
import type { DrawnOutcome } from './words.ts';

/** A draw that was made. */
export interface Drawn { readonly drawId: string; readonly orderId: string; readonly revision: number }

const TRIES = 8;
const STEP_OF: { readonly [O in DrawnOutcome]: EntryStep } = { SEATED: 'seat', QUEUED: 'queue', PASSED_OVER: 'passOver' };

/**
 * The clock draws (摇号): once, in one transaction, on whichever node comes first. Whoever is drawn while places are left has a seat, if
 * they may take it then; the others stand in line in the order in which they were drawn. A node that dies meanwhile leaves nothing
 * behind, and the next one draws the very same, because seed and keys are the same.
 */
export async function takeDrawAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<Drawn>> {
  for (let tries = 1; ; tries++) {
    try {
      const outcome = await platform.db.transaction((tx) => drawWithin(platform, tx, due));
      platform.hub.hint();
      return outcome;
    } catch (error) {
      // Somebody who was drawn took a seat elsewhere in the same moment: asked again, the draw passes them over.
      if (!worthRetrying(error) || tries === TRIES) throw error;
    }
  }
}

async function drawWithin(platform: Platform, tx: Tx, due: Parameters<typeof takeDrawAsClock>[1]): Promise<Outcome<Drawn>> {
  const order = await lockOrder(tx, due.realm, orderOf(due.realm, due.id));
  const draw = order && await lockDraw(tx, due.realm, order.id);
  if (!order || !draw || draw.id !== due.id || order.holds > 0 || !await stillStands(tx, due)) return refuse(NOT_DUE);
  const read = (await readFacts(tx, due.realm, { clock: true }, [order])).get(order.id)!;
  const { now } = read.facts;
  if (now <= draw.closesAt) return refuse(NOT_DUE);
  const entries = await counting(tx, draw);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const drawn = shuffled({ drawId: draw.id, seed: draw.seed, keys: entries.map(({ key }) => key) }).map((key) => byKey.get(key)!);
  const places = Math.max(0, placesFree(order));
  const lots = await openLots(platform, tx, read, drawn.map(({ personId }) => personId));
  const allotted = await allot(drawn, places, ({ personId }) => lots.seat(personId));
  const waiting = allotted.filter(({ outcome }) => outcome === 'QUEUED').map(({ entry }) => entry.personId);
  const after = await lots.queue(waiting);
  const revision = after.revision + 1;
  await writeDrawn(tx, { order: after, draw, now, places, allotted, tellings: tellingsOf({ order, after: { ...after, revision, drawAt: null }, draw, now, places, allotted }) });
  return done({ drawId: draw.id, orderId: order.id, revision });
}

/** What is told when it is over: to everybody the draw, to each entrant what came of theirs. Seed and keys are read from the draw, which is no secret now. */
function tellingsOf({ order, after, draw, now, places, allotted }: { order: OrderRow; after: OrderRow; draw: SecretDraw; now: Date; places: number; allotted: readonly Allotted<EntryRow>[] }): Telling[] {
  const of = (outcome: DrawnOutcome): number => allotted.filter((one) => one.outcome === outcome).length;
  const common = { realm: order.realm, orderId: order.id, revision: after.revision, at: now, actorKind: 'CLOCK' as const };
  const [before, routing] = [routingOf(order), routingOf(after)];
  return [
    {
      ...common, table: DRAW_STEPS.name, step: 'draw', subjectType: 'Order', subjectId: order.id, before, after: routing,
      facts: { drawId: draw.id, places, entries: allotted.length, seated: of('SEATED'), queued: of('QUEUED'), passedOver: of('PASSED_OVER'), seatsLeft: placesFree(after) },
    },
    // To nobody but the entrant, so of no order.
    ...allotted.map(({ entry, number, outcome }): Telling => ({
      ...common, orderId: null, table: ENTRY_STEPS.name, step: STEP_OF[outcome], subjectType: 'DrawEntry', subjectId: entry.id,
      before: { personIds: [entry.personId] }, after: { personIds: [entry.personId] }, facts: { drawId: draw.id, orderId: order.id, state: outcome, number },
    })),
  ];
}
