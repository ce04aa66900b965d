import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { APPOINTING, appointing, ROLES as ALL, type Role } from '../../src/appointing.ts';
import { appoint, endAppointment, readActor } from '../../src/features/appointments/index.ts';
import { createOrganisation, endOrganisation } from '../../src/features/organisations/index.ts';
import { createTeam } from '../../src/features/teams/index.ts';
import { freshDatabase } from '../support/database.ts';
import { ask, callerOf, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const operator = await street.operator();
const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const organisationIn = async (divisionCode: string) =>
  value(await createOrganisation(street.machinery, ask(operator), { kind: 'HOSPITAL', name: '试验医院', divisionCode, coBuilding: true })).organisationId;
const teamIn = async (divisionCode: string) =>
  value(await createTeam(street.machinery, ask(operator), { name: '试验队', divisionCode, divisionCodes: [], itemCodes: [] })).teamId;
const count = async (): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from appointments`))[0]?.n);
const told = async (): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from events where table_name = 'APPOINTMENT'`))[0]?.n);

/** A pair hangs on an officer: tests/desk has it. */
const ROLES = ALL.filter((role) => role !== 'PAIR');
/** Where a role is held, on the east and on the west side of the street. */
const EAST = { STREET, COMMUNITY: PLACES.east, GRID: PLACES.eastGrid, BUILDING: PLACES.eastBuilding, STAIRWELL: PLACES.eastStairwell } as const;
const WEST = { STREET, COMMUNITY: PLACES.west, GRID: PLACES.westGrid, BUILDING: PLACES.westBuilding, STAIRWELL: PLACES.westStairwell } as const;
const lowest = (role: Role): keyof typeof EAST => appointing(role).levels.at(-1) as keyof typeof EAST;
const sides = {
  east: { organisationId: await organisationIn(PLACES.east), teamId: await teamIn(PLACES.east) },
  west: { organisationId: await organisationIn(PLACES.west), teamId: await teamIn(PLACES.west) },
};
const scopeOf = (role: Role, side: 'east' | 'west') => {
  const { scope } = APPOINTING[role];
  if (scope === 'ORGANISATION') return { organisationId: sides[side].organisationId };
  return scope === 'TEAM' ? { teamId: sides[side].teamId } : { divisionCode: (side === 'east' ? EAST : WEST)[lowest(role)] };
};

describe('who appoints whom is exactly what the table says', () => {
  test('the table names only roles over divisions as givers, and every role has one', () => {
    for (const role of ROLES) {
      expect(appointing(role).by.length).toBeGreaterThan(0);
      for (const giver of appointing(role).by) expect(APPOINTING[giver as Role].scope).toBe('DIVISION');
    }
  });

  const givers = ROLES.filter((role) => role !== 'OPERATOR');
  test.each(givers)('%s on the east side', async (giver) => {
    const east = scopeOf(giver, 'east');
    const actor = await street.holder(`giver-${giver}`, giver, { ...(east.divisionCode ? { division: east.divisionCode } : {}), ...east });
    let allowed = 0;
    for (const side of ['east', 'west'] as const) {
      for (const role of ROLES) {
        const candidate = await street.person(`${giver}-${side}-${role}`);
        const [before, heard] = [await count(), await told()];
        const outcome = await appoint(street.machinery, ask(actor), { personId: candidate.id, role, ...scopeOf(role, side) });
        const reaches = side === 'east' || APPOINTING[giver].scope === 'DIVISION' && lowest(giver) === 'STREET';
        const taken = role === giver && APPOINTING[role].holders === 'ONE' && scopeOf(role, side).divisionCode === east.divisionCode;
        if (appointing(role).by.includes(giver) && reaches && !taken) {
          expect(outcome, `${giver} gives ${role} ${side}`).toMatchObject({ ok: true });
          expect([await count(), await told()]).toEqual([before + 1, heard + 1]);
          expect((await candidate.actor()).roles.map((held) => held.role)).toEqual([role]);
          await db.execute(sql`delete from appointments where person_id = ${candidate.id}`);
          allowed += 1;
        } else {
          expect(outcome, `${giver} gives ${role} ${side}`).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
          expect([await count(), await told()]).toEqual([before, heard]);
        }
      }
    }
    const gives = ROLES.filter((role) => appointing(role).by.includes(giver)).length;
    expect(allowed).toBe(gives * (APPOINTING[giver].scope === 'DIVISION' && lowest(giver) === 'STREET' ? 2 : 1));
    await db.execute(sql`delete from appointments where person_id = ${actor.personId}`);
  });

  test('the operator gives every role', async () => {
    for (const role of ROLES) {
      const candidate = await street.person(`operator-${role}`);
      expect(await appoint(street.machinery, ask(operator), { personId: candidate.id, role, ...scopeOf(role, 'east') })).toMatchObject({ ok: true });
      await db.execute(sql`delete from appointments where person_id = ${candidate.id}`);
    }
  });
});

describe('what an appointment must be', () => {
  test('over the kind and level that the role is held over', async () => {
    const { id } = await street.person('scopes');
    const before = await count();
    for (const [role, scope] of [
      ['GRID_OFFICER', { divisionCode: PLACES.east }], ['COMMUNITY_WORKER', { divisionCode: PLACES.eastGrid }], ['CAPTAIN', { divisionCode: PLACES.east }],
      ['REPRESENTATIVE', { teamId: sides.east.teamId }], ['GRID_OFFICER', {}], ['CAPTAIN', { teamId: sides.east.teamId, divisionCode: PLACES.east }],
    ] as const) {
      expect(await appoint(street.machinery, ask(operator), { personId: id, role, ...scope })).toMatchObject({ ok: false, refusal: { code: 'SCOPE_WRONG' } });
    }
    expect(await count()).toBe(before);
  });

  test('nobody appoints himself', async () => {
    expect(await appoint(street.machinery, ask(operator), { personId: operator.personId ?? '', role: 'AUDITOR', divisionCode: STREET }))
      .toMatchObject({ ok: false, refusal: { code: 'NOT_OF_ONESELF' } });
  });

  test('in a time that lies ahead', async () => {
    const { id } = await street.person('times');
    const appointed = (since: string | null, until: string | null) => appoint(street.machinery, ask(operator), {
      personId: id, role: 'AUDITOR', divisionCode: STREET, since: since ? new Date(since) : null, until: until ? new Date(until) : null,
    });
    expect(await appointed('2020-01-01T00:00:00Z', null)).toMatchObject({ ok: false, refusal: { code: 'PERIOD_WRONG' } });
    expect(await appointed(null, '2020-01-01T00:00:00Z')).toMatchObject({ ok: false, refusal: { code: 'PERIOD_WRONG' } });
    expect(await appointed('2090-01-01T00:00:00Z', '2090-01-01T00:00:00Z')).toMatchObject({ ok: false, refusal: { code: 'PERIOD_WRONG' } });
    expect(await appointed('2090-01-01T00:00:00Z', '2091-01-01T00:00:00Z')).toMatchObject({ ok: true });
    expect(await appointed('2090-06-01T00:00:00Z', null)).toMatchObject({ ok: false, refusal: { code: 'ALREADY_APPOINTED' } });
    expect((await readActor(db, callerOf('times'))).roles).toEqual([]);
    expect(await appointed('2091-01-01T00:00:00Z', null)).toMatchObject({ ok: true });
  });

  test('of a person and a place that exist', async () => {
    const { id } = await street.person('existing');
    for (const input of [
      { personId: '019af3a2-7c4e-7b1a-9c55-3f2b1d0e8a77', role: 'AUDITOR', divisionCode: STREET },
      { personId: id, role: 'AUDITOR', divisionCode: 'nowhere' },
      { personId: id, role: 'CAPTAIN', teamId: '019af3a2-7c4e-7b1a-9c55-3f2b1d0e8a77' },
      { personId: id, role: 'REPRESENTATIVE', organisationId: '019af3a2-7c4e-7b1a-9c55-3f2b1d0e8a77' },
    ] as const) expect(await appoint(street.machinery, ask(operator), input)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});

describe('one holder of a role that has one', () => {
  test('of ten captains named at once one is, and nine are refused', async () => {
    const teamId = await teamIn(PLACES.east);
    const people = await Promise.all(Array.from({ length: 10 }, (_, i) => street.person(`captain-${i}`)));
    await Promise.all(Array.from({ length: 10 }, () => db.execute(sql`select 1`)));
    const outcomes = await Promise.all(people.map(({ id }) => appoint(street.machinery, ask(operator), { personId: id, role: 'CAPTAIN', teamId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'ROLE_TAKEN')).toHaveLength(9);
  });

  test('the same key twice at once appoints once and answers twice alike', async () => {
    const { id } = await street.person('twice');
    const asking = ask(operator);
    const input = { personId: id, role: 'GRID_OFFICER', divisionCode: PLACES.eastGrid } as const;
    const [one, two] = await Promise.all([appoint(street.machinery, asking, input), appoint(street.machinery, asking, input)]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    expect((await readActor(db, callerOf('twice'))).roles).toHaveLength(1);
  });

  test('after the first has gone, the next may come', async () => {
    const [first, second] = [await street.person('head-1'), await street.person('head-2')];
    const over = { role: 'GRID_HEAD', divisionCode: PLACES.westGrid } as const;
    const { appointmentId } = value(await appoint(street.machinery, ask(operator), { personId: first.id, ...over }));
    expect(await appoint(street.machinery, ask(operator), { personId: second.id, ...over })).toMatchObject({ ok: false, refusal: { code: 'ROLE_TAKEN' } });
    expect(await endAppointment(street.machinery, ask(operator), { appointmentId })).toMatchObject({ ok: true });
    expect(await appoint(street.machinery, ask(operator), { personId: second.id, ...over })).toMatchObject({ ok: true });
  });
});

describe('ending', () => {
  test('rights end with it, at the next reading', async () => {
    const worker = await street.holder('worker-ends', 'COMMUNITY_WORKER', { division: PLACES.east });
    const appointmentId = worker.roles[0]?.appointmentId ?? '';
    expect(await endAppointment(street.machinery, ask(operator), { appointmentId })).toMatchObject({ ok: true });
    expect((await readActor(db, callerOf('worker-ends'))).roles).toEqual([]);
    const { id } = await street.person('after-the-end');
    // The actor read before the end is not believed.
    expect(await appoint(street.machinery, ask(worker), { personId: id, role: 'GRID_OFFICER', divisionCode: PLACES.eastGrid })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect(await endAppointment(street.machinery, ask(operator), { appointmentId })).toMatchObject({ ok: false, refusal: { code: 'ALREADY_ENDED' } });
  });

  test('a holder lays it down; who sees it but may not give it is refused; for a stranger it is not there', async () => {
    const officer = await street.holder('officer-ends', 'GRID_OFFICER', { division: PLACES.eastGrid });
    const appointmentId = officer.roles[0]?.appointmentId ?? '';
    const head = await street.holder('building-head', 'GRID_OFFICER', { division: PLACES.eastGrid });
    const stranger = await (await street.person('stranger')).actor();
    expect(await endAppointment(street.machinery, ask(head), { appointmentId })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    expect(await endAppointment(street.machinery, ask(stranger), { appointmentId })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect((await readActor(db, callerOf('officer-ends'))).roles).toHaveLength(1);
    expect(await endAppointment(street.machinery, ask(officer), { appointmentId })).toMatchObject({ ok: true });
  });

  test('a realm keeps one operator, also when two go at once', async () => {
    const second = await street.person('operator-2');
    value(await appoint(street.machinery, ask(operator), { personId: second.id, role: 'OPERATOR', divisionCode: STREET }));
    const both = [await street.operator(), await second.actor()];
    const outcomes = await Promise.all(both.map((actor) => endAppointment(street.machinery, ask(actor), { appointmentId: actor.roles[0]?.appointmentId ?? '' })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === 'LAST_OPERATOR')).toHaveLength(1);
  });

  test('closing an organisation ends what its representative may', async () => {
    const keeper = (await street.operator()).roles.length > 0 ? await street.operator() : await readActor(db, callerOf('operator-2'));
    const organisationId = value(await createOrganisation(street.machinery, ask(keeper), { kind: 'SCHOOL', name: '试验学校', divisionCode: PLACES.west, coBuilding: true })).organisationId;
    const representative = await street.holder('representative', 'REPRESENTATIVE', { organisationId });
    expect(representative.roles).toHaveLength(1);
    expect(await endOrganisation(street.machinery, ask(keeper), { organisationId })).toMatchObject({ ok: true });
    expect((await readActor(db, callerOf('representative'))).roles).toEqual([]);
    expect(await endOrganisation(street.machinery, ask(keeper), { organisationId })).toMatchObject({ ok: false, refusal: { code: 'ORGANISATION_ENDED' } });
  });
});
