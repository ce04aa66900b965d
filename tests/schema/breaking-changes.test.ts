import { expect, test } from 'vitest';
import { unnamedBreakingChanges } from '../../scripts/breaking-changes.ts';

const released = 'type Query { order(id: ID!): Order } type Order { number: Int! label: String }';
const now = 'type Query { order(id: ID!): Order } type Order { label: String more: Int }';

test('a breaking change fails the check until the changelog names it', () => {
  expect(unnamedBreakingChanges(released, now, '')).toEqual(['breaking change that schema/CHANGELOG.md does not name: Order.number was removed.']);
  expect(unnamedBreakingChanges(released, now, '- `Order.number` is gone: read it from the label.')).toEqual([]);
});

test('what is only added breaks nobody', () => {
  expect(unnamedBreakingChanges(now, `${now} extend type Order { number: Int }`, '')).toEqual([]);
});
