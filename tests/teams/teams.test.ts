import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../src/appointing.ts';
import { registerAsVolunteer } from '../../src/features/people/index.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import { admitMember, askToJoinTeam, createTeam, endTeam, KEEPS_TEAMS, leaveTeam, refuseMember, removeMember, setTeamScope } from '../../src/features/teams/index.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { freshDatabase } from '../support/database.ts';
import { ask, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const { machinery } = street;
const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const rows = async (table: string): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from ${sql.identifier(table)}`))[0]?.n);
const newTeam = async (divisionCode: string = PLACES.east) =>
  value(await createTeam(machinery, ask(await street.operator()), { name: '试验队', divisionCode, divisionCodes: [], itemCodes: [] })).teamId;
const volunteer = async (subject: string) => {
  const person = await street.person(subject);
  value(await registerAsVolunteer(machinery, ask(await person.actor()), { skills: [], areaCodes: [], freeHours: [] }));
  return { ...person, actor: person.actor };
};
const captainOf = (subject: string, teamId: string) => street.holder(subject, 'CAPTAIN', { teamId });
const OVER: Partial<Record<Role, string>> = {
  OPERATOR: STREET, AUDITOR: STREET, STREET_LEADER: STREET, DISPATCHER: STREET, COMMUNITY_WORKER: PLACES.east, GRID_HEAD: PLACES.eastGrid, GRID_OFFICER: PLACES.eastGrid,
};

describe('founding', () => {
  test.each(ROLES.filter((role) => OVER[role]))('%s: below what they look after, if the role may', async (role) => {
    const actor = await street.holder(`founds-${role}`, role, { division: OVER[role] ?? '' });
    const may = KEEPS_TEAMS.some((allowed) => allowed === role);
    const attempt = (divisionCode: string) => createTeam(machinery, ask(actor), { name: '试验队', divisionCode, divisionCodes: [], itemCodes: ['A1'] });
    const before = [await rows('teams'), await rows('team_divisions'), await rows('team_items')].map(Number);
    expect(await attempt(PLACES.eastGrid)).toMatchObject(may ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect(await attempt(PLACES.west)).toMatchObject(may && OVER[role] === STREET ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } });
    const made = may ? (OVER[role] === STREET ? 2 : 1) : 0;
    expect([await rows('teams'), await rows('team_divisions'), await rows('team_items')]).toEqual(before.map((n) => n + made));
  });
});

describe('ending', () => {
  test('captain and members lose their rights at once, who waits is answered, and nothing begins in it any more', async () => {
    const teamId = await newTeam();
    const captain = await captainOf('ending-captain', teamId);
    const [mate, waiting, late] = [await volunteer('ending-mate'), await volunteer('ending-waiting'), await volunteer('ending-late')];
    const { membershipId } = value(await askToJoinTeam(machinery, ask(await mate.actor()), { teamId }));
    value(await admitMember(machinery, ask(captain), { membershipId }));
    value(await askToJoinTeam(machinery, ask(await waiting.actor()), { teamId }));
    const worker = await street.holder('ending-worker', 'COMMUNITY_WORKER', { division: PLACES.east });
    expect((await mate.actor()).teamIds).toEqual([teamId]);
    for (const actor of [captain, await mate.actor()]) expect(await endTeam(machinery, ask(actor), { teamId })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect((await mate.actor()).teamIds).toEqual([teamId]);
    value(await endTeam(machinery, ask(worker), { teamId }));
    expect((await mate.actor()).teamIds).toEqual([]);
    expect(await readActor(db, captain.caller!)).toMatchObject({ teamIds: [], roles: [] });
    const states = await db.execute(sql`select ending, ended_by from team_members where team_id = ${teamId}`);
    expect([...states]).toEqual(Array.from({ length: 2 }, () => ({ ending: 'TEAM_ENDED', ended_by: worker.personId })));
    const before = await rows('team_members');
    for (const outcome of [await endTeam(machinery, ask(worker), { teamId }), await askToJoinTeam(machinery, ask(await late.actor()), { teamId }),
      await setTeamScope(machinery, ask(worker), { teamId, divisionCodes: [PLACES.east], itemCodes: [] })]) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'TEAM_ENDED' } });
    expect(await rows('team_members')).toBe(before);
  });

  test('against somebody who asks to join in the same moment: nobody is left in it', async () => {
    const worker = await street.operator();
    for (let round = 0; round < 5; round++) {
      const teamId = await newTeam();
      const some = await Promise.all([0, 1, 2].map(async (i) => (await volunteer(`race-${round}-${i}`)).actor()));
      await Promise.all([...some.map((actor) => askToJoinTeam(machinery, ask(actor), { teamId })), endTeam(machinery, ask(worker), { teamId })]);
      expect([...await db.execute(sql`select id from team_members where team_id = ${teamId} and ended_at is null`)]).toEqual([]);
    }
  });
});

describe('where and with what a team helps', () => {
  test('the captain stays below where it is registered; the worker below what they look after', async () => {
    const teamId = await newTeam(PLACES.east);
    const captain = await captainOf('scope-captain', teamId);
    const set = (actor: Actor, divisionCodes: string[]) => setTeamScope(machinery, ask(actor), { teamId, divisionCodes, itemCodes: ['B2', 'B2'] });
    expect(await set(captain, [PLACES.eastGrid, PLACES.eastBuilding])).toMatchObject({ ok: true });
    expect(await set(captain, [PLACES.west])).toMatchObject({ ok: false, refusal: { code: 'OUT_OF_REACH', args: { codes: [PLACES.west] } } });
    expect(await set(captain, [])).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } });
    const stranger = await (await street.person('scope-stranger')).actor();
    expect(await set(stranger, [PLACES.east])).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    const scope = async () => (await db.execute(sql`select d.code from team_divisions t join divisions d on d.id = t.division_id where team_id = ${teamId} order by d.code`)).map(({ code }) => code);
    expect(await scope()).toEqual([PLACES.eastGrid, PLACES.eastBuilding]);
    expect(await set(await street.operator(), [PLACES.east, PLACES.west])).toMatchObject({ ok: true });
    expect(await scope()).toEqual([PLACES.east, PLACES.west]);
  });

  test('two at once leave one of the two, whole', async () => {
    const teamId = await newTeam(STREET);
    const operator = await street.operator();
    const wanted = [[PLACES.east, PLACES.eastGrid], [PLACES.west, PLACES.westGrid]];
    const outcomes = await Promise.all(wanted.map((divisionCodes) => setTeamScope(machinery, ask(operator), { teamId, divisionCodes, itemCodes: [] })));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const left = (await db.execute(sql`select d.code from team_divisions t join divisions d on d.id = t.division_id where team_id = ${teamId} order by d.code`)).map(({ code }) => code);
    expect(wanted).toContainEqual(left);
  });
});

describe('members', () => {
  test('a volunteer asks, the captain admits, the member leaves and may ask again', async () => {
    const teamId = await newTeam();
    const captain = await captainOf('captain-1', teamId);
    const helper = await volunteer('member-1');
    const { membershipId } = value(await askToJoinTeam(machinery, ask(await helper.actor()), { teamId }));
    expect((await helper.actor()).teamIds).toEqual([]);
    expect(await askToJoinTeam(machinery, ask(await helper.actor()), { teamId })).toMatchObject({ ok: false, refusal: { code: 'ALREADY_IN_TEAM' } });
    expect(await admitMember(machinery, ask(captain), { membershipId })).toMatchObject({ ok: true });
    expect((await helper.actor()).teamIds).toEqual([teamId]);
    expect(await refuseMember(machinery, ask(captain), { membershipId })).toMatchObject({ ok: false, refusal: { code: 'NOT_WAITING' } });
    expect(await leaveTeam(machinery, ask(await helper.actor()), { teamId })).toMatchObject({ ok: true });
    expect((await helper.actor()).teamIds).toEqual([]);
    expect(await leaveTeam(machinery, ask(await helper.actor()), { teamId })).toMatchObject({ ok: false, refusal: { code: 'NOT_IN_TEAM' } });
    expect(await askToJoinTeam(machinery, ask(await helper.actor()), { teamId })).toMatchObject({ ok: true });
    expect(Number((await db.execute<{ n: string }>(sql`select count(*) as n from events where table_name = 'TEAM_MEMBER' and facts->>'teamId' = ${teamId}`))[0]?.n)).toBe(4);
  });

  test('the captain refuses, and removes with a reason', async () => {
    const teamId = await newTeam();
    const captain = await captainOf('captain-2', teamId);
    const helper = await volunteer('member-2');
    const first = value(await askToJoinTeam(machinery, ask(await helper.actor()), { teamId }));
    expect(await removeMember(machinery, ask(captain), { ...first, reason: '试' })).toMatchObject({ ok: false, refusal: { code: 'NOT_IN_TEAM' } });
    expect(await refuseMember(machinery, ask(captain), { ...first, reason: '名额已满' })).toMatchObject({ ok: true });
    const second = value(await askToJoinTeam(machinery, ask(await helper.actor()), { teamId }));
    value(await admitMember(machinery, ask(captain), second));
    expect(await removeMember(machinery, ask(captain), { ...second, reason: ' ' })).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } });
    expect((await helper.actor()).teamIds).toEqual([teamId]);
    expect(await removeMember(machinery, ask(captain), { ...second, reason: '长期未参加' })).toMatchObject({ ok: true });
    expect((await helper.actor()).teamIds).toEqual([]);
  });

  test('only the captain of this team answers: another captain and strangers do not find it, members and workers are refused', async () => {
    const teamId = await newTeam();
    const other = await captainOf('captain-of-another', await newTeam());
    const worker = await street.holder('team-worker', 'COMMUNITY_WORKER', { division: PLACES.east });
    const captain = await captainOf('captain-3', teamId);
    const [member, asker] = [await volunteer('member-3'), await volunteer('asker-3')];
    value(await admitMember(machinery, ask(captain), value(await askToJoinTeam(machinery, ask(await member.actor()), { teamId }))));
    const { membershipId } = value(await askToJoinTeam(machinery, ask(await asker.actor()), { teamId }));
    const stranger = await (await street.person('team-stranger')).actor();
    for (const [actor, code] of [[other, 'NOT_FOUND'], [stranger, 'NOT_FOUND'], [worker, 'NOT_ALLOWED'], [await member.actor(), 'NOT_ALLOWED'], [await asker.actor(), 'NOT_ALLOWED']] as const) {
      expect(await admitMember(machinery, ask(actor), { membershipId })).toMatchObject({ ok: false, refusal: { code } });
      expect(await refuseMember(machinery, ask(actor), { membershipId })).toMatchObject({ ok: false, refusal: { code } });
    }
    expect((await asker.actor()).teamIds).toEqual([]);
  });

  test('who is no volunteer, or asks a team that is not there, is refused', async () => {
    const person = await (await street.person('no-volunteer')).actor();
    const before = await rows('team_members');
    expect(await askToJoinTeam(machinery, ask(person), { teamId: await newTeam() })).toMatchObject({ ok: false, refusal: { code: 'NOT_VOLUNTEER' } });
    expect(await askToJoinTeam(machinery, ask(person), { teamId: '019af3a2-7c4e-7b1a-9c55-3f2b1d0e8a77' })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await rows('team_members')).toBe(before);
  });

  test('of an admission and a refusal at once one holds; of two admissions too; of ten requests one', async () => {
    const teamId = await newTeam();
    const captain = await captainOf('captain-4', teamId);
    const helper = await volunteer('member-4');
    const actor = await helper.actor();
    const asked = await Promise.all(Array.from({ length: 10 }, () => askToJoinTeam(machinery, ask(actor), { teamId })));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asked.filter((outcome) => !outcome.ok && outcome.refusal.code === 'ALREADY_IN_TEAM')).toHaveLength(9);
    const membership = value(asked.find(({ ok }) => ok)!);
    const answers = await Promise.all([admitMember(machinery, ask(captain), membership), refuseMember(machinery, ask(captain), membership), admitMember(machinery, ask(captain), membership)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((outcome) => !outcome.ok && outcome.refusal.code === 'NOT_WAITING')).toHaveLength(2);
    expect((await helper.actor()).teamIds).toEqual(answers[1]?.ok ? [] : [teamId]);
  });
});
