import { describe, expect, test } from 'vitest';
import { maySee, place } from '../src/features/orders/index.ts';
import { rolesOf } from '../src/features/orders/roles.ts';
import { ORDER_RULES } from '../src/features/orders/rules.ts';
import { decide, target } from '../src/kernel/lifecycle.ts';
import { newId } from '../src/kernel/ids.ts';
import { sayRefusal } from '../src/refusals.ts';
import { readBusinessNow } from '../src/platform/clock/clock.ts';
import { ORDER_STATES, ORDER_STEPS, ORDER_WHO, SEVEN_ORDERS, type OrderNeed, type OrderState, type OrderStep, type OrderWho } from '../src/seven-orders.ts';
import { cellOf, draftOf, factsOf, madeUp, NEED, PEOPLE, type Draft, type Person } from './support/seven-orders/drafts.ts';
import { INPUTS } from './support/seven-orders/inputs.ts';
import { makeCells } from './support/seven-orders/scene.ts';
import { inTurns } from './support/turns.ts';

/** Every row of the table of orders, in every state, for everybody: by the pure functions, then through the real `move`. */

const rowOf = (step: OrderStep) => SEVEN_ORDERS.steps[step];
const needsOf = (step: OrderStep): readonly OrderNeed[] => rowOf(step).needs as readonly OrderNeed[];
const fromOf = (step: OrderStep): readonly OrderState[] => { const { from } = rowOf(step); return from === 'BIRTH' ? [] : from; };
const MOVING_STEPS = ORDER_STEPS.filter((step) => rowOf(step).from !== 'BIRTH');

const namedCells = MOVING_STEPS.flatMap((step) => fromOf(step).flatMap((state) => (rowOf(step).who as readonly OrderWho[]).map((who) => [step, state, who] as const)));
/** Before the dispatch no division holds the order, so nobody works for one: cells that the table names and that are always empty. */
const isEmpty = (state: OrderState, who: OrderWho): boolean => who === 'holdingWorker' && (state === 'PLACED' || state === 'NEEDS_INFO');
const allowedCells = namedCells.filter(([, state, who]) => !isEmpty(state, who));
/** Who has one capacity and by the same appointment another. */
const BESIDE: { readonly [W in OrderWho]?: readonly OrderWho[] } = { dispatcher: ['independent'], streetLeader: ['independent'] };
const ALSO: { readonly [W in OrderWho]?: readonly Person[] } = { independent: ['dispatcher', 'streetLeader'], speaker: ['gridOfficer'] };

describe('The table of orders, purely', () => {
  const world = madeUp();
  const now = new Date('2026-11-04T02:00:00Z');
  const ask = (step: OrderStep, draft: Draft, roles: Iterable<OrderWho>) =>
    decide(SEVEN_ORDERS, ORDER_RULES, step, { state: draft.state, roles: new Set(roles), facts: factsOf(world, draft, now) });

  test('knows an input for every step', () => {
    expect(Object.keys(INPUTS).sort()).toEqual([...ORDER_STEPS].sort());
  });

  test.each(ORDER_WHO.filter((who) => who !== 'effect' && who !== 'onBehalf'))('gives the capacity %s to whoever it is for, and to nobody else', (who) => {
    const state: OrderState = who === 'ownWorker' ? 'PLACED' : 'UNDERWAY';
    expect([...rolesOf(factsOf(world, draftOf(world, state, who, now), now))]).toEqual([who, ...BESIDE[who] ?? []]);
    const others = PEOPLE.filter((by) => by !== who && rolesOf(factsOf(world, { ...draftOf(world, state, who, now), by }, now)).has(who));
    expect(others).toEqual([...ALSO[who] ?? [], ...(who === 'ownWorker' ? ['onBehalf'] : [])]);
  });

  test.each(ORDER_STEPS)('%s: allowed in exactly the states and to exactly those that its row names', (step) => {
    const row = rowOf(step);
    const all = ORDER_STATES.flatMap((state) => ORDER_WHO.map((who) => ({ state, who })));
    const expected = ({ state, who }: { state: OrderState; who: OrderWho }) => (!(row.who as readonly OrderWho[]).includes(who) ? { allowed: false, code: 'NOT_ALLOWED', args: { step, who: row.who } }
      : !fromOf(step).includes(state) ? { allowed: false, code: 'WRONG_STATE', args: { step, state } } : { allowed: true, to: target(row, state), as: who });
    expect(all.map((at) => ({ ...at, ...ask(step, cellOf(world, step, at.state, at.who, now)!, [at.who]) }))).toEqual(all.map((at) => ({ ...at, ...expected(at) })));
  });

  test.each(MOVING_STEPS.filter((step) => needsOf(step).length > 0))('%s: each need, broken alone, gives exactly its refusal', (step) => {
    for (const need of needsOf(step)) {
      const drafts = fromOf(step).flatMap((state) => (rowOf(step).who as readonly OrderWho[]).flatMap((who) => cellOf(world, step, state, who, now, need) ?? []));
      expect([need, drafts.length > 0]).toEqual([need, true]);
      for (const draft of drafts) expect(ask(step, draft, [draft.who])).toMatchObject({ allowed: false, code: ORDER_RULES[need].code, args: { step } });
    }
  });

  test('lets nobody work for a holding division where none holds the order', () => {
    for (const [, state, who] of namedCells) expect([state, who, rolesOf(factsOf(world, draftOf(world, state, who, now), now)).has(who)]).toEqual([state, who, !isEmpty(state, who) && who !== 'effect']);
  });

  test('asks who, state and needs in this order', () => {
    const broken = cellOf(world, 'dispatch', 'PLACED', 'dispatcher', now, 'NOT_HELD')!;
    NEED.DISPATCHABLE_AGAIN.breakIt(broken, world, now);
    expect(ask('dispatch', broken, ['dispatcher'])).toMatchObject({ code: 'ON_HOLD' });
    expect(ask('dispatch', { ...broken, state: 'OPEN' }, ['dispatcher'])).toMatchObject({ code: 'WRONG_STATE' });
    expect(ask('dispatch', { ...broken, state: 'OPEN' }, ['requester'])).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

const cells = await makeCells();
const { platform, world, callers } = cells;
const now = await readBusinessNow(platform.db);
const targetId = await cells.write(draftOf(world, 'PLACED', 'requester', now), now);
const inputOf = (step: OrderStep, draft: Draft) => (INPUTS[step] as (asked: object) => object)({ draft, world, now, targetId });
const personOf = ({ by }: Draft): Person | null => (by === 'clock' || by === 'effect' ? null : by);

describe('Through the real move', () => {
  test.each(allowedCells)('%s from %s by %s is taken, and was foretold', async (step, state, who) => {
    const draft = cellOf(world, step, state, who, now)!;
    const orderId = await cells.write(draft, now);
    const person = personOf(draft);
    if (person) {
      const foretold = await cells.foretell(person, orderId, step);
      expect(foretold?.can).toBeNull();
      expect(foretold?.may.includes(step)).toBe(rowOf(step).mutation !== undefined);
    }
    cells.statements();
    const outcome = await cells.drive(draft, orderId, step, inputOf(step, draft));
    // Begin, the lock, what is looked at, one write of it all, commit: whatever the step does.
    expect(cells.statements()).toBe(5);
    const after = await cells.look(orderId);
    const chained = step === 'accept' && draft.row.serves === 'PROVIDER';
    expect(outcome).toEqual({ ok: true, value: { id: orderId, revision: chained ? 9 : 8 } });
    expect(after.orders[0]).toMatchObject({ state: chained ? 'OPEN' : target(rowOf(step), state), revision: chained ? 9 : 8 });
    expect(after.events.filter((event) => event.table_name === 'ORDER').map((event) => [event.step, event.revision, event.facts.as])).toEqual([[step, 8, who], ...(chained ? [['open', 9, 'effect']] : [])]);
  });

  const refusedCells = MOVING_STEPS.flatMap((step) => {
    const row = rowOf(step);
    const [first] = row.who as readonly OrderWho[];
    const aState = fromOf(step)[0]!;
    const wrongState = ORDER_STATES.filter((state) => !fromOf(step).includes(state)).flatMap((state) => (row.who as readonly OrderWho[]).map((who) => [state, who] as const))
      .find(([state, who]) => { const facts = factsOf(world, cellOf(world, step, state, who, now)!, now); return who !== 'effect' && maySee(facts) && rolesOf(facts).has(who); });
    const need = (name: OrderNeed) => fromOf(step).flatMap((state) => (row.who as readonly OrderWho[]).map((who) => [step, ORDER_RULES[name].code, state, who, name] as const))
      .find(([, , state, who]) => who !== 'effect' && cellOf(world, step, state, who, now, name) !== null)!;
    return [
      [step, 'NOT_FOUND', aState, first!, null] as const, [step, 'NOT_ALLOWED', aState, first!, null] as const,
      ...(wrongState ? [[step, 'WRONG_STATE', wrongState[0], wrongState[1], null] as const] : []),
      ...needsOf(step).map(need),
    ];
  });

  test('every step has a state in which it is refused for its state', () => {
    expect(refusedCells.filter(([, code]) => code === 'WRONG_STATE').map(([step]) => step)).toEqual(MOVING_STEPS.filter((step) => (rowOf(step).who as readonly OrderWho[]).some((who) => who !== 'effect')));
  });

  test.each(inTurns(refusedCells))('%s is refused with %s in %s (asked as %s; %s), as foretold, and nothing changes', async (step, code, state, who, need) => {
    const draft = cellOf(world, step, state, who, now, need ?? undefined)!;
    if (code === 'NOT_ALLOWED') draft.by = 'operator';
    if (code === 'NOT_FOUND') draft.by = 'stranger';
    const orderId = await cells.write(draft, now);
    const before = await cells.look(orderId);
    const person = personOf(draft);
    const foretold = person && await cells.foretell(person, orderId, step);
    const outcome = await cells.drive(draft, orderId, step, inputOf(step, draft));
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    if (code === 'NOT_FOUND') expect(foretold).toBeNull();
    else if (person) {
      expect(foretold?.may).not.toContain(step);
      expect(outcome.ok || [outcome.refusal.code, outcome.refusal.args]).toEqual([foretold?.can?.code, foretold?.can?.args]);
    }
    expect(await cells.look(orderId)).toEqual(before);
  });
});

describe('What the SQL shows is what the pure face shows', () => {
  test.each(inTurns(ORDER_STATES))('in %s, to everybody', async (state) => {
    for (const who of ['lead', 'provider', 'aloneOfficer', 'speaker'] as const) {
      const draft = draftOf(world, state, who, now);
      const orderId = await cells.write(draft, now);
      for (const by of PEOPLE) {
        const shown = await cells.foretell(by, orderId, 'amend') !== null;
        expect([who, by, shown]).toEqual([who, by, maySee(factsOf(world, { ...draft, by }, now))]);
      }
    }
  });
});

describe('The birth of an order', () => {
  const placing = { itemCode: 'MEAL_DELIVERY', divisionId: world.places.hereBuilding, words: '请送午饭', requesterId: world.people.requester };
  const placed = (by: Person) => place(platform, callers[by], placing, newId());

  test.each(['requester', 'guardian', 'onBehalf', 'gridOfficer', 'speaker'] as const)('is by %s', async (by) => {
    cells.statements();
    const outcome = await placed(by);
    expect(outcome).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(cells.statements()).toBe(4);
    expect((await cells.look(outcome.ok ? outcome.value.id : '')).orders).toMatchObject([{ state: 'PLACED', revision: 1 }]);
  });

  test('is not on behalf of somebody without an app whose consent does not stand, and nothing is born; in both languages they are told why', async () => {
    const silent = { ...placing, requesterId: world.people.silentRequester };
    const answers = async () => Promise.all((['onBehalf', 'gridOfficer', 'speaker'] as const).map((by) => place(platform, callers[by], silent, newId())));
    await cells.write({ ...draftOf(world, 'PLACED', 'speaker', now), revoked: true }, now);
    const count = async () => (await platform.sql`select count(*)::int as n from orders`)[0]!['n'] as number;
    const before = await count();
    for (const outcome of await answers()) {
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'CONSENT_NEEDED', args: { step: 'place' } } });
      if (!outcome.ok) expect([sayRefusal(outcome.refusal, 'en'), sayRefusal(outcome.refusal, 'zh-CN')]).toEqual([expect.stringContaining('consent'), expect.stringContaining('同意')]);
    }
    expect(await count()).toBe(before);
    await cells.write(draftOf(world, 'PLACED', 'speaker', now), now);
    expect((await answers()).map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  test.each(PEOPLE.filter((by) => !['requester', 'guardian', 'onBehalf', 'ownWorker', 'gridOfficer', 'speaker'].includes(by)))('is not by %s, and nothing is born', async (by) => {
    const count = async () => (await platform.sql`select count(*)::int as n from orders`)[0]!['n'] as number;
    const before = await count();
    expect(await placed(by)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect(await count()).toBe(before);
  });
});
