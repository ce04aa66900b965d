import { sql } from 'drizzle-orm';
import { afterAll } from 'vitest';
import { readActor } from '../../../src/features/appointments/index.ts';
import { crewEffects } from '../../../src/features/crew/order-effects.ts';
import { drawEffects } from '../../../src/features/draws/index.ts';
import { handIn } from '../../../src/features/orders/index.ts';
import { orders } from '../../../src/features/orders/tables.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import type { Hub } from '../../../src/platform/events/hub.ts';
import { openLog } from '../../../src/platform/log.ts';
import type { Platform, Reading } from '../../../src/platform/platform.ts';
import { freshDatabase, manyNodes } from '../../support/database.ts';
import { makeStreet, type Neighbour, type Street } from '../../support/street.ts';

export type OrderShape = Partial<typeof orders.$inferInsert>;

export interface Scene {
  readonly platform: Platform;
  /** Statements since the last time it was asked; of a wide scene none are counted. */
  statements(): number;
  readonly url: string;
  readonly street: Street;
  readonly requester: Neighbour;
  /** An order of the first community, written by hand: OPEN for three helpers, tomorrow and a day, unless it says otherwise. */
  order(shape?: OrderShape): Promise<string>;
  /** Rights and loaders of somebody, as a query has them. */
  reading(who: Neighbour): Promise<Reading>;
  /** What the database holds about an order's seats. */
  look(orderId: string): Promise<Look>;
}

export interface Look {
  readonly state: string;
  readonly revision: number;
  readonly helpersLiving: number;
  readonly leadsLiving: number;
  readonly seats: readonly { readonly id: string; readonly kind: string; readonly state: string; readonly personId: string }[];
  readonly relations: readonly { readonly personId: string; readonly relation: string; readonly living: boolean; readonly firm: boolean }[];
  /** Revisions of the order's events, ascending. */
  readonly revisions: readonly number[];
  readonly keys: number;
  readonly deadlines: readonly string[];
}

const HOUR_MS = 3_600_000;
export const hours = (n: number, from = Date.now()): Date => new Date(from + n * HOUR_MS);

/** A street on a database of its own, for tests of seats; `connections` wide for races. Call it at the top of the file. */
export async function makeScene({ connections }: { connections?: number } = {}): Promise<Scene> {
  const fresh = await freshDatabase({ counted: connections === undefined });
  const wide = connections === undefined ? null : openDatabase(fresh.url, { max: connections });
  if (wide) afterAll(() => wide.close());
  const database = wide ?? fresh;
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', AUTH_SECRET: 'a secret of the tests, known to everybody', DATABASE_URL: fresh.url, PORT: '0' });
  const quiet = { hint: () => {} } as unknown as Hub;
  const platform: Platform = {
    config: connections === undefined ? config : manyNodes(config), log: openLog(config), database, db: database.db, sql: database.sql, hub: quiet, readActor,
  };
  handIn(platform, { ...crewEffects, ...drawEffects, RATING_RECORDED: async () => {}, CALL_BACK_RECORDED: async () => {} });
  const street = await makeStreet(database.db);
  const requester = await street.neighbour();
  let number = 0;
  const order = async (shape: OrderShape = {}): Promise<string> => {
    const id = newId();
    const [home] = street.communities;
    await database.db.insert(orders).values({
      realm: street.realm, id, number: ++number, itemCode: 'ELDER_VISIT', catalogueVersion: 1, serves: 'CREW', sensitive: false, source: 'APP',
      streetId: street.streetId, communityId: home!.id, gridId: home!.gridId, divisionId: home!.gridId, holdingId: home!.id,
      state: 'OPEN', stateSince: new Date(), revision: 1, requesterId: requester.id, placerId: requester.id, placedAt: new Date(),
      plannedStart: hours(48), plannedEnd: hours(50), summary: '陪老人散步', helpersWanted: 3, ...shape,
    });
    await database.db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at)
      select realm, id, attempt, requester_id, 'REQUESTER', placed_at, placed_at from orders where id = ${id}::uuid`);
    return id;
  };
  const look = async (orderId: string): Promise<Look> => {
    const [row] = await database.sql<Look[]>`
      select o.state, o.revision, o.helpers_living as "helpersLiving", o.leads_living as "leadsLiving",
        coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'state', s.state, 'personId', s.person_id) order by s.taken_at, s.id) from seats s where s.order_id = o.id), '[]') as seats,
        coalesce((select json_agg(json_build_object('personId', r.person_id, 'relation', r.relation, 'living', r.until is null, 'firm', to_jsonb(r)->'firm') order by r.since, r.person_id)
          from order_relations r where r.order_id = o.id and r.relation in ('LEAD', 'CREW')), '[]') as relations,
        coalesce((select json_agg(e.revision order by e.revision, e.seq) from events e where e.order_id = o.id), '[]') as revisions,
        (select count(*)::int from keys) as keys,
        coalesce((select json_agg(d.step order by d.step) from deadlines d join seats s on s.id = d.subject_id where s.order_id = o.id and d.subject_table = 'SEAT'), '[]') as deadlines
      from orders o where o.id = ${orderId}`;
    return row!;
  };
  const reading = async (who: Neighbour): Promise<Reading> => {
    const kept = new Map<object, unknown>();
    const memo = <T>(key: object, make: () => T): T => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    };
    return { platform, actor: await readActor(platform.db, who.caller), language: 'en', operation: 'test', memo };
  };
  return { platform, statements: fresh.statements, url: fresh.url, street, requester, order, reading, look };
}
