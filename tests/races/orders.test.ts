import { expect, test } from 'vitest';
import { move as takeStep } from '../../src/features/orders/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { codeOf, doing } from '../crew/support/doing.ts';
import { makeScene } from '../crew/support/scene.ts';
import { throughGate, warm } from './support/gate.ts';

const WIDE = 20;
const { platform, url, street, order, look } = await makeScene({ connections: WIDE });
const { move } = doing(platform, street.realm);
const dispatchers = await street.neighbours(10, { roles: [{ role: 'DISPATCHER', over: street.streetId }] });
const [here, there] = [street.communities[0]!, street.communities[1]!];
const placed = () => order({ state: 'PLACED', holdingId: null, plannedStart: null, plannedEnd: null, summary: null });
const told = (outcomes: readonly Outcome<unknown>[]): string[] => outcomes.map(codeOf).sort();
await warm(platform.sql, WIDE);

test('ten dispatchers take an order at once: one has it, nine are told that another has', async () => {
  const orderId = await placed();
  const outcomes = await throughGate(url, [orderId], 10, () => dispatchers.map((who) => move(who, 'take', orderId, {})));
  expect(told(outcomes)).toEqual(['OK', ...Array.from({ length: 9 }, () => 'TAKEN_BY_ANOTHER')]);
  expect(await look(orderId)).toMatchObject({ state: 'PLACED', revision: 2, revisions: [2] });
});

test('ten dispatchers send an order away at once: one does, and it lies with one community', async () => {
  const orderId = await placed();
  const outcomes = await throughGate(url, [orderId], 10, () => dispatchers.map((who, i) => move(who, 'dispatch', orderId, { divisionId: (i % 2 ? here : there).id })));
  expect(told(outcomes)).toEqual(['OK', ...Array.from({ length: 9 }, () => 'WRONG_STATE')]);
  expect(await look(orderId)).toMatchObject({ state: 'DISPATCHED', revision: 2, revisions: [2] });
});

test('accepting against recalling: whoever comes second is told the state, and the revisions have no gap', async () => {
  for (let round = 0; round < 3; round++) {
    const orderId = await order({ state: 'DISPATCHED', plannedStart: null, plannedEnd: null });
    const plan = { plannedStart: new Date(Date.now() + 3_600_000), plannedEnd: new Date(Date.now() + 7_200_000), summary: '换灯' };
    const [accepted, recalled] = await throughGate(url, [orderId], 2, () => [move(street.worker, 'accept', orderId, plan), move(dispatchers[0]!, 'recall', orderId, {})]);
    // An accepted order can still be recalled, but a recalled one is not accepted, nor seen by the community any more.
    expect(codeOf(recalled!)).toBe('OK');
    expect(['OK', 'NOT_FOUND']).toContain(codeOf(accepted!));
    const after = await look(orderId);
    expect(after).toMatchObject({ state: 'PLACED', revisions: accepted!.ok ? [2, 3] : [2] });
  }
});

test('a step with the same key at once on one order is one step with one outcome', async () => {
  const orderId = await placed();
  const key = newId();
  const outcomes = await throughGate(url, [orderId], 6, () => Array.from({ length: 6 }, () =>
    takeStep(platform, { realm: street.realm, asker: { caller: dispatchers[0]!.caller }, orderId, step: 'dispatch', input: { divisionId: here.id } }, key)));
  expect(outcomes).toEqual(Array.from({ length: 6 }, () => ({ ok: true, value: { id: orderId, revision: 2 } })));
  expect(await look(orderId)).toMatchObject({ revision: 2, revisions: [2] });
});
