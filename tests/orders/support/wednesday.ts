import { sql } from 'drizzle-orm';
import { beforeEach } from 'vitest';
import { swapSeat } from '../../../src/features/crew/captain.ts';
import { moveSeat } from '../../../src/features/crew/step.ts';
import { waitInLine } from '../../../src/features/crew/wait.ts';
import { move, place, type Placing } from '../../../src/features/orders/index.ts';
import { draft as draftResource, move as moveResource, type ResourceMove } from '../../../src/features/resources/index.ts';
import type { Duration } from '../../../src/kernel/durations.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { done, type Outcome } from '../../../src/kernel/result.ts';
import { setClockAhead } from '../../../src/platform/clock/clock.ts';
import { SEVEN_ORDERS, type OrderState, type OrderStep, type OrderWho } from '../../../src/seven-orders.ts';
import { cellOf, type Draft } from '../../support/seven-orders/drafts.ts';
import { INPUTS } from '../../support/seven-orders/inputs.ts';
import { teamDivisions, teamMembers, teams } from '../../../src/features/teams/tables.ts';
import { makeCells } from '../../support/seven-orders/scene.ts';

const HOUR = 3_600_000;

function aWednesday(): Date {
  const soon = new Date(Date.now() + 8 * 24 * HOUR);
  soon.setUTCHours(1, 30, 0, 0);
  return new Date(soon.getTime() + ((3 - soon.getUTCDay() + 7) % 7) * 24 * HOUR);
}

export type Arrange = (draft: Draft) => void;
export interface Stepping { readonly from?: OrderState; readonly who?: OrderWho; readonly arrange?: Arrange; readonly input?: object }

export const value = <T>(outcome: Outcome<T>): T => { if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal)); return outcome.value; };

/** A street on a Wednesday at half past nine, whose clock the test moves: hours are counted from there. Each test begins then, with no limits set. */
export async function onWednesday() {
  const T0 = aWednesday();
  const cells = await makeCells();
  const { platform, db, world, callers, write, drive, street } = cells;
  const at = (hours: number): Date => new Date(T0.getTime() + hours * HOUR);
  /** Business time becomes so many hours after T0. */
  const clockTo = (hours: number) => setClockAhead(db, { production: false }, at(hours).getTime() - Date.now());
  const volunteer = await street.neighbour({ volunteer: ['MEDICAL'] });
  const member = await street.neighbour({ partyMember: true });
  const mate = await street.neighbour({ volunteer: ['MEDICAL'] });
  const teamId = newId();
  await db.insert(teams).values({ realm: world.realm, id: teamId, name: '测试队', divisionId: world.places.street });
  await db.insert(teamDivisions).values({ realm: world.realm, teamId, divisionId: world.places.street });
  await db.insert(teamMembers).values([volunteer, mate].map(({ id }) => ({ realm: world.realm, id: newId(), teamId, personId: id, admittedAt: T0, admittedBy: member.id })));
  const captain = await street.neighbour({ volunteer: ['MEDICAL'], roles: [{ role: 'CAPTAIN', over: teamId }] });

  const dueOf = async (id: string, step: string): Promise<{ hours: number; paused: boolean } | null> => {
    const [row] = await db.execute<{ due: string; paused: boolean }>(sql`select due_at as due, paused_at is not null as paused from deadlines where subject_id = ${id}::uuid and step = ${step} and refused is null`);
    return row ? { hours: Math.round((new Date(row.due).getTime() - T0.getTime()) / 36_000) / 100, paused: row.paused } : null;
  };
  /** How often the clock has taken a step of the subject. */
  const taken = async (id: string, step: string): Promise<number> =>
    (await db.execute(sql`select 1 from events where subject_id = ${id}::uuid and step = ${step} and actor_kind = 'CLOCK'`)).length;
  const stateOf = async (table: 'orders' | 'seats' | 'resources', id: string): Promise<string> =>
    (await db.execute<{ state: string }>(sql`select state from ${sql.identifier(table)} where id = ${id}::uuid`))[0]!.state;

  beforeEach(async () => {
    await db.execute(sql`truncate deadlines`);
    await db.execute(sql`update seats set state = 'RELEASED', ended_at = business_now() where state in ('HELD', 'CONFIRMED')`);
    await clockTo(0);
  });

  /** The step taken on an order at T0. */
  const stepped = async (step: OrderStep, urgent: boolean, { from, who, arrange, input }: Stepping = {}): Promise<string> => {
    const row = SEVEN_ORDERS.steps[step];
    const state = from ?? (row.from as readonly OrderState[])[0]!;
    const draft = cellOf(world, step, state, who ?? row.who[0]!, T0)!;
    Object.assign(draft.row, { urgent });
    Object.assign(draft.settings, { holidays: 'NONE' });
    arrange?.(draft);
    const id = await write(draft, T0);
    await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid`);
    value(await drive(draft, id, step, input ?? (INPUTS[step] as (asked: object) => object)({ draft, world, now: T0, targetId: '' })));
    return id;
  };

  const placing = (change: Partial<Placing> = {}): Placing => ({ itemCode: 'MEAL_DELIVERY', divisionId: world.places.hereBuilding, words: '请送午饭', ...change });
  const placed = async (change: Partial<Placing> = {}): Promise<string> => {
    await db.execute(sql`update realms set settings = '{"holidays":"NONE","clockDispatchesProviderItems":true}'`);
    return value(await place(platform, callers.requester, placing(change), newId())).id;
  };
  const resource = async (steps: readonly ResourceMove[], validUntil: Date | null = null): Promise<string> => {
    await db.execute(sql`update realms set settings = '{"holidays":"NONE"}'`);
    const { id } = value(await draftResource(platform, callers.provider, {
      owner: { organisationId: world.places.unit }, itemCode: 'HAIRCUT', title: '义务理发', what: '每周一上午理发', divisionId: world.places.here, place: '社区活动室',
      timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 }, capacity: 7, validUntil,
    }, newId()));
    for (const step of steps) {
      const by = step === 'submit' ? callers.provider : callers.dispatcher;
      value(await moveResource(platform, { realm: world.realm, resourceId: id, step, asker: step === 'remindCenter' ? { clock: true } : { caller: by }, input: {} }, newId()));
    }
    return id;
  };
  const seat = async (ahead: number, take: (orderId: string) => Promise<Outcome<{ seatId: string }>>, limits: Readonly<Record<string, Duration>> = {}): Promise<string> => {
    const draft = cellOf(world, 'amend', 'OPEN', 'requester', T0)!;
    Object.assign(draft.row, { plannedStart: at(ahead), plannedEnd: at(ahead + 2), holdingId: world.places.there, limits });
    const id = await write(draft, T0);
    await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid`);
    return value(await take(id)).seatId;
  };
  const offered = (orderId: string) => moveSeat(platform, { realm: world.realm, asker: { caller: callers.holdingWorker }, step: 'assign', subject: { orderId, kind: 'HELPER', personId: volunteer.id } }, newId());
  /** The last place of an order becomes free while somebody waits for it. */
  const offeredInLine = async (orderId: string): Promise<Outcome<{ seatId: string }>> => {
    await db.execute(sql`update orders set helpers_living = helpers_wanted where id = ${orderId}::uuid`);
    value(await waitInLine(platform, { caller: volunteer.caller, key: newId() }, orderId));
    await db.execute(sql`update orders set helpers_living = helpers_wanted - 1 where id = ${orderId}::uuid`);
    value(await move(platform, { realm: world.realm, asker: { caller: callers.holdingWorker }, orderId, step: 'amend', input: { summary: '陪老人散步' } }, newId()));
    const [seat] = await db.execute<{ id: string }>(sql`select id from seats where order_id = ${orderId}::uuid and state = 'OFFERED'`);
    return done({ seatId: seat!.id });
  };
  /** The captain lets the volunteer come instead of a team mate, to whom the place was offered. */
  const swapped = async (orderId: string): Promise<Outcome<{ seatId: string }>> => {
    const { seatId } = value(await moveSeat(platform, { realm: world.realm, asker: { caller: callers.holdingWorker }, step: 'assign', subject: { orderId, kind: 'HELPER', personId: mate.id } }, newId()));
    return swapSeat(platform, { caller: captain.caller, key: newId() }, { seatId, personId: volunteer.id, reason: '换人' });
  };
  return { ...cells, T0, at, clockTo, volunteer, member, dueOf, taken, stateOf, stepped, placed, resource, seat, offered, offeredInLine, swapped };
}
