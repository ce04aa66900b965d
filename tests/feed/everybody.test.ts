import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonTo, leastOf } from '../../src/features/feed/everybody.ts';
import { goneBy, goneSince, matches, type Sight } from '../../src/features/feed/rules.ts';
import { maySee, routingOf, type OrderRow, type Sight as OrderSight } from '../../src/features/orders/index.ts';
import type { Event, Routing } from '../../src/platform/events/event.ts';
import { ORDER_STATES, ORDER_STEPS } from '../../src/seven-orders.ts';
import { draftOf, factsOf, madeUp } from '../support/seven-orders/drafts.ts';

const world = madeUp();
const now = new Date('2026-11-04T02:00:00Z');
const facts = factsOf(world, draftOf(world, 'OPEN', 'dispatcher', now), now);
const state = fc.constantFrom(...ORDER_STATES);
const division = fc.constantFrom('division1', 'division2', null);

const row: fc.Arbitrary<OrderRow> = fc.record({
  state, sensitive: fc.boolean(), serves: fc.constantFrom('CREW' as const, 'LEAD' as const, 'PROVIDER' as const), holds: fc.constantFrom(0, 0, 1), itemCode: fc.constantFrom('item1', 'item2'), streetId: division, communityId: division,
  gridId: division, buildingId: division, holdingId: division, providerId: fc.constantFrom('unit1', null), providerPersonId: fc.constantFrom('me', null),
}).map((change) => ({ ...facts.order, ...change } as OrderRow));

/** An order as an event might say it was: it need not be as it is now. */
const routing = (order: OrderRow): fc.Arbitrary<Routing> => fc.record({ state, holds: fc.constantFrom(0, 1), itemCode: fc.constantFrom('item1', 'item2'), streetId: division, holdingId: division }).map((change) => routingOf({ ...order, ...change } as OrderRow));
const told = (order: OrderRow): fc.Arbitrary<Event> => fc.record({
  table: fc.constantFrom('ORDER', 'ORDER', 'SEAT'), step: fc.constantFrom(...ORDER_STEPS), orderId: fc.constant(order.id), revision: fc.nat(9), before: fc.option(routing(order), { nil: null }), after: fc.option(routing(order), { nil: null }),
}) as unknown as fc.Arbitrary<Event>;

const role = fc.record({ appointmentId: fc.constant('a'), role: fc.constantFrom('DISPATCHER', 'COMMUNITY_WORKER', 'GRID_OFFICER', 'BUILDING_HEAD', 'OPERATOR', 'AUDITOR', 'REPRESENTATIVE'), divisionId: division,
  level: fc.constantFrom('STREET', 'COUNTY'), organisationId: fc.constantFrom('unit1', null), teamId: fc.constant(null) });
/** Anybody: how they stand to the order decides as much as their rights. */
const somebody = fc.record({
  partyMember: fc.boolean(), roles: fc.array(role, { maxLength: 2 }), skilled: fc.boolean(), related: fc.boolean(), requesterByOfficer: fc.boolean(), selfDispatch: fc.boolean(),
});

/** What `show` shows one person of an event on a board of orders, in words of its own: the order as it is now if it belongs there and they may see it; otherwise that it left, if they might have seen it. */
function shown(sight: Sight, scope: Parameters<typeof commonTo>[1], event: Event, order: OrderRow, see: (order: OrderRow) => boolean): string | null {
  const fits = (place: Routing | null): boolean => matches(scope, sight, { orderId: event.orderId, place, related: false });
  if (!fits(event.before) && !fits(event.after)) return null;
  if (see(order) && fits(routingOf(order))) return 'CHANGED';
  if (event.table !== 'ORDER') return null;
  const was = (face: Routing | null): boolean => face !== null && see({
    ...order, state: face.state as OrderRow['state'], streetId: face.streetId ?? null, communityId: face.communityId ?? null, gridId: face.gridId ?? null, buildingId: face.buildingId ?? null,
    holdingId: face.holdingId ?? null, providerId: face.organisationId ?? null, providerDivisionId: null, providerTeamId: null, providerPersonId: null });
  if (!was(event.before) && !was(event.after)) return null;
  return fits(event.after) && was(event.after) ? goneSince({ state: order.state, held: order.holds > 0 }, see(order)) : goneBy(event.table, event.step);
}

test('what is decided for the one who sees least holds for everybody on the board, whoever they are', () => {
  let [common, each] = [0, 0];
  const board = fc.constantFrom<[Parameters<typeof commonTo>[1], boolean]>([{ kind: 'TEAM', id: 't' }, false], [{ kind: 'OPEN' }, false], [{ kind: 'OPEN' }, true]);
  fc.assert(fc.property(row.chain((order) => fc.tuple(fc.constant(order), told(order))), board, somebody, ([order, event], [scope, party], who) => {
    const sight: Sight = { personId: null, partyMember: party, divisionIds: ['division1'], itemCodes: ['item1'] };
    const decided = commonTo(leastOf('r', party), scope, sight, event, order);
    if (decided === 'EACH') { each++; return; }
    if (decided !== null) common++;
    const see = (one: OrderRow): boolean => maySee({
      ...facts, order: one, skilled: who.skilled, requesterByOfficer: who.requesterByOfficer, settings: { ...facts.settings, selfDispatch: who.selfDispatch },
      mine: who.related ? [{ relation: 'REQUESTER', attempt: 1, living: true, firm: false }] : [],
      actor: { ...facts.actor, personId: 'me', kind: 'PERSON', partyMember: party || (scope.kind === 'TEAM' && who.partyMember), roles: who.roles, teamIds: [] },
    } as OrderSight);
    const here = shown(sight, scope, event, order, see);
    expect(decided === null ? null : decided.kind === 'CHANGED' ? 'CHANGED' : decided.reason).toBe(here);
  }), { numRuns: 5_000 });
  // Most is decided once, and something is not: otherwise this test says nothing.
  expect(common).toBeGreaterThan(100);
  expect(each).toBeGreaterThan(50);
});
