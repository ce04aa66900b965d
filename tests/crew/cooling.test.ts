import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { liftCoolingOff } from '../../src/features/crew/cooling.ts';
import { hear } from '../../src/features/inbox/hear.ts';
import { realms } from '../../src/features/places/tables.ts';
import { recordReading } from '../../src/features/people/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Event } from '../../src/platform/events/event.ts';
import type { Neighbour } from '../support/street.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, requester, order } = await makeScene();
const { take, claim, grabbed, stands, assign, on } = doing(platform, street.realm);
const { db } = platform;
const { realm, worker, dispatcher } = street;
await db.update(realms).set({ settings: {} });
let day = 2;
const apart = (): OrderShape => { day += 2; return { plannedStart: hours(24 * day), plannedEnd: hours(24 * day + 2) }; };
const neighbour = (): Promise<Neighbour> => street.neighbour({ volunteer: [], partyMember: true });
const coolings = (who: Neighbour) => db.execute<{ id: string; cause: string; state: string; days: string; lifted_by: string | null; reason: string | null }>(
  sql`select id, cause, state, extract(epoch from until - since) / 86400 as days, lifted_by, reason from cooling_offs where person_id = ${who.id}::uuid order by since`);
const later = (days: number) => { day += days; return db.execute(sql`update business_clock set ahead = ahead + make_interval(days => ${days}::int)`); };
/** An absence that the community marks. */
async function absent(who: Neighbour): Promise<string> {
  const orderId = await order(apart());
  const seatId = await grabbed(who, orderId);
  await db.execute(sql`update orders set state = 'UNDERWAY', started_at = business_now(), planned_start = business_now() - interval '1 hour', planned_end = business_now() where id = ${orderId}::uuid`);
  valueOf(await on(worker, 'noShow', seatId));
  return seatId;
}
/** Grabs, reads what is asked, gives back. */
async function readAndBack(who: Neighbour, what: readonly ('NAME' | 'PHONE' | 'WORDS')[]): Promise<void> {
  const orderId = await order(apart());
  const seatId = await grabbed(who, orderId);
  if (what.length > 0) await recordReading(db, [{ realm, readerId: who.id, personId: requester.id, what, orderId, operation: 'test' }]);
  valueOf(await on(who, 'giveBack', seatId));
}
async function told(who: Neighbour, step: string): Promise<readonly string[]> {
  const rows = await db.execute(sql`select seq::text, realm, table_name as table, step, subject_type as "subjectType", subject_id as "subjectId", order_id as "orderId", revision, at, actor_person as "actorPerson",
    actor_kind as "actorKind", before, after, facts from events where table_name = 'COOLING' and step = ${step} and after->'personIds' ? ${who.id} order by seq desc limit 1`);
  await hear(db, [{ ...rows[0], at: new Date(String(rows[0]!['at'])), epoch: 1, xid: '1' } as unknown as Event]);
  return (await db.execute<{ person_id: string }>(sql`select person_id from inbox_entries where event_seq = ${String(rows[0]!['seq'])}::bigint`)).map(({ person_id: id }) => id);
}

describe('Two absences within sixty days', () => {
  test('cool off for seven days: no grab, claim, line or offer until then, and the refusal says until when; person and center are told', async () => {
    const who = await neighbour();
    await absent(who);
    expect(await coolings(who)).toHaveLength(0);
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const { seatId } = valueOf(await assign(worker, orderId, who.id));
    await absent(who);
    expect(await coolings(who)).toMatchObject([{ cause: 'NO_SHOWS', state: 'COOLING' }]);
    expect(Number((await coolings(who))[0]!.days)).toBe(7);
    const next = await order(apart());
    const refusal = await take(who, next);
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'COOLING_OFF', args: { step: 'grab' } } });
    expect(codeOf(await claim(who, next))).toBe('COOLING_OFF');
    expect(codeOf(await assign(worker, next, who.id))).toBe('COOLING_OFF');
    expect(codeOf(await stands(who, orderId, false))).toBe('ALREADY_ON_CREW');
    expect(codeOf(await on(who, 'confirm', seatId))).toBe('COOLING_OFF');
    expect([...await told(who, 'coolOff')].sort()).toEqual([who.id, dispatcher.id].sort());
    await later(7);
    valueOf(await take(who, await order({ plannedStart: hours(24 * 1400), plannedEnd: hours(24 * 1400 + 1) })));
  });

  test('absences further apart do not, and none counts twice', async () => {
    const who = await neighbour();
    await absent(who);
    await later(61);
    await absent(who);
    expect(await coolings(who)).toHaveLength(0);
    await absent(who);
    await later(8);
    await absent(who);
    expect(await coolings(who)).toHaveLength(1);
  });

  test('an absence that is undone takes it back, and counts no more', async () => {
    const who = await neighbour();
    await absent(who);
    const seatId = await absent(who);
    valueOf(await on(worker, 'undoNoShow', seatId, { hours: 1 }));
    expect(await coolings(who)).toMatchObject([{ state: 'LIFTED', lifted_by: null, reason: null }]);
    valueOf(await take(who, await order({ plannedStart: hours(24 * 1500), plannedEnd: hours(24 * 1500 + 1) })));
  });
});

describe('Grabbing, reading and giving back', () => {
  test('three times in a week cools off and is reported to the center; without reading, or only the words, it does not', async () => {
    const [reader, mover] = [await neighbour(), await neighbour()];
    for (let i = 0; i < 4; i++) await readAndBack(mover, i % 2 ? ['WORDS'] : []);
    expect(await coolings(mover)).toHaveLength(0);
    await readAndBack(reader, ['NAME']);
    await readAndBack(reader, ['PHONE']);
    expect(await coolings(reader)).toHaveLength(0);
    await readAndBack(reader, ['NAME', 'PHONE']);
    expect(await coolings(reader)).toMatchObject([{ cause: 'READ_AND_GAVE_BACK', state: 'COOLING' }]);
    expect(await told(reader, 'coolOff')).toContain(dispatcher.id);
    expect(codeOf(await take(reader, await order(apart())))).toBe('COOLING_OFF');
  });

  test('over more than a week it does not', async () => {
    const who = await neighbour();
    await readAndBack(who, ['PHONE']);
    await readAndBack(who, ['PHONE']);
    await later(8);
    await readAndBack(who, ['PHONE']);
    expect(await coolings(who)).toHaveLength(0);
  });
});

test('the center lifts it with a reason, nobody else and nobody for themselves; the reason is in no event', async () => {
  const who = await neighbour();
  await absent(who);
  await absent(who);
  const [{ id } = { id: '' }] = await coolings(who);
  const lift = (by: Neighbour, reason = '家中有急事,已说明') => liftCoolingOff(platform, { caller: by.caller, key: newId() }, { id, reason });
  expect(codeOf(await lift(worker))).toBe('NOT_FOUND');
  expect(codeOf(await lift(who))).toBe('NOT_ALLOWED');
  expect(codeOf(await lift(dispatcher, ' '))).toBe('WORDS_NEEDED');
  expect(await coolings(who)).toMatchObject([{ state: 'COOLING' }]);
  valueOf(await lift(dispatcher));
  expect(await coolings(who)).toMatchObject([{ state: 'LIFTED', lifted_by: dispatcher.id, reason: '家中有急事,已说明' }]);
  expect(await told(who, 'liftCooling')).toEqual([who.id]);
  expect(codeOf(await lift(dispatcher))).toBe('WRONG_STATE');
  expect(await db.execute(sql`select 1 from events where facts::text like '%急事%'`)).toHaveLength(0);
  valueOf(await take(who, await order({ plannedStart: hours(24 * 1600), plannedEnd: hours(24 * 1600 + 1) })));
});
