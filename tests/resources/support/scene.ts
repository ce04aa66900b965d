import { afterAll } from 'vitest';
import { sql } from 'drizzle-orm';
import { readActor } from '../../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { organisations } from '../../../src/features/organisations/tables.ts';
import { handInAll } from '../../../src/composition.ts';
import { draft, move, type DraftInput, type Moved, type ResourceMove, type StepInputs } from '../../../src/features/resources/index.ts';
import { resources } from '../../../src/features/resources/tables.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Outcome } from '../../../src/kernel/result.ts';
import { guestOf, type Actor } from '../../../src/platform/actor.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import type { Hub } from '../../../src/platform/events/hub.ts';
import { openLog } from '../../../src/platform/log.ts';
import type { Platform, Reading } from '../../../src/platform/platform.ts';
import { freshDatabase, manyNodes } from '../../support/database.ts';
import { makeStreet, type Neighbour, type Street } from '../../support/street.ts';

export interface Scene {
  readonly platform: Platform;
  /** Statements since the last time it was asked; of a wide scene none are counted. */
  statements(): number;
  readonly street: Street;
  /** A co-building unit, and who speaks for it. */
  readonly unitId: string;
  readonly speaker: Neighbour;
  readonly stranger: Neighbour;
  /** What the unit would draft: haircuts each Monday at nine for seven, in the first community. */
  input(change?: Partial<DraftInput>): DraftInput;
  draft(change?: Partial<DraftInput>, by?: Neighbour): Promise<string>;
  /** A drafted resource taken to the list. */
  listed(change?: Partial<DraftInput>): Promise<string>;
  step<S extends ResourceMove>(step: S, resourceId: string, by: Neighbour | 'clock', input?: StepInputs[S], key?: string): Promise<Outcome<Moved>>;
  /** Everything the database holds about a resource. */
  look(resourceId: string): Promise<Look>;
  reading(by: Neighbour | 'guest'): Promise<Reading>;
}

export interface Look {
  readonly row: typeof resources.$inferSelect;
  readonly events: readonly string[];
  readonly deadlines: readonly string[];
  readonly sayings: readonly string[];
  readonly keys: number;
}

/** A street with its catalogue and a unit, on a database of its own; `connections` wide for races. Call it at the top of the file. */
export async function makeScene({ connections }: { connections?: number } = {}): Promise<Scene> {
  const fresh = await freshDatabase({ counted: true });
  const wide = connections === undefined ? null : openDatabase(fresh.url, { max: connections });
  if (wide) afterAll(() => wide.close());
  const database = wide ?? fresh;
  const { db } = database;
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', AUTH_SECRET: 'a secret of the tests, known to everybody', DATABASE_URL: fresh.url, PORT: '0' });
  const platform: Platform = { config: connections === undefined ? config : manyNodes(config), log: openLog(config), database, db, sql: database.sql, hub: { hint: () => {} } as unknown as Hub, readActor };
  handInAll(platform);
  const street = await makeStreet(db);
  await db.transaction((tx) => beginCatalogue(tx, street.realm));
  const unitId = newId();
  await db.insert(organisations).values({ realm: street.realm, id: unitId, kind: 'SCHOOL', name: '测试学校', divisionId: street.streetId, coBuilding: true });
  const speaker = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: unitId }] });
  const stranger = await street.neighbour();
  const { realm } = street;

  const input = (change: Partial<DraftInput> = {}): DraftInput => ({
    owner: { organisationId: unitId }, itemCode: 'HAIRCUT', title: '义务理发', what: '每周一上午理发', divisionId: street.communities[0]!.id, place: '社区活动室',
    timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 }, capacity: 7, ...change,
  });
  const drafted = async (change: Partial<DraftInput> = {}, by: Neighbour = speaker): Promise<string> => {
    const made = await draft(platform, by.caller, input(change), newId());
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.id;
  };
  const step = <S extends ResourceMove>(name: S, resourceId: string, by: Neighbour | 'clock', said: StepInputs[S] = {} as StepInputs[S], key = newId()) =>
    move(platform, { realm, resourceId, step: name, asker: by === 'clock' ? { clock: true } : { caller: by.caller }, input: said }, key);
  const listed = async (change: Partial<DraftInput> = {}): Promise<string> => {
    const id = await drafted(change);
    for (const [name, by] of [['submit', speaker], ['list', street.dispatcher]] as const) {
      const moved = await step(name, id, by);
      if (!moved.ok) throw new Error(moved.refusal.code);
    }
    return id;
  };
  const look = async (id: string): Promise<Look> => {
    const [row] = await db.select().from(resources).where(sql`id = ${id}::uuid`);
    const list = async (query: string): Promise<string[]> => (await database.sql.unsafe(query, [id])).map((one) => String(one['said']));
    return {
      row: row!,
      events: await list(`select step || ' ' || revision as said from events where subject_id = $1::uuid order by revision`),
      deadlines: await list(`select step || ' ' || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as said from deadlines where subject_id = $1::uuid order by step`),
      sayings: await list(`select step || ': ' || words as said from resource_sayings where resource_id = $1::uuid order by revision`),
      keys: Number((await database.sql`select count(*)::int as n from keys where outcome->>'ok' = 'true'`)[0]!['n']),
    };
  };
  const actorFor = (by: Neighbour | 'guest'): Promise<Actor> => (by === 'guest' ? Promise.resolve(guestOf(realm)) : readActor(db, by.caller));
  const reading = async (by: Neighbour | 'guest'): Promise<Reading> => {
    const kept = new Map<object, unknown>();
    return {
      platform, actor: await actorFor(by), language: 'en', operation: 'test',
      memo: <T>(key: object, make: () => T): T => { if (!kept.has(key)) kept.set(key, make()); return kept.get(key) as T; },
    };
  };
  return { platform, statements: fresh.statements, street, unitId, speaker, stranger, input, draft: drafted, listed, step, look, reading };
}
