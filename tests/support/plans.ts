import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, expect, inject } from 'vitest';
import { fillDesks } from '../../scripts/bench/fill-desks.ts';
import { fill, BASE, REALM } from '../../scripts/bench/fill.ts';
import { foundRealm, readActor } from '../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { handInAll } from '../../src/composition.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Caller } from '../../src/platform/actor.ts';
import { readConfig } from '../../src/platform/config.ts';
import { setClockAhead } from '../../src/platform/clock/clock.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { freshDatabase } from './database.ts';

const ISSUER = 'tests';
const COUNTY = `from divisions where realm = '${REALM}' and level = 'COUNTY'`;

const caller = (n: number): Caller => ({ realm: REALM, issuer: ISSUER, subject: `p${n}`, expiresAt: 4_000_000_000 });

/** The bench's county with 4,000 orders, a team and a unit in it, and a platform whose every statement can be explained; with desks, also what the rooms beside the core keep. Call it at the top of the file. */
export async function openPlans({ desks = false } = {}) {
  const { db, url } = await freshDatabase();
  await foundRealm(db, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer: ISSUER, subject: 'operator', name: '测试员' } }, beginCatalogue);
  const admin = postgres(`${inject('adminUrl').replace(/\/[^/]*$/, '')}/${new URL(url).pathname.slice(1)}`, { max: 1, onnotice: () => {} });
  await fill(admin, 4_000, ISSUER);
  if (desks) await fillDesks(admin);
  await setClockAhead(db, { production: false }, Date.parse(BASE) - Date.now());
  const [team, unit] = [newId(), newId()];
  await admin.unsafe(`
    insert into organisations (realm, id, kind, name, division_id) select '${REALM}', '${unit}', 'HOSPITAL', '测试医院', id ${COUNTY};
    insert into teams (realm, id, name, division_id) select '${REALM}', '${team}', '测试志愿队', id ${COUNTY};
    insert into team_divisions (realm, team_id, division_id) select '${REALM}', '${team}', id from divisions where realm = '${REALM}' and code = '${REALM}-0';
    update orders set provider_id = '${unit}' where realm = '${REALM}' and number % 7 = 0;
    analyze orders`);
  await admin.end();

  const statements: { text: string; parameters: unknown[] }[] = [];
  const [client, hot] = [1, 2].map(() => postgres(url, { max: 1, onnotice: () => {}, debug: (_, text, parameters) => { statements.push({ text, parameters }); } })) as [postgres.Sql, postgres.Sql];
  const explaining = postgres(url, { max: 1, onnotice: () => {} });
  await explaining`set enable_seqscan = off`;
  afterAll(() => Promise.all([client.end(), hot.end(), explaining.end()]));
  const platform = {
    db: drizzle(client), sql: hot, readActor, hub: { hint: () => {} }, config: readConfig({ NODE_ENV: 'test', AUTH_SECRET: 'a secret of the tests, known to everybody' }),
  } as unknown as Platform;
  handInAll(platform);

  /** The plan of every statement that `work` sends, explained with its own parameters (`generic`: for whatever parameters, as a connection keeps it), sequential scans forbidden where anything else is possible. */
  const plansOf = async (work: () => Promise<unknown>, { generic = false } = {}): Promise<string[]> => {
    statements.length = 0;
    await work();
    const plans: string[] = [];
    for (const { text, parameters } of statements.filter((sent) => /^\s*(select|with|insert|update|delete)/i.test(sent.text) && !/pg_catalog|pg_type/.test(sent.text))) {
      const rows = await explaining.unsafe<{ 'QUERY PLAN': string }[]>(generic ? `explain (generic_plan) ${text}` : `explain ${text}`, generic ? [] : parameters as string[]);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    }
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  };
  const people = { dispatcher: caller(0), worker: caller(1), leader: caller(1_000), volunteer: caller(2_500), resident: caller(3_001) };
  return { db, platform, plansOf, people, team, unit, caller };
}
