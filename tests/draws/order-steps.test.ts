import { describe, expect, test } from 'vitest';
import { wrongWith } from '../../src/features/draws/index.ts';
import { recordOf } from '../../src/features/draws/read.ts';
import { codeOf, valueOf } from '../crew/support/doing.ts';
import { makeScene } from './support/scene.ts';

/** What becomes of an announced draw when its order moves. */

const { platform, statements, street, requester, announced, enter, entered, withdraw, pass, look, ticker, news, told, move, at, assign, claim, take } = await makeScene();
const { sql } = platform;
const volunteers = (count: number) => street.neighbours(count, { volunteer: [] });
const DAY = 24 * 60;
/** Far enough away that no test's clock draws or lapses another's order. */
const FAR = { opensIn: 60 * DAY, startsIn: 90 * DAY };

describe('An announced draw is called off, and everybody who entered is told', () => {
  const STEPS = {
    cancel: (id: string) => move(requester, 'cancel', id, { words: '不需要了' }),
    recall: (id: string) => move(street.dispatcher, 'recall', id, { words: '另行安排' }),
    escalate: (id: string) => move(street.worker, 'escalate', id, { words: '请街道办理' }),
    settle: (id: string) => move(street.worker, 'settle', id, { outcome: 'NO_HELP_WANTED', words: '已不需要' }),
    lapse: (id: string) => move('CLOCK', 'lapse', id, {}),
  } as const;

  test.each(Object.keys(STEPS) as (keyof typeof STEPS)[])('by %s', async (step) => {
    const id = await announced(FAR);
    const [anna, bob, eve] = await volunteers(3);
    await entered(anna!, id);
    await entered(bob!, id);
    await withdraw(eve!, await entered(eve!, id));
    await news();
    statements();
    const { revision } = valueOf(await STEPS[step](id));
    expect(statements()).toBe(5);
    const after = await look(id);
    expect(after).toMatchObject({ state: 'CALLED_OFF', drawAt: null, deadlines: [], seats: [], waits: [] });
    expect(after.entries.map(({ state }) => state).sort()).toEqual(['CALLED_OFF', 'CALLED_OFF', 'WITHDRAWN']);
    const [{ seed }] = await sql<[{ seed: string }]>`select seed from draws where order_id = ${id}`;
    expect(await recordOf(platform.db, street.realm, id)).toBeNull();
    await news();
    for (const who of [anna!, bob!]) expect(await told(who)).toEqual(['DRAW_ENTRY.callOff']);
    expect(await told(eve!)).toEqual([]);
    const events = await sql<{ table_name: string; step: string; revision: number; text: string }[]>`select table_name, step, revision, to_jsonb(e)::text as text from events e where revision = ${revision} and (order_id = ${id} or facts->>'orderId' = ${id}) order by seq`;
    expect(events.filter(({ table_name: table }) => table.startsWith('DRAW')).map(({ table_name: table, step: one }) => `${table}.${one}`).sort()).toEqual(['DRAW.callOff', 'DRAW_ENTRY.callOff', 'DRAW_ENTRY.callOff']);
    expect(events.map(({ text }) => text).join()).not.toContain(seed);
    const [late] = await volunteers(1);
    expect(['DRAW_CLOSED', 'NOT_FOUND']).toContain(codeOf(await enter(late!, id)));
  });

  test('by the start, when a lead begins without waiting for it', async () => {
    const id = await announced({ opensIn: 30, startsIn: 40 });
    const lead = await street.neighbour({ partyMember: true });
    const [anna] = await volunteers(1);
    await entered(anna!, id);
    valueOf(await claim(lead, id));
    const [{ code }] = await sql<[{ code: string }]>`select start_code as code from order_private where order_id = ${id}`;
    valueOf(await move(lead, 'start', id, { code }));
    expect(await look(id)).toMatchObject({ orderState: 'UNDERWAY', state: 'CALLED_OFF', drawAt: null, deadlines: [] });
    await news();
    expect(await told(anna!)).toEqual(['DRAW_ENTRY.callOff']);
  });

  test('and after a recall another one may be announced for the same order, with another seed', async () => {
    const id = await announced(FAR);
    const [anna] = await volunteers(1);
    await entered(anna!, id);
    valueOf(await move(street.dispatcher, 'recall', id, {}));
    valueOf(await move(street.dispatcher, 'dispatch', id, { divisionId: street.communities[0]!.id }));
    valueOf(await move(street.worker, 'accept', id, { plannedStart: await at(FAR.startsIn), plannedEnd: await at(FAR.startsIn + 60), summary: '再来', grabOpensAt: await at(30 * DAY) }));
    const after = await look(id);
    expect(after.draws.map(({ state }) => state)).toEqual(['CALLED_OFF', 'ANNOUNCED']);
    expect(codeOf(await enter(anna!, id))).toBe('OK');
    const seeds = await sql<{ seed: string; commitment: string }[]>`select seed, commitment from draws where order_id = ${id}`;
    expect(new Set(seeds.flatMap(({ seed, commitment }) => [seed, commitment])).size).toBe(4);
  });
});

describe('A hold', () => {
  test('lets the draw wait: nobody enters, whoever entered may withdraw; lifted, the window is as much later, and all are told', async () => {
    const id = await announced({ opensIn: 60, startsIn: 30 * DAY });
    const [anna, bob, eve] = await volunteers(3);
    await entered(anna!, id);
    const theirs = await entered(bob!, id);
    const before = (await look(id)).draws[0]!;
    await pass(20);
    valueOf(await move(street.worker, 'hold', id, { words: '等材料', until: await at(20 * DAY) }));
    expect(await look(id)).toMatchObject({ state: 'ANNOUNCED', deadlines: [{ paused: true }] });
    await pass(100);
    expect(await ticker.runDue()).toBe(0);
    expect(codeOf(await enter(eve!, id))).toBe('ON_HOLD');
    expect(codeOf(await withdraw(bob!, theirs))).toBe('OK');
    valueOf(await move(street.worker, 'lift', id, {}));
    const after = await look(id);
    const later = +new Date(after.draws[0]!.closesAt) - +new Date(before.closesAt);
    expect(later).toBeGreaterThanOrEqual(100 * 60_000);
    expect(later).toBeLessThan(101 * 60_000);
    expect(+new Date(after.draws[0]!.opensAt) - +new Date(before.opensAt)).toBe(later);
    expect(+new Date(after.drawAt!)).toBe(+new Date(after.draws[0]!.closesAt));
    expect(codeOf(await enter(eve!, id))).toBe('OK');
    await pass(39);
    expect(await ticker.runDue()).toBe(0);
    await pass(2);
    await ticker.runDue();
    expect(await look(id)).toMatchObject({ state: 'DRAWN', helpersLiving: 2 });
    await news();
    expect(await told(anna!)).toEqual(['DRAW.stand', 'DRAW.goOn', 'DRAW_ENTRY.seat']);
    expect(await told(bob!)).toEqual(['DRAW.stand']);
    expect(wrongWith((await recordOf(platform.db, street.realm, id))!)).toEqual([]);
  });

  test('that is over when the start is near closes the window halfway to it', async () => {
    const id = await announced({ opensIn: 60, startsIn: 200 });
    const [anna] = await volunteers(1);
    await entered(anna!, id);
    valueOf(await move(street.worker, 'hold', id, { words: '等材料', until: await at(DAY) }));
    await pass(180);
    valueOf(await move(street.worker, 'lift', id, {}));
    const { draws: [draw], drawAt } = await look(id);
    const [{ now, start }] = await sql<[{ now: Date; start: Date }]>`select business_now() as now, planned_start as start from orders where id = ${id}`;
    expect(Math.abs(+new Date(draw!.closesAt) - (+new Date(now) + (+new Date(start) - +new Date(now)) / 2))).toBeLessThan(2_000);
    expect(+new Date(drawAt!)).toBe(+new Date(draw!.closesAt));
    await pass(11);
    await ticker.runDue();
    expect(await look(id)).toMatchObject({ state: 'DRAWN', helpersLiving: 1 });
  });
});

describe('An amendment', () => {
  test('of the start brings the window forward where it would reach beyond it, and tells everybody who entered', async () => {
    const id = await announced(FAR);
    const [anna] = await volunteers(1);
    await entered(anna!, id);
    valueOf(await move(street.worker, 'amend', id, { plannedStart: await at(100), plannedEnd: await at(160) }));
    const { draws: [draw], drawAt } = await look(id);
    expect(Math.abs(+new Date(draw!.closesAt) - +await at(50))).toBeLessThan(2_000);
    expect(draw!.opensAt).toBe(draw!.closesAt);
    expect(+new Date(drawAt!)).toBe(+new Date(draw!.closesAt));
    await pass(51);
    await ticker.runDue();
    expect(await look(id)).toMatchObject({ state: 'DRAWN', helpersLiving: 1 });
    await news();
    expect(await told(anna!)).toEqual(['DRAW.change', 'DRAW_ENTRY.seat']);
  });

  test('of the places draws as many as there are then', async () => {
    const id = await announced({ opensIn: 60, places: 1, startsIn: 40 * DAY });
    const crowd = await volunteers(4);
    for (const who of crowd) await entered(who, id);
    valueOf(await move(street.worker, 'amend', id, { helpersWanted: 3 }));
    await pass(61);
    await ticker.runDue();
    expect(await look(id)).toMatchObject({ state: 'DRAWN', helpersLiving: 3, waiting: 1, draws: [{ places: 3 }] });
  });

  test('of words alone changes nothing about the draw and tells nobody', async () => {
    const id = await announced(FAR);
    const [anna] = await volunteers(1);
    await entered(anna!, id);
    const before = await look(id);
    valueOf(await move(street.worker, 'amend', id, { summary: '带一本书' }));
    expect(await look(id)).toEqual(before);
    await news();
    expect(await told(anna!)).toEqual([]);
  });
});

describe('Until it is drawn', () => {
  test('no place is grabbed or assigned past the draw, while the lead is claimed', async () => {
    const id = await announced(FAR);
    const [anna] = await volunteers(1);
    const lead = await street.neighbour({ partyMember: true });
    expect([codeOf(await take(anna!, id)), codeOf(await assign(street.worker, id, anna!.id))]).toEqual(['IN_DRAW', 'IN_DRAW']);
    expect(codeOf(await claim(lead, id))).toBe('OK');
    expect(await look(id)).toMatchObject({ helpersLiving: 0, state: 'ANNOUNCED' });
  });
});

describe('What is announced', () => {
  test.each([
    ['OPENING_WRONG', { opensIn: -1 }], ['OPENING_WRONG', { opensIn: 60, startsIn: 50 }], ['NO_HELPERS_HERE', { shape: { serves: 'LEAD_ONLY' as const }, places: 0 }],
  ])('is refused with %s: %j', async (code, given) => {
    const count = async (): Promise<number> => (await sql`select 1 from draws`).length;
    const before = await count();
    await expect(announced(given)).rejects.toThrow(code);
    expect(await count()).toBe(before);
  });

  test('follows the realm\'s rule where the community says nothing, but not for what is urgent, nor beyond the start; the window is the realm\'s', async () => {
    await sql`update realms set settings = settings || '{"fairStartAfterMinutes": 120, "limits": {"DRAW.announce.draw": {"seconds": 45}}}'`;
    try {
      const ruled = await look(await announced({ opensIn: null, startsIn: 41 * DAY }));
      const [draw] = ruled.draws;
      expect(Math.abs(+new Date(draw!.opensAt) - +await at(120))).toBeLessThan(5_000);
      expect(+new Date(draw!.closesAt) - +new Date(draw!.opensAt)).toBe(45_000);
      expect((await look(await announced({ opensIn: null, startsIn: 42 * DAY, shape: { urgent: true } }))).draws).toEqual([]);
      expect((await look(await announced({ opensIn: null, startsIn: 100 }))).draws).toEqual([]);
      const near = await look(await announced({ opensIn: 60, startsIn: 60.5 }));
      expect(Math.abs(+new Date(near.draws[0]!.closesAt) - +new Date(near.draws[0]!.opensAt) - 15_000)).toBeLessThan(1_000);
    } finally {
      await sql`update realms set settings = settings - 'fairStartAfterMinutes' - 'limits'`;
    }
  });

  test('without rule or instant is nothing: places are grabbed', async () => {
    const id = await announced({ opensIn: null, startsIn: 43 * DAY });
    expect(await look(id)).toMatchObject({ orderState: 'ACCEPTED', drawAt: null, draws: [] });
  });
});
