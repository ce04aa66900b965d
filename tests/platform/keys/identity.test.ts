import { describe, expect, test } from 'vitest';
import { guestOf } from '../../../src/platform/actor.ts';
import { canonical, inputHash, keyOwner } from '../../../src/platform/keys/identity.ts';

describe('The canonical form of an input', () => {
  test('does not depend on the order of names, nor on what is left undefined', () => {
    expect(canonical({ b: 1, a: { d: [1, 2], c: undefined } })).toBe(canonical({ a: { d: [1, 2] }, b: 1 }));
  });

  test('tells apart an empty list, null, and text that looks like a number', () => {
    const forms = [[], null, '1', 1, {}, '', false, 'null'].map(canonical);
    expect(new Set(forms).size).toBe(8);
  });

  test('keeps the order of a list', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });

  test('takes dates and bigints', () => {
    expect(canonical({ at: new Date(0), n: 5n })).toBe('{"at":"1970-01-01T00:00:00.000Z","n":"5"}');
  });
});

describe('The hash of an input', () => {
  test('needs the secret', () => {
    expect(inputHash('one', { phone: '12000000000' })).not.toEqual(inputHash('two', { phone: '12000000000' }));
    expect(inputHash('one', { phone: '12000000000' })).toEqual(inputHash('one', { phone: '12000000000' }));
  });
});

describe('The owner of a key', () => {
  const caller = { realm: 'R', issuer: 'i', subject: 's', expiresAt: 0 };

  test('stays the same when the account joins and becomes a person', () => {
    const guest = guestOf('R', caller);
    expect(keyOwner('x', { ...guest, kind: 'PERSON', personId: 'p' })).toBe(keyOwner('x', guest));
  });

  test('is another for another account, and cannot be made equal by moving letters between issuer and subject', () => {
    expect(keyOwner('x', guestOf('R', { ...caller, issuer: 'is', subject: '' }))).not.toBe(keyOwner('x', guestOf('R', caller)));
  });
});
