import { sql } from 'drizzle-orm';
import { composeApp } from '../../src/app.ts';
import { buildStreet, ensureStreet } from '../../src/cli/demo/build.ts';
import type { Past } from '../../src/cli/demo/past.ts';
import { HAMLET, type Sizes } from '../../src/cli/demo/sizes.ts';
import type { Story } from '../../src/cli/demo/telling.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase, type Db } from '../../src/platform/db.ts';
import { openLog } from '../../src/platform/log.ts';

export interface Built {
  readonly stories: readonly Story[];
  readonly broken: readonly string[];
  readonly said: readonly string[];
}

/** Builds a hamlet (or a larger place) where there is nothing; `breakOffAt`: placed orders at which the node is stopped. Null: there was something. */
export async function buildHamlet(url: string, breakOffAt = Infinity, env: Record<string, string> = {}, what: { sizes: Sizes; past?: Past } = { sizes: HAMLET }): Promise<Built | null> {
  const config = readConfig({ DATABASE_URL: url, AUTH_SECRET: 'a secret of the tests, known to everybody', ...env });
  const log = openLog({ production: false, logLevel: 'silent' });
  const outer = openDatabase(url);
  const database = outer.hurried();
  const app = await composeApp({ config, log, database });
  const stopping = new AbortController();
  const broken: string[] = [];
  const said: string[] = [];
  let stories: readonly Story[] = [];
  const say = (line: string): void => {
    said.push(line);
    if (Number(/(\d+)\//.exec(line)?.[1] ?? 0) >= breakOffAt) stopping.abort();
  };
  try {
    const built = await ensureStreet({ platform: app.platform, say }, async () => {
      stories = await buildStreet({
        platform: app.platform, drain: () => app.handlers.drain(), tickers: [app.ticker], signal: stopping.signal, say, broken: (kind, error) => { broken.push(`${kind}: ${String(error)}`); },
      }, what);
    });
    return built ? { stories, broken, said } : null;
  } finally {
    await app.stop();
    await database.close();
    await outer.close();
  }
}

/** Everything that must be the same in every street of the same size, without ids, times and what is drawn: who won a place among those who entered. */
export async function digestOf(db: Db): Promise<string[]> {
  const rows = await db.execute<{ line: string }>(sql`
    with named as (select p.realm, p.id, c.name from persons p join person_contacts c on c.realm = p.realm and c.person_id = p.id)
    select concat_ws(' ', 'person', n.name, c.phone, c.address, d.code, p.reached_by, array_to_string(v.skills, ','), m.branch) as line
      from named n join persons p on p.id = n.id join person_contacts c on c.person_id = n.id join divisions d on d.id = p.home_division_id
      left join volunteers v on v.person_id = n.id left join party_members m on m.person_id = n.id
    union all select concat_ws(' ', 'division', code, name, level, grid_kind, households) from divisions
    union all select concat_ws(' ', 'appointment', a.role, n.name, d.code, o.name, t.name) from appointments a join named n on n.id = a.person_id
      left join divisions d on d.id = a.division_id left join organisations o on o.id = a.organisation_id left join teams t on t.id = a.team_id
    union all select concat_ws(' ', 'member', t.name, n.name, m.admitted_at is not null) from team_members m join teams t on t.id = m.team_id join named n on n.id = m.person_id
    union all select concat_ws(' ', 'resource', r.title, r.state, (select sum(booked) from resource_periods x where x.resource_id = r.id)) from resources r
    union all select concat_ws(' ', 'order', o.item_code, w.words, o.state, o.attempt, o.returns, o.holds, o.urgent, o.resolved, o.outcome, q.name, l.name, h.code, o.helpers_wanted,
        (select string_agg(concat_ws(' ', s.kind, s.state, s.attempt, s.late, case when s.kind = 'LEAD' or not exists (select from draws d where d.order_id = o.id and d.state = 'DRAWN') then sn.name end), ', ' order by s.attempt, s.kind, s.state, case when s.kind = 'LEAD' then sn.name end, 1) from seats s join named sn on sn.id = s.person_id where s.order_id = o.id),
        (select string_agg(concat_ws(' ', r.attempt, r.stars, r.words), ', ' order by r.attempt) from ratings r where r.order_id = o.id),
        (select string_agg(concat_ws(' ', e.state, case when d.state = 'ANNOUNCED' then en.name end), ', ' order by e.state, en.name) from draw_entries e join draws d on d.id = e.draw_id join named en on en.id = e.person_id where d.order_id = o.id))
      from orders o join order_private w on w.order_id = o.id join named q on q.id = o.requester_id join named l on l.id = o.placer_id left join divisions h on h.id = o.holding_id
    order by 1`);
  return rows.map(({ line }) => line);
}

/** Orders whose counter of living helpers or leads is not what their seats say. */
export const miscounted = (db: Db) => db.execute(sql`
  select o.number from orders o where (o.helpers_living, o.leads_living) <> (
    select count(*) filter (where s.kind = 'HELPER'), count(*) filter (where s.kind = 'LEAD') from seats s
    where s.realm = o.realm and s.order_id = o.id and s.attempt = o.attempt and s.state in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING'))`);

/** Orders whose events do not carry every revision from the first to the present one. */
export const gappy = (db: Db) => db.execute(sql`
  select o.number from orders o left join (select realm, order_id, count(distinct revision) as told, max(revision) as last from all_events where order_id is not null group by 1, 2) e
    on e.realm = o.realm and e.order_id = o.id
  where o.revision is distinct from e.told or o.revision is distinct from e.last`);

export const count = async (db: Db, from: string): Promise<number> => Number((await db.execute<{ n: string }>(sql.raw(`select count(*) as n from ${from}`)))[0]?.n);

export const statesOf = async (db: Db): Promise<Record<string, number>> =>
  Object.fromEntries((await db.execute<{ state: string; n: number }>(sql`select state, count(*)::int as n from orders group by state order by state`)).map(({ state, n }) => [state, n]));
