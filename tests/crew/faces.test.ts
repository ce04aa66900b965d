import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { SEAT_RULES } from '../../src/features/crew/rules.ts';
import { factsOf, rolesFor } from '../../src/features/crew/viewing.ts';
import { crewFactsJson, crewFactsOf, crewFrom } from '../../src/features/crew/store/facts.ts';
import { NEEDS_IN_SQL } from '../../src/features/crew/store/needs.ts';
import { readCrewFacts } from '../../src/features/crew/store/read.ts';
import { MAY_SEE } from '../../src/features/crew/store/seeing.ts';
import { viewerCanTake } from '../../src/features/crew/read.ts';
import { factsLoader, lockOrder, orderLoader, visibleTo } from '../../src/features/orders/index.ts';
import { teamDivisions, teamMembers, teams } from '../../src/features/teams/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { dateOf } from '../../src/platform/columns.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import { SEAT_KINDS, SEAT_NEEDS, type SeatKind } from '../../src/seat-steps.ts';
import type { Neighbour } from '../support/street.ts';
import { settingsOf } from '../../src/features/places/index.ts';
import { FAIR } from '../support/street.ts';
import { inTurns } from '../support/turns.ts';
import { codeOf, doing } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, requester, order, reading } = await makeScene();
const { take, claim, grabbed } = doing(platform, street.realm);
const { db } = platform;
const [home] = street.communities;

const silent = await street.neighbour();
await street.withoutApp(silent.id, street.worker.id);

const teamId = newId();
await db.insert(teams).values({ realm: street.realm, id: teamId, name: '测试队', divisionId: street.streetId });
await db.insert(teamDivisions).values({ realm: street.realm, teamId, divisionId: home!.id });

const SHAPES: Readonly<Record<string, OrderShape>> = {
  open: {}, accepted: { state: 'ACCEPTED' }, placed: { state: 'PLACED', holdingId: null }, dispatched: { state: 'DISPATCHED' }, cancelled: { state: 'CANCELLED' },
  underway: { state: 'UNDERWAY', startedAt: hours(-1), plannedStart: hours(-1), plannedEnd: hours(1) }, done: { state: 'DONE', startedAt: hours(-30), doneAt: hours(-25), plannedStart: hours(-30), plannedEnd: hours(-28) },
  inDraw: { drawAt: hours(1) }, held: { holds: 1, heldSince: new Date() }, undated: { state: 'ACCEPTED', plannedStart: null, plannedEnd: null }, past: { plannedStart: hours(-1), plannedEnd: hours(1) },
  leadOnly: { serves: 'LEAD_ONLY', helpersWanted: 0 }, provider: { serves: 'PROVIDER', helpersWanted: 0 }, full: { helpersWanted: 2, helpersLiving: 2 }, led: { leadsLiving: 1 },
  inLine: { waiting: 1 }, skilled: { skills: ['MEDICAL', 'DRIVING'] }, sensitive: { sensitive: true }, sensitiveSkilled: { sensitive: true, skills: ['MEDICAL'] }, nowhere: { streetId: null, communityId: null, gridId: null },
  inBuilding: { state: 'ACCEPTED', buildingId: home!.buildingId }, sensitiveInBuilding: { state: 'ACCEPTED', sensitive: true, buildingId: home!.buildingId },
  sensitiveSpokenFor: { state: 'DONE', sensitive: true, buildingId: home!.buildingId, requesterId: silent.id, startedAt: hours(-30), doneAt: hours(-25), plannedStart: hours(-30), plannedEnd: hours(-28) },
};

const PEOPLE: Readonly<Record<string, () => Promise<Neighbour>>> = {
  resident: () => street.neighbour(), volunteer: () => street.neighbour({ volunteer: [] }), skilled: () => street.neighbour({ volunteer: ['DRIVING', 'MEDICAL'] }),
  member: () => street.neighbour({ partyMember: true }), both: () => street.neighbour({ partyMember: true, volunteer: ['MEDICAL'] }),
  requester: async () => requester, worker: async () => street.worker, dispatcher: async () => street.dispatcher,
  officer: () => street.neighbour({ volunteer: [], roles: [{ role: 'GRID_OFFICER', over: home!.gridId }] }), otherOfficer: () => street.neighbour({ volunteer: [], roles: [{ role: 'GRID_OFFICER', over: street.communities[1]!.gridId }] }),
  head: () => street.neighbour({ volunteer: [], roles: [{ role: 'BUILDING_HEAD', over: home!.buildingId }] }), auditor: () => street.neighbour({ volunteer: [], roles: [{ role: 'AUDITOR', over: street.streetId }] }),
  captain: () => street.neighbour({ volunteer: [], roles: [{ role: 'CAPTAIN', over: teamId }] }),
  operator: () => street.neighbour({ volunteer: [], roles: [{ role: 'OPERATOR', over: street.streetId }] }),
};

const people = Object.fromEntries(await Promise.all(Object.entries(PEOPLE).map(async ([name, make]) => [name, await make()] as const)));
const orders: Record<string, string> = {};
for (const [name, shape] of Object.entries(SHAPES)) orders[name] = await order(shape);
// Who is paired with an officer, with another who is one no more, and who acts for the requester.
const pairWith = async (officer: Neighbour, until: string | null): Promise<Neighbour> => {
  const pair = await street.neighbour({ volunteer: [] });
  await platform.sql`update appointments set until = business_now() + ${until}::interval where person_id = ${officer.id}`;
  await platform.sql`insert into appointments (realm, id, person_id, role, division_id, alone, with_id, since) select realm, ${newId()}, ${pair.id}, 'PAIR', division_id, false, id, since from appointments where person_id = ${officer.id}`;
  return pair;
};
people['pair'] = await pairWith(people['officer']!, null);
people['pairOfNobody'] = await pairWith(await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: street.communities[1]!.gridId }] }), '0');
people['guardian'] = await street.neighbour();
await platform.sql`insert into guardianships (realm, id, ward_id, guardian_id, recorded_by, purpose, text) values (${street.realm}, ${newId()}, ${requester.id}, ${people['guardian'].id}, ${street.worker.id}, '代办', '本人口头同意')`;
const elsewhere = await street.neighbour({ volunteer: ['MEDICAL', 'DRIVING'], partyMember: true });
await grabbed(elsewhere, orders['open']!);
people['elsewhere'] = elsewhere;
await db.insert(teamMembers).values([elsewhere, people['captain']!].map(({ id }) => ({ realm: street.realm, id: newId(), teamId, personId: id, admittedAt: new Date(), admittedBy: street.worker.id })));

describe('The two faces of the needs agree', () => {
  test.each(Object.keys(SHAPES))('about an order that is %s, for everybody, as lead and as helper, for a new seat and for one that stands', async (name) => {
    const row = await db.transaction((tx) => lockOrder(tx, street.realm, orders[name]!));
    const seatId = (await platform.sql<{ id: string }[]>`select id from seats where order_id = ${orders[name]!}`)[0]?.id ?? null;
    const both = await twoFaces(row!.id, seatId);
    expect(both).toHaveLength(Object.keys(people).length * (seatId === null ? 1 : 2));
    for (const { now, crew, ...inSql } of both) {
      for (const kind of SEAT_KINDS) {
        const facts = { ...factsOf({ now: dateOf(now), order: row!, settings: settingsOf(FAIR) }, crewFactsOf(crew), kind), kind };
        expect(inSql[kind]).toEqual(Object.fromEntries(SEAT_NEEDS.map((need) => [need, SEAT_RULES[need].holds(facts)])));
      }
    }
  });

  interface Both extends Record<string, unknown> { now: string; crew: unknown; LEAD: Record<string, boolean>; HELPER: Record<string, boolean> }

  /** For everybody, and for no seat and the one that stands: what the pure face looks at, and what the SQL face says. */
  function twoFaces(orderId: string, seatId: string | null): Promise<Both[]> {
    const face = (kind: SeatKind) => sql.raw(`json_build_object(${SEAT_NEEDS.map((need) => `'${need}', ${NEEDS_IN_SQL[need].holds(kind)}`).join(', ')})`);
    const asked = JSON.stringify(Object.values(people).flatMap(({ id }) => (seatId === null ? [null] : [null, seatId]).map((seat) => ({ id, seat }))));
    return db.execute<Both>(sql`select f.*, ${crewFactsJson(sql`me.seat`, sql`me.id`)} as crew
      from orders o, json_to_recordset(${asked}::text::json) as me (id uuid, seat uuid),
        lateral (select c.now, ${face('LEAD')} as "LEAD", ${face('HELPER')} as "HELPER" ${crewFrom(sql`me.seat`, sql`me.id`)}) f where o.id = ${orderId}::uuid`);
  }
});

describe('What the grab sees is what everybody else sees', () => {
  test.each(Object.keys(SHAPES))('of an order that is %s', async (name) => {
    for (const [who, person] of Object.entries(people)) {
      const actor = await readActor(db, person.caller);
      const [usual] = await db.execute(sql`select 1 from orders o where o.id = ${orders[name]!}::uuid and ${visibleTo(actor)}`);
      const [grabs] = await db.execute<{ sees: boolean }>(sql`select ${sql.raw(MAY_SEE)} as sees from (select business_now() as now) c, orders o,
        lateral (select x.id, v.id is not null as volunteer, coalesce(v.skills, '{}') as skills, exists (select from party_members m where m.person_id = x.id) as party
          from persons x left join volunteers v on v.person_id = x.id where x.id = ${person.id}::uuid) p where o.id = ${orders[name]!}::uuid`);
      expect(`${who} ${grabs!.sees}`).toBe(`${who} ${usual !== undefined}`);
    }
  });
});

describe('What the viewer is told before is what happens', () => {
  test.each(inTurns(Object.keys(SHAPES)))('to who grabs or claims an order that is %s', async (name) => {
    for (const who of ['resident', 'volunteer', 'skilled', 'both', 'requester', 'worker', 'officer', 'elsewhere']) {
      const person = people[who]!;
      for (const step of ['grab', 'claim'] as const) {
        const fresh = orders[name]!;
        const said = await reading(person);
        const row = await orderLoader(said).load(fresh);
        const before = row === null ? 'NOT_FOUND' : (await viewerCanTake(said, row, step))?.code ?? 'OK';
        const outcome = step === 'grab' ? await take(person, fresh) : await claim(person, fresh);
        expect(`${who} ${step} ${codeOf(outcome)}`).toBe(`${who} ${step} ${before}`);
        if (outcome.ok) await undo(name, person.id);
      }
    }
  });

  /** The next one meets the order as it was. */
  async function undo(name: string, personId: string): Promise<void> {
    const orderId = orders[name]!;
    const { state = 'OPEN', leadsLiving = 0 } = SHAPES[name]!;
    await platform.sql`delete from order_relations where order_id = ${orderId} and person_id = ${personId} and relation in ('LEAD', 'CREW')`;
    await platform.sql`delete from seats where order_id = ${orderId} and person_id = ${personId}`;
    await platform.sql`update orders o set state = ${state}, leads_living = ${leadsLiving},
      helpers_living = (select count(*) from seats s where s.order_id = o.id and s.kind = 'HELPER' and s.ended_at is null) where id = ${orderId}`;
  }
});

test('roles come from the rows and from nothing else', async () => {
  const said = await reading(street.worker);
  const row = await orderLoader(said).load(orders['open']!);
  const { facts } = await factsLoader(said).load(row!);
  const [crew] = await readCrewFacts(db, street.realm, street.worker.id, [{ orderId: row!.id, seatId: null }]);
  expect([...rolesFor(facts.actor, row!, crew!)].sort()).toEqual(['holdingWorker', 'unledHolding']);
});
