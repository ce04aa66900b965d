import { describe, expect, test } from 'vitest';
import { disclosureOf, maySee, type OrderFacts } from '../../src/features/orders/index.ts';
import { ORDER_STATES, type OrderState, type OrderWho } from '../../src/seven-orders.ts';
import { draftOf, factsOf, madeUp, type Draft } from '../support/seven-orders/drafts.ts';

/** The table *Personal data*: who reads what, and until when. */

const world = madeUp();
const now = new Date('2026-11-04T02:00:00Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);

/** S summary, W words, N name (n masked), P telephone and door (p masked), C start code; nothing: a dash. */
function seen(facts: OrderFacts): string {
  const { summary, words, name, phone, startCode } = disclosureOf(facts);
  const shown = { NONE: '', MASKED: 'x', CLEAR: 'X' } as const;
  return [summary ? 'S' : '', words ? 'W' : '', shown[name] && (name === 'CLEAR' ? 'N' : 'n'), shown[phone] && (phone === 'CLEAR' ? 'P' : 'p'), startCode ? 'C' : ''].join('') || '-';
}

type Change = (draft: Draft) => void;
const closed = (hours: number): Change => (draft) => { Object.assign(draft.row, { doneAt: ago(hours + 1), closedAt: ago(hours) }); };
const done = (hours: number): Change => (draft) => { Object.assign(draft.row, { doneAt: ago(hours) }); };
const starts = (hours: number): Change => (draft) => { Object.assign(draft.row, { plannedStart: ago(-hours), plannedEnd: ago(-hours - 1) }); };
const cancelled = (hours: number): Change => (draft) => { Object.assign(draft.row, { stateSince: ago(hours) }); };
const asked = (state: OrderState, who: OrderWho, change: Change = () => {}, by: Draft['by'] = who, firm = false): OrderFacts => {
  const draft = draftOf(world, state, who, now);
  change(draft);
  const facts = factsOf(world, { ...draft, by }, now);
  return { ...facts, mine: facts.mine.map((one) => ({ ...one, firm })) };
};

describe('Who reads what, and until when', () => {
  test.each<[string, string, OrderFacts]>([
    ['the requester, at once', 'SWNPC', asked('PLACED', 'requester')],
    ['the requester, long after closing', 'SWNPC', asked('CLOSED', 'requester', closed(9_999))],
    ['a further person served', 'S', asked('OPEN', 'served')],
    ['the placer, at once', 'SWNPC', asked('PLACED', 'placer')],
    ['the placer, until a day after closing', 'SWNPC', asked('CLOSED', 'placer', closed(23.9))],
    ['the placer, after that', 'S', asked('CLOSED', 'placer', closed(24.1))],
    ['the placer, a day after it was cancelled', 'S', asked('CANCELLED', 'placer', cancelled(24.1))],
    ['the grid officer, at once', 'SWNP', asked('PLACED', 'gridOfficer')],
    ['the grid officer, until a day after closing', 'SWNP', asked('CLOSED', 'gridOfficer', closed(23.9))],
    ['the grid officer, after that', 'S', asked('CLOSED', 'gridOfficer', closed(24.1))],
    ['a worker of a community that does not hold it', '-', asked('PLACED', 'holdingWorker')],
    ['a worker of the holding division, from the dispatch', 'SW', asked('DISPATCHED', 'holdingWorker')],
    ['a worker of the holding division, from accepting', 'SWNP', asked('ACCEPTED', 'holdingWorker')],
    ['a worker of the holding division, until a day after closing', 'SWNP', asked('CLOSED', 'holdingWorker', closed(23.9))],
    ['a worker of the holding division, after that', 'SW', asked('CLOSED', 'holdingWorker', closed(24.1))],
    ['the lead, from holding the seat', 'SWN', asked('OPEN', 'lead', starts(48))],
    ['the lead, from confirming', 'SWNP', asked('OPEN', 'lead', starts(48), 'lead', true)],
    ['the lead, a day before the start', 'SWNP', asked('OPEN', 'lead', starts(23.9))],
    ['a helper, from holding the seat', 'SWN', asked('OPEN', 'unledHelper', starts(24.1))],
    ['a helper, from confirming', 'SWNP', asked('OPEN', 'unledHelper', starts(48), 'unledHelper', true)],
    ['a helper, until a day after finish', 'SWNP', asked('DONE', 'unledHelper', done(23.9), 'unledHelper', true)],
    ['a helper, after that', 'S', asked('DONE', 'unledHelper', done(24.1), 'unledHelper', true)],
    ['a helper who gave the seat back', 'S', asked('OPEN', 'unledHelper', (draft) => { draft.relations = draft.relations.map((one) => (one.relation === 'CREW' ? { ...one, living: false } : one)); })],
    ['the unit that provides it', 'SWNP', asked('ACCEPTED', 'provider')],
    ['the unit, until a day after finish', 'SWNP', asked('DONE', 'provider', done(23.9))],
    ['the unit, after that', 'S', asked('DONE', 'provider', done(24.1))],
    ['the dispatcher', 'SWnp', asked('PLACED', 'dispatcher')],
    ['the street leader', 'SWnp', asked('UNDERWAY', 'streetLeader')],
    ['the auditor, until thirty days after closing', 'SWnp', asked('CLOSED', 'independent', closed(30 * 24 - 1))],
    ['the auditor, after that', 'S', asked('CLOSED', 'independent', closed(30 * 24 + 1))],
    ['the operator', 'S', asked('PLACED', 'requester', () => {}, 'operator')],
    ['a stranger', '-', asked('OPEN', 'requester', () => {}, 'stranger')],
  ])('%s: %s', (_, expected, facts) => expect(seen(facts)).toBe(expected));

  test('who may claim or grab it reads the summary, and no more', () => {
    const stranger = asked('OPEN', 'requester', () => {}, 'stranger');
    expect(seen({ ...stranger, skilled: true })).toBe('S');
    expect(seen({ ...stranger, actor: { ...stranger.actor, partyMember: true } })).toBe('S');
    expect(seen({ ...asked('UNDERWAY', 'requester', () => {}, 'stranger'), skilled: true })).toBe('-');
  });

  test('of an open order that is not sensitive everybody sees that it is there, without its summary', () => {
    expect(seen(asked('OPEN', 'requester', (draft) => { draft.row.sensitive = false; }, 'stranger'))).toBe('-');
  });

  test('a building head finds nothing of what is sensitive in their building, until they may speak for somebody who has no app', () => {
    const found = (who: OrderWho, change: Change = () => {}): string[] => ORDER_STATES.filter((state) => maySee(asked(state, who, change, 'speaker')));
    expect(found('requester')).toEqual([]);
    expect(found('speaker')).toEqual(['DONE', 'RATED']);
    expect(found('requester', (draft) => { draft.row.sensitive = false; })).toEqual([...ORDER_STATES]);
    expect(seen(asked('DONE', 'speaker'))).toBe('-');
  });

  test('placer and grid officer read no more than the summary once somebody without an app took their consent back', () => {
    const revoked: Change = (draft) => { draft.revoked = true; };
    for (const by of ['placer', 'gridOfficer'] as const) expect([by, seen(asked('OPEN', 'speaker', () => {}, by)), seen(asked('OPEN', 'speaker', revoked, by))]).toEqual([by, by === 'placer' ? 'SWNPC' : 'SWNP', 'S']);
    expect(seen(asked('OPEN', 'lead', revoked, 'lead', true))).toBe('SWNP');
  });

  test('the clock reads nothing', () => expect(seen(asked('OPEN', 'clock'))).toBe('-'));
});
