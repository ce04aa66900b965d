import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { swapSeat } from '../../src/features/crew/captain.ts';
import { viewerCanOn, viewerMayOn } from '../../src/features/crew/read.ts';
import { seatsById } from '../../src/features/crew/store/read.ts';
import { teamDivisions, teamMembers, teams } from '../../src/features/teams/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { refuse, type Outcome } from '../../src/kernel/result.ts';
import { LIVING_SEATS, SEAT_STATES, SEAT_STEP_NAMES, SEAT_STEPS, type SeatState, type SeatStep } from '../../src/seat-steps.ts';
import { codeOf, doing, type Who } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, requester, order, reading, look } = await makeScene();
const { on } = doing(platform, street.realm);
const { db, sql: raw } = platform;

const [holder, lead, helper, volunteer] = await Promise.all([
  street.neighbour({ volunteer: [] }), street.neighbour({ partyMember: true }), street.neighbour({ volunteer: [] }), street.neighbour({ volunteer: [] }),
]);
const teamId = newId();
await db.insert(teams).values({ realm: street.realm, id: teamId, name: '测试队', divisionId: street.streetId });
await db.insert(teamDivisions).values({ realm: street.realm, teamId, divisionId: street.communities[0]!.id });
await db.insert(teamMembers).values({ realm: street.realm, id: newId(), teamId, personId: holder.id, admittedAt: new Date(), admittedBy: street.worker.id });
const mate = await street.neighbour({ volunteer: [] });
await db.insert(teamMembers).values({ realm: street.realm, id: newId(), teamId, personId: mate.id, admittedAt: new Date(), admittedBy: street.worker.id });
const captain = await street.neighbour({ volunteer: [], roles: [{ role: 'CAPTAIN', over: teamId }] });
const WHO: Readonly<Record<string, Who>> = { holder, lead, helper, volunteer, captain, requester, worker: street.worker, dispatcher: street.dispatcher, clock: 'CLOCK' };

const ORDERS: Readonly<Record<string, OrderShape>> = {
  'tomorrow and a day': {},
  'of no team\'s board': { communityId: street.communities[1]!.id, gridId: street.communities[1]!.gridId, divisionId: street.communities[1]!.gridId },
  underway: { state: 'UNDERWAY', startedAt: hours(-1), plannedStart: hours(-1), plannedEnd: hours(1) },
  'done long ago': { state: 'DONE', startedAt: hours(-300), doneAt: hours(-290), plannedStart: hours(-300), plannedEnd: hours(-298) },
};
const STEPS = SEAT_STEP_NAMES.filter((step): step is Exclude<SeatStep, 'grab' | 'drawn' | 'end' | 'claim' | 'assign' | 'offer' | 'takeOver'> => SEAT_STEPS.steps[step].from !== 'BIRTH' && step !== 'end');
const isLiving = (state: SeatState): boolean => (LIVING_SEATS as readonly string[]).includes(state);

/** An order with a lead who serves or will, and the holder's seat in a state. */
async function scene(shape: OrderShape, state: SeatState): Promise<{ orderId: string; seatId: string }> {
  const ended = isLiving(state) ? null : hours(shape.state === 'DONE' ? -290 : -1).toISOString();
  const leads = shape.state === undefined ? 'HELD' : shape.state === 'DONE' ? 'SERVED' : 'SERVING';
  const orderId = await order({ ...shape, helpersLiving: isLiving(state) ? 1 : 0, leadsLiving: leads === 'SERVED' ? 0 : 1 });
  const seatId = newId();
  await db.execute(sql`insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, ended_at, hours) values
    (${street.realm}, ${seatId}::uuid, ${orderId}::uuid, 1, 'HELPER', ${holder.id}::uuid, ${state}, null, business_now(), ${ended}::timestamptz, ${state === 'SERVED' ? 1 : null}),
    (${street.realm}, ${newId()}::uuid, ${orderId}::uuid, 1, 'LEAD', ${lead.id}::uuid, ${leads}, null, business_now(), ${leads === 'SERVED' ? ended ?? hours(-290).toISOString() : null}::timestamptz, ${leads === 'SERVED' ? 1 : null})`);
  await db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at, firm)
    select realm, id, 1, p::uuid, r, placed_at, placed_at, true from orders, (values (${holder.id}, 'CREW'), (${lead.id}, 'LEAD')) x (p, r) where id = ${orderId}::uuid`);
  return { orderId, seatId };
}

/** Refusals that were met in a mutation already: one of each (step, reason) is enough, of what is allowed all. */
const met = new Set<string>();

test.each(SEAT_STATES.flatMap((state) => Object.keys(ORDERS).map((when) => [state, when] as const)))('a seat that is %s, of an order %s: what each may is what each then does', async (state, when) => {
  let { orderId, seatId } = await scene(ORDERS[when]!, state);
  for (const [name, who] of Object.entries(WHO)) {
    for (const [step, told] of await toldTo(who, seatId)) {
      if (told !== 'OK' && met.has(`${step} ${told}`)) continue;
      const before = await look(orderId);
      const outcome = step === 'passOn' ? await passedOn(who, seatId) : await on(who, step, seatId, { reason: '测试', hours: 1 });
      expect(`${name} ${step} ${codeOf(outcome)}`).toBe(`${name} ${step} ${told}`);
      if (!outcome.ok) {
        met.add(`${step} ${told}`);
        expect({ ...await look(orderId), keys: 0 }).toEqual({ ...before, keys: 0 });
        continue;
      }
      expect(SEAT_STEPS.steps[step].from).toContain(state);
      await raw`update seats set state = 'RELEASED', ended_at = business_now(), hours = null where order_id = ${orderId}`;
      ({ orderId, seatId } = await scene(ORDERS[when]!, state));
    }
  }
});

/** The captain's other member comes instead. The clock has no mutation. */
const passedOn = (who: Who, seatId: string): Promise<Outcome<unknown>> => (who === 'CLOCK' ? Promise.resolve(refuse('NOT_ALLOWED'))
  : swapSeat(platform, { caller: who.caller, key: newId() }, { seatId, personId: mate.id, reason: '测试' }));

/** What somebody is told about each step; the clock is told nothing, so its cells are those of the table. */
async function toldTo(who: Who, seatId: string): Promise<[typeof STEPS[number], string][]> {
  const [seat] = await seatsById(db, street.realm, [seatId]);
  if (who === 'CLOCK') return STEPS.flatMap((step) => (SEAT_STEPS.steps[step].who.includes('clock') ? [] : [[step, 'NOT_ALLOWED']]));
  const said = await reading(who);
  const may = await viewerMayOn(said, seat!);
  const told = await Promise.all(STEPS.map(async (step): Promise<[typeof step, string]> => [step, (await viewerCanOn(said, seat!, step))?.code ?? 'OK']));
  expect(told.flatMap(([step, code]) => (code === 'OK' && SEAT_STEPS.steps[step].mutation !== undefined ? [step] : []))).toEqual(may);
  return told;
}

test('every refusal of a seat\'s step was met', () => {
  const reasons = STEPS.flatMap((step) => ['NOT_ALLOWED', 'WRONG_STATE'].map((code) => `${step} ${code}`)).filter((one) => !/^(lapseOffer|lapse|remindToConfirm|free) WRONG/.test(one));
  expect(reasons.filter((one) => !met.has(one))).toEqual([]);
});
