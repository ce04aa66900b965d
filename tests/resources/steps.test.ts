import { describe, expect, test } from 'vitest';
import { decide, stepNames } from '../../src/kernel/lifecycle.ts';
import { RESOURCE_STATES, RESOURCE_STEPS, RESOURCE_WHO, type ResourceState, type ResourceStep, type ResourceWho } from '../../src/resource-steps.ts';
import { maySee, rolesOf } from '../../src/features/resources/roles.ts';
import type { Asking, Decided, ResourceFacts } from '../../src/features/resources/rules/facts.ts';
import { duesAfter, RESOURCE_RULES } from '../../src/features/resources/rules/steps.ts';

const NOW = new Date('2026-11-20T04:00:00Z');
const LATER = new Date('2027-01-01T00:00:00Z');
const calendar = { addWorkingDays: (from: Date, n: number) => new Date(from.getTime() + n * 1_000), addWorkingHours: (from: Date) => from };

const resource: Decided = {
  state: 'LISTED', ownerOrganisationId: 'unit', ownerDivisionId: null, ownerTeamId: null, ownerPersonId: null, streetId: 'street', periodKind: 'DAY', capacity: 7, validUntil: LATER,
};
const nobody: Asking = { kind: 'PERSON', personId: 'me', roles: [] };
const held = (role: string, over: Partial<Asking['roles'][number]>): Asking => ({ ...nobody, roles: [{ role, level: null, divisionId: null, organisationId: null, teamId: null, ...over }] });
const facts: ResourceFacts = { now: NOW, actor: nobody, resource, birth: false, item: { kind: 'RESOURCE', sensitive: false }, livingBookings: 0, cancelsBookings: false };
const ask = (step: ResourceStep, state: ResourceState | null, who: ResourceWho, change: Partial<ResourceFacts> = {}): string => {
  const given = { ...facts, ...change };
  const answer = decide(RESOURCE_STEPS, RESOURCE_RULES, step, { state, roles: new Set([who]), facts: given });
  return answer.allowed ? `→ ${answer.to}` : answer.code;
};

/** Written by hand from lifecycle.md, not derived: step, from, to, who. */
const ALLOWED: readonly (readonly [ResourceStep, readonly (ResourceState | null)[], ResourceState | 'SAME', readonly ResourceWho[]])[] = [
  ['draft', [null], 'DRAFT', ['birthOwner']],
  ['revise', ['DRAFT', 'RETURNED'], 'SAME', ['owner']],
  ['submit', ['DRAFT', 'RETURNED'], 'SUBMITTED', ['owner']],
  ['remindCenter', ['SUBMITTED'], 'SAME', ['clock']],
  ['list', ['SUBMITTED'], 'LISTED', ['center']],
  ['return', ['SUBMITTED'], 'RETURNED', ['center']],
  ['pause', ['LISTED'], 'PAUSED', ['owner', 'center']],
  ['resume', ['PAUSED'], 'LISTED', ['owner', 'center']],
  ['cancelOccurrence', ['LISTED', 'PAUSED'], 'SAME', ['owner', 'center']],
  ['withdraw', ['DRAFT', 'SUBMITTED', 'RETURNED', 'LISTED', 'PAUSED'], 'WITHDRAWN', ['owner', 'center']],
  ['runOut', ['LISTED', 'PAUSED'], 'RUN_OUT', ['clock']],
];

describe('every cell of step × state × role', () => {
  test('the expectation names every step once', () => expect(ALLOWED.map(([step]) => step).sort()).toEqual(stepNames(RESOURCE_STEPS).sort()));

  const cells = stepNames(RESOURCE_STEPS).flatMap((step) => [null, ...RESOURCE_STATES].flatMap((state) => RESOURCE_WHO.map((who) => [step, state, who] as const)));
  test('there are eleven steps, eight states with none, four roles', () => expect(cells).toHaveLength(11 * 8 * 4));
  test.each(cells)('%s in %s by %s', (step, state, who) => {
    const [, from, to, roles] = ALLOWED.find(([name]) => name === step)!;
    const expected = !roles.includes(who) ? 'NOT_ALLOWED' : !from.includes(state) ? 'WRONG_STATE' : `→ ${to === 'SAME' ? state : to}`;
    expect(ask(step, state, who)).toBe(expected);
  });
});

describe('what a step needs', () => {
  test.each(['draft', 'revise', 'submit', 'list', 'resume'] as const)('%s needs an item of the published list that is a resource', (step) => {
    const [, [state], , [who]] = ALLOWED.find(([name]) => name === step)!;
    expect(ask(step, state!, who!, { item: null })).toBe('ITEM_NOT_LISTED');
    expect(ask(step, state!, who!, { item: { kind: 'NEED', sensitive: false } })).toBe('ITEM_NOT_LISTED');
  });
  test('nothing is submitted without timing and capacity', () => {
    expect(ask('submit', 'DRAFT', 'owner', { resource: { ...resource, periodKind: null } })).toBe('INCOMPLETE');
    expect(ask('submit', 'DRAFT', 'owner', { resource: { ...resource, capacity: null } })).toBe('INCOMPLETE');
  });
  test.each(['submit', 'list', 'resume'] as const)('%s needs a validity that has not ended', (step) => {
    const [, [state], , [who]] = ALLOWED.find(([name]) => name === step)!;
    expect(ask(step, state!, who!, { resource: { ...resource, validUntil: NOW } })).toBe('NO_LONGER_VALID');
    expect(ask(step, state!, who!, { resource: { ...resource, validUntil: null } })).toMatch('→');
  });
  test('a withdrawal needs no living bookings, or the word that they be cancelled', () => {
    expect(ask('withdraw', 'LISTED', 'owner', { livingBookings: 1 })).toBe('BOOKINGS_LIVE');
    expect(ask('withdraw', 'LISTED', 'owner', { livingBookings: 1, cancelsBookings: true })).toBe('→ WITHDRAWN');
  });
});

describe('in what capacity somebody faces a resource', () => {
  const roles = (actor: Asking, change: Partial<Decided> = {}, birth = false) => [...rolesOf({ actor, resource: { ...resource, ...change }, birth })];
  const unowned = { ownerOrganisationId: null };
  test.each([
    ['the unit’s representative', held('REPRESENTATIVE', { organisationId: 'unit' }), {}, ['owner']],
    ['another unit’s representative', held('REPRESENTATIVE', { organisationId: 'other' }), {}, []],
    ['the community’s worker', held('COMMUNITY_WORKER', { divisionId: 'community' }), { ...unowned, ownerDivisionId: 'community' }, ['owner']],
    ['the worker of another community', held('COMMUNITY_WORKER', { divisionId: 'elsewhere' }), { ...unowned, ownerDivisionId: 'community' }, []],
    ['the team’s captain', held('CAPTAIN', { teamId: 'team' }), { ...unowned, ownerTeamId: 'team' }, ['owner']],
    ['the person', nobody, { ...unowned, ownerPersonId: 'me' }, ['owner']],
    ['another person', nobody, { ...unowned, ownerPersonId: 'you' }, []],
    ['a dispatcher of the street', held('DISPATCHER', { divisionId: 'street', level: 'STREET' }), {}, ['center']],
    ['a dispatcher of the county', held('DISPATCHER', { divisionId: 'county', level: 'COUNTY' }), {}, ['center']],
    ['a dispatcher of another street', held('DISPATCHER', { divisionId: 'other', level: 'STREET' }), {}, []],
    ['the street leader', held('STREET_LEADER', { divisionId: 'street', level: 'STREET' }), {}, ['center']],
    ['the street leader, of what the street owns', held('STREET_LEADER', { divisionId: 'street', level: 'STREET' }), { ...unowned, ownerDivisionId: 'street' }, ['owner', 'center']],
    ['a dispatcher, of what is his own', held('DISPATCHER', { divisionId: 'street', level: 'STREET' }), { ...unowned, ownerPersonId: 'me' }, ['owner']],
    ['the operator, where no street is', held('OPERATOR', { divisionId: 'county', level: 'COUNTY' }), { streetId: null }, ['center']],
    ['the operator, where a street is', held('OPERATOR', { divisionId: 'street', level: 'STREET' }), {}, []],
    ['an auditor', held('AUDITOR', { divisionId: 'street', level: 'STREET' }), {}, []],
    ['the clock', { ...nobody, kind: 'CLOCK', personId: null } as Asking, {}, ['clock']],
    ['a guest', { ...nobody, kind: 'GUEST', personId: null } as Asking, { ...unowned, ownerPersonId: null }, []],
  ])('%s', (_, actor, change, expected) => expect(roles(actor, change)).toEqual(expected));
  test('at birth the owner is owner of a birth, and the center nothing', () => {
    expect(roles(held('REPRESENTATIVE', { organisationId: 'unit' }), {}, true)).toEqual(['birthOwner']);
    expect(roles(held('DISPATCHER', { divisionId: 'street', level: 'STREET' }), {}, true)).toEqual([]);
  });
});

describe('who sees it', () => {
  const guest: Asking = { ...nobody, kind: 'GUEST', personId: null };
  test('guests only what is listed and not sensitive, people all that is listed', () => {
    expect(maySee({ actor: guest, resource, item: { kind: 'RESOURCE', sensitive: false } })).toBe(true);
    expect(maySee({ actor: guest, resource, item: { kind: 'RESOURCE', sensitive: true } })).toBe(false);
    expect(maySee({ actor: guest, resource, item: null })).toBe(false);
    expect(maySee({ actor: nobody, resource, item: { kind: 'RESOURCE', sensitive: true } })).toBe(true);
  });
  test.each(RESOURCE_STATES.filter((state) => state !== 'LISTED'))('%s is for owner, center and who oversees', (state) => {
    const at = { ...resource, state };
    const item = { kind: 'RESOURCE', sensitive: false };
    expect(maySee({ actor: nobody, resource: at, item })).toBe(false);
    expect(maySee({ actor: held('REPRESENTATIVE', { organisationId: 'unit' }), resource: at, item })).toBe(true);
    for (const role of ['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR']) {
      expect(maySee({ actor: held(role, { divisionId: 'street', level: 'STREET' }), resource: at, item })).toBe(true);
      expect(maySee({ actor: held(role, { divisionId: 'other', level: 'STREET' }), resource: at, item })).toBe(false);
    }
  });
});

describe('what the clock is to do', () => {
  test('a submission is looked at within two working days, or as the item says', () => {
    expect(duesAfter('submit', resource, NOW, calendar)).toEqual([{ step: 'remindCenter', at: new Date(NOW.getTime() + 2_000), anchored: false }]);
    expect(duesAfter('submit', resource, NOW, calendar, { 'RESOURCE.submit.remindCenter': { hours: 1 } })[0]!.at).toEqual(new Date(NOW.getTime() + 3_600_000));
  });
  test.each(['list', 'pause', 'resume'] as const)('after %s it runs out when its validity ends, and never without an end', (step) => {
    expect(duesAfter(step, resource, NOW, calendar)).toEqual([{ step: 'runOut', at: LATER, anchored: true }]);
    expect(duesAfter(step, { ...resource, validUntil: null }, NOW, calendar)).toEqual([]);
  });
});
