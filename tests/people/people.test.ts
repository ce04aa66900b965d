import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/appointing.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import {
  endPartyMember, joinAsResident, maskName, maskPhone, recordPartyMember, recordReading, registerAsVolunteer, registerResident, RECORDS_PARTY_MEMBERS, REGISTERS_RESIDENTS,
  recordConsent, revokeConsent, SEES_PEOPLE, stopVolunteering, updateMyContact, updateVolunteer,
} from '../../src/features/people/index.ts';
import { readContacts } from '../../src/features/people/store/contacts.ts';
import { guestOf } from '../../src/platform/actor.ts';
import { freshDatabase } from '../support/database.ts';
import { ask, callerOf, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const { machinery } = street;
const rows = async (table: string): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)}`))[0]?.n);
const consent = { purpose: '邻里互助', text: '本人口头同意由网格员代为登记。' };
const OVER: Partial<Record<Role, string>> = {
  OPERATOR: STREET, AUDITOR: STREET, STREET_LEADER: STREET, DISPATCHER: STREET, COMMUNITY_WORKER: PLACES.east,
  GRID_HEAD: PLACES.eastGrid, GRID_OFFICER: PLACES.eastGrid, BUILDING_HEAD: PLACES.eastBuilding, STAIRWELL_HEAD: PLACES.eastStairwell,
};

describe('joining', () => {
  test('makes a person once, with account and contact, however often it is asked', async () => {
    const actor = await readActor(db, callerOf('newcomer'));
    expect(actor).toMatchObject({ kind: 'GUEST', personId: null });
    const asking = ask(actor);
    const input = { name: '试小新', phone: '12011112222', homeCode: PLACES.eastBuilding };
    const before = await rows('persons');
    const outcomes = await Promise.all([joinAsResident(machinery, asking, input), joinAsResident(machinery, asking, input), joinAsResident(machinery, ask(actor), input)]);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await rows('persons')).toBe(before + 1);
    expect(await joinAsResident(machinery, ask(actor), input)).toMatchObject({ ok: false, refusal: { code: 'ALREADY_JOINED' } });
    expect(await readActor(db, callerOf('newcomer'))).toMatchObject({ kind: 'PERSON', volunteer: false, partyMember: false, roles: [], teamIds: [] });
  });

  test('is refused to guests, to unknown realms and places, and with a bad contact; nothing is written', async () => {
    const actor = await readActor(db, callerOf('refused-newcomer'));
    const before = [await rows('persons'), await rows('accounts'), await rows('person_contacts')];
    expect(await joinAsResident(machinery, ask(guestOf(STREET)), { name: '试' })).toMatchObject({ ok: false, refusal: { code: 'SIGN_IN_FIRST' } });
    expect(await joinAsResident(machinery, ask(guestOf('1', callerOf('x', '1'))), { name: '试' })).toMatchObject({ ok: false, refusal: { code: 'REALM_UNKNOWN' } });
    expect(await joinAsResident(machinery, ask(actor), { name: '试', homeCode: 'nowhere' })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    for (const bad of [{ name: ' ' }, { name: '试', phone: 'call me' }, { name: '试', latitude: 36 }, { name: '试', latitude: 120, longitude: 0 }]) {
      expect(await joinAsResident(machinery, ask(actor), bad)).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } });
    }
    expect([await rows('persons'), await rows('accounts'), await rows('person_contacts')]).toEqual(before);
  });
});

describe('registering residents who have no app', () => {
  test.each(ROLES.filter((role) => OVER[role]))('%s: below what they look after, if the role may; never elsewhere', async (role) => {
    const actor = await street.holder(`registers-${role}`, role, { division: OVER[role] ?? '' });
    const attempt = (homeCode: string) => registerResident(machinery, ask(actor), { name: '试奶奶', phone: '12033334444', homeCode, consent });
    const before = [await rows('persons'), await rows('consents')] as const;
    const inside = await attempt(PLACES.eastStairwell);
    const may = REGISTERS_RESIDENTS.some((allowed) => allowed === role);
    expect(inside).toMatchObject(may ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect([await rows('persons'), await rows('consents')]).toEqual([before[0] + (may ? 1 : 0), before[1] + (may ? 1 : 0)]);
    expect(await attempt(PLACES.westStairwell)).toMatchObject(may && OVER[role] === STREET ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } });
  });

  test('needs a consent in words', async () => {
    const officer = await street.holder('consent-officer', 'GRID_OFFICER', { division: PLACES.eastGrid });
    const before = await rows('persons');
    expect(await registerResident(machinery, ask(officer), { name: '试奶奶', homeCode: PLACES.eastStairwell, consent: { purpose: '互助', text: ' 好 ' } }))
      .toMatchObject({ ok: false, refusal: { code: 'CONSENT_MISSING' } });
    expect(await rows('persons')).toBe(before);
  });

  test('the one who registers becomes the guide', async () => {
    const officer = await street.holder('guide', 'GRID_OFFICER', { division: PLACES.eastGrid });
    const outcome = await registerResident(machinery, ask(officer), { name: '试爷爷', homeCode: PLACES.eastStairwell, consent });
    const [row] = await db.execute(sql`select reached_by, guide_id, created_how from persons where id = ${outcome.ok ? outcome.value.personId : ''}`);
    expect(row).toEqual({ reached_by: 'OFFICER', guide_id: officer.personId, created_how: 'REGISTERED' });
  });
});

describe('taking a consent back', () => {
  const standing = async (personId: string) => (await db.execute<{ by: string | null; told: number }>(sql`select c.revoked_by as by,
    (select count(*)::int from events e where e.subject_id = c.person_id and e.step = 'revokeConsent') as told from consents c where c.person_id = ${personId}`))[0]!;
  const registered = async () => {
    const officer = await street.holder(`consents-${randomUUID()}`, 'GRID_OFFICER', { division: PLACES.eastGrid });
    const outcome = await registerResident(machinery, ask(officer), { name: '试太太', homeCode: PLACES.eastStairwell, consent });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    await db.execute(sql`delete from appointments where person_id = ${officer.personId} and role <> 'GRID_OFFICER'`);
    return outcome.value.personId;
  };

  test.each(ROLES.filter((role) => OVER[role]))('%s: of people whom they look after, if the role may register them', async (role) => {
    await db.execute(sql`delete from appointments where role in (${role}, 'GRID_OFFICER')`);
    const personId = await registered();
    await db.execute(sql`delete from appointments where role in (${role}, 'GRID_OFFICER')`);
    const actor = await street.holder(`revokes-${role}`, role, { division: OVER[role] ?? '' });
    const may = REGISTERS_RESIDENTS.some((allowed) => allowed === role);
    const sees = SEES_PEOPLE.some((allowed) => allowed === role);
    expect(await revokeConsent(machinery, ask(actor), { personId })).toMatchObject(may ? { ok: true, value: { personId } } : { ok: false, refusal: { code: sees ? 'NOT_ALLOWED' : 'NOT_FOUND' } });
    expect(await standing(personId)).toEqual(may ? { by: actor.personId, told: 1 } : { by: null, told: 0 });
  });

  test('the person themselves, once; a neighbour finds nobody', async () => {
    await db.execute(sql`delete from appointments where role = 'GRID_OFFICER'`);
    const personId = await registered();
    const neighbour = await (await street.person('consent-neighbour')).actor();
    expect(await revokeConsent(machinery, ask(neighbour), { personId })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await revokeConsent(machinery, ask(neighbour), { personId: randomUUID() })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await revokeConsent(machinery, ask(neighbour), { personId: neighbour.personId! })).toMatchObject({ ok: false, refusal: { code: 'NO_CONSENT' } });
    expect(await standing(personId)).toEqual({ by: null, told: 0 });
    await db.execute(sql`insert into accounts (realm, issuer, subject, person_id) values (${STREET}, 'tests', 'consenting', ${personId})`);
    const self = await readActor(db, callerOf('consenting'));
    const both = await Promise.all([1, 2].map(() => revokeConsent(machinery, ask(self), { personId })));
    expect(both.map((one) => (one.ok ? 'OK' : one.refusal.code)).sort()).toEqual(['NO_CONSENT', 'OK']);
    expect(await standing(personId)).toEqual({ by: personId, told: 1 });
  });
});

describe('recording a consent again', () => {
  test('is for who may register residents there, while none stands; personal data are readable again with it, and only with it', async () => {
    await db.execute(sql`delete from appointments where role in ('GRID_OFFICER', 'DISPATCHER')`);
    const officer = await street.holder(`again-${randomUUID()}`, 'GRID_OFFICER', { division: PLACES.eastGrid });
    const dispatcher = await street.holder(`again-${randomUUID()}`, 'DISPATCHER', { division: STREET });
    const stranger = await street.holder(`again-${randomUUID()}`, 'GRID_OFFICER', { division: PLACES.westGrid });
    const outcome = await registerResident(machinery, ask(officer), { name: '试阿婆', homeCode: PLACES.eastStairwell, consent });
    const personId = outcome.ok ? outcome.value.personId : '';
    const input = { personId, consent };
    const reads = async () => (await readContacts(db, { realm: STREET, personId: officer.personId, operation: 'Test' }, [street.ids[PLACES.eastGrid]!], [personId])).map(({ name }) => name);
    expect(await reads()).toEqual(['试阿婆']);
    expect(await recordConsent(machinery, ask(officer), input)).toMatchObject({ ok: false, refusal: { code: 'CONSENT_STANDS' } });
    expect(await revokeConsent(machinery, ask(officer), { personId })).toMatchObject({ ok: true });
    const recorded = await rows('contact_readings');
    expect(await reads()).toEqual([]);
    expect(await rows('contact_readings')).toBe(recorded);
    expect(await recordConsent(machinery, ask(officer), { personId, consent: { ...consent, text: '好' } })).toMatchObject({ ok: false, refusal: { code: 'CONSENT_MISSING' } });
    expect(await recordConsent(machinery, ask(dispatcher), input)).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect(await recordConsent(machinery, ask(stranger), input)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await recordConsent(machinery, ask(officer), input)).toMatchObject({ ok: true, value: { personId } });
    expect(await reads()).toEqual(['试阿婆']);
    expect((await db.execute(sql`select step, after from events where subject_id = ${personId} and table_name = 'CONSENT' order by seq`)).map(({ step, after }) => [step, after]))
      .toEqual([['revokeConsent', { personIds: [personId] }], ['recordConsent', { personIds: [personId] }]]);
  });
});

describe('volunteers', () => {
  test('anyone registers once, changes, stops, and may begin again', async () => {
    const { id } = await street.person('helper');
    const me = () => readActor(db, callerOf('helper'));
    const data = { skills: ['FIRST_AID', 'FIRST_AID'], areaCodes: [PLACES.east], freeHours: [{ weekday: 6, from: '09:00', until: '12:00' }] };
    expect(await updateVolunteer(machinery, ask(await me()), data)).toMatchObject({ ok: false, refusal: { code: 'NOT_VOLUNTEER' } });
    const both = await Promise.all([registerAsVolunteer(machinery, ask(await me()), data), registerAsVolunteer(machinery, ask(await me()), data)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'ALREADY_VOLUNTEER' } });
    expect((await me()).volunteer).toBe(true);
    expect(await updateVolunteer(machinery, ask(await me()), { ...data, skills: [] })).toMatchObject({ ok: true });
    expect(await stopVolunteering(machinery, ask(await me()))).toMatchObject({ ok: true });
    expect((await me()).volunteer).toBe(false);
    expect(await stopVolunteering(machinery, ask(await me()))).toMatchObject({ ok: false, refusal: { code: 'NOT_VOLUNTEER' } });
    expect(await registerAsVolunteer(machinery, ask(await me()), data)).toMatchObject({ ok: true });
    expect((await db.execute(sql`select skills from volunteers where person_id = ${id} order by since`)).map(({ skills }) => skills)).toEqual([[], ['FIRST_AID']]);
  });

  test('unknown skills, areas and impossible hours are refused', async () => {
    const actor = await (await street.person('bad-helper')).actor();
    const before = await rows('volunteers');
    const attempt = (change: object) => registerAsVolunteer(machinery, ask(actor), { skills: [], areaCodes: [], freeHours: [], ...change });
    expect(await attempt({ skills: ['FLYING'] })).toMatchObject({ ok: false, refusal: { code: 'SKILL_UNKNOWN', args: { skills: ['FLYING'] } } });
    for (const inherited of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect([inherited, await attempt({ skills: [inherited] })]).toMatchObject([inherited, { refusal: { code: 'SKILL_UNKNOWN' } }]);
    expect(await attempt({ areaCodes: ['nowhere'] })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    for (const window of [{ weekday: 0, from: '09:00', until: '10:00' }, { weekday: 1, from: '10:00', until: '09:00' }, { weekday: 1, from: '9', until: '10:00' }]) {
      expect(await attempt({ freeHours: [window] })).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } });
    }
    expect(await rows('volunteers')).toBe(before);
  });

  test('who has not joined is told so', async () => {
    const actor = await readActor(db, callerOf('nobody-yet'));
    expect(await registerAsVolunteer(machinery, ask(actor), { skills: [], areaCodes: [], freeHours: [] })).toMatchObject({ ok: false, refusal: { code: 'NOT_JOINED' } });
  });
});

describe('party members', () => {
  test.each(ROLES.filter((role) => OVER[role]))('%s: records only people whom they look after, if the role may', async (role) => {
    await db.execute(sql`delete from appointments where role = ${role}`);
    const actor = await street.holder(`records-${role}`, role, { division: OVER[role] ?? '' }, PLACES.eastStairwell);
    const [east, west] = [await street.person(`east-${role}`, PLACES.eastStairwell), await street.person(`west-${role}`, PLACES.westStairwell)];
    const may = RECORDS_PARTY_MEMBERS.some((allowed) => allowed === role);
    const sees = SEES_PEOPLE.some((allowed) => allowed === role);
    const before = await rows('party_members');
    expect(await recordPartyMember(machinery, ask(actor), { personId: east.id })).toMatchObject(may ? { ok: true } : { ok: false, refusal: { code: sees ? 'NOT_ALLOWED' : 'NOT_FOUND' } });
    expect(await recordPartyMember(machinery, ask(actor), { personId: west.id }))
      .toMatchObject(OVER[role] === STREET ? (may ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } }) : { ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await recordPartyMember(machinery, ask(actor), { personId: actor.personId })).toMatchObject({ ok: false, refusal: { code: 'NOT_OF_ONESELF' } });
    expect(await rows('party_members')).toBe(before + (may ? (OVER[role] === STREET ? 2 : 1) : 0));
    expect((await east.actor()).partyMember).toBe(may);
  });

  test('recorded once, ended once', async () => {
    const worker = await street.holder('party-worker', 'COMMUNITY_WORKER', { division: PLACES.east });
    const person = await street.person('comrade');
    const both = await Promise.all([1, 2].map(() => recordPartyMember(machinery, ask(worker), { personId: person.id, branch: '东里第一支部' })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'ALREADY_PARTY_MEMBER' } });
    expect((await person.actor()).partyMember).toBe(true);
    expect(await endPartyMember(machinery, ask(worker), { personId: person.id })).toMatchObject({ ok: true });
    expect((await person.actor()).partyMember).toBe(false);
    expect(await endPartyMember(machinery, ask(worker), { personId: person.id })).toMatchObject({ ok: false, refusal: { code: 'NOT_PARTY_MEMBER' } });
  });
});

test('one changes the own contact and moves', async () => {
  const person = await street.person('mover');
  expect(await updateMyContact(machinery, ask(await person.actor()), { name: '试新名', homeCode: PLACES.west })).toMatchObject({ ok: true });
  const [row] = await db.execute(sql`select c.name, c.phone, p.home_division_id from persons p join person_contacts c on c.person_id = p.id where p.id = ${person.id}`);
  expect(row).toEqual({ name: '试新名', phone: null, home_division_id: street.ids[PLACES.west] });
});

test('names and numbers are masked', () => {
  expect([maskName('王小明'), maskName('欧阳'), maskName(' Smith'), maskName('𠮷田'), maskName('')]).toEqual(['王**', '欧**', 'S**', '𠮷**', '**']);
  expect([maskPhone('12012341234'), maskPhone('+86 120 1234 1234'), maskPhone('8123456'), maskPhone('')]).toEqual(['12*****1234', '86*****1234', '*****', '*****']);
});

test('readings are recorded in one insert, those of one\'s own data left out', async () => {
  const [reader, other] = [await street.person('reader'), await street.person('read')];
  const before = await rows('contact_readings');
  const reading = { realm: STREET, readerId: reader.id, what: ['NAME', 'WORDS'] as const, operation: 'Test', orderId: randomUUID() };
  await recordReading(db, [{ ...reading, personId: other.id }, { ...reading, personId: reader.id }, { ...reading, personId: other.id, reason: '核实' }]);
  await recordReading(db, []);
  expect(await rows('contact_readings')).toBe(before + 2);
});

test('nothing that people wrote is in events', async () => {
  const [row] = await db.execute<{ n: string }>(sql`select count(*) as n from events where facts::text || coalesce(before::text, '') || coalesce(after::text, '') ~ '试|12012345678|支部'`);
  expect(Number(row?.n)).toBe(0);
});
