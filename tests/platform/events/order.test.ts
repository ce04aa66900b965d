import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, decodeCursor, encodeCursor } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Event } from '../../../src/platform/events/event.ts';
import { decimal, grouped, inPromisedOrder } from '../../../src/platform/events/order.ts';

const event = (xid: number, seq: number, revision: number | null, orderId: string | null = 'o', subjectId = `s${seq}`): Event => ({
  realm: 'R', epoch: 1, xid: String(xid), seq: String(seq), table: 'ORDER', step: 's', subjectType: 'Order', subjectId, orderId, revision,
  at: new Date(0), actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {},
});
const order = (events: Event[]) => inPromisedOrder(events).map(({ event: { seq } }) => Number(seq));

describe('The promised order', () => {
  test('is that of transaction ids where nothing is inverted', () => {
    expect(order([event(12, 4, null, null), event(9, 1, 1), event(100, 9, 2), event(12, 3, 1, 'p')])).toEqual([1, 3, 4, 9]);
  });

  test('lets a later revision with an earlier transaction id wait for those before it', () => {
    expect(inPromisedOrder([event(10, 5, 3), event(11, 2, 1), event(12, 3, 2)]).map(({ event: { revision }, shownWith }) => [revision, shownWith]))
      .toEqual([[1, '11'], [2, '12'], [3, '12']]);
  });

  test('keeps what one transaction said under one revision in the order in which it said it', () => {
    expect(order([event(10, 7, 3), event(10, 6, 3), event(10, 8, 3), event(9, 1, 2)])).toEqual([1, 6, 7, 8]);
  });

  test('takes the subject for what has no order', () => {
    expect(order([event(10, 5, 2, null, 'a'), event(11, 2, 1, null, 'a'), event(10, 6, 1, null, 'b')])).toEqual([6, 2, 5]);
  });

  test('for any events: all of them, once, rising within each order, and an event is shown with a transaction not before its own', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 1, max: 9 })), fc.constantFrom('o', 'p', 'q')), { maxLength: 40 });
    fc.assert(fc.property(any, (given) => {
      const events = given.map(([xid, revision, id], i) => event(xid, i + 1, revision, id));
      const placed = inPromisedOrder(events);
      expect(placed.map(({ event: e }) => e.seq).sort()).toEqual(events.map((e) => e.seq).sort());
      expect(placed.every(({ event: e, shownWith }) => Number(shownWith) >= Number(e.xid))).toBe(true);
      expect(placed.every(({ shownWith }, i) => i === 0 || Number(shownWith) >= Number(placed[i - 1]!.shownWith))).toBe(true);
      for (const run of grouped(placed.map((p) => p.event).filter((e) => e.revision !== null), (e) => e.orderId).values()) {
        expect(run.every((e, i) => i === 0 || e.revision! >= run[i - 1]!.revision!)).toBe(true);
      }
    }));
  });
});

describe('A cursor', () => {
  test('says what it was made from, for any realm and position', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }), fc.nat(999_999_999), fc.bigInt(0n, 2n ** 64n - 1n), (realm, epoch, xid) => {
      expect(decodeCursor(realm, encodeCursor(realm, { epoch, xid: String(xid) }))).toEqual({ epoch, xid: String(xid) });
      expect(decodeCursor(`${realm}x`, encodeCursor(realm, { epoch, xid: String(xid) }))).toBe(RESYNC);
    }));
  });

  test('of any other text is RESYNC, never an error', () => {
    fc.assert(fc.property(fc.string(), (text) => { expect(decodeCursor('R', text)).toBe(RESYNC); }));
  });
});

test('Positions compare by epoch, then by number', () => {
  fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n), fc.bigInt(0n, 2n ** 64n), (a, b) => {
    expect(Math.sign(decimal(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
  }));
  expect(compare({ epoch: 1, xid: '900' }, { epoch: 2, xid: '3' })).toBeLessThan(0);
});
