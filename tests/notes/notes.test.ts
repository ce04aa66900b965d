import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addNote, type NoteInput } from '../../src/features/notes/add.ts';
import { LONGEST_NOTE, MOST_NOTES, MOST_NOTES_OF_ONE } from '../../src/features/notes/words.ts';
import { newId } from '../../src/kernel/ids.ts';
import { codeOf, makeOrders, value } from '../orders/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

const { platform, database: { db }, street, resident, officer, take, at } = await makeOrders();
const orderId = await at('ACCEPTED');
const note = (who: Neighbour, change: Partial<NoteInput> = {}, key: string = randomUUID()) => addNote(platform, who.caller, { orderId, words: '请带梯子', to: null, ...change }, key);
const rows = async (id = orderId) => db.execute<{ number: number; person_id: string; party: string; audience: string[]; words: string }>(sql`select number, person_id, party, audience, words from order_notes where order_id = ${id}::uuid order by number`);

/** Notes that lie there already, of these people. */
const lying = (id: string, count: number, people: readonly string[]) => db.execute(sql`insert into order_notes (realm, id, order_id, number, person_id, nth, party, audience, words, at)
  select ${street.realm}, gen_random_uuid(), ${id}::uuid, i, (${`{${people.join(',')}}`}::uuid[])[(i - 1) / ${MOST_NOTES_OF_ONE}::int + 1], (i - 1) % ${MOST_NOTES_OF_ONE}::int + 1, 'HOLDING', '{HOLDING}', '旧', business_now() from generate_series(1, ${count}) i`);

describe('A note on an order', () => {
  test('waits for no step and keeps none waiting, and changes nothing of the order', async () => {
    const was = await db.execute(sql`select revision, state, state_since from orders where id = ${orderId}::uuid`);
    const { id } = await db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from orders where id = ${orderId}::uuid for update`);
      await tx.execute(sql`update orders set urgent = urgent where id = ${orderId}::uuid`);
      return value(await note(resident));
    });
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into order_notes (realm, id, order_id, number, person_id, nth, party, audience, words, at) values (${street.realm}, ${newId()}::uuid, ${orderId}::uuid, 2, ${resident.id}::uuid, 2, 'REQUESTER', '{REQUESTER}', '半', business_now())`);
      value(await take(street.worker, orderId, 'hold', { words: '等人', until: new Date(Date.now() + 3_600_000) }));
      value(await take(street.worker, orderId, 'lift', {}));
      throw new Error('undone');
    }).catch((error: Error) => { if (error.message !== 'undone') throw error; });
    expect(await db.execute(sql`select revision - 2 as revision, state, state_since from orders where id = ${orderId}::uuid`)).toEqual(was);
    const [event] = await db.execute(sql`select table_name, step, subject_type, subject_id, order_id, revision, facts, to_jsonb(e)::text like '%梯子%' as outspoken from events e where table_name = 'NOTE'`);
    expect(event).toEqual({ table_name: 'NOTE', step: 'addNote', subject_type: 'Note', subject_id: id, order_id: orderId, revision: null, facts: { attempt: 1, party: 'REQUESTER', audience: ['REQUESTER', 'CREW', 'BROKERS', 'HOLDING', 'CENTER'] }, outspoken: false });
  });

  test('is addressed to whom it names and to the writer\'s own party, and is written once for a key', async () => {
    const key = randomUUID();
    const first = await note(officer, { to: ['CREW'], words: '  老人耳背  ' }, key);
    expect(await note(officer, { to: ['CREW'], words: '  老人耳背  ' }, key)).toEqual(first);
    expect(codeOf(await note(officer, { to: ['CREW'], words: '别的' }, key))).toBe('KEY_REUSED');
    expect((await rows()).slice(1)).toEqual([{ number: 2, person_id: officer.id, party: 'BROKERS', audience: ['CREW', 'BROKERS'], words: '老人耳背' }]);
  });

  test('is refused to who has nothing to do with the order, to an auditor, empty, and too long, and nothing is left of it', async () => {
    const before = (await rows()).length;
    const neighbour = await street.neighbour({ partyMember: true });
    const auditor = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });
    const stranger = await street.neighbour({});
    expect(codeOf(await note(stranger))).toBe('NOT_FOUND');
    expect(codeOf(await note(resident, { orderId: newId() }))).toBe('NOT_FOUND');
    for (const seeing of [neighbour, auditor]) expect(codeOf(await note(seeing))).toBe('NOT_A_PARTY');
    expect(codeOf(await note(resident, { words: ' \n\t　' }))).toBe('WORDS_NEEDED');
    expect(codeOf(await note(resident, { words: '字'.repeat(LONGEST_NOTE + 1) }))).toBe('WORDS_TOO_LONG');
    expect(await rows()).toHaveLength(before);
    value(await note(resident, { words: '🪜'.repeat(LONGEST_NOTE) }));
    value(await note(resident, { words: `'; drop table order_notes; -- {"a": "\\u202e"} <script>alert(1)</script>` }));
  });

  test('finds room as long as there is any, however many write in the same moment', async () => {
    const full = await at('PLACED');
    const others = await Promise.all(Array.from({ length: 7 }, () => street.neighbour({})));
    await lying(full, MOST_NOTES - 3, others.map(({ id }) => id));
    const told = await Promise.all(Array.from({ length: 8 }, (_, i) => note([officer, resident][i % 2]!, { orderId: full })));
    expect(told.filter(({ ok }) => ok)).toHaveLength(3);
    expect(told.map(codeOf).filter((code) => code !== null)).toEqual(Array.from({ length: 5 }, () => 'NOTES_FULL'));
    expect((await rows(full)).map(({ number }) => number)).toEqual(Array.from({ length: MOST_NOTES }, (_, i) => i + 1));
  });

  test('of one person do not fill the room of the others', async () => {
    const busy = await at('PLACED');
    await lying(busy, MOST_NOTES_OF_ONE - 1, [officer.id]);
    const told = await Promise.all(Array.from({ length: 5 }, () => note(officer, { orderId: busy })));
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    value(await note(resident, { orderId: busy }));
  });
});
