import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events/event.ts';
import type { Handler } from '../../platform/handlers/handler.ts';
import { calendarFor } from '../orders/index.ts';
import { settingsOf } from '../places/index.ts';
import type { Happened } from './facts.ts';
import { added, negated } from './rules/histogram.ts';
import { contributionOf } from './rules/order.ts';
import { monthOf } from './rules/parts.ts';
import { listingOf } from './rules/resource.ts';
import { happenedTo } from './store/events.ts';
import { countedBefore, lockFigures, NO_UNIT, putGeneration, writeCounted, zoneOf, type Cellful } from './store/figures.ts';

/** The first generation of a realm that nobody has counted in. */
const FIRST = 1;

/** Counts these orders and resources as they are by all their events, into every generation there is; whoever counts twice, or late, or out of order, changes nothing. */
export async function recount(tx: Tx, realm: string, subjects: readonly string[], only?: number): Promise<void> {
  const generations = (await lockFigures(tx, realm)).map(({ generation }) => generation).filter((one) => only === undefined || one === only);
  const [zone, happened] = [await zoneOf(tx, realm), await happenedTo(tx, realm, subjects)];
  if (zone === null) return;
  const { dateOf } = calendarFor({ facts: { settings: settingsOf(zone.settings) }, timeZone: zone.timeZone });
  const now = subjects.flatMap((id) => { const one = cellOf(happened.get(id)!, dateOf); return one === null ? [] : [{ ...one, id }]; });
  if (now.length === 0) return;
  if (generations.length === 0 && only === undefined) await putGeneration(tx, realm, FIRST, 'CURRENT');
  for (const generation of generations.length === 0 && only === undefined ? [FIRST] : generations) {
    const before = await countedBefore(tx, realm, generation, subjects);
    const changed = now.filter((one) => !isSame(before.get(one.id), one));
    if (changed.length === 0) continue;
    const days = differencesOf(changed, before);
    await writeCounted(tx, realm, generation, changed, { days, months: summed(days.map((cell) => ({ ...cell, day: monthOf(cell.day) }))) });
  }
}

function cellOf(events: readonly Happened[], dateOf: (at: Date) => string): Cellful | null {
  const one = events[0]?.table === 'RESOURCE' ? listingOf(events) : contributionOf(events);
  return one && { day: dateOf(one.at), placeId: one.placeId, itemCode: one.itemCode, organisationId: one.organisationId ?? NO_UNIT, streetId: one.streetId, communityId: one.communityId, gridId: one.gridId, numbers: one.numbers };
}

const keyOf = ({ day, placeId, itemCode, organisationId }: Cellful): string => [day, placeId, itemCode, organisationId].join(' ');
const textOf = ({ numbers }: Cellful): string => JSON.stringify(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1)));
const isSame = (one: Cellful | undefined, other: Cellful): boolean => one !== undefined && keyOf(one) === keyOf(other) && textOf(one) === textOf(other);

/** What the sums change by: what was counted before is taken back where it was, and counted where it is now. */
const differencesOf = (changed: readonly (Cellful & { readonly id: string })[], before: ReadonlyMap<string, Cellful>): Cellful[] => summed(changed.flatMap(({ id, ...one }) => {
  const was = before.get(id);
  return was === undefined ? [one] : [{ ...was, numbers: negated(was.numbers) }, one];
}));

/** Numbers of the same cell as one, without what comes to nothing. Sorted, so that nobody waits in a circle. */
function summed(all: readonly Cellful[]): Cellful[] {
  const cells = new Map<string, Cellful>();
  for (const cell of all) cells.set(keyOf(cell), { ...cell, numbers: added(cells.get(keyOf(cell))?.numbers ?? {}, cell.numbers) });
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell).filter(({ numbers }) => Object.keys(numbers).length > 0);
}

const LISTING: ReadonlySet<string> = new Set(['submit', 'list']);
const concerns = ({ table, step }: Event): boolean => table === 'ORDER' || (table === 'RESOURCE' && LISTING.has(step));

/** The handler of the room, for the list in `src/composition.ts`. It hears the steps of orders and no grab. */
export const reportsHandler: Handler = {
  name: 'reports', handles: concerns,
  run: (tx, events) => recount(tx, events[0]!.realm, [...new Set(events.map(({ orderId, subjectId }) => orderId ?? subjectId))]),
};
