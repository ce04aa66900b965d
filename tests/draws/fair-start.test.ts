import { describe, expect, test } from 'vitest';
import { recordOf, wrongWith } from '../../src/features/draws/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { codeOf } from '../crew/support/doing.ts';
import { hours } from '../crew/support/scene.ts';
import { makeScene } from './support/scene.ts';

const { platform, street, requester, order, announced, enter, entered, withdraw, pass, look, crewLook, ticker, news, told, drawNow, take, on } = await makeScene();
const { sql } = platform;
const volunteers = (count: number, skills: readonly string[] = []) => street.neighbours(count, { volunteer: skills });

describe('An announced fair start', () => {
  test('opens the order, so that volunteers see it, and says when and by which seed it will be drawn, but not the seed', async () => {
    const id = await announced({ opensIn: 60 * 48 });
    const after = await look(id);
    expect(after).toMatchObject({ orderState: 'OPEN', state: 'ANNOUNCED', helpersLiving: 0, entries: [], deadlines: [{ step: 'draw', paused: false }] });
    const [draw] = after.draws;
    expect(+new Date(draw!.closesAt) - +new Date(draw!.opensAt)).toBe(10_000);
    expect(+new Date(after.drawAt!)).toBe(+new Date(draw!.closesAt));
    const [row] = await sql<{ seed: string; commitment: string; facts: string }[]>`select seed, commitment, (select string_agg(to_jsonb(e)::text, ' ') from events e) as facts from draws where order_id = ${id}`;
    expect(row!.facts).toContain(row!.commitment);
    expect(row!.facts).not.toContain(row!.seed);
    expect(await recordOf(platform.db, street.realm, id)).toBeNull();
  });

  test('counts all entries the same, draws once, seats as many as there are places and puts the others in line in drawn order', async () => {
    const id = await announced({ places: 3 });
    const crowd = await volunteers(10);
    const keys = crowd.map(() => newId());
    for (const [i, who] of crowd.entries()) await entered(who, id, keys[i]);
    await pass(60 + 5 / 60);
    const late = await volunteers(1);
    await entered(late[0]!, id);
    await pass(20 / 60);
    expect(await ticker.runDue()).toBe(1);
    const after = await look(id);
    expect(after).toMatchObject({ state: 'DRAWN', drawAt: null, helpersLiving: 3, waiting: 8, deadlines: [], draws: [{ places: 3 }] });
    expect(after.entries.map(({ state }) => state)).toEqual([...Array.from({ length: 3 }, () => 'SEATED'), ...Array.from({ length: 8 }, () => 'QUEUED')]);
    expect(after.entries.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    expect(after.seats.map(({ personId }) => personId).sort()).toEqual(after.entries.slice(0, 3).map(({ personId }) => personId).sort());
    expect(after.seats.every(({ state }) => state === 'HELD')).toBe(true);
    expect(after.waits).toEqual(after.entries.slice(3).map(({ personId }) => personId));
    const { revision, revisions, relations } = await crewLook(id);
    expect([...new Set(revisions)]).toEqual(Array.from({ length: revision - 1 }, (_, i) => i + 2));
    expect(relations).toHaveLength(3);
    expect(await ticker.runDue()).toBe(0);
    expect(codeOf(await drawNow(id))).toBe('NOT_DUE');
    expect(await look(id)).toEqual(after);
  });

  test('tells each entrant what came of it, once, and the community that it was drawn', async () => {
    const id = await announced({ places: 1 });
    const [anna, bob, eve] = await volunteers(3);
    for (const who of [anna!, bob!]) await entered(who, id);
    const gone = await entered(eve!, id);
    await withdraw(eve!, gone);
    await pass(61);
    await ticker.runDue();
    await news();
    const [first, second] = (await look(id)).entries.filter(({ number }) => number !== null);
    const of = (personId: string) => [anna!, bob!].find((who) => who.id === personId)!;
    expect([await told(of(first!.personId)), await told(of(second!.personId)), await told(eve!), await told(requester)]).toEqual([['DRAW_ENTRY.seat'], ['DRAW_ENTRY.queue'], [], []]);
    expect(await told(street.worker)).toContain('DRAW.draw');
    const [entry] = await sql<{ order_id: string }[]>`select order_id from inbox_entries where person_id = ${first!.personId}`;
    expect(entry!.order_id).toBe(id);
  });

  test('is recomputed by whoever reads seed and keys, which are told after the draw', async () => {
    const id = await announced({ places: 2 });
    for (const who of await volunteers(5)) await entered(who, id);
    await pass(61);
    await ticker.runDue();
    const record = (await recordOf(platform.db, street.realm, id))!;
    expect(record.drawn).toHaveLength(5);
    expect(wrongWith(record)).toEqual([]);
    expect(wrongWith({ ...record, drawn: record.drawn.slice(1) })).not.toEqual([]);
    expect(JSON.stringify(record)).not.toContain((await look(id)).entries[0]!.personId);
  });

  test('that fewer enter than there are places leaves the others to be grabbed', async () => {
    const id = await announced({ places: 3 });
    const [anna, bob] = await volunteers(2);
    await entered(anna!, id);
    expect(codeOf(await take(bob!, id))).toBe('IN_DRAW');
    await pass(61);
    await ticker.runDue();
    expect(await look(id)).toMatchObject({ helpersLiving: 1, waiting: 0 });
    expect(codeOf(await take(bob!, id))).toBe('OK');
  });

  test('without any entrant is drawn all the same, and its places are grabbed', async () => {
    const id = await announced();
    await pass(61);
    expect(await ticker.runDue()).toBe(1);
    expect(await look(id)).toMatchObject({ state: 'DRAWN', drawAt: null, helpersLiving: 0 });
  });
});

describe('An entry', () => {
  test('is one a person, at once or one after the other, with whatever keys', async () => {
    const id = await announced();
    const [anna] = await volunteers(1);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => enter(anna!, id)));
    expect(outcomes.map(codeOf).sort()).toEqual([...Array.from({ length: 7 }, () => 'ALREADY_ENTERED'), 'OK']);
    expect(codeOf(await enter(anna!, id))).toBe('ALREADY_ENTERED');
    expect((await look(id)).entries).toHaveLength(1);
  });

  test('has the same outcome under the same key, also after the draw', async () => {
    const id = await announced();
    const [anna] = await volunteers(1);
    const key = newId();
    const outcomes = await Promise.all([enter(anna!, id, key), enter(anna!, id, key)]);
    expect(outcomes[0]).toEqual(outcomes[1]);
    await pass(61);
    await ticker.runDue();
    expect(await enter(anna!, id, key)).toEqual(outcomes[0]);
    expect((await look(id)).entries).toHaveLength(1);
  });

  test('may not have the key that somebody else put into the draw', async () => {
    const id = await announced();
    const [anna, bob] = await volunteers(2);
    const key = newId();
    await entered(anna!, id, key);
    expect(codeOf(await enter(bob!, id, key))).toBe('KEY_REUSED');
    expect((await look(id)).entries).toHaveLength(1);
    expect(codeOf(await enter(bob!, id))).toBe('OK');
  });

  test('that comes after the window is refused and does not count, although nothing was drawn yet', async () => {
    const id = await announced({ places: 5 });
    const [anna, bob] = await volunteers(2);
    await pass(60 + 9 / 60);
    await entered(anna!, id);
    await pass(2 / 60);
    expect(codeOf(await enter(bob!, id))).toBe('DRAW_CLOSED');
    await ticker.runDue();
    expect((await look(id)).entries).toMatchObject([{ personId: anna!.id, state: 'SEATED' }]);
    expect(codeOf(await enter(bob!, id))).toBe('DRAW_CLOSED');
  });

  test('is taken back by whom it is of, entered again with another key, and then not taken back any more', async () => {
    const id = await announced();
    const [anna, bob] = await volunteers(2);
    const first = await entered(anna!, id);
    expect(codeOf(await withdraw(bob!, first))).toBe('NOT_FOUND');
    const key = newId();
    const back = await withdraw(anna!, first, key);
    expect(codeOf(back)).toBe('OK');
    expect(await withdraw(anna!, first, key)).toEqual(back);
    expect(codeOf(await withdraw(anna!, first))).toBe('WRONG_STATE');
    const second = await entered(anna!, id);
    expect((await look(id)).entries.map(({ state }) => state).sort()).toEqual(['ENTERED', 'WITHDRAWN']);
    await pass(60.5);
    expect(codeOf(await withdraw(anna!, second))).toBe('DRAW_CLOSED');
    await ticker.runDue();
    expect((await look(id)).entries.map(({ state }) => state).sort()).toEqual(['SEATED', 'WITHDRAWN']);
  });

  test.each([
    ['NOT_VOLUNTEER', {}, {}],
    ['SKILLS_MISSING', { volunteer: [] }, { skills: ['MEDICAL'] }],
  ] as const)('is refused with %s and changes nothing', async (code, who, shape) => {
    const id = await announced({ shape: { ...shape } as object });
    const person = await street.neighbour(who);
    const before = await look(id);
    expect(codeOf(await enter(person, id))).toBe(code);
    expect(await look(id)).toEqual(before);
  });

  test('is refused to whom the order serves, to whom is on the crew or elsewhere then, and where nothing is announced or to be seen', async () => {
    const id = await announced();
    const plain = await order();
    const hidden = await order({ state: 'PLACED', holdingId: null });
    const [anna, bob] = await volunteers(2);
    await sql`insert into volunteers (realm, id, person_id, skills) values (${street.realm}, ${newId()}, ${requester.id}, '{}')`;
    expect(codeOf(await enter(requester, id))).toBe('SERVES_YOU');
    expect([codeOf(await enter(anna!, plain)), codeOf(await enter(anna!, hidden)), codeOf(await enter(anna!, newId()))]).toEqual(['DRAW_CLOSED', 'NOT_FOUND', 'NOT_FOUND']);
    const [{ start }] = await sql<[{ start: Date }]>`select planned_start as start from orders where id = ${id}`;
    const other = await order({ plannedStart: new Date(+start), plannedEnd: hours(1, +start) });
    await take(bob!, other);
    expect(codeOf(await enter(bob!, id))).toBe('ELSEWHERE_THEN');
    expect((await look(id)).entries).toEqual([]);
  });
});

describe('Whoever was drawn and may not take a place any more', () => {
  test('is passed over and told so, and the place goes to the next', async () => {
    const id = await announced({ places: 1, shape: { skills: ['DRIVING'] } });
    const crowd = await volunteers(4, ['DRIVING']);
    for (const who of crowd) await entered(who, id);
    const [{ start }] = await sql<[{ start: Date }]>`select planned_start as start from orders where id = ${id}`;
    const other = await order({ plannedStart: new Date(+start), plannedEnd: hours(1, +start), helpersWanted: 9 });
    await take(crowd[0]!, other);
    await sql`update volunteers set skills = '{}' where person_id = ${crowd[1]!.id}`;
    await sql`update volunteers set ended_at = business_now() where person_id = ${crowd[2]!.id}`;
    await pass(61);
    await ticker.runDue();
    const after = await look(id);
    expect(after.seats.map(({ personId }) => personId)).toEqual([crowd[3]!.id]);
    const before = after.entries.filter(({ number }) => number! < after.entries.find(({ state }) => state === 'SEATED')!.number!);
    const why = new Map([[crowd[0]!.id, 'ELSEWHERE_THEN'], [crowd[1]!.id, 'SKILLS_MISSING'], [crowd[2]!.id, 'NOT_VOLUNTEER']]);
    expect(before.map(({ state, why: code }) => [state, code])).toEqual(before.map(({ personId }) => ['PASSED_OVER', why.get(personId)]));
    expect(after.entries.filter(({ state }) => state === 'QUEUED').length).toBe(3 - before.length);
    await news();
    for (const { personId } of before) expect(await told(crowd.find((who) => who.id === personId)!)).toEqual(['DRAW_ENTRY.passOver']);
    expect(wrongWith((await recordOf(platform.db, street.realm, id))!)).toEqual([]);
  });
});

describe('A grab while places are going to be drawn', () => {
  test('is told so, costs nothing, and a place cannot be assigned past the draw, while the lead may be claimed', async () => {
    const id = await announced();
    const [anna] = await volunteers(1);
    expect(await take(anna!, id)).toMatchObject({ ok: false, refusal: { code: 'IN_DRAW' } });
    expect((await look(id)).seats).toEqual([]);
    void on;
  });
});
