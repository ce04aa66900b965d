import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, keysOf, openIn, type TeamReach, type Told } from '../../src/features/feed/keys.ts';
import { matches, type Place, type Scope } from '../../src/features/feed/rules.ts';

/** Few of everything, so that much meets. */
const id = (kind: string): fc.Arbitrary<string> => fc.constantFrom(`${kind}1`, `${kind}2`, `${kind}3`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> => fc.option(arbitrary, { nil: fc.sample(fc.constantFrom(null, undefined), 1)[0] as null });
const division = id('division');
const place: fc.Arbitrary<Place> = fc.record({
  state: fc.constantFrom('PLACED', 'ACCEPTED', 'OPEN', 'UNDERWAY'), held: fc.boolean(), open: fc.boolean(), streetId: maybe(division), communityId: maybe(division), gridId: maybe(division), buildingId: maybe(division),
  divisionId: maybe(division), holdingId: maybe(division), itemId: maybe(id('item')), organisationId: maybe(id('unit')), personIds: fc.array(id('person'), { maxLength: 2 }),
}, { requiredKeys: [] }) as fc.Arbitrary<Place>;
const told: fc.Arbitrary<Told> = fc.record({ seq: fc.constantFrom('1', '2'), orderId: fc.option(id('order'), { nil: null }), before: fc.option(place, { nil: null }), after: fc.option(place, { nil: null }) });
const reach = (teamId: string): fc.Arbitrary<TeamReach> => fc.record({ teamId: fc.constant(teamId), divisionIds: fc.uniqueArray(division), itemCodes: fc.uniqueArray(id('item'), { maxLength: 2 }) });
const teams = fc.tuple(reach('team1'), reach('team2'), reach('team3'));
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({ kind: fc.constantFrom('TEAM' as const), id: id('team') }), fc.record({ kind: fc.constant('ORGANISATION' as const), id: id('unit') }), fc.record({ kind: fc.constant('ORDER' as const), id: id('order') }),
  fc.record({ kind: fc.constant('DIVISION' as const), id: division, level: fc.constantFrom('COUNTY', 'STREET', 'GRID') }), fc.constantFrom<Scope>({ kind: 'OPEN' }, { kind: 'MINE' }));
const related = fc.dictionary(fc.constantFrom('1', '2'), fc.uniqueArray(id('person')));

/** What the database would answer: the teams of the divisions that were asked for. */
const teamsOf = (asked: ReadonlySet<string>, all: readonly TeamReach[]): Map<string, TeamReach[]> =>
  new Map([...asked].map((one) => [one, all.filter(({ divisionIds }) => divisionIds.includes(one))]));

describe('Whom an event concerns', () => {
  test('is found by its keys: exactly those whom trying each would find', () => {
    fc.assert(fc.property(told, scope, teams, related, id('person'), fc.boolean(), (event, watched, all, relations, personId, partyMember) => {
      const [team] = watched.kind === 'TEAM' ? all.filter(({ teamId }) => teamId === watched.id) : [];
      const sight = { personId, partyMember, divisionIds: team?.divisionIds ?? [], itemCodes: team?.itemCodes ?? [] };
      const tried = [event.before, event.after].some((face) => matches(watched, sight, { orderId: event.orderId, place: face, related: relations[event.seq]?.includes(personId) ?? false }));
      const keys = keysOf(event, { teamsIn: teamsOf(openIn([event]), all), related: new Map(Object.entries(relations)) });
      expect(keys.has(keyOf(watched, { personId, claims: partyMember }))).toBe(tried);
    }), { numRuns: 2_000 });
  });
});
