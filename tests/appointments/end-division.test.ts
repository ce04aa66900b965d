import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { handInAll } from '../../src/composition.ts';
import { appoint, endDivision, insertAppointment, readActor } from '../../src/features/appointments/index.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { place } from '../../src/features/orders/index.ts';
import { registerResident } from '../../src/features/people/index.ts';
import { persons } from '../../src/features/people/tables.ts';
import { importDivisions } from '../../src/features/places/index.ts';
import { divisionPage } from '../../src/features/places/store.ts';
import { divisions } from '../../src/features/places/tables.ts';
import { resources } from '../../src/features/resources/tables.ts';
import { teamDivisions, teams } from '../../src/features/teams/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { sayRefusal } from '../../src/refusals.ts';
import { codeOf, makeOrders, value } from '../orders/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

const { platform, database: { db, url }, street, here, resident, leader, placing, take } = await makeOrders();
handInAll(platform);
const { realm, streetId, worker, dispatcher } = street;
const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: streetId }] });
const asking = async (who: Neighbour) => ({ actor: await readActor(db, who.caller), key: randomUUID() });
const ends = async (divisionCode: string, who: Neighbour = operator) => endDivision(platform, await asking(who), { divisionCode });
const state = () => db.execute(sql`select d.code, d.ended_at, (select count(*) from events where table_name = 'DIVISION') as told from divisions d order by d.code`);

let nth = 0;
let code = '';
let id = '';
/** A community of its own for each test, in which nothing is. */
beforeEach(async () => {
  [code, id] = [`${realm}9${String(++nth).padStart(2, '0')}`, newId()];
  await db.insert(divisions).values({ realm, id, code, name: '撤并社区', level: 'COMMUNITY', parentId: streetId, streetId, communityId: id });
});
const placed = (divisionId = id) => place(platform, resident.caller, placing({ divisionId }), randomUUID());

describe('A division', () => {
  test('in which nothing is left is given up once: nothing is placed in it, dispatched to it, or put into it any more, and lists leave it out', async () => {
    const elsewhere = value(await place(platform, resident.caller, placing(), randomUUID())).id;
    expect(await ends(code)).toMatchObject({ ok: true, value: { divisionId: id } });
    expect(codeOf(await ends(code))).toBe('ALREADY_ENDED');
    expect((await divisionPage(db, realm, { parentId: streetId }, 100, null)).map((one) => one.code)).not.toContain(code);
    expect(codeOf(await placed())).toBe('DIVISION_NOT_FOUND');
    expect(codeOf(await take(dispatcher, elsewhere, 'dispatch', { divisionCode: code }))).toBe('DIVISION_NOT_FOUND');
    expect(codeOf(await appoint(platform, await asking(operator), { role: 'COMMUNITY_WORKER', personId: resident.id, divisionCode: code }))).toBe('NOT_FOUND');
    expect(codeOf(await registerResident(platform, await asking(leader), { name: '试', homeCode: code, consent: { purpose: '登记', text: '本人同意' } }))).toBe('NOT_FOUND');
    const file = `code,name,level,parent\n${code},新名,COMMUNITY,${realm}\n${code}1,新网格,GRID,${code}\n`;
    expect((await importDivisions(db, { realm, under: realm, text: file })).bad).toMatchObject([{ code, reason: expect.stringContaining('given up') }, { code: `${code}1` }]);
    expect((await importDivisions(db, { realm, under: realm, text: `code,name,level,parent\n${code}1,新网格,GRID,${code}\n` })).bad).toMatchObject([{ code: `${code}1`, reason: expect.stringContaining('given up') }]);
    expect(await db.execute(sql`select step, after->>'divisionId' as id from events where table_name = 'DIVISION'`)).toMatchObject([{ step: 'endDivision', id }]);
  });

  const USES: Readonly<Record<string, () => Promise<unknown>>> = {
    DIVISIONS: () => db.insert(divisions).values({ realm, id: newId(), code: `${code}G`, name: '网格', level: 'GRID', parentId: id, streetId, communityId: id }),
    RESIDENTS: async () => { const { id: who } = await street.neighbour(); await db.update(persons).set({ homeDivisionId: id }).where(eq(persons.id, who)); },
    ORGANISATIONS: () => db.insert(organisations).values({ realm, id: newId(), kind: 'SCHOOL', name: '小学', divisionId: id, coBuilding: true }),
    TEAMS: async () => {
      const team = newId();
      await db.insert(teams).values({ realm, id: team, name: '队', divisionId: streetId });
      await db.insert(teamDivisions).values({ realm, teamId: team, divisionId: id });
    },
    APPOINTMENTS: () => db.transaction((tx) => insertAppointment(tx, { realm, id: newId(), personId: resident.id, role: 'COMMUNITY_WORKER', divisionId: id, alone: false, since: new Date(Date.now() + 9 * 86_400_000) })),
    RESOURCES: () => db.insert(resources).values({
      realm, id: newId(), itemCode: 'HAIRCUT', ownerDivisionId: id, title: '理发', what: '理发', divisionId: here.id, streetId, forWhom: {}, validFrom: new Date(), state: 'DRAFT', stateSince: new Date(), revision: 1,
      draftedBy: worker.id, draftedAt: new Date(),
    }),
    ORDERS: () => placed(),
  };

  test.each(Object.keys(USES))('in which there are %s is not given up; the refusal names them in both languages, and nothing changes', async (use) => {
    await USES[use]!();
    const before = await state();
    const outcome = await ends(code);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'DIVISION_IN_USE', args: { uses: [use] }, path: ['input', 'divisionCode'] } });
    if (!outcome.ok) for (const language of ['en', 'zh-CN'] as const) expect(sayRefusal(outcome.refusal, language)).not.toContain(use);
    expect(await state()).toEqual(before);
  });

  test('that held an order is given up once the order is at rest, and the order still names it', async () => {
    const orderId = value(await placed()).id;
    value(await take(dispatcher, orderId, 'dispatch', { divisionCode: code }));
    await db.execute(sql`update orders set division_id = ${here.id}::uuid, community_id = ${here.id}::uuid where id = ${orderId}::uuid`);
    expect(await ends(code)).toMatchObject({ ok: false, refusal: { args: { uses: ['ORDERS'] } } });
    value(await take(resident, orderId, 'cancel', { words: '不需要了' }));
    expect(await ends(code)).toMatchObject({ ok: true });
    expect(await db.execute(sql`select holding_id as id from orders where id = ${orderId}::uuid`)).toEqual([{ id }]);
  });

  test('is given up by operators of what it lies in and by nobody else, and the realm itself by nobody', async () => {
    const before = await state();
    for (const who of [resident, worker, dispatcher, leader]) expect(codeOf(await ends(code, who))).toBe('NOT_ALLOWED');
    expect(codeOf(await ends('999999'))).toBe('NOT_FOUND');
    expect(codeOf(await ends(realm))).toBe('DIVISION_IS_REALM');
    expect(await state()).toEqual(before);
  });
});

describe('In the same moment', () => {
  const waiting = async (): Promise<void> => {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if ((await db.execute(sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0) return;
    }
    throw new Error('nobody waits');
  };
  /** Runs `meanwhile` while another transaction that did `first` is not committed yet. */
  async function during<T>(first: (sql: postgres.TransactionSql) => Promise<unknown>, meanwhile: () => Promise<T>): Promise<T> {
    const other = postgres(url, { max: 1, onnotice: () => {} });
    let asked!: Promise<T>;
    await other.begin(async (tx) => { await first(tx); asked = meanwhile(); await waiting(); });
    await other.end();
    return asked;
  }

  test('an order that is placed while its division is given up waits, and finds it gone', async () => {
    const outcome = await during(async (tx) => { await tx`select 1 from divisions where id = ${id} for update`; await tx`update divisions set ended_at = business_now() where id = ${id}`; }, placed);
    expect(codeOf(outcome)).toBe('DIVISION_NOT_FOUND');
  });

  test('a division into which an order is being placed is given up after it, and then not', async () => {
    let born!: ReturnType<typeof placed>;
    const outcome = await during(async (tx) => { await tx`lock table order_private in exclusive mode`; born = placed(); await waiting(); }, () => ends(code));
    expect((await born).ok).toBe(true);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'DIVISION_IN_USE', args: { uses: ['ORDERS'] } } });
  });
});
