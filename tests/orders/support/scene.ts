import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { handIn, move, place, takeAsClock, type HigherEffects, type Placing, type StepInputs } from '../../../src/features/orders/index.ts';
import { orders } from '../../../src/features/orders/tables.ts';
import { readActor } from '../../../src/features/appointments/index.ts';
import type { Outcome } from '../../../src/kernel/result.ts';
import { readConfig } from '../../../src/platform/config.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { HIGHER_EFFECTS, type OrderStep } from '../../../src/seven-orders.ts';
import { freshDatabase } from '../../support/database.ts';
import { makeStreet, type Neighbour } from '../../support/street.ts';

export const hours = (amount: number, from: Date = new Date()): Date => new Date(from.getTime() + amount * 3_600_000);

const NOTHING = Object.fromEntries(HIGHER_EFFECTS.map((effect) => [effect, async () => {}])) as unknown as HigherEffects;

/** A street with a catalogue, and the room `orders` without the rooms above it. */
export async function makeOrders(effects: Partial<HigherEffects> = {}) {
  const database = await freshDatabase();
  const street = await makeStreet(database.db);
  await database.db.transaction((tx) => beginCatalogue(tx, street.realm));
  const platform = {
    database, db: database.db, sql: database.sql, readActor, hub: { hint: () => {} }, config: { authSecret: 'a secret of the tests', dataDir: '', limits: readConfig({ NODE_ENV: 'test' }).limits },
  } as unknown as Platform;
  handIn(platform, { ...NOTHING, ...effects });

  const [here] = street.communities;
  const resident = await street.neighbour({ home: here!.buildingId });
  const leader = await street.neighbour({ roles: [{ role: 'STREET_LEADER', over: street.streetId }] });
  const officer = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here!.gridId }] });
  const placing = (change: Partial<Placing> = {}): Placing => ({ itemCode: 'MEAL_DELIVERY', divisionId: here!.buildingId, words: '请送午饭,谢谢', ...change });

  const take = <S extends OrderStep>(who: Neighbour, orderId: string, step: S, input: StepInputs[S], key: string = randomUUID()) =>
    move(platform, { realm: street.realm, asker: { caller: who.caller }, orderId, step, input }, key);
  const clock = (orderId: string, step: OrderStep) => takeAsClock(platform, { realm: street.realm, id: orderId, step });
  const born = async (change: Partial<Placing> = {}, who: Neighbour = resident): Promise<string> => value(await place(platform, who.caller, placing(change), randomUUID())).id;
  const look = async (id: string) => {
    const [row] = await database.db.select().from(orders).where(sql`id = ${id}::uuid`);
    const events = await database.db.execute<{ step: string; revision: number }>(sql`select step, revision from events where order_id = ${id}::uuid order by revision`);
    const dues = await database.db.execute<{ step: string; due_at: string; paused: boolean }>(sql`select step, due_at, paused_at is not null as paused from deadlines where subject_id = ${id}::uuid order by step`);
    const [{ keys }] = await database.db.execute<{ keys: number }>(sql`select count(*)::int as keys from keys`) as unknown as [{ keys: number }];
    return { order: row!, steps: events.map((e) => e.step), revisions: events.map((e) => e.revision), dues: dues.map((d) => ({ step: d.step, at: new Date(d.due_at), paused: d.paused })), keys };
  };
  const plan = { plannedStart: hours(48), plannedEnd: hours(50), summary: '更换楼道灯泡' };
  /** An order brought to a state by its ordinary steps. */
  const at = async (state: 'PLACED' | 'DISPATCHED' | 'ACCEPTED' | 'OPEN', change: Partial<Placing> = {}): Promise<string> => {
    const id = await born(change);
    if (state === 'PLACED') return id;
    value(await take(street.dispatcher, id, 'dispatch', { divisionId: here!.id }));
    if (state === 'DISPATCHED') return id;
    value(await take(street.worker, id, 'accept', plan));
    if (state === 'ACCEPTED') return id;
    value(await clock(id, 'open'));
    return id;
  };
  return { platform, database, street, here: here!, resident, leader, officer, placing, take, clock, born, look, plan, at };
}

/** The value of an outcome that must be one. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export const codeOf = (outcome: Outcome<unknown>): string | null => (outcome.ok ? null : outcome.refusal.code);
