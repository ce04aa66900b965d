import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { APPOINTING, type Role } from '../../src/appointing.ts';
import { appointments } from '../../src/features/appointments/tables.ts';
import { inboxHandler } from '../../src/features/inbox/index.ts';
import { inboxEntries } from '../../src/features/inbox/tables.ts';
import { persons } from '../../src/features/people/tables.ts';
import { RATING_EFFECTS } from '../../src/features/ratings/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { openHandlers } from '../../src/platform/handlers/handlers.ts';
import { codeOf, makeOrders, value } from '../orders/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

const { database: { db }, street, here, resident, officer, take, clock, look, at, born, plan } = await makeOrders(RATING_EFFECTS);
const { realm, worker, dispatcher } = street;
const inbox = (who: Neighbour) => db.select().from(inboxEntries).where(sql`person_id = ${who.id}::uuid`).orderBy(inboxEntries.eventSeq);
const drain = () => openHandlers({ db, log: pino({ level: 'silent' }), handlers: [inboxHandler()] }).drain();

describe('Who has no login', () => {
  const withoutLogin = async (home: string = here.buildingId): Promise<Neighbour> => {
    const old = await street.neighbour({ home });
    await street.withoutApp(old.id, officer.id);
    return old;
  };
  const settled = async (requester: Neighbour, placedBy: Neighbour): Promise<string> => {
    const id = await born({ requesterId: requester.id }, placedBy);
    value(await take(dispatcher, id, 'dispatch', { divisionId: here.id }));
    value(await take(worker, id, 'accept', plan));
    value(await take(worker, id, 'settle', { outcome: 'BY_OTHERS', words: '已转物业' }));
    return id;
  };
  const giveRole = async (who: Neighbour, role: Role, divisionId: string): Promise<string> => {
    const id = newId();
    await db.insert(appointments).values({ realm, id, personId: who.id, role, alone: APPOINTING[role].holders === 'ONE', divisionId });
    return id;
  };
  const about = async (id: string, step: string) => (await db.select().from(inboxEntries).where(sql`order_id = ${id}::uuid and step = ${step} and about_person_id is not null`)).map(({ personId, aboutPersonId }) => ({ personId, aboutPersonId }));

  test('is told through the officer of their grid, and the order counts as answered', async () => {
    const old = await withoutLogin();
    const id = await settled(old, officer);
    expect((await look(id)).order.answeredAt).toBeNull();
    await drain();
    expect(await about(id, 'settle')).toEqual([{ personId: officer.id, aboutPersonId: old.id }]);
    expect((await inbox(old))).toEqual([]);
    expect((await look(id)).order.answeredAt).not.toBeNull();
  });

  test('is told first through whoever registered them, as long as they hold an office', async () => {
    const old = await withoutLogin();
    const head = await street.neighbour();
    const appointmentId = await giveRole(head, 'BUILDING_HEAD', here.buildingId);
    await db.update(persons).set({ guideId: head.id }).where(sql`id = ${old.id}::uuid`);
    const first = await settled(old, officer);
    await drain();
    expect(await about(first, 'settle')).toEqual([{ personId: head.id, aboutPersonId: old.id }]);
    await db.execute(sql`update appointments set until = since where id = ${appointmentId}::uuid`);
    const second = await settled(old, officer);
    await drain();
    expect(await about(second, 'settle')).toEqual([{ personId: officer.id, aboutPersonId: old.id }]);
  });

  test('is told through the community\'s workers where no officer is; even of what a worker did', async () => {
    const old = await withoutLogin();
    const id = await settled(old, officer);
    await db.execute(sql`update appointments set until = since where person_id = ${officer.id}::uuid`);
    await drain();
    await db.execute(sql`update appointments set until = null where person_id = ${officer.id}::uuid`);
    expect(await about(id, 'settle')).toEqual([{ personId: worker.id, aboutPersonId: old.id }]);
    expect((await look(id)).order.answeredAt).not.toBeNull();
  });

  test('is not announced to the officer who has just placed it for them, but the answer is', async () => {
    const old = await withoutLogin();
    const id = await born({ requesterId: old.id }, officer);
    await drain();
    expect(await about(id, 'place')).toEqual([]);
    value(await take(officer, id, 'handleAlone', {}));
    value(await take(officer, id, 'finish', {}));
    await drain();
    expect(await about(id, 'finish')).toEqual([{ personId: officer.id, aboutPersonId: old.id }]);
  });
});

describe('Through the handlers', () => {
  test('an order\'s own events fill the inboxes once, however often they are heard, and the answer of an old attempt does not count for a new one', async () => {
    const id = await at('ACCEPTED');
    value(await take(worker, id, 'settle', { outcome: 'PARTLY_DONE', words: '先修一半' }));
    value(await take(resident, id, 'rate', { stars: 2, resolved: false }));
    await drain();
    expect((await look(id)).order).toMatchObject({ state: 'ACCEPTED', attempt: 2, answeredAt: null });
    const steps = (await inbox(resident)).filter(({ orderId }) => orderId === id).map(({ step }) => step);
    // That it is done again is the effect of their own rating.
    expect(steps).toEqual(['dispatch', 'accept', 'settle']);
    expect((await inbox(officer)).filter(({ orderId }) => orderId === id).map(({ step }) => step)).toEqual(['place', 'dispatch', 'accept', 'settle', 'rate', 'reopen']);
    const ofIt = () => db.select().from(inboxEntries).where(sql`order_id = ${id}::uuid`).orderBy(inboxEntries.id);
    const before = await ofIt();
    await db.execute(sql`delete from handler_cursors`);
    expect(await drain()).toBeGreaterThan(5);
    expect(await ofIt()).toEqual(before);
  });

  test('an order closes only when its requester was sent the answer', async () => {
    const id = await at('ACCEPTED');
    value(await take(worker, id, 'settle', { outcome: 'DONE_OTHERWISE', words: '已修好' }));
    expect(codeOf(await clock(id, 'close'))).toBe('NOT_ANSWERED_YET');
    expect((await look(id)).order).toMatchObject({ state: 'DONE', answeredAt: null });
    await drain();
    value(await clock(id, 'close'));
    expect((await look(id)).order).toMatchObject({ state: 'CLOSED' });
  });

  test('nothing that a person wrote or that tells who they are stands in an inbox', async () => {
    const columns = await db.execute<{ column_name: string }>(sql`select column_name from information_schema.columns where table_name = 'inbox_entries' and data_type in ('text', 'jsonb')`);
    expect(columns.map(({ column_name }) => column_name).sort()).toEqual(['audience', 'realm', 'step', 'subject_type', 'table_name', 'told_how', 'told_outcome']);
  });
});
