import type { Event } from '../../platform/events/event.ts';
import type { Reading } from '../../platform/platform.ts';
import { routingOf, type OrderRow } from '../orders/index.ts';
import { goneBy, goneSince, matches, type Place, type Scope, type Sight } from './rules.ts';
import { relatedThen, seenAsItWas, type Was } from './store/seen.ts';
import type { GoneReason } from './words.ts';

interface Row { readonly id: string; readonly realm?: string }
/** What reads subjects by GraphQL type, as far as the reader may see them: the `nodes` of all rooms. */
export type Subjects = Readonly<Record<string, (reading: Reading, ids: readonly string[]) => Promise<readonly (Row | null)[]>>>;

/** An event as one viewer sees it. Ids are UUIDs; the graphql folder makes them opaque. */
export type Shown =
  | { readonly kind: 'CHANGED'; readonly event: Event; readonly type: string; readonly row: Row }
  | { readonly kind: 'GONE'; readonly type: string; readonly id: string; readonly revision: number; readonly reason: GoneReason };

interface Hit { readonly event: Event; readonly after: boolean }
interface Subject { readonly type: string; readonly id: string }

/**
 * What a viewer is shown of events: what belongs on the board and what they may see, as it is now; and what has left either of the two,
 * as an id and a reason, if they might have seen it before. Anything else is as if it had not happened.
 */
export async function show(reading: Reading, nodes: Subjects, scope: Scope, sight: Sight, events: readonly Event[]): Promise<Shown[]> {
  const related = scope.kind === 'MINE' ? await relatedThen(reading.platform.db, reading.actor, events) : new Set<string>();
  const fits = (event: Event, place: Place | null): boolean => matches(scope, sight, { orderId: event.orderId, place, related: related.has(event.seq) });
  const hits = events.flatMap((event): Hit[] => {
    const after = fits(event, event.after);
    return after || fits(event, event.before) ? [{ event, after }] : [];
  });
  const rows = await load(reading, nodes, hits.flatMap(({ event }) => subjectsOf(event, scope)));
  const leaving: Hit[] = [];
  const shown = hits.map((hit): Shown | null => {
    const [found] = subjectsOf(hit.event, scope).flatMap((subject) => { const row = rows.get(keyOf(subject)); return row ? [{ type: subject.type, row }] : []; });
    if (found && staysOn(scope, sight, hit, rows, fits)) return { kind: 'CHANGED', event: hit.event, ...found };
    leaving.push(hit);
    return null;
  });
  const gone = await goneOf(reading, leaving, rows);
  return shown.flatMap((one, i) => one ?? gone.get(hits[i]!) ?? []);
}

/** What is for its readers alone: that there is any is not told to others who see the order. */
const NEVER_BY_ORDER: ReadonlySet<string> = new Set(['Note']);

/** Boards of teams and of what is open show orders; elsewhere an event shows its own subject, or its order where that may not be seen. */
function subjectsOf({ subjectType, subjectId, orderId }: Event, scope: Scope): Subject[] {
  const own = { type: subjectType, id: subjectId };
  if (orderId === null || subjectType === 'Order' || NEVER_BY_ORDER.has(subjectType)) return [own];
  const order = { type: 'Order', id: orderId };
  return scope.kind === 'TEAM' || scope.kind === 'OPEN' ? [order] : [own, order];
}

const keyOf = ({ type, id }: Subject): string => `${type}:${id}`;

async function load(reading: Reading, nodes: Subjects, wanted: readonly Subject[]): Promise<ReadonlyMap<string, Row>> {
  const byType = new Map<string, Set<string>>();
  for (const { type, id } of wanted) byType.set(type, (byType.get(type) ?? new Set()).add(id));
  const rows = new Map<string, Row>();
  await Promise.all([...byType].map(async ([type, ids]) => {
    const read = await nodes[type]?.(reading, [...ids]) ?? [];
    [...ids].forEach((id, i) => { const row = read[i]; if (row) rows.set(keyOf({ type, id }), row); });
  }));
  return rows;
}

/** Whether what an event showed belongs on the board still: orders are judged as they are now, everything else as the event left it. */
function staysOn(scope: Scope, sight: Sight, { event, after }: Hit, rows: ReadonlyMap<string, Row>, fits: (event: Event, place: Place) => boolean): boolean {
  const order = event.orderId === null ? undefined : rows.get(keyOf({ type: 'Order', id: event.orderId }));
  if (order === undefined || scope.kind === 'MINE' || scope.kind === 'ORDER') return after;
  return fits(event, routingOf(order as OrderRow));
}

/** Cards that vanish. Of an order only its own steps take it away; of a resource only what took it off the public list. */
async function goneOf(reading: Reading, leaving: readonly Hit[], rows: ReadonlyMap<string, Row>): Promise<ReadonlyMap<Hit, Shown>> {
  const gone = new Map<Hit, Shown>();
  const put = (hit: Hit, type: string, id: string, reason: GoneReason): void => { gone.set(hit, { kind: 'GONE', type, id, revision: hit.event.revision ?? 0, reason }); };
  const asked: { readonly hit: Hit; readonly was: Was; readonly face: 'before' | 'after' }[] = [];
  for (const hit of leaving) {
    const { event } = hit;
    if (event.table === 'ORDER' && event.orderId !== null) {
      for (const face of ['before', 'after'] as const) {
        const routing = event[face];
        if (routing) asked.push({ hit, face, was: { orderId: event.orderId, routing } });
      }
    } else if (event.table === 'RESOURCE' && event.before?.state === 'LISTED') put(hit, event.subjectType, event.subjectId, goneBy(event.table, event.step));
  }
  const seen = await seenAsItWas(reading.platform.db, reading.actor, asked.map(({ was }) => was));
  for (const hit of leaving) {
    const [before, after] = (['before', 'after'] as const).map((face) => seen[asked.findIndex((one) => one.hit === hit && one.face === face)] ?? null);
    const now = before ?? after;
    if (!now || !(before?.seen || after?.seen)) continue;
    const { event } = hit;
    const visible = rows.has(keyOf({ type: 'Order', id: event.orderId! }));
    // It was this very step, unless the order was still there after it and left by a later one.
    put(hit, 'Order', event.orderId!, hit.after && after?.seen ? goneSince(now, visible) : goneBy(event.table, event.step));
  }
  return gone;
}
