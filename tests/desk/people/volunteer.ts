import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { orderly } from '../../support/orders-of-all-states.ts';
import { does, documentOf } from './deeds.ts';
import { CANARY, CANARY_PHONE, hence, OTHER_CANARY, type Asker, type World } from '../../support/world.ts';

const [OPENINGS, CALENDAR, SERVICE, CHECK] = ['openings', 'my-calendar', 'my-service', 'check-service-record'].map(documentOf) as [string, string, string, string];
const MARKED = new RegExp(`${CANARY}|${OTHER_CANARY}|${CANARY_PHONE}`);

interface Opening { kind: string; score: number; why: { code: string; value: number; points: number }[]; order: { id: string } }
interface Entry { kind: string; startsAt: string; order: { id: string; number: string }; seat: { id: string; state: string } | null; booking: { state: string } | null }
interface Sum { hours: number; services: number; byItem?: { itemCode: string; hours: number }[] }
interface Mine { service: Sum; services: { nodes: { id: string; hours: number; order: { id: string } }[] }; serviceRecords: { number: string; service: Sum }[] }

/** What a volunteer finds at their desk, in a world of its own. */
export function deskOfTheVolunteer(world: World, log: () => string): void {
  const { who, codes, running } = world;
  const make = orderly(world);
  const viewerOf = async <T>(one: Asker, document: string, variables: object = {}): Promise<T> => {
    const told = await world.ask(one, document, variables);
    if (told.body.errors) throw new Error(told.text);
    return told.body.data!['viewer'] as T;
  };
  const openings = async (one: Asker, variables: object = {}): Promise<Opening[]> => (await viewerOf<{ openings: Opening[] }>(one, OPENINGS, { days: 31, first: 50, ...variables })).openings;
  const idsFor = async (one: Asker, variables: object = {}): Promise<string[]> => (await openings(one, variables)).map(({ order }) => order.id);
  const calendar = async (one: Asker, variables: object = {}): Promise<Entry[]> => (await viewerOf<{ calendar: { nodes: Entry[] } }>(one, CALENDAR, variables)).calendar.nodes;
  const origin = new URL(running.url).origin;
  const fetched = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${origin}${path}`, { headers: { 'accept-language': 'en' }, ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  /** In the other community, led by its party member. */
  const opened = async (start: number): Promise<string> => {
    const { id } = await world.does(who.stranger, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: `${codes.there}B`, words: make.words('elsewhere'), contact: make.contact, helpersWanted: 2 });
    await world.does(who.dispatcher, 'dispatchOrder', { orderId: id, divisionCode: codes.there });
    await world.does(who.strangeWorker, 'acceptOrder', { orderId: id, plannedStart: hence(start), plannedEnd: hence(start + 1), summary: '送餐' });
    await world.does(who.member, 'claimOrder', { orderId: id });
    return id!;
  };
  const led = async (orderId: string): Promise<string> => (await world.does(who.lead, 'claimOrder', { orderId }), orderId);
  const tables = async (where: string): Promise<string[]> => {
    const names = (await running.db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)).map(({ name }) => name);
    const found = await Promise.all(names.map(async (name) => ((await running.db.execute(sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text like ${`%${where}%`} limit 1`)).length > 0 ? [name] : [])));
    return found.flat();
  };

  describe('The desk of a volunteer', async () => {
    const near = await led(await make.accepted(await make.dispatched(await make.placed()), 60));
    const far = await opened(30);
    const unled = await make.accepted(await make.dispatched(await make.placed()), 70);
    const sensitive = await led(await make.accepted(await make.dispatched(await make.placed({ itemCode: 'MEDICINE_PICKUP' })), 80));

    test('shows what they could do now, near before far, with the reason, and tells nothing of who the resident is', async () => {
      const told = await world.ask(who.helper, OPENINGS, { days: 31, first: 50 });
      expect(told.text).not.toMatch(MARKED);
      const shown = await openings(who.helper);
      expect(shown.map(({ order, kind }) => [order.id, kind])).toEqual([[near, 'HELPER'], [sensitive, 'HELPER'], [far, 'HELPER']]);
      expect(shown.map(({ why }) => why.find(({ code }) => code === 'NEAR')?.value)).toEqual([900, 900, 3_000]);
      for (const { score, why } of shown) expect(score).toBe(why.reduce((sum, { points }) => sum + points, 0));
      // Near enough to be told by nothing but the community: who lives in the same building sees the same.
      expect(await idsFor(who.helper, { days: 1 })).toEqual([]);
      expect(await idsFor(who.lead)).toEqual([unled]);
      for (const one of [who.guest, who.unjoined, who.requester]) expect(await idsFor(one)).toEqual([]);
      expect(await idsFor(who.foreigner)).toEqual([]);
      expect((await world.ask(who.helper, OPENINGS, { first: 51 })).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('shows exactly what claim and grab would give', async () => {
      for (const one of [who.helper, who.volunteer, who.lead, who.member]) {
        const { data } = (await world.ask(one, '{ orders(scope: { open: true }, first: 50) { nodes { id viewerMayTake } } }')).body;
        const may = (data!['orders'] as { nodes: { id: string; viewerMayTake: string[] }[] }).nodes.flatMap(({ id, viewerMayTake }) => viewerMayTake.filter((step) => step !== 'assign').map((step) => `${id} ${step}`));
        expect([one.name, (await openings(one)).map(({ order, kind }) => `${order.id} ${kind === 'LEAD' ? 'claim' : 'grab'}`).sort()]).toEqual([one.name, may.sort()]);
      }
    });

    test('says nothing of what was muted, until it is muted no more', async () => {
      await world.does(who.held, 'mutePushes', { about: { itemCode: 'MEAL_DELIVERY' }, until: hence(5) });
      expect(await idsFor(who.held)).not.toContain(near);
      await world.does(who.held, 'unmutePushes', { about: { itemCode: 'MEAL_DELIVERY' } });
      expect(await idsFor(who.held)).toContain(near);
    });

    test('days off: nothing that lies in them is shown, and nobody asks then', async () => {
      const off = [{ from: hence(29), until: hence(32) }, { from: hence(31), until: hence(33) }];
      const set = await does(world, who.helper, 'setDaysOff', { daysOff: off });
      expect(set['daysOff']).toEqual([{ from: off[0]!.from, until: off[1]!.until }]);
      expect(await idsFor(who.helper)).toEqual([near, sensitive]);
      expect(await idsFor(who.held)).toEqual([near, sensitive, far]);
      await world.does(who.operator, 'changeRealmSettings', { asking: { policy: 'BROADCAST' }, pushes: { quietFrom: '00:00', quietUntil: '00:00' } });
      const later = await opened(31.5);
      const askedFor = () => running.db.execute<{ person_id: string }>(sql`select person_id from asks where order_id = ${world.uuidOf(later)}::uuid`);
      let asked = await askedFor();
      for (let i = 0; i < 200 && asked.length === 0; i++) {
        await running.app.handlers.drain();
        await running.app.ticker.runDue();
        await new Promise((turn) => { setTimeout(turn, 25); });
        asked = await askedFor();
      }
      expect(asked.map(({ person_id: id }) => id)).toContain(who.held.uuid);
      expect(asked.map(({ person_id: id }) => id)).not.toContain(who.helper.uuid);
      await world.does(who.operator, 'changeRealmSettings', { asking: { policy: 'NONE' } });
      await does(world, who.helper, 'setDaysOff', { daysOff: [{ from: hence(-1), until: hence(3) }] });
      expect(await idsFor(who.helper)).toEqual([]);
      for (const [daysOff, code, field] of [
        [[{ from: hence(5), until: hence(4) }], 'END_BEFORE_START', 'until'], [[{ from: hence(-5), until: hence(-4) }], 'TIME_PAST', 'until'], [[{ from: hence(5), until: hence(24 * 800) }], 'TOO_FAR', 'until'],
      ] as const) expect(await world.tries(who.helper, 'setDaysOff', { daysOff })).toMatchObject({ code, path: ['input', 'daysOff', '0', field] });
      expect(await world.tries(who.helper, 'setDaysOff', { daysOff: Array.from({ length: 31 }, (_, i) => ({ from: hence(i), until: hence(i + 0.5) })) })).toMatchObject({ code: 'BAD_INPUT' });
      expect(await world.tries(who.requester, 'setDaysOff', { daysOff: [] })).toMatchObject({ code: 'NOT_VOLUNTEER' });
      expect(await idsFor(who.helper)).toEqual([]);
      await does(world, who.helper, 'setDaysOff', { daysOff: [] });
      expect(await idsFor(who.helper)).toHaveLength(4);
    });

    test('the calendar holds what they promised, and nothing else', async () => {
      const { id: seat } = await world.does(who.helper, 'grabSeat', { orderId: near });
      await world.does(who.helper, 'grabSeat', { orderId: far });
      expect((await calendar(who.helper)).map(({ order, seat: held }) => [order.id, held?.state])).toEqual([[far, 'HELD'], [near, 'HELD']]);
      await world.does(who.helper, 'confirmSeat', { seatId: seat });
      expect((await calendar(who.helper, { from: hence(50), until: hence(100) })).map(({ order, seat: held }) => [order.id, held?.state])).toEqual([[near, 'CONFIRMED']]);
      expect((await calendar(who.helper, { first: 1 })).map(({ order }) => order.id)).toEqual([far]);
      expect(await calendar(who.helper, { until: hence(-100) })).toEqual([]);
      expect(await calendar(who.held)).toEqual([]);
      const offer = { itemCode: 'HAIRCUT', title: '理发', what: '免费理发', divisionCode: codes.here, place: '大厅', timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 30 } }, capacity: 5, validUntil: hence(2_000) };
      const { id: resourceId } = await world.does(who.held, 'draftResource', { ...offer, owner: { myself: true } });
      await world.does(who.held, 'submitResource', { resourceId });
      await world.does(who.dispatcher, 'listResource', { resourceId });
      const { data } = (await world.ask(who.requester, `{ resource(id: "${resourceId}") { nextOccurrences(first: 2) { startsAt } } }`)).body;
      const { startsAt } = (data!['resource'] as { nextOccurrences: { startsAt: string }[] }).nextOccurrences[1]!;
      const booked = await make.placed({ itemCode: 'HAIRCUT', helpersWanted: null, resource: { resourceId, startsAt } });
      expect((await calendar(who.held)).map(({ kind, startsAt: at, order, booking }) => [kind, at, order.id, booking?.state])).toEqual([['BOOKING', startsAt, booked, 'CONFIRMED']]);
      await world.does(who.requester, 'cancelOrder', { orderId: booked, words: make.words('called off') });
      expect(await calendar(who.held)).toEqual([]);
      expect((await world.ask(who.helper, CALENDAR, { from: hence(0), until: hence(24 * 93) })).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('a secret link shows it to a calendar program, with nothing of the resident, until it is renewed or revoked', async () => {
      const key = randomUUID();
      const first = await does(world, who.helper, 'renewCalendarLink', { key });
      expect((await does(world, who.helper, 'renewCalendarLink', { key }))['location']).toBe(first['location']);
      const path = String(first['location']);
      const shown = await fetched(path);
      expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      const plain = shown.text.replaceAll('\r\n ', '');
      expect(plain.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
      const [entry] = (await calendar(who.helper, { from: hence(50), until: hence(100) }));
      // In UTC, whatever the zones of the node and of the realm are.
      expect(plain).toContain(`DTSTART:${new Date(entry!.startsAt).toISOString().replace(/[-:]|\.\d{3}/g, '')}\r\n`);
      expect(plain).toMatch(/^DTSTAMP:\d{8}T\d{6}Z\r$/m);
      expect(plain).toContain(`No. ${entry!.order.number}`);
      expect(plain).toContain('LOCATION:测试社区0');
      expect(plain.match(/^STATUS:.*$/gm)?.sort()).toEqual(['STATUS:CONFIRMED', 'STATUS:TENTATIVE']);
      expect(plain).not.toMatch(MARKED);
      // A program takes a time for changed only if the entry counts on.
      const counted = (text: string): number => Math.max(...[...text.matchAll(/^SEQUENCE:(\d+)\r$/gm)].map(([, n]) => Number(n)));
      const before = counted(plain);
      await world.does(who.worker, 'amendOrder', { orderId: entry!.order.id, summary: '送餐两份' });
      const amended = (await fetched(path)).text;
      expect(amended).not.toContain(`SEQUENCE:0\r`);
      expect(counted(amended)).toBeGreaterThanOrEqual(before);
      // Of what is sensitive a calendar that others keep says neither what nor where.
      await running.db.execute(sql`update orders set sensitive = true where id = ${world.uuidOf(entry!.order.id)}::uuid`);
      const veiled = (await fetched(path)).text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').find((one) => one.includes(`No. ${entry!.order.number}\r`))!;
      expect([veiled.match(/^SUMMARY:.*$/m)![0].trim(), veiled.includes('LOCATION')]).toEqual([`SUMMARY:Service No. ${entry!.order.number}`, false]);
      await running.db.execute(sql`update orders set sensitive = false where id = ${world.uuidOf(entry!.order.id)}::uuid`);
      expect(await fetched(path, { headers: { 'accept-language': 'en', 'if-none-match': (await fetched(path)).headers.get('etag')! } })).toMatchObject({ status: 304, text: '' });
      expect((await fetched(path, { method: 'POST' })).status).toBe(405);
      expect((await viewerOf<{ calendarLink: object }>(who.helper, CALENDAR)).calendarLink).toMatchObject({ revokedAt: null });

      // As far ahead as a window of the API reaches, and not a month less.
      const late = await opened(24 * 85);
      await world.does(who.helper, 'grabSeat', { orderId: late });
      expect((await fetched(path)).text.match(/^BEGIN:VEVENT/gm)).toHaveLength(3);
      const secret = path.slice(path.lastIndexOf('/') + 1, -'.ics'.length);
      expect(secret).toHaveLength(43);
      expect([await tables(secret), log().includes(secret)]).toEqual([[], false]);
      const nothing = await fetched('/nothing/there');
      expect([nothing.text, (await fetched('/nothing/there', { headers: { 'accept-language': 'zh-CN' } })).text]).toEqual([expect.stringContaining('There is nothing here'), expect.stringContaining('此处没有内容')]);
      const second = String((await does(world, who.helper, 'renewCalendarLink'))['location']);
      await does(world, who.held, 'renewCalendarLink');
      // The deed of before, told again, does not offer a link that opens nothing any more; nor does it open it again.
      expect(await does(world, who.helper, 'renewCalendarLink', { key })).toMatchObject({ location: null, revokedAt: null });
      const another = path.replace(secret, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`);
      for (const dead of [path, another, path.replace('999001', '999002'), '/calendar/', `/calendar/%00/${secret}.ics`, `${second}x`]) {
        const { status, text } = await fetched(dead);
        expect([dead, status, text]).toEqual([dead, 404, nothing.text]);
      }
      expect((await fetched(second)).text).toContain(`No. ${entry!.order.number}`);
      await does(world, who.helper, 'revokeCalendarLink');
      expect(await fetched(second)).toMatchObject({ status: 404, text: nothing.text });
      expect(await world.tries(who.helper, 'revokeCalendarLink', {})).toMatchObject({ code: 'ALREADY_ENDED' });
    });

    test('hours are those of finished seats, and a number proves them to anybody: yes or no and a masked name', async () => {
      const served = await make.finished(await make.underway(await make.crewed(await make.accepted(await make.dispatched(await make.placed()), 0.7))));
      const mine = () => viewerOf<Mine>(who.helper, SERVICE);
      expect((await mine()).service).toEqual({ hours: 0.25, services: 1, byItem: [{ itemCode: 'MEAL_DELIVERY', hours: 0.25, services: 1 }] });
      const [seat] = (await mine()).services.nodes;
      expect(seat).toMatchObject({ hours: 0.25, order: { id: served } });
      const { number, service: said } = await does(world, who.helper, 'issueServiceRecord', { from: hence(-100) }) as unknown as { number: string; service: Sum };
      expect([number, said]).toEqual([expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/), { hours: 0.25, services: 1 }]);

      const check = async (one: Asker, typed: string, hours?: number): Promise<unknown> => (await world.ask(one, CHECK, { number: typed, hours })).body.data?.['checkServiceRecord'];
      const yes = { valid: true, name: `${CANARY[0]}**` };
      const no = { valid: false, name: null };
      expect(await check(who.guest, number)).toEqual(yes);
      expect(await check(who.foreigner, number)).toEqual(no);
      expect(await check(who.guest, ` ${number.toLowerCase().replaceAll('-', ' ')} `, 0.25)).toEqual(yes);
      expect(await check(who.guest, number.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(/[A-Z0-9]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)))).toEqual(yes);
      expect(await check(who.guest, number, 8)).toEqual(no);
      await world.does(who.worker, 'correctHours', { seatId: seat!.id, hours: 2 });
      expect([await check(who.guest, number, 0.25), await check(who.guest, number, 2)]).toEqual([no, yes]);
      expect((await mine()).serviceRecords).toMatchObject([{ number, service: { hours: 2, services: 1 } }]);

      expect(await world.tries(who.held, 'withdrawServiceRecord', { number })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await check(who.guest, number)).toEqual(yes);
      await does(world, who.helper, 'withdrawServiceRecord', { number });
      for (const wrong of [number, '0000-0000-0000-0000', '', 'x'.repeat(500), "'; drop"]) expect([wrong, await check(who.guest, wrong)]).toEqual([wrong, no]);
      expect((await mine()).serviceRecords).toEqual([]);
      expect(await world.tries(who.helper, 'issueServiceRecord', { from: hence(1) })).toMatchObject({ code: 'END_BEFORE_START' });
    });

    test('records are twenty at most, however many are asked for in one moment, and whoever guesses numbers is soon made to wait', async () => {
      const tried = await Promise.all(Array.from({ length: 23 }, () => world.tries(who.held, 'issueServiceRecord', { from: hence(-1) })));
      expect(tried.filter(({ code }) => code === undefined)).toHaveLength(20);
      expect(new Set(tried.flatMap(({ code }) => code ?? []))).toEqual(new Set(['TOO_MANY_RECORDS']));
      const codesTold = (await Promise.all(Array.from({ length: 40 }, () => world.ask(who.mate, CHECK, { number: '0000-0000-0000-0000' })))).map(({ body }) => body.errors?.[0]?.extensions.code ?? 'ANSWERED');
      expect(codesTold.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(3);
      expect(codesTold.filter((code) => code === 'ANSWERED').length).toBeGreaterThanOrEqual(30);
    });
  });
}
