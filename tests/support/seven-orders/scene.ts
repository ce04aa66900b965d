import { sql } from 'drizzle-orm';
import { clockSteps, handInAll } from '../../../src/composition.ts';
import { readActor } from '../../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { move, moveWithin, orderLoader, takeAsClock, viewerCan, viewerMay, type Moved, type StepInputs } from '../../../src/features/orders/index.ts';
import { orderHolds, orderPrivate, orderRelations, orders } from '../../../src/features/orders/tables.ts';
import { guardianships } from '../../../src/features/people/tables.ts';
import { organisations } from '../../../src/features/organisations/tables.ts';
import { realms } from '../../../src/features/places/tables.ts';
import { seats } from '../../../src/features/crew/tables.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Outcome, Refusal } from '../../../src/kernel/result.ts';
import type { Caller } from '../../../src/platform/actor.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openTicker } from '../../../src/platform/deadlines/ticker.ts';
import type { Hub } from '../../../src/platform/events/hub.ts';
import { openLog } from '../../../src/platform/log.ts';
import type { Platform, Reading } from '../../../src/platform/platform.ts';
import type { OrderStep } from '../../../src/seven-orders.ts';
import { freshDatabase } from '../database.ts';
import { makeStreet } from '../street.ts';
import { APPOINTED, PEOPLE, rowOf, type Draft, type Person, type World } from './drafts.ts';
import { START_CODE } from './inputs.ts';

/** What somebody is told about a step before they try; null while the order is not shown to them. */
export interface Foretold { readonly may: readonly OrderStep[]; readonly can: Refusal | null }

/** A street with everybody of `PEOPLE`, all rooms composed, and drafts of orders written into it. Call it at the top of the file. */
export async function makeCells() {
  const fresh = await freshDatabase({ counted: true });
  const { db } = fresh;
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', AUTH_SECRET: 'a secret of the tests, known to everybody', DATABASE_URL: fresh.url, PORT: '0' });
  const platform: Platform = { config, log: openLog(config), database: fresh, db, sql: fresh.sql, hub: { hint: () => {} } as unknown as Hub, readActor };
  handInAll(platform);
  const street = await makeStreet(db);
  await db.transaction((tx) => beginCatalogue(tx, street.realm));
  const [here, there] = [street.communities[0]!, street.communities[1]!];
  const unit = newId();
  await db.insert(organisations).values({ realm: street.realm, id: unit, kind: 'SCHOOL', name: '测试学校', divisionId: street.streetId, coBuilding: true });
  const places = { street: street.streetId, here: here.id, hereGrid: here.gridId, hereBuilding: here.buildingId, there: there.id, unit };
  const neighbours = await Promise.all(PEOPLE.map(async (person) => {
    const held = APPOINTED[person];
    return [person, await street.neighbour({ home: here.buildingId, ...(held ? { roles: [{ role: held.role, over: places[held.over] }] } : {}) })] as const;
  }));
  const callers = Object.fromEntries(neighbours.map(([person, { caller }]) => [person, caller])) as Record<Person, Caller>;
  const world: World = { realm: street.realm, places, people: Object.fromEntries(neighbours.map(([person, { id }]) => [person, id])) as World['people'] };
  await db.insert(guardianships).values({ realm: street.realm, id: newId(), wardId: world.people.requester, guardianId: world.people.guardian, recordedBy: world.people.gridOfficer, purpose: '代办', text: '本人同意' });
  await street.withoutApp(world.people.silentRequester, world.people.gridOfficer);

  let number = 0;
  /** Writes a draft as rows; answers the order's id. */
  const write = async (draft: Draft, now: Date): Promise<string> => {
    const row = rowOf(world, draft, now, ++number);
    const { realm, id: orderId, attempt, placedAt } = row;
    await db.execute(sql`update consents set revoked_at = case when ${draft.revoked === true}::boolean then business_now() end, revoked_by = case when ${draft.revoked === true}::boolean then person_id end`);
    await db.update(realms).set({ settings: draft.settings }).where(sql`realm = ${realm}`);
    await db.insert(orders).values(row);
    await db.insert(orderPrivate).values({ realm, orderId, words: '请来看看', startCode: START_CODE });
    await db.insert(orderRelations).values(draft.relations.map(({ person, relation, living }) =>
      ({ realm, orderId, attempt, personId: world.people[person], relation, since: now, until: living ? null : now, placedAt })));
    if (row.holds > 0) await db.insert(orderHolds).values({ realm, id: newId(), orderId, by: world.people.dispatcher, since: now, until: now });
    const crew = draft.relations.filter(({ relation }) => relation === 'LEAD' || relation === 'CREW');
    if (crew.length > 0) {
      await db.insert(seats).values(crew.map(({ person, relation, living }) => ({
        realm, id: newId(), orderId, attempt, kind: relation === 'LEAD' ? 'LEAD' as const : 'HELPER' as const, personId: world.people[person], takenAt: now,
        ...(living ? { state: row.state === 'UNDERWAY' ? 'SERVING' as const : 'HELD' as const, begunAt: now } : { state: 'SERVED' as const, endedAt: now, hours: 1 }),
      })));
    }
    await db.execute(sql`insert into deadlines (realm, subject_table, subject_id, step, due_at) values (${realm}, 'ORDER', ${orderId}::uuid, 'close', business_now() + interval '100 days')`);
    return orderId;
  };

  /** Takes the step as whoever the draft says: a person by the mutation's use case, the clock, or another step's effect. */
  const drive = (draft: Draft, orderId: string, step: OrderStep, input: object): Promise<Outcome<Moved>> => {
    if (draft.by === 'clock') return takeAsClock(platform, { realm: world.realm, id: orderId, step });
    if (draft.by === 'effect') return byEffect(orderId, step, input);
    return move(platform, { realm: world.realm, asker: { caller: callers[draft.by] }, orderId, step, input: input as StepInputs[OrderStep] }, newId());
  };
  const byEffect = (orderId: string, step: OrderStep, input: object): Promise<Outcome<Moved>> => db.transaction((tx) =>
    moveWithin(platform, tx, { realm: world.realm, asker: { clock: true }, orderId, step, input: input as StepInputs[OrderStep], byEffect: true }));

  const reading = async (by: Person): Promise<Reading> => {
    const kept = new Map<object, unknown>();
    return {
      platform, actor: await readActor(db, callers[by]), language: 'en', operation: 'test',
      memo: <T>(key: object, make: () => T): T => { if (!kept.has(key)) kept.set(key, make()); return kept.get(key) as T; },
    };
  };
  /** What `viewerMay` and `viewerCan` say; null when the order is not shown. */
  const foretell = async (by: Person, orderId: string, step: OrderStep): Promise<Foretold | null> => {
    const asked = await reading(by);
    const order = await orderLoader(asked).load(orderId);
    return order && { may: await viewerMay(asked, order), can: await viewerCan(asked, order, step) };
  };

  /** Everything the database holds about an order, except keys. */
  const look = async (orderId: string): Promise<Look> => {
    const all = (table: string, column: string, by: string) =>
      sql.raw(`(select coalesce(json_agg(to_jsonb(x) order by ${by}), '[]') from ${table} x where x.${column} = '${orderId}') as ${table}`);
    const [row] = await db.execute<Look & Record<string, unknown>>(sql`select ${sql.join([
      all('orders', 'id', 'x.id'), all('events', 'order_id', 'x.seq'), all('order_relations', 'order_id', 'x.person_id, x.relation, x.attempt'), all('order_holds', 'order_id', 'x.id'),
      all('order_private', 'order_id', '1'), all('order_sayings', 'order_id', 'x.revision'), all('seats', 'order_id', 'x.id'), all('ratings', 'order_id', 'x.id'),
      all('deadlines', 'subject_id', 'x.step'),
    ], sql`, `)}`);
    return row!;
  };
  const ticker = openTicker({ db, log: platform.log, take: clockSteps(platform) });
  return { platform, db, url: fresh.url, statements: fresh.statements, street, world, callers, ticker, write, drive, foretell, look };
}

type Rows = readonly Readonly<Record<string, unknown>>[];
export interface Look {
  readonly orders: readonly { readonly state: string; readonly revision: number }[];
  readonly events: readonly { readonly step: string; readonly table_name: string; readonly revision: number; readonly facts: { readonly as?: string } }[];
  readonly deadlines: readonly { readonly step: string; readonly due_at: string; readonly paused_at: string | null }[];
  readonly order_relations: Rows;
  readonly order_holds: Rows;
  readonly order_private: Rows;
  readonly order_sayings: Rows;
  readonly seats: Rows;
  readonly ratings: Rows;
}
