import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { reportsHandler, rebuildReports } from '../../src/features/reports/index.ts';
import { putGeneration, takePlace } from '../../src/features/reports/store/figures.ts';
import type { Tx } from '../../src/platform/db.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { EVENT_FIELDS, eventOf, type EventRow } from '../../src/platform/events/rows.ts';
import { addReports } from '../../src/cli/reports.ts';
import { runCommand } from '../support/command.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';

/** The center looks at its street from above: over HTTP, and in plain words. */
const world = await openWorld();
const { who, codes, ids, running, running: { db }, street } = world;
const make = orderly(world);
afterAll(() => running.stop());

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const PERIOD = { from: today, until: new Date(Date.parse(today) + 2 * 86_400_000).toISOString().slice(0, 10) };
const drained = async (): Promise<void> => { await running.app.handlers.drain(); };
/** All figures there are, number by number. */
const figures = async (): Promise<unknown> => db.execute(sql`select d.day::text, d.place_id, d.item_code, d.organisation_id, d.street_id, d.community_id, n.key, n.value from report_generations g
  join report_days d on d.realm = g.realm and d.generation = g.generation, jsonb_each_text(d.numbers) n where g.state = 'CURRENT' order by 1, 2, 3, 4, n.key`);
const REPORT = `query($filter: ReportFilter!, $by: ReportBy!) { report(filter: $filter, dividedBy: $by, first: 100) { totalCount nodes { placed division { code } itemCode organisation { id } day
  funnel { no step label reached times { measured mean } } response { numerator denominator share } resolution { numerator denominator } satisfaction { numerator denominator }
  fill { numerator denominator } seats { numerator denominator } solvedBy { grid community street unit } ended { done calledOff rejected expired merged } } } }`;
interface Row { readonly placed: number; readonly division: { code: string } | null; readonly itemCode: string | null; readonly funnel: { step: string; reached: number }[]; readonly [field: string]: unknown }
const report = async (one: Asker, by = 'NOTHING', filter: object = {}): Promise<Row[]> => {
  const { body: { data, errors } } = await world.ask(one, REPORT, { filter: { ...PERIOD, ...filter }, by }, { language: 'en' });
  if (errors) throw new Error(JSON.stringify(errors));
  return (data!['report'] as { nodes: Row[] }).nodes;
};
const placedAs = async (one: Asker, filter: object = {}): Promise<number> => (await report(one, 'NOTHING', filter)).reduce((sum, { placed }) => sum + placed, 0);

describe('The street seen from above', async () => {
  // Five wishes: one is resolved, one waits, one is refused, one the grid's officer settles on the spot, one lies in the other community.
  const resolved = await make.crewed(await make.accepted(await make.dispatched(await make.placed({ helpersWanted: 2 })), 0.7));
  await make.rated(await make.finished(await make.underway(resolved)));
  await make.placed({ helpersWanted: 2 });
  await world.does(who.dispatcher, 'rejectOrder', { orderId: await make.placed({ helpersWanted: 2 }), words: make.words('why not') });
  const alone = await make.placed({ helpersWanted: 2 });
  await world.does(who.officer, 'handleOrderAlone', { orderId: alone });
  await world.does(who.officer, 'finishOrder', { orderId: alone, words: make.words('done') });
  await world.does(who.stranger, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: `${codes.there}B`, words: '送饭' });
  await drained();

  test('the center sees the funnel, the three rates with what they are of, how places were filled and where it was solved', async () => {
    const [row, ...more] = await report(who.dispatcher);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      placed: 5, response: { numerator: 3, denominator: 5, share: 0.6 }, resolution: { numerator: 1, denominator: 1 }, satisfaction: { numerator: 1, denominator: 1 },
      fill: { numerator: 1, denominator: 1 }, seats: { numerator: 2, denominator: 2 }, solvedBy: { grid: 1, community: 1, street: 0, unit: 0 }, ended: { done: 2, calledOff: 0, rejected: 1, expired: 0, merged: 0 },
    });
    expect(row!.funnel.map(({ step, reached }) => [step, reached])).toEqual([['LIST', 0], ['PLACE', 5], ['DISPATCH', 1], ['ACCEPT', 1], ['CLAIM', 1], ['GRAB', 1], ['RATE', 1]]);
    expect((await report(who.dispatcher, 'DIVISION')).map(({ division, placed }) => [division!.code, placed]).sort()).toEqual([[codes.here, 4], [codes.there, 1]]);
    expect((await report(who.dispatcher, 'ITEM')).map(({ itemCode, placed }) => [itemCode, placed])).toEqual([['MEAL_DELIVERY', 5]]);
    expect(await report(who.dispatcher, 'ORGANISATION')).toEqual([]);
    expect(await placedAs(who.dispatcher, { divisionCode: codes.there })).toBe(1);
    expect(await placedAs(who.dispatcher, { from: '2026-01-01', until: '2026-01-31' })).toBe(0);
    const { body } = await world.ask(who.dispatcher, REPORT, { filter: { from: PERIOD.until, until: PERIOD.from }, by: 'DAY' });
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('each sees what they answer for, and everybody else nothing: by rows, by narrowing, and now', async () => {
    for (const [one, n] of [[who.leader, 5], [who.auditor, 5], [who.operator, 5], [who.worker, 4], [who.strangeWorker, 1]] as const) expect([one.name, await placedAs(one)]).toEqual([one.name, n]);
    for (const one of [who.guest, who.unjoined, who.requester, who.officer, who.lead, who.captain, who.representative, who.foreigner]) expect([one.name, await report(one)]).toEqual([one.name, []]);
    expect(await placedAs(who.worker, { divisionCode: codes.there })).toBe(0);
    expect(await placedAs(who.worker, { divisionCode: codes.street })).toBe(4);
    expect(await placedAs(who.foreigner, { divisionCode: codes.here })).toBe(0);
    const now = async (one: Asker, divisionCode: string | null = null): Promise<unknown> => (await world.ask(one, 'query($d: String) { reportNow(divisionCode: $d) { waiting open underway seatsFree unled overdue } }', { d: divisionCode })).body.data;
    expect(await now(who.dispatcher)).toEqual({ reportNow: { waiting: 2, open: 0, underway: 0, seatsFree: 0, unled: 0, overdue: 0 } });
    expect(await now(who.worker)).toMatchObject({ reportNow: { waiting: 1 } });
    expect(await now(who.worker, codes.there)).toMatchObject({ reportNow: { waiting: 0 } });
    for (const one of [who.guest, who.requester, who.representative, who.foreigner]) expect(await now(one, codes.here)).toEqual({ reportNow: null });
  });

  test('of sensitive items a community is told one number for all of them, the center each', async () => {
    const byItem = async (one: Asker) => [(await report(one, 'ITEM')).map(({ itemCode, placed }) => [itemCode, placed]), await placedAs(one, { itemCode: 'MEAL_DELIVERY' }), await placedAs(one, { itemCode: 'OTHER' }), await placedAs(one)];
    const balanced = async (one: Asker) => ((await world.ask(one, 'query($d: String!) { balances(divisionCode: $d) { nodes { itemCode item { code } waitingOrders } } }', { d: codes.here })).body.data!['balances'] as { nodes: object[] }).nodes;
    const veil = (on: boolean) => db.execute(sql`with items as (update catalogue_items set sensitive = ${on} where code = 'MEAL_DELIVERY') update orders set sensitive = ${on} where item_code = 'MEAL_DELIVERY'`);
    await veil(true);
    expect([await byItem(who.worker), await balanced(who.worker)]).toEqual([[[['OTHER', 4]], 0, 0, 4], [{ itemCode: 'OTHER', item: null, waitingOrders: 1 }]]);
    expect([await byItem(who.dispatcher), await balanced(who.dispatcher)]).toEqual([[[['MEAL_DELIVERY', 5]], 5, 0, 5], [{ itemCode: 'MEAL_DELIVERY', item: { code: 'MEAL_DELIVERY' }, waitingOrders: 1 }]]);
    // Whose a sensitive service is, is known: by units and of one unit nothing of it is told either.
    await db.execute(sql`update report_days set organisation_id = ${world.uuidOf(ids.unit)}::uuid where item_code = 'MEAL_DELIVERY'`);
    const byUnit = async (one: Asker) => [(await report(one, 'ORGANISATION')).map(({ placed }) => placed), (await report(one, 'DAY', { organisationId: ids.unit })).length, (await report(one, 'NOTHING', { organisationId: ids.unit })).length];
    expect([await byUnit(who.worker), await byUnit(who.dispatcher)]).toEqual([[[], 0, 0], [[5], 1, 1]]);
    await db.execute(sql`update report_days set organisation_id = '00000000-0000-0000-0000-000000000000' where item_code = 'MEAL_DELIVERY'`);
    await veil(false);
  });

  test('a unit sees what it serves, wherever it lies, and nothing else', async () => {
    const offer = { itemCode: 'HAIRCUT', title: '理发', what: '免费理发', divisionCode: codes.here, timing: { period: 'MONTH' }, capacity: 5, owner: { organisationId: ids.unit } };
    const { id: resourceId } = await world.does(who.representative, 'draftResource', offer);
    await world.does(who.representative, 'submitResource', { resourceId });
    await world.does(who.dispatcher, 'listResource', { resourceId });
    await make.placed({ itemCode: 'HAIRCUT', helpersWanted: null, resource: { resourceId, startsAt: new Date(Date.now() + 60_000).toISOString() } });
    await drained();
    expect((await report(who.representative, 'ITEM')).map(({ itemCode, placed, funnel }) => [itemCode, placed, funnel[0]!.reached])).toEqual([['HAIRCUT', 1, 1]]);
    expect((await report(who.dispatcher, 'ORGANISATION')).map(({ organisation, placed }) => [organisation, placed])).toEqual([[{ id: ids.unit }, 1]]);
    expect(await placedAs(who.representative, { organisationId: encodeId('Organisation', street.realm, '0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77') })).toBe(0);
  });

  test('events that come twice, late or in another order change nothing; nothing personal is in the figures', async () => {
    const before = await figures();
    const events = (await db.execute<EventRow & Record<string, unknown>>(sql`select ${EVENT_FIELDS} from all_events s where s.realm = ${street.realm} and s.table_name in ('ORDER', 'RESOURCE') order by s.seq desc`)).map(eventOf);
    await db.transaction((tx) => reportsHandler.run(tx, events));
    for (const one of events.slice(0, 5)) await db.transaction((tx) => reportsHandler.run(tx, [one]));
    expect(await figures()).toEqual(before);
    for (const table of ['report_days', 'report_months', 'report_subjects']) expect(await db.execute(sql`select 1 from ${sql.identifier(table)} x where to_jsonb(x)::text ~ ${`${CANARY}|${who.requester.uuid}|${who.lead.uuid}|${who.helper.uuid}|${who.officer.uuid}`}`)).toEqual([]);
  });

  test('rebuilt from all events they are the same, number by number, also while events go on; a rebuild that dies leaves them as they were', async () => {
    const before = await figures();
    expect(await rebuildReports(db, street.realm)).toBeGreaterThanOrEqual(7);
    expect(await figures()).toEqual(before);
    await expect(rebuildReports(db, street.realm, () => { throw new Error('the node died'); })).rejects.toThrow('the node died');
    expect(await figures()).toEqual(before);
    // One that began later goes on when this one takes its place, and takes it then; this one cannot any more.
    const standing = async (tx: Tx): Promise<unknown> => tx.execute(sql`select generation, state from report_generations where realm = ${street.realm} order by 1`);
    await expect(db.transaction(async (tx) => {
      for (const generation of [1_000, 1_001]) await putGeneration(tx, street.realm, generation, 'BUILDING');
      expect([await takePlace(tx, street.realm, 1_000), await standing(tx)]).toEqual([true, [{ generation: 1_000, state: 'CURRENT' }, { generation: 1_001, state: 'BUILDING' }]]);
      expect([await takePlace(tx, street.realm, 1_001), await standing(tx), await takePlace(tx, street.realm, 1_000)]).toEqual([true, [{ generation: 1_001, state: 'CURRENT' }], false]);
      throw new Error('only a rehearsal');
    })).rejects.toThrow('only a rehearsal');
    expect(await figures()).toEqual(before);
    // While the street goes on: orders are placed, sent on and called off under two rebuilds at once.
    const busy = async (): Promise<void> => { for (let i = 0; i < 4; i++) await world.does(who.dispatcher, 'cancelOrder', { orderId: await make.dispatched(await make.placed()), words: '不用了' }); };
    await Promise.all([busy(), rebuildReports(db, street.realm), rebuildReports(db, street.realm), busy()]);
    await drained();
    const after = await figures();
    expect(after).not.toEqual(before);
    expect(await placedAs(who.dispatcher)).toBe(14);
    const { code, said } = await runCommand(addReports, running.databaseUrl, 'reports', 'rebuild', '--realm', street.realm);
    expect([code, said]).toEqual([0, expect.stringMatching(/^999001: \d+ orders and resources were counted/)]);
    expect(await figures()).toEqual(after);
    expect(await db.execute(sql`select state from report_generations`)).toEqual([{ state: 'CURRENT' }]);
    expect(await db.execute(sql`select count(distinct generation)::int as n from report_subjects`)).toEqual([{ n: 1 }]);
  });

  test('as a sheet and as a page to print, by the same rights; no cell is a formula, no name is a tag, nothing is fetched from anywhere', async () => {
    const plain = (path: string, one: Asker = who.dispatcher, more: RequestInit = {}): Promise<Response> => fetch(new URL(path, running.url), { ...more, headers: { 'accept-language': 'en', ...(one.token === null ? {} : { authorization: `Bearer ${one.token}` }) } });
    const asked = `from=${PERIOD.from}&until=${PERIOD.until}&dividedBy=DIVISION`;
    await db.execute(sql`update divisions set name = '=HYPERLINK("x")<b>' where id = ${world.there.id}::uuid`);
    const sheet = await plain(`/reports.csv?${asked}`);
    const bytes = new Uint8Array(await sheet.arrayBuffer());
    expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('cache-control'), Buffer.from(bytes.slice(0, 3)).toString('hex')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store', 'efbbbf']);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toMatch(/^row,listed,placed,dispatched,/);
    expect(lines.slice(1, 3).map((line) => line.slice(0, 20)).sort()[0]).toBe(`"'=HYPERLINK(""x"")<`);
    expect(lines.length).toBe(4);
    // Who sees no figures is given an empty sheet; a token that is none is refused, and so is whatever is no report.
    for (const one of [who.guest, who.requester, who.foreigner]) expect((await (await plain(`/reports.csv?${asked}`, one)).text()).split('\r\n').length).toBe(2);
    expect((await plain(`/reports.csv?${asked}`, { ...who.guest, token: 'nonsense' })).status).toBe(401);
    for (const wrong of ['', '?from=x&until=y', `?${asked}X`, '?report=secrets', '?from=2026-02-30&until=2026-03-01', '?from=0000-01-01&until=0000-01-02', `?${asked}&divisionCode=%00`, `?${asked}&itemCode=%00`, `?report=publicStatistics&month=${today.slice(0, 7)}`, `?${asked}&organisationId=x`]) expect([wrong, (await plain(`/reports.csv${wrong}`)).status]).toEqual([wrong, 400]);
    expect((await plain(`/reports.csv?${asked}`, who.dispatcher, { method: 'POST', body: '' })).status).toBe(405);
    const page = await plain(`/reports.html?${asked}`);
    const html = await page.text();
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; /)]);
    expect(html).toContain('=HYPERLINK(&quot;x&quot;)&lt;b&gt;');
    expect(html).toMatch(/<svg [^>]*>.*<rect /);
    expect(html).not.toMatch(/<script|<b>|https?:\/\/(?!www\.w3\.org\/2000\/svg)|src=|href=| on\w+=/);
    expect(await (await plain(`/reports.csv?report=balances&divisionCode=${codes.street}`)).text()).toContain('places missing');
    expect(await (await plain(`/reports.html?report=balances&divisionCode=${codes.here}`, who.worker)).text()).toContain('<table>');
    for (const code of ['', `&divisionCode=${codes.street}`]) expect((await plain(`/reports.csv?report=balances${code}`, who.worker)).status).toBe(400);
  });

  test('by grid: the center and the community see every number; who looks after a grid sees that one alone, and no small number of it', async () => {
    for (let i = 0; i < 5; i++) await world.does(who.dispatcher, 'cancelOrder', { orderId: await make.dispatched(await make.placed()), words: '不用了' });
    await drained();
    const [grid, other] = [`${codes.here}G`, `${codes.there}G`];
    const byGrid = async (one: Asker, filter: object = {}) => (await report(one, 'GRID', filter)).map(({ division, placed }) => [division!.code, placed]).sort();
    const [whole] = await report(who.worker, 'NOTHING', { divisionCode: grid });
    const n = whole!.placed;
    expect(await byGrid(who.dispatcher)).toEqual([[grid, n], [other, 1]]);
    expect(await byGrid(who.worker)).toEqual([[grid, n]]);
    expect(await byGrid(who.worker, { divisionCode: other })).toEqual([]);
    expect(await byGrid(who.officer)).toEqual([[grid, n]]);
    for (const divisionCode of [grid, codes.here, codes.street]) expect(await placedAs(who.officer, { divisionCode })).toBe(n);
    for (const divisionCode of [other, codes.there]) expect(await report(who.officer, 'NOTHING', { divisionCode })).toEqual([]);
    // Of one order nothing is told: it would be of one neighbour.
    for (const by of ['NOTHING', 'GRID', 'DAY', 'ITEM']) expect(await report(who.strangeOfficer, by)).toEqual([]);
    expect((await report(who.officer, 'ITEM')).map(({ itemCode }) => itemCode)).toEqual(['MEAL_DELIVERY']);
    const [shown] = await report(who.officer);
    const HIDDEN = { numerator: null, denominator: null };
    expect(whole).toMatchObject({ resolution: { numerator: 1, denominator: 1 }, fill: { numerator: 1, denominator: 1 }, solvedBy: { grid: 1, community: 1 }, ended: { done: 2, rejected: 1 } });
    expect(shown).toMatchObject({ placed: n, resolution: HIDDEN, satisfaction: HIDDEN, fill: HIDDEN, seats: HIDDEN, solvedBy: { grid: null, community: null, street: 0, unit: 0 }, ended: { done: null, rejected: null, expired: 0, merged: 0 } });
    expect((shown!['ended'] as { calledOff: number }).calledOff).toBeGreaterThanOrEqual(5);
    expect(shown!.funnel.map(({ step, reached }) => [step, reached])).toEqual(whole!.funnel.map(({ step, reached }) => [step, reached > 0 && reached < 5 ? null : reached]));
    expect((await world.ask(who.officer, '{ reportNow { waiting } }')).body.data).toEqual({ reportNow: null });
  });

  test('guests read whole months that are over, and no small number', async () => {
    const month = today.slice(0, 7);
    const shown = async (asked: string, by = 'DIVISION'): Promise<unknown> => (await world.ask(who.guest, 'query($m: String!, $by: PublicBy!) { publicStatistics(month: $m, dividedBy: $by) { month total { placed done resolved } rows { nodes { division { code } item { code } placed done resolved } } } }', { m: asked, by })).body.data!['publicStatistics'];
    for (const wrong of [month, '2026-13', 'x', '2999-01']) expect(await shown(wrong)).toBeNull();
    await advanceClock(db, running.config, 70 * 86_400_000);
    const [row] = await db.execute<{ there: number }>(sql`select count(*)::int as there from orders where community_id = ${world.there.id}::uuid`);
    expect(row!.there).toBeLessThan(5);
    const rows = { [world.here.id]: { division: { code: codes.here }, item: null, placed: null, done: null, resolved: null }, [world.there.id]: { division: { code: codes.there }, item: null, placed: null, done: null, resolved: null } };
    expect(await shown(month)).toEqual({ month, total: { placed: 19, done: null, resolved: null }, rows: { nodes: Object.keys(rows).sort().map((id) => rows[id]) } });
    // It stays as it was told, whatever becomes of its orders: who asks again learns of none of them.
    const before = await shown(month);
    await db.execute(sql`update report_days set numbers = numbers || '{"PLACED": 90, "DONE": 70}'`);
    expect([await shown(month), (await report(who.dispatcher)).length > 0]).toEqual([before, true]);
    expect(JSON.stringify(await shown(month, 'ITEM'))).not.toMatch(/"(placed|done|resolved)":[1-4][,}]/);
  });
});
