import type { Sql } from '../../../src/platform/db.ts';
import { decodeId } from '../../../src/graphql/node.ts';
import type { Deed, Got, Wish } from './asking.ts';
import { auditBookings } from './audit-bookings.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly wanted: number;
  readonly helpers: number;
  readonly leads: number;
  readonly taken: string | null;
  readonly seats: readonly { readonly id: string; readonly kind: string; readonly person: string; readonly living: boolean }[];
  readonly events: readonly { readonly revision: number; readonly step: string; readonly subject: string }[];
  readonly keys: number;
}

/** Orders as the database holds them, with their seats and events. */
async function look(sql: Sql, ids: readonly string[]): Promise<Row[]> {
  return [...await sql<Row[]>`
    select o.id, o.state, o.revision, o.helpers_wanted as wanted, o.helpers_living as helpers, o.leads_living as leads, o.taken_by as taken,
      coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'person', s.person_id, 'living', s.state in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING'))) from seats s where s.realm = o.realm and s.order_id = o.id), '[]') as seats,
      coalesce((select json_agg(json_build_object('revision', e.revision, 'step', e.step, 'subject', e.subject_id) order by e.revision, e.seq) from events e where e.realm = o.realm and e.order_id = o.id), '[]') as events
    from orders o where o.id in ${sql([...ids])}`];
}

const BIRTHS = ['grab', 'claim', 'assign', 'takeOver'];

/** What may be told of each deed. Another refusal would be a bug that nobody sees: with it nothing is over-given. */
const TOLD: Readonly<Partial<Record<Deed, readonly string[]>>> = {
  offer: ['SeatsOffered', 'ORDER_FULL'], grab: ['Seat', 'ORDER_FULL'], claim: ['Seat', 'ALREADY_LED'], take: ['Order', 'OrderLeft', 'TAKEN_BY_ANOTHER'], book: ['Order', 'OrderLeft', 'FULLY_BOOKED'],
};

/**
 * What is not as it must be after a race whose every outcome is known and in which nothing was given back: more seats than places, a seat
 * that was said to be had and is not there, one that nobody was told of, one told twice, a count that is wrong, events that are not the
 * seats, an order refused as full that is not, a place left though somebody wanted it, a matter taken by two, a resource booked beyond
 * its capacity.
 */
export async function audit(sql: Sql, { orderIds, resourceIds = [] }: { readonly orderIds: readonly string[]; readonly resourceIds?: readonly string[] }, outcomes: readonly Got[], birth = 1): Promise<string[]> {
  const wrong = outcomes.filter(({ wish, outcome }) => TOLD[wish.deed]?.includes(outcome) === false).map(({ wish, outcome }) => `a ${wish.deed} was answered ${outcome}`);
  wrong.push(...await auditBookings(sql, resourceIds, outcomes));
  const rows = await look(sql, orderIds);
  if (rows.length !== orderIds.length) wrong.push(`${orderIds.length - rows.length} orders are gone`);
  const told = new Map<string, { readonly wish: Wish; readonly person: string }>();
  for (const { wish, outcome, value } of outcomes) {
    const offered = outcome === 'SeatsOffered' ? value['seats'] as readonly { readonly id: string }[] : null;
    const to = (wish.more as { to?: readonly { readonly id: string }[] }).to ?? [];
    if (offered !== null && offered.length !== to.length) wrong.push(`${offered.length} seats were offered to ${to.length}`);
    for (const [n, seat] of (offered ?? (outcome === 'Seat' ? [value] : [])).entries()) {
      const id = decodeId(String(seat['id']))?.id ?? '';
      if (told.has(id)) wrong.push(`the seat ${id} was given to two askings`);
      told.set(id, { wish, person: offered === null ? wish.who.id : to[n]!.id });
    }
  }
  for (const row of rows) {
    const mine = outcomes.filter(({ wish }) => wish.about === row.id);
    const of = (kind: string) => row.seats.filter((seat) => seat.kind === kind && seat.living);
    const [helpers, leads] = [of('HELPER'), of('LEAD')];
    if (helpers.length > row.wanted) wrong.push(`${row.id} has ${helpers.length} helpers for ${row.wanted} places`);
    if (leads.length > 1) wrong.push(`${row.id} has ${leads.length} leads`);
    if (helpers.length !== row.helpers || leads.length !== row.leads) wrong.push(`${row.id} counts ${row.helpers}+${row.leads} seats and has ${helpers.length}+${leads.length}`);
    if (new Set(helpers.map(({ person }) => person)).size !== helpers.length) wrong.push(`somebody has two seats in ${row.id}`);
    for (const seat of row.seats) if (told.get(seat.id)?.person !== seat.person) wrong.push(`nobody was told of the seat ${seat.id}, or another`);
    for (const [id, { wish }] of told) if (wish.about === row.id && !row.seats.some((seat) => seat.id === id)) wrong.push(`the seat ${id} was acknowledged and is lost`);
    const births = row.events.filter(({ step }) => BIRTHS.includes(step)).map(({ subject }) => subject).sort();
    if (births.join() !== row.seats.map(({ id }) => id).sort().join()) wrong.push(`the events of ${row.id} tell of ${births.length} seats, there are ${row.seats.length}`);
    const revisions = row.events.map(({ revision }) => revision);
    const expected = Array.from({ length: row.revision - birth }, (_, i) => birth + 1 + i);
    if (revisions.join() !== expected.join()) wrong.push(`${row.id} is at revision ${row.revision} and has events ${revisions.join()}`);
    if (mine.some(({ outcome }) => outcome === 'ORDER_FULL') && helpers.length < row.wanted) wrong.push(`${row.id} was refused as full and has ${helpers.length} of ${row.wanted}`);
    const wanting = mine.filter(({ wish }) => wish.deed === 'grab').length;
    if (wanting >= row.wanted && helpers.length < row.wanted) wrong.push(`${row.id} has ${helpers.length} of ${row.wanted} helpers, though ${wanting} wanted`);
    if (mine.some(({ wish }) => wish.deed === 'claim') && leads.length !== 1) wrong.push(`${row.id} has no lead, though somebody wanted to`);
    const takers = mine.filter(({ wish, outcome }) => wish.deed === 'take' && (outcome === 'Order' || outcome === 'OrderLeft'));
    if (takers.length > 1 || (takers[0] && takers[0].wish.who.id !== row.taken)) wrong.push(`${row.id} was taken by ${takers.length}, and lies with ${row.taken}`);
    if (mine.some(({ wish }) => wish.deed === 'take') && takers.length === 0) wrong.push(`${row.id} was taken by nobody, though somebody wanted it`);
  }
  return wrong;
}
