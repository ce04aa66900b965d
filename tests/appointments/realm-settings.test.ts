import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { calendarFor } from '../../src/features/orders/calendar.ts';
import { readRealm, settingsOf } from '../../src/features/places/index.ts';
import { openGroundFloor } from '../support/ground-floor.ts';
import { callerOf, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const other = await makeStreet(db, '990102008');
const third = await makeStreet(db, '990102009');
const { run } = await openGroundFloor(db);
const operator = callerOf('operator');

const SETTINGS = 'workingHours { from until } settings { selfDispatch clockDispatchesProviderItems gridMayHold gridFirst streetMayHold handleAlone escalate sampleShare publicHolidays }';
const change = async (caller: Parameters<typeof run>[0], input: object, key: string = randomUUID()): Promise<Record<string, unknown>> =>
  (await run(caller, `mutation Change($input: ChangeRealmSettingsInput!) { done: changeRealmSettings(input: $input) { __typename ... on Realm { ${SETTINGS} } ... on Refused { code message path } } }`,
    { input: { key, ...input } }))['done'] as unknown as Record<string, unknown>;
const stored = async (realm: string = STREET): Promise<unknown> => (await db.execute<{ settings: unknown }>(sql`select settings from realms where realm = ${realm}`))[0]!.settings;
const told = async () => (await db.execute<{ facts: unknown }>(sql`select facts from events where step = 'changeRealmSettings' order by seq`)).map(({ facts }) => facts);

describe('What a realm decides for itself', () => {
  test('is changed by an operator, name by name; only what differs from the defaults is stored, and the event names what changed', async () => {
    const key = randomUUID();
    const first = await change(operator, { gridMayHold: true, sampleShare: 0.25, workingHours: [{ from: '09:00', until: '17:00' }] }, key);
    expect(first).toEqual({
      __typename: 'Realm', workingHours: [{ from: '09:00', until: '17:00' }],
      settings: { selfDispatch: false, clockDispatchesProviderItems: false, gridMayHold: true, gridFirst: false, streetMayHold: true, handleAlone: true, escalate: true, sampleShare: 0.25, publicHolidays: true },
    });
    expect(await change(operator, { gridMayHold: true, sampleShare: 0.25, workingHours: [{ from: '09:00', until: '17:00' }] }, key)).toEqual(first);
    expect(await change(operator, { gridMayHold: false, publicHolidays: false })).toMatchObject({ settings: { gridMayHold: false, sampleShare: 0.25, publicHolidays: false } });
    expect(await stored()).toEqual({ sampleShare: 0.25, workingHours: [{ from: '09:00', until: '17:00' }], holidays: 'NONE' });
    expect(await told()).toEqual([{ changed: ['gridMayHold', 'sampleShare', 'workingHours'] }, { changed: ['gridMayHold', 'holidays'] }]);
    expect(await stored(other.realm)).toEqual({});
  });

  test('are days of its own on which nobody works, and such on which it works all the same: time limits pass over the ones and count the others', async () => {
    const operating = callerOf('operator', third.realm);
    const days = async (input: object): Promise<unknown> => (await run(operating,
      'mutation Days($input: ChangeRealmSettingsInput!) { done: changeRealmSettings(input: $input) { ... on Realm { settings { publicHolidays ownHolidays ownWorkdays } } ... on Refused { code path } } }', { input: { key: randomUUID(), ...input } }))['done'];
    // A Wednesday, and the Saturday of that week.
    expect(await days({ ownHolidays: ['2026-03-04', '2026-03-04'], ownWorkdays: ['2026-03-07'] })).toEqual({ settings: { publicHolidays: true, ownHolidays: ['2026-03-04'], ownWorkdays: ['2026-03-07'] } });
    expect(await days({ publicHolidays: false })).toEqual({ settings: { publicHolidays: false, ownHolidays: ['2026-03-04'], ownWorkdays: ['2026-03-07'] } });
    const before = await stored(third.realm);
    for (const wrong of [{ ownHolidays: ['2026-03-07'] }, { ownWorkdays: Array.from({ length: 101 }, (_, i) => new Date(Date.UTC(2026, 5, i + 1)).toISOString().slice(0, 10)) }]) expect(await days(wrong)).toEqual({ code: 'BAD_INPUT', path: ['input', 'ownHolidays'] });
    expect(await stored(third.realm)).toEqual(before);
    const { calendar } = (await readRealm(db, third.realm))!;
    // Eight hours from Tuesday, an hour before the end of work: past the Wednesday that is off; and from Friday on into the Saturday.
    expect(calendar.addWorkingHours(new Date('2026-03-03T08:30:00Z'), 2)).toEqual(new Date('2026-03-05T01:30:00Z'));
    expect(calendar.addWorkingHours(new Date('2026-03-06T08:30:00Z'), 2)).toEqual(new Date('2026-03-07T01:30:00Z'));
    expect([calendar.isHoliday('2026-03-04'), calendar.isHoliday('2026-03-05'), calendar.isHoliday('2026-03-07')]).toEqual([true, false, false]);
    // The clock of each order, and the one of a grab, know the same days: what they are asked with is the setting itself.
    const { settings } = (await readRealm(db, third.realm))!;
    expect(calendarFor({ facts: { settings }, timeZone: 'Asia/Shanghai' }).isWorkingDay('2026-03-04')).toBe(false);
    expect(calendarFor({ facts: { settings: settingsOf({ holidays: 'NONE' }) }, timeZone: 'Asia/Shanghai' }).isWorkingDay('2026-03-04')).toBe(true);
    expect(await days({ publicHolidays: true, ownHolidays: [], ownWorkdays: [] })).toEqual({ settings: { publicHolidays: true, ownHolidays: [], ownWorkdays: [] } });
    expect(await stored(third.realm)).toEqual({});
  });

  test('is how much one person may take, number by number, and whether places are drawn by rule', async () => {
    const FAIR = 'fairPlay { seatsAtOnce grabsAMinute travelMinutes noShows noShowDays readReturns readReturnDays coolingDays } fairStartAfterMinutes';
    const fair = async (input: object): Promise<unknown> => (await run(callerOf('operator', third.realm),
      `mutation Fair($input: ChangeRealmSettingsInput!) { done: changeRealmSettings(input: $input) { ... on Realm { settings { ${FAIR} } } ... on Refused { code path } } }`, { input: { key: randomUUID(), ...input } }))['done'];
    const usual = { seatsAtOnce: 5, grabsAMinute: 10, travelMinutes: 30, noShows: 2, noShowDays: 60, readReturns: 3, readReturnDays: 7, coolingDays: 7 };
    expect(await fair({ fairPlay: { seatsAtOnce: 3 }, fairStartAfterMinutes: 30 })).toEqual({ settings: { fairPlay: { ...usual, seatsAtOnce: 3 }, fairStartAfterMinutes: 30 } });
    expect(await fair({ fairPlay: { travelMinutes: 0 } })).toEqual({ settings: { fairPlay: { ...usual, seatsAtOnce: 3, travelMinutes: 0 }, fairStartAfterMinutes: 30 } });
    for (const wrong of [{ seatsAtOnce: 0 }, { coolingDays: -1 }, { travelMinutes: 2_000 }]) expect(await fair({ fairPlay: wrong })).toEqual({ code: 'BAD_INPUT', path: ['input', 'fairPlay'] });
    expect(await fair({ fairPlay: usual, fairStartAfterMinutes: 0 })).toEqual({ settings: { fairPlay: usual, fairStartAfterMinutes: null } });
    expect(await stored(third.realm)).toEqual({});
  });

  test('is how people are pushed who did not choose otherwise, value by value; the event says by whom and that, not what', async () => {
    const pushed = async (input: object): Promise<unknown> => (await run(callerOf('operator', third.realm),
      'mutation Pushed($input: ChangeRealmSettingsInput!) { done: changeRealmSettings(input: $input) { ... on Realm { settings { pushes { quietFrom quietUntil aDay digestTimes } } } ... on Refused { code path } } }', { input: { key: randomUUID(), ...input } }))['done'];
    const usual = { quietFrom: '21:30', quietUntil: '07:30', aDay: 5, digestTimes: ['12:00', '18:30'] };
    expect(await pushed({ pushes: { aDay: 2, digestTimes: ['20:00'] } })).toEqual({ settings: { pushes: { ...usual, aDay: 2, digestTimes: ['20:00'] } } });
    expect(await pushed({ pushes: { quietFrom: '22:00' } })).toEqual({ settings: { pushes: { ...usual, aDay: 2, digestTimes: ['20:00'], quietFrom: '22:00' } } });
    const [event] = await db.execute<{ kind: string; person: string | null; facts: unknown }>(sql`select actor_kind as kind, actor_person as person, facts from events where realm = ${third.realm} and step = 'changeRealmSettings' order by seq desc limit 1`);
    expect(event).toEqual({ kind: 'PERSON', person: expect.any(String), facts: { changed: ['pushes'] } });
    for (const wrong of [{ aDay: 101 }, { aDay: -1 }, { quietUntil: '25:00' }, { digestTimes: [] }, { digestTimes: Array.from({ length: 7 }, () => '12:00') }]) expect(await pushed({ pushes: wrong })).toEqual({ code: 'BAD_INPUT', path: ['input', 'pushes'] });
    expect(await pushed({ pushes: usual })).toEqual({ settings: { pushes: usual } });
    expect(await stored(third.realm)).toEqual({});
  });

  test.each([
    [{ sampleShare: 1.5 }, 'BAD_INPUT', ['input', 'sampleShare']], [{ sampleShare: -0.1 }, 'BAD_INPUT', ['input', 'sampleShare']], [{ workingHours: [] }, 'BAD_INPUT', ['input', 'workingHours']],
    [{ workingHours: [{ from: '12:00', until: '09:00' }] }, 'BAD_INPUT', ['input', 'workingHours']], [{ workingHours: [{ from: '9', until: '10:00' }] }, 'BAD_INPUT', ['input', 'workingHours']],
    [{ workingHours: Array.from({ length: 11 }, (_, i) => ({ from: `${String(i + 10)}:00`, until: `${String(i + 10)}:30` })) }, 'BAD_INPUT', ['input', 'workingHours']],
    [{ streetMayHold: true }, 'SETTINGS_UNCHANGED', null], [{}, 'SETTINGS_UNCHANGED', null],
  ])('%j is refused with %s, and nothing changes', async (input, code, path) => {
    const before = [await stored(), await told()];
    expect(await change(operator, input)).toMatchObject({ __typename: 'Refused', code, path });
    expect([await stored(), await told()]).toEqual(before);
  });

  test('is changed by nobody else: a guest, a resident, a street leader, an operator of another realm', async () => {
    const leader = await street.person('settings-leader');
    await street.give(leader.id, 'STREET_LEADER', { division: STREET });
    await street.person('settings-resident', PLACES.east);
    const before = [await stored(), await told()];
    for (const caller of [leader.caller, callerOf('settings-resident')]) expect(await change(caller, { escalate: false })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await change({ realm: STREET }, { escalate: false })).toMatchObject({ code: 'SIGN_IN_FIRST' });
    expect(await change(callerOf('operator', other.realm), { escalate: false })).toMatchObject({ settings: { escalate: false } });
    expect(await stored()).toEqual(before[0]);
    expect(await stored(other.realm)).toEqual({ escalate: false });
  });
});
