import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { relatedTo } from '../../src/features/feed/store/boards.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Event } from '../../src/platform/events/event.ts';
import { appOf, makeTown } from './support/board.ts';

const running = await appOf();
const { street, resident, open, db } = await makeTown(running);
const realm = '999001';

describe('Who stood in a relation to the order of an event', () => {
  test('is read once for an order, and known for each of its events by when it happened', async () => {
    const order = await open();
    const [stays, left, back] = await street.neighbours(3);
    const at = (minute: number): string => `2026-03-02T08:0${minute}:00Z`;
    await db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, until, placed_at) values
      (${realm}, ${order}::uuid, 1, ${stays!.id}::uuid, 'CREW', ${at(0)}, null, ${at(0)}), (${realm}, ${order}::uuid, 1, ${left!.id}::uuid, 'CREW', ${at(0)}, ${at(2)}, ${at(0)}),
      (${realm}, ${order}::uuid, 1, ${back!.id}::uuid, 'CREW', ${at(0)}, ${at(1)}, ${at(0)}), (${realm}, ${order}::uuid, 2, ${back!.id}::uuid, 'CREW', ${at(3)}, null, ${at(0)})`);
    const events = [1, 2, 3].map((minute) => ({ seq: String(minute), orderId: order, at: new Date(at(minute)) }) as Event);
    const nobodys = { seq: '9', orderId: null, at: new Date() } as Event;
    const found = async (people: ReadonlySet<string> | null) => {
      const all = await relatedTo(db, realm, [...events, nobodys], people);
      return ['1', '2', '3', '9'].map((seq) => [stays!, left!, back!, resident].filter(({ id }) => all.get(seq)?.includes(id)));
    };
    expect(await found(null)).toEqual([[stays, left, back, resident], [stays, left, back, resident], [stays, back, resident], []]);
    expect(await found(new Set([left!.id, newId()]))).toEqual([[left], [left], [], []]);
  });
});
