import { describe, expect, test } from 'vitest';
import { goneBy, goneSince, matches, type Place, type Scope, type Sight } from '../../src/features/feed/rules.ts';
import { ORDER_STATES, ORDER_STEPS } from '../../src/seven-orders.ts';

const sight: Sight = { personId: 'me', partyMember: false, divisionIds: ['grid'], itemCodes: ['MEALS'] };
const place: Place = { state: 'OPEN', held: false, open: true, streetId: 'street', communityId: 'community', gridId: 'grid', buildingId: 'building', divisionId: 'stairwell', holdingId: 'holder', itemId: 'MEALS', organisationId: 'unit', personIds: ['requester'] };
const fits = (scope: Scope, change: Partial<Place> | null = {}, more: { orderId?: string | null; related?: boolean; sight?: Partial<Sight> } = {}): boolean =>
  matches(scope, { ...sight, ...more.sight }, { orderId: more.orderId === undefined ? 'order' : more.orderId, place: change === null ? null : { ...place, ...change }, related: more.related ?? false });

const team: Scope = { kind: 'TEAM', id: 't' };

describe('What belongs on a board', () => {
  test.each([
    ['an open order in a division of the team and of an item of it', {}, {}, true],
    ['one that is not open', { open: false }, {}, false],
    ['one of another item', { itemId: 'REPAIR' }, {}, false],
    ['one elsewhere', { gridId: 'other' }, {}, false],
    ['every item, for a team without items', { itemId: 'REPAIR' }, { sight: { itemCodes: [] } }, true],
    ['nothing, for a team without divisions', {}, { sight: { divisionIds: [] } }, false],
    ['one in a building of the team', {}, { sight: { divisionIds: ['building'] } }, true],
    ['one in a stairwell of the team', {}, { sight: { divisionIds: ['stairwell'] } }, true],
    ['no resource', {}, { orderId: null }, false],
  ])('of a team: %s', (_, change, more, expected) => expect(fits(team, change, more)).toBe(expected));

  test('what had no place before its birth belongs nowhere, except on the board of the order itself', () => {
    for (const scope of [team, { kind: 'OPEN' }, { kind: 'MINE' }, { kind: 'DIVISION', id: 'street', level: 'STREET' }, { kind: 'ORGANISATION', id: 'unit' }] as const) expect(fits(scope, null)).toBe(false);
    expect(fits({ kind: 'ORDER', id: 'order' }, null)).toBe(true);
    expect(fits({ kind: 'ORDER', id: 'another' })).toBe(false);
  });

  test.each([['street', true], ['community', true], ['grid', true], ['building', true], ['stairwell', true], ['holder', true], ['other', false]])('a division %s: %s', (id, expected) => {
    expect(fits({ kind: 'DIVISION', id, level: 'COMMUNITY' })).toBe(expected);
  });

  test('a county has everything of its realm', () => expect(fits({ kind: 'DIVISION', id: 'x', level: 'COUNTY' }, { streetId: null })).toBe(true));

  test('what could be taken: open ones; for party members accepted ones that are not held', () => {
    expect([fits({ kind: 'OPEN' }), fits({ kind: 'OPEN' }, { open: false, held: true })]).toEqual([true, false]);
    const accepted = { state: 'ACCEPTED', open: false };
    expect(fits({ kind: 'OPEN' }, accepted)).toBe(false);
    expect(fits({ kind: 'OPEN' }, accepted, { sight: { partyMember: true } })).toBe(true);
    expect(fits({ kind: 'OPEN' }, { ...accepted, held: true }, { sight: { partyMember: true } })).toBe(false);
  });

  test('mine: whoever is named or stands in a relation; a guest has nothing', () => {
    expect(fits({ kind: 'MINE' })).toBe(false);
    expect(fits({ kind: 'MINE' }, { personIds: ['me'] })).toBe(true);
    expect(fits({ kind: 'MINE' }, {}, { related: true })).toBe(true);
    expect(fits({ kind: 'MINE' }, { personIds: [] }, { sight: { personId: null } })).toBe(false);
  });
});

describe('Why a card vanishes', () => {
  test('every step has a reason, and those that end a board\'s order have one of their own', () => {
    expect(ORDER_STEPS.filter((step) => goneBy('ORDER', step) !== 'NO_LONGER_FITS')).toEqual(
      ['expire', 'reject', 'merge', 'return', 'escalate', 'recall', 'handleAlone', 'start', 'lapse', 'finish', 'settle', 'close', 'cancel', 'abort', 'hold']);
    expect(['pause', 'withdraw', 'runOut', 'list'].map((step) => goneBy('RESOURCE', step))).toEqual(['PAUSED', 'WITHDRAWN', 'EXPIRED', 'NO_LONGER_FITS']);
  });

  test('an older event tells it by where the order stands now', () => {
    expect(ORDER_STATES.map((state) => goneSince({ state, held: false }, true))).toEqual(
      ['RECALLED', 'NO_LONGER_FITS', 'EXPIRED', 'REJECTED', 'MERGED', 'ESCALATED', 'LAPSED', 'NO_LONGER_FITS', 'STARTED', 'DONE', 'DONE', 'CLOSED', 'CANCELLED']);
    expect(goneSince({ state: 'OPEN', held: true }, true)).toBe('HELD');
    expect(goneSince({ state: 'OPEN', held: false }, false)).toBe('RIGHTS_LOST');
  });
});
