import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clockSteps, higherEffectsOf } from '../../src/composition.ts';
import { grab } from '../../src/features/crew/grab.ts';
import { moveSeat } from '../../src/features/crew/step.ts';
import { handIn, markAnswered, place, type Placing } from '../../src/features/orders/index.ts';
import { draft as draftResource, move as moveResource, type ResourceMove } from '../../src/features/resources/index.ts';
import type { Duration } from '../../src/kernel/durations.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Row, Words } from '../../src/kernel/lifecycle.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { setClockAhead } from '../../src/platform/clock/clock.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { openTicker } from '../../src/platform/deadlines/ticker.ts';
import { RESOURCE_STEPS } from '../../src/resource-steps.ts';
import { SEAT_STEPS } from '../../src/seat-steps.ts';
import { SEVEN_ORDERS, type OrderState, type OrderStep, type OrderWho } from '../../src/seven-orders.ts';
import { cellOf, type Draft } from '../support/seven-orders/drafts.ts';
import { INPUTS } from '../support/seven-orders/inputs.ts';
import { makeCells } from '../support/seven-orders/scene.ts';

/** Every time limit of the three tables, by moving the clock. Hours are counted from a Wednesday at half past nine, street time. */

const HOUR = 3_600_000;
const T0 = aWednesday();
const cells = await makeCells();
const { platform, db, world, callers, ticker, write, drive, look, street } = cells;
const at = (hours: number): Date => new Date(T0.getTime() + hours * HOUR);
/** Business time becomes so many hours after T0. */
const clockTo = (hours: number) => setClockAhead(db, { production: false }, at(hours).getTime() - Date.now());
const volunteer = await street.neighbour({ volunteer: ['MEDICAL'] });
const member = await street.neighbour({ partyMember: true });

function aWednesday(): Date {
  const soon = new Date(Date.now() + 8 * 24 * HOUR);
  soon.setUTCHours(1, 30, 0, 0);
  return new Date(soon.getTime() + ((3 - soon.getUTCDay() + 7) % 7) * 24 * HOUR);
}

const value = <T>(outcome: Outcome<T>): T => { if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal)); return outcome.value; };
const dueOf = async (id: string, step: string): Promise<{ hours: number; paused: boolean } | null> => {
  const [row] = await db.execute<{ due: string; paused: boolean }>(sql`select due_at as due, paused_at is not null as paused from deadlines where subject_id = ${id}::uuid and step = ${step} and refused is null`);
  return row ? { hours: Math.round((new Date(row.due).getTime() - T0.getTime()) / 36_000) / 100, paused: row.paused } : null;
};
/** How often the clock has taken a step of the subject. */
const taken = async (id: string, step: string): Promise<number> =>
  (await db.execute(sql`select 1 from events where subject_id = ${id}::uuid and step = ${step} and actor_kind = 'CLOCK'`)).length;
const stateOf = async (table: 'orders' | 'seats' | 'resources', id: string): Promise<string> =>
  (await db.execute<{ state: string }>(sql`select state from ${sql.identifier(table)} where id = ${id}::uuid`))[0]!.state;

beforeEach(async () => {
  await db.execute(sql`truncate deadlines`);
  await clockTo(0);
});

interface Case {
  /** Brings a subject to where the limit runs, at T0; answers its id. */
  make(urgent: boolean): Promise<string>;
  /** Hours after T0 at which it is over; and when the order is urgent. */
  readonly due: number;
  readonly urgent?: number;
  /** The state in which the clock's step leaves the subject. */
  readonly then: string;
}

type Arrange = (draft: Draft) => void;
/** The step taken on an order at T0. */
async function stepped(step: OrderStep, urgent: boolean, { from, who, arrange, input }: { from?: OrderState; who?: OrderWho; arrange?: Arrange; input?: object } = {}): Promise<string> {
  const row = SEVEN_ORDERS.steps[step];
  const state = from ?? (row.from as readonly OrderState[])[0]!;
  const draft = cellOf(world, step, state, who ?? row.who[0]!, T0)!;
  Object.assign(draft.row, { urgent });
  Object.assign(draft.settings, { holidays: 'NONE' });
  arrange?.(draft);
  const id = await write(draft, T0);
  await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid`);
  value(await drive(draft, id, step, input ?? (INPUTS[step] as (asked: object) => object)({ draft, world, now: T0, targetId: '' })));
  return id;
}
const order = (step: OrderStep, due: number, then: OrderState, more: Parameters<typeof stepped>[2] & { urgent?: number } = {}): Case =>
  ({ due, then, ...(more.urgent === undefined ? {} : { urgent: more.urgent }), make: (urgent) => stepped(step, urgent, more) });

const placing = (change: Partial<Placing> = {}): Placing => ({ itemCode: 'MEAL_DELIVERY', divisionId: world.places.hereBuilding, words: '请送午饭', ...change });
const placed = async (change: Partial<Placing> = {}): Promise<string> => {
  await db.execute(sql`update realms set settings = '{"holidays":"NONE","clockDispatchesProviderItems":true}'`);
  return value(await place(platform, callers.requester, placing(change), newId())).id;
};
const resource = async (steps: readonly ResourceMove[], validUntil: Date | null = null): Promise<string> => {
  await db.execute(sql`update realms set settings = '{"holidays":"NONE"}'`);
  const { id } = value(await draftResource(platform, callers.provider, {
    owner: { organisationId: world.places.unit }, itemCode: 'HAIRCUT', title: '义务理发', what: '每周一上午理发', divisionId: world.places.here, place: '社区活动室',
    timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 }, capacity: 7, validUntil,
  }, newId()));
  for (const step of steps) {
    const by = step === 'submit' ? callers.provider : callers.dispatcher;
    value(await moveResource(platform, { realm: world.realm, resourceId: id, step, asker: step === 'remindCenter' ? { clock: true } : { caller: by }, input: {} }, newId()));
  }
  return id;
};
const seat = async (ahead: number, take: (orderId: string) => Promise<Outcome<{ seatId: string }>>): Promise<string> => {
  const draft = cellOf(world, 'amend', 'OPEN', 'requester', T0)!;
  Object.assign(draft.row, { plannedStart: at(ahead), plannedEnd: at(ahead + 2), holdingId: world.places.there });
  const id = await write(draft, T0);
  await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid`);
  return value(await take(id)).seatId;
};
const offered = (orderId: string) => moveSeat(platform, { realm: world.realm, asker: { caller: callers.holdingWorker }, step: 'assign', subject: { orderId, kind: 'HELPER', personId: volunteer.id } }, newId());

const planned = (start: number, end: number): Arrange => (draft) => { Object.assign(draft.row, { plannedStart: at(start), plannedEnd: at(end) }); };
const amended = { plannedStart: at(48), plannedEnd: at(50) };
const leadOnly: Arrange = (draft) => { Object.assign(draft.row, { serves: 'LEAD_ONLY', helpersWanted: 0 }); };
const answered: Arrange = (draft) => { Object.assign(draft.row, { answeredAt: T0 }); };
const drawn: Arrange = (draft) => { Object.assign(draft.row, { sampled: true, answeredAt: T0, resolved: true }); };
/** Two working hours end before noon; four at three, after the break. */
const CASES: Readonly<Record<string, Case>> = {
  'ORDER.place.remindStreetLeader': { due: 5.5, urgent: 2, then: 'PLACED', make: (urgent) => placed({ urgent }) },
  'ORDER.place.dispatch': {
    due: 0, then: 'DISPATCHED',
    make: async () => placed({ itemCode: 'HAIRCUT', words: null, resource: { id: await resource(['submit', 'list']), startsAt: at(5 * 24 - 0.5) } }),
  },
  'ORDER.amend.open': order('amend', 4, 'OPEN', { from: 'ACCEPTED', urgent: 2, input: amended }),
  'ORDER.amend.remindToNameLead': order('amend', 4, 'ACCEPTED', { from: 'ACCEPTED', urgent: 2, arrange: leadOnly, input: amended }),
  'ORDER.amend.remindShortHanded': order('amend', 46, 'OPEN', { from: 'OPEN', input: amended }),
  'ORDER.amend.remindToStart': order('amend', 48.5, 'OPEN', { from: 'OPEN', input: amended }),
  'ORDER.amend.lapse': order('amend', 50, 'ACCEPTED', { from: 'OPEN', input: amended }),
  'ORDER.take.letGo': order('take', 0.5, 'PLACED'),
  'ORDER.ask.expire': order('ask', 72, 'EXPIRED', { urgent: 36 }),
  'ORDER.answer.remindStreetLeader': order('answer', 5.5, 'PLACED', { urgent: 2 }),
  'ORDER.dispatch.recall': order('dispatch', 24, 'PLACED', { urgent: 5.25 }),
  'ORDER.accept.open': order('accept', 4, 'OPEN', { urgent: 2 }),
  'ORDER.accept.remindToNameLead': order('accept', 4, 'ACCEPTED', { urgent: 2, arrange: leadOnly }),
  'ORDER.return.remindStreetLeader': order('return', 5.5, 'PLACED', { urgent: 2 }),
  'ORDER.escalate.recall': order('escalate', 24, 'PLACED', { urgent: 5.25 }),
  'ORDER.recall.remindStreetLeader': order('recall', 5.5, 'PLACED', { urgent: 2 }),
  'ORDER.handleAlone.remindRequester': order('handleAlone', 26, 'UNDERWAY'),
  'ORDER.open.remindShortHanded': order('open', 46, 'OPEN', { arrange: planned(48, 50) }),
  'ORDER.open.remindToStart': order('open', 48.5, 'OPEN', { arrange: planned(48, 50) }),
  'ORDER.open.lapse': order('open', 50, 'ACCEPTED', { arrange: planned(48, 50) }),
  'ORDER.start.remindRequester': order('start', 26.5, 'UNDERWAY'),
  'ORDER.lapse.remindStreetLeader': order('lapse', 120, 'ACCEPTED'),
  'ORDER.finish.close': order('finish', 720, 'CLOSED', { arrange: answered }),
  'ORDER.settle.close': order('settle', 720, 'CLOSED', { arrange: answered }),
  'ORDER.rate.close': order('rate', 168, 'CLOSED', { from: 'DONE', arrange: answered }),
  'ORDER.rate.remindStreetLeader': order('rate', 24, 'RATED', { from: 'DONE', arrange: (draft) => { draft.row.attempt = 3; }, input: { stars: 1, resolved: false } }),
  'ORDER.rate.remindToCallBack': order('rate', 144, 'RATED', { from: 'DONE', arrange: (draft) => { draft.settings.sampleShare = 1; } }),
  'ORDER.reopen.remindStreetLeader': order('reopen', 120, 'ACCEPTED'),
  'ORDER.close.remindToCallBack': order('close', 168, 'CLOSED', { arrange: drawn }),
  'ORDER.remindStreetLeader.remindStreetLeader': order('remindStreetLeader', 24, 'PLACED'),
  'ORDER.remindToNameLead.remindStreetLeader': order('remindToNameLead', 24, 'ACCEPTED', { arrange: planned(480, 481) }),
  'ORDER.remindRequester.remindToSettle': order('remindRequester', 72, 'UNDERWAY'),
  'ORDER.remindToSettle.remindStreetLeader': order('remindToSettle', 72, 'UNDERWAY'),
  'SEAT.claim.confirm': {
    due: 48, then: 'CONFIRMED',
    make: () => seat(72, (orderId) => moveSeat(platform, { realm: world.realm, asker: { caller: member.caller }, step: 'claim', subject: { orderId, kind: 'LEAD', personId: null } }, newId())),
  },
  'SEAT.grab.confirm': { due: 72, then: 'CONFIRMED', make: () => seat(96, (orderId) => grab(platform, { caller: volunteer.caller, orderId, key: newId() })) },
  'SEAT.assign.lapseOffer START_FAR': { due: 24, then: 'LAPSED', make: () => seat(200, offered) },
  'SEAT.assign.lapseOffer START_TODAY': { due: 1, then: 'LAPSED', make: () => seat(20, offered) },
  'SEAT.assign.lapseOffer START_SOON': { due: 0.17, then: 'LAPSED', make: () => seat(2, offered) },
  'RESOURCE.submit.remindCenter': { due: 48, then: 'SUBMITTED', make: () => resource(['submit']) },
  'RESOURCE.remindCenter.remindCenter': { due: 48, then: 'SUBMITTED', make: () => resource(['submit', 'remindCenter']) },
  'RESOURCE.list.runOut': { due: 300, then: 'RUN_OUT', make: () => resource(['submit', 'list'], at(300)) },
  'RESOURCE.pause.runOut': { due: 300, then: 'RUN_OUT', make: () => resource(['submit', 'list', 'pause'], at(300)) },
  'RESOURCE.resume.runOut': { due: 300, then: 'RUN_OUT', make: () => resource(['submit', 'list', 'pause', 'resume'], at(300)) },
};

const TABLES = [SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS];
const ROWS_OF = { ORDER: 'orders', SEAT: 'seats', RESOURCE: 'resources' } as const;
const limits = TABLES.flatMap(({ name, steps }) => Object.entries(steps as Record<string, Row<Words>>).flatMap(([step, { within }]) => within.map((limit) => {
  const twice = within.filter((other) => other.else === limit.else).length > 1;
  return { key: `${name}.${step}.${limit.else}${twice ? ` ${limit.when}` : ''}`, table: name as keyof typeof ROWS_OF, step: limit.else, halved: limit.halvedIfUrgent === true };
})));

describe('Every time limit', () => {
  test('of the three tables is tested here', () => {
    expect(limits.map(({ key }) => key).sort()).toEqual(Object.keys(CASES).sort());
    expect(limits.filter(({ halved }) => halved).map(({ key }) => key)).toEqual(limits.map(({ key }) => key).filter((key) => CASES[key]!.urgent !== undefined));
  });

  test.each(limits)('$key comes in its time and not before, once', async ({ key, table, step }) => {
    const { make, due, then } = CASES[key]!;
    const id = await make(false);
    const before = await taken(id, step);
    expect(await dueOf(id, step)).toEqual({ hours: due, paused: false });
    if (due > 0) {
      await clockTo(due - 1 / 60);
      await ticker.runDue();
      expect(await taken(id, step)).toBe(before);
    }
    await clockTo(due + 1 / 60);
    expect(await ticker.runDue()).toBeGreaterThan(0);
    expect(await taken(id, step)).toBe(before + 1);
    expect(await stateOf(ROWS_OF[table], id)).toBe(then);
    expect(await ticker.runDue()).toBe(0);
  });

  test.each(limits.filter(({ table }) => table === 'ORDER'))('$key of an urgent order is halved where the table says so, and only there', async ({ key, step }) => {
    const { make, due, urgent } = CASES[key]!;
    expect((await dueOf(await make(true), step))?.hours).toBe(urgent ?? due);
  });
});

describe('A limit that would end after the start', () => {
  test('ends at half of the time that is left', async () => {
    const accepted = await stepped('accept', false, { input: { plannedStart: at(2), plannedEnd: at(3), summary: '陪老人散步' } });
    const sent = await stepped('dispatch', false, { arrange: (draft) => { Object.assign(draft.row, { wantedStart: at(9), wantedEnd: at(10) }); } });
    expect([await dueOf(accepted, 'open'), await dueOf(sent, 'recall')]).toEqual([{ hours: 1, paused: false }, { hours: 4.5, paused: false }]);
    expect((await dueOf(await seat(0.1, offered), 'lapseOffer'))?.hours).toBe(0.05);
  });

  test('of a start that is past already, ends in its ordinary time', async () => {
    const id = await stepped('dispatch', false, { arrange: (draft) => { Object.assign(draft.row, { wantedStart: at(-2), wantedEnd: at(-1) }); } });
    expect((await dueOf(id, 'recall'))?.hours).toBe(24);
  });
});

describe('A hold', () => {
  const holding = async (id: string, until: number) => value(await drive({ by: 'holdingWorker' } as Draft, id, 'hold', { words: '材料未到', until: at(until) }));
  const lifting = async (id: string, holdId?: string) => value(await drive({ by: 'holdingWorker' } as Draft, id, 'lift', holdId ? { holdId } : {}));

  test('stops what is not tied to the planned time; lifted by the clock, it goes on by what was left', async () => {
    const id = await stepped('accept', false);
    await clockTo(1);
    await holding(id, 11);
    await clockTo(10);
    expect(await ticker.runDue()).toBe(0);
    expect(await dueOf(id, 'open')).toMatchObject({ paused: true });
    await clockTo(11.001);
    expect(await ticker.runDue()).toBe(1);
    expect(await dueOf(id, 'open')).toEqual({ hours: 14, paused: false });
    await clockTo(14.02);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('OPEN');
  });

  test('does not stop what is tied to the planned time', async () => {
    const id = await stepped('open', false, { arrange: planned(48, 50) });
    await holding(id, 400);
    for (const [hours, state] of [[46.1, 'OPEN'], [48.6, 'OPEN'], [50.1, 'ACCEPTED']] as const) {
      await clockTo(hours);
      expect(await ticker.runDue()).toBe(1);
      expect(await stateOf('orders', id)).toBe(state);
    }
    expect(await dueOf(id, 'remindStreetLeader')).toMatchObject({ paused: true });
  });

  test('of several ends with the last of them', async () => {
    const id = await stepped('dispatch', false);
    await holding(id, 5);
    await holding(id, 9);
    await clockTo(5.01);
    expect(await ticker.runDue()).toBe(1);
    expect(await dueOf(id, 'recall')).toMatchObject({ paused: true });
    expect(await dueOf(id, 'lift')).toMatchObject({ hours: 9 });
    await clockTo(9.01);
    expect(await ticker.runDue()).toBe(1);
    expect((await look(id)).orders[0]).toMatchObject({ holds: 0, held_since: null });
    expect(await dueOf(id, 'recall')).toEqual({ hours: 33.01, paused: false });
  });

  test('lifted by hand forgets that it would have ended', async () => {
    const id = await stepped('dispatch', false);
    await holding(id, 5);
    await lifting(id);
    expect(await dueOf(id, 'lift')).toBeNull();
    expect(await dueOf(id, 'recall')).toEqual({ hours: 24, paused: false });
  });
});

describe('A limit of one\'s own', () => {
  const realmSays = (limitsOf: Record<string, Duration>): Arrange => (draft) => { draft.settings.limits = limitsOf; };
  const itemSays = (limitsOf: Record<string, Duration>): Arrange => (draft) => { draft.row.limits = limitsOf; };

  test('is the realm\'s instead of the table\'s, and the item\'s instead of the realm\'s', async () => {
    const realm = realmSays({ 'ORDER.accept.open': { minutes: 90 }, 'ORDER.dispatch.recall': { hours: 3 } });
    const item = itemSays({ 'ORDER.accept.open': { minutes: 30 } });
    expect((await dueOf(await stepped('accept', false, { arrange: realm }), 'open'))?.hours).toBe(1.5);
    expect((await dueOf(await stepped('accept', true, { arrange: realm }), 'open'))?.hours).toBe(0.75);
    const both = (draft: Draft) => { realm(draft); item(draft); };
    expect((await dueOf(await stepped('accept', false, { arrange: both }), 'open'))?.hours).toBe(0.5);
    expect((await dueOf(await stepped('dispatch', false, { arrange: both }), 'recall'))?.hours).toBe(3);
  });

  test('fires in its time', async () => {
    const id = await stepped('accept', false, { arrange: itemSays({ 'ORDER.accept.open': { minutes: 30 } }) });
    await clockTo(0.49);
    expect(await ticker.runDue()).toBe(0);
    await clockTo(0.51);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('OPEN');
  });
});

describe('The street leader', () => {
  test('is reminded each working day and not at the weekend, until somebody moves', async () => {
    const id = await placed();
    const days: number[] = [];
    for (let hours = 0; hours <= 7 * 24; hours += 12) {
      await clockTo(hours);
      if (await ticker.runDue() > 0) days.push(hours);
    }
    // Wednesday 15:00; each time a working day further: Thursday, Friday, Monday, Tuesday.
    expect(days).toEqual([12, 36, 60, 132, 156]);
    expect(await taken(id, 'remindStreetLeader')).toBe(5);
    value(await drive({ by: 'dispatcher' } as Draft, id, 'dispatch', { divisionId: world.places.there }));
    await clockTo(8 * 24);
    await ticker.runDue();
    expect(await taken(id, 'remindStreetLeader')).toBe(5);
  });

  test('is reminded once, however long nobody looked at the clock', async () => {
    const id = await placed();
    await clockTo(30 * 24);
    expect(await ticker.runDue()).toBe(1);
    expect(await taken(id, 'remindStreetLeader')).toBe(1);
  });
});

describe('What else is amended', () => {
  test('does not wind the clock up again; another date does', async () => {
    const id = await stepped('accept', false);
    await clockTo(3);
    value(await drive({ by: 'requester' } as Draft, id, 'amend', { words: '请带梯子' }));
    expect((await dueOf(id, 'open'))?.hours).toBe(4);
    value(await drive({ by: 'holdingWorker' } as Draft, id, 'amend', { plannedStart: at(49), plannedEnd: at(51) }));
    expect((await dueOf(id, 'open'))?.hours).toBe(7);
  });
});

describe('A step that the clock is refused', () => {
  test('is asked once and does not loop; when what was missing is there, it is asked again', async () => {
    const id = await stepped('settle', false, { from: 'ACCEPTED' });
    await clockTo(721);
    for (let i = 0; i < 3; i++) expect(await ticker.runDue()).toBe(0);
    expect((await look(id)).orders[0]).toMatchObject({ state: 'DONE', revision: 8 });
    await markAnswered(db, { realm: world.realm, orderId: id, attempt: 1, at: at(721) });
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('CLOSED');
  });

  test('because somebody put it off while the clock waited for the lock is not taken, and comes in its new time', async () => {
    const id = await stepped('open', false, { arrange: planned(48, 50) });
    await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid and step <> 'lapse'`);
    await clockTo(50.1);
    let running: Promise<number> = Promise.resolve(0);
    await platform.database.db.transaction(async (tx) => {
      await tx.execute(sql`select from orders where id = ${id}::uuid for update`);
      running = ticker.runDue();
      for (let waiting = 0; waiting === 0;) waiting = (await tx.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length;
      await tx.execute(sql`update deadlines set due_at = ${at(60).toISOString()}::timestamptz, lease = null, leased_until = null where subject_id = ${id}::uuid`);
    });
    expect(await running).toBe(0);
    expect(await stateOf('orders', id)).toBe('OPEN');
    await clockTo(60.1);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('ACCEPTED');
  });
});

describe('Two nodes at once', () => {
  let other: ReturnType<typeof openDatabase>;
  beforeAll(() => { other = openDatabase(cells.url); return () => other.close(); });

  test('take each step once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await stepped('dispatch', false));
    await clockTo(25);
    const second = { ...platform, database: other, db: other.db, sql: other.sql };
    handIn(second, higherEffectsOf(second));
    const tickers = [platform, second, platform, second].map((node) => openTicker({ db: node.db, log: node.log, take: clockSteps(node), portion: 3 }));
    const counts = await Promise.all(tickers.map((each) => each.runDue()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    for (const id of ids) expect([await taken(id, 'recall'), (await look(id)).orders[0]!.revision]).toEqual([1, 9]);
  });
});
