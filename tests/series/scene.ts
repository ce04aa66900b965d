import { sql } from 'drizzle-orm';
import { clockSteps } from '../../src/composition.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { decodeId, encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { openTicker } from '../../src/platform/deadlines/ticker.ts';
import { startApp } from '../support/app.ts';
import { askingOf, type Data } from '../support/asking.ts';
import { ISSUER, makeStreet, type Neighbour } from '../support/street.ts';

/** A street with an old neighbour who has no app. The node's own clock stands: what is due is taken when a test says so. */
export const REALM = '999001';
export const CANARY = '金丝雀';
export const app = await startApp({ env: { REALM, AUTH_ISSUER: ISSUER } });
await app.app.ticker.stop();
export const { db } = app;
export const { platform } = app.app;
export const clock = openTicker({ db, log: platform.log, take: clockSteps(platform) });
export const street = await makeStreet(db, REALM);
await db.transaction((tx) => beginCatalogue(tx, REALM));
export const [here, there] = street.communities as [typeof street.communities[number], typeof street.communities[number]];
export const home = { home: here.buildingId };
export const [wang, li, stranger, niece] = [await street.neighbour(home), await street.neighbour(home), await street.neighbour({ home: there.buildingId }), await street.neighbour(home)];
export const officer = await street.neighbour({ ...home, roles: [{ role: 'GRID_OFFICER', over: here.gridId }] });
export const { dispatcher, worker } = street;
await street.withoutApp(wang.id, officer.id);

export const run = askingOf(app, REALM);
export const idOf = (type: string, one: { readonly id: string }): string => encodeId(type, REALM, one.id);
export const uuid = (id: unknown): string => decodeId(String(id))!.id;
const SERIES = '... on Series { id state paused revision viewerMay nextOccurrences(first: 4) { date startsAt state order { id state } } }';
export const does = async (by: Neighbour | null, mutation: string, type: string, input: Data, select = SERIES): Promise<Data> =>
  (await run(by, `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refused { code message path } ${select} } }`, { input: { key: newId(), ...input } }))['done'];
export const begin = (by: Neighbour | null, change: Data = {}): Promise<Data> => does(by, 'beginSeries', 'BeginSeriesInput',
  { itemCode: 'MEAL_DELIVERY', divisionCode: `${REALM}000B`, words: `${CANARY} 送饭到家`, timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '11:00', minutes: 60 }, ...change });
export const seen = async (by: Neighbour, id: unknown): Promise<Data | null> => (await run(by, `query($id: ID!) { series(id: $id) { ${SERIES.slice(15, -2)} words requester { id } preferred { personId name } division { code } occurrences(first: 10) { totalCount nodes { date state order { id } } } } }`, { id }))['series'];
export const ordersOf = async (id: unknown): Promise<{ state: string; start: string; source: string }[]> => db.execute(sql`select o.state, o.wanted_start as start, o.source from series_occurrences m join orders o on o.realm = m.realm and o.id = m.order_id where m.series_id = ${uuid(id)}::uuid order by o.wanted_start`);
export const newsOf = async (by: Neighbour, id: unknown): Promise<string[]> => {
  await app.app.handlers.drain();
  return (await db.execute<{ step: string }>(sql`select step from inbox_entries where person_id = ${by.id}::uuid and subject_id = ${uuid(id)}::uuid order by at, step`)).map(({ step }) => step);
};
export const nowIs = async (): Promise<number> => new Date((await db.execute<{ now: string }>(sql`select business_now() as now`))[0]!.now).getTime();
export const advanceTo = async (at: number): Promise<void> => { await advanceClock(db, app.config, at - await nowIs()); };
export const WEEK_MS = 7 * 86_400_000;
/** Until a week, and a minute less, before an occurrence: its order is due then. */
export const untilDue = async (startsAt: string): Promise<void> => advanceTo(Math.max(await nowIs(), Date.parse(startsAt) - WEEK_MS + 60_000));
export const everything = async (): Promise<unknown> => (await db.execute(sql`select (select jsonb_agg(z order by z.id) from series z) as series, (select jsonb_agg(m order by m.series_id, m.date) from series_occurrences m) as marks,
  (select count(*)::int from orders) as orders, (select count(*)::int from events) as events, (select jsonb_agg(d order by d.subject_id, d.step) from deadlines d where d.subject_table = 'SERIES') as dues`))[0];
