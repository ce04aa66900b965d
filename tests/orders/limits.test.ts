import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { grab } from '../../src/features/crew/grab.ts';
import { openLots } from '../../src/features/crew/index.ts';
import { moveSeat } from '../../src/features/crew/step.ts';
import { lockOrder, readFacts } from '../../src/features/orders/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Row, Words } from '../../src/kernel/lifecycle.ts';
import { done } from '../../src/kernel/result.ts';
import { RESOURCE_STEPS } from '../../src/resource-steps.ts';
import { SEAT_STEPS } from '../../src/seat-steps.ts';
import { SEVEN_ORDERS, type OrderState, type OrderStep } from '../../src/seven-orders.ts';
import { onWednesday, type Arrange, type Stepping } from './support/wednesday.ts';

/** Every time limit of the three tables, by moving the clock. */

const { platform, world, member, volunteer, ticker, at, clockTo, T0, dueOf, taken, stateOf, stepped, placed, resource, seat, offered, offeredInLine, swapped } = await onWednesday();

interface Case {
  /** Brings a subject to where the limit runs, at T0; answers its id. */
  make(urgent: boolean): Promise<string>;
  /** Hours after T0 at which it is over; and when the order is urgent. */
  readonly due: number;
  readonly urgent?: number;
  /** The state in which the clock's step leaves the subject. */
  readonly then: string;
}

const order = (step: OrderStep, due: number, then: OrderState, more: Stepping & { urgent?: number } = {}): Case =>
  ({ due, then, ...(more.urgent === undefined ? {} : { urgent: more.urgent }), make: (urgent) => stepped(step, urgent, more) });

/** The volunteer is the only one who was drawn. */
const lotted = (orderId: string) => platform.db.transaction(async (tx) => {
  const row = (await lockOrder(tx, world.realm, orderId))!;
  const read = (await readFacts(tx, world.realm, { clock: true }, [row])).get(orderId)!;
  expect(await (await openLots(platform, tx, read, [volunteer.id])).seat(volunteer.id)).toBeNull();
  const [born] = await tx.execute<{ id: string }>(sql`select id from seats where order_id = ${orderId}::uuid and person_id = ${volunteer.id}::uuid`);
  return done({ seatId: born!.id });
});

const planned = (start: number, end: number): Arrange => (draft) => { Object.assign(draft.row, { plannedStart: at(start), plannedEnd: at(end) }); };
const amended = { plannedStart: at(48), plannedEnd: at(50) };
const leadOnly: Arrange = (draft) => { Object.assign(draft.row, { serves: 'LEAD_ONLY', helpersWanted: 0 }); };
const answered: Arrange = (draft) => { Object.assign(draft.row, { answeredAt: T0 }); };
const drawn: Arrange = (draft) => { Object.assign(draft.row, { sampled: true, answeredAt: T0, resolved: true }); };
const LEASE = { 'SEAT.claim.lapse': { hours: 4 }, 'SEAT.grab.lapse': { hours: 4 } };
const claimed = (orderId: string) => moveSeat(platform, { realm: world.realm, asker: { caller: member.caller }, step: 'claim', subject: { orderId, kind: 'LEAD', personId: null } }, newId());
const grabbed = (orderId: string) => grab(platform, { caller: volunteer.caller, orderId, key: newId() });
const extended = async (orderId: string) => {
  const taken1 = await grabbed(orderId);
  if (!taken1.ok) throw new Error(taken1.refusal.code);
  return moveSeat(platform, { realm: world.realm, asker: { caller: volunteer.caller }, step: 'extend', subject: { seatId: taken1.value.seatId }, input: { reason: '还在协调' } }, newId());
};
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
  'ORDER.handOver.letGo': order('handOver', 0.5, 'PLACED'),
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
  'ORDER.unbook.remindStreetLeader': order('unbook', 120, 'ACCEPTED', { from: 'OPEN' }),
  'ORDER.reopen.remindStreetLeader': order('reopen', 120, 'ACCEPTED'),
  'ORDER.close.remindToCallBack': order('close', 168, 'CLOSED', { arrange: drawn }),
  'ORDER.remindStreetLeader.remindStreetLeader': order('remindStreetLeader', 24, 'PLACED'),
  'ORDER.remindToNameLead.remindStreetLeader': order('remindToNameLead', 24, 'ACCEPTED', { arrange: planned(480, 481) }),
  'ORDER.remindRequester.remindToSettle': order('remindRequester', 72, 'UNDERWAY'),
  'ORDER.remindToSettle.remindStreetLeader': order('remindToSettle', 72, 'UNDERWAY'),
  'SEAT.claim.confirm': { due: 48, then: 'CONFIRMED', make: () => seat(72, claimed) },
  'SEAT.claim.remindToConfirm': { due: 2, then: 'HELD', make: () => seat(76, claimed, LEASE) },
  'SEAT.claim.lapse': { due: 4, then: 'RELEASED', make: () => seat(80, claimed, LEASE) },
  'SEAT.grab.confirm': { due: 72, then: 'CONFIRMED', make: () => seat(96, grabbed) },
  'SEAT.grab.remindToConfirm': { due: 2, then: 'HELD', make: () => seat(100, grabbed, LEASE) },
  'SEAT.grab.lapse': { due: 4, then: 'RELEASED', make: () => seat(104, grabbed, LEASE) },
  'SEAT.extend.remindToConfirm': { due: 3, then: 'HELD', make: () => seat(108, extended, { ...LEASE, 'SEAT.extend.lapse': { hours: 6 } }) },
  'SEAT.extend.lapse': { due: 6, then: 'RELEASED', make: () => seat(112, extended, { ...LEASE, 'SEAT.extend.lapse': { hours: 6 } }) },
  'SEAT.offer.lapseOffer START_FAR': { due: 24, then: 'LAPSED', make: () => seat(200, offeredInLine) },
  'SEAT.offer.lapseOffer START_TODAY': { due: 1, then: 'LAPSED', make: () => seat(20, offeredInLine) },
  'SEAT.offer.lapseOffer START_SOON': { due: 0.17, then: 'LAPSED', make: () => seat(2, offeredInLine) },
  'SEAT.drawn.confirm': { due: 96, then: 'CONFIRMED', make: () => seat(120, lotted) },
  'SEAT.drawn.remindToConfirm': { due: 2, then: 'HELD', make: () => seat(124, lotted, LEASE) },
  'SEAT.drawn.lapse': { due: 4, then: 'RELEASED', make: () => seat(128, lotted, LEASE) },
  'SEAT.assign.lapseOffer START_FAR': { due: 24, then: 'LAPSED', make: () => seat(200, offered) },
  'SEAT.assign.lapseOffer START_TODAY': { due: 1, then: 'LAPSED', make: () => seat(20, offered) },
  'SEAT.assign.lapseOffer START_SOON': { due: 0.17, then: 'LAPSED', make: () => seat(2, offered) },
  'SEAT.takeOver.lapseOffer START_FAR': { due: 24, then: 'LAPSED', make: () => seat(200, swapped) },
  'SEAT.takeOver.lapseOffer START_TODAY': { due: 1, then: 'LAPSED', make: () => seat(20, swapped) },
  'SEAT.takeOver.lapseOffer START_SOON': { due: 0.17, then: 'LAPSED', make: () => seat(2, swapped) },
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
