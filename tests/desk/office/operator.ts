import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { orderly } from '../../support/orders-of-all-states.ts';
import type { World } from '../../support/world.ts';

/** What the operator sets for the whole realm. */
export async function operating(world: World): Promise<void> {
  const { who, running: { db } } = world;
  const make = orderly(world);
  const limit = { table: 'ORDER', step: 'dispatch', then: 'recall', amount: 2, unit: 'HOURS' };

  describe('The desk of the operator', () => {
    test('sets the time limits of the realm, which hold from the next step on; nobody else does, and nothing that is no limit', async () => {
      const limits = async () => ((await world.ask(who.guest, '{ realm { limits { table step then amount unit } } }')).body.data!['realm'] as { limits: object[] }).limits;
      const hoursUntil = async (id: string): Promise<number> => Number((await db.execute<{ hours: string }>(sql`select round(extract(epoch from d.due_at - o.state_since) / 3600, 2)::text as hours from deadlines d join orders o on o.id = d.subject_id
        where d.subject_id = ${world.uuidOf(id)}::uuid and d.step = 'recall'`))[0]!.hours);
      const before = await make.dispatched(await make.placed());
      for (const by of [who.leader, who.auditor, who.dispatcher, who.requester]) expect(await world.tries(by, 'setRealmLimits', { limits: [limit] })).toMatchObject({ code: 'NOT_ALLOWED' });
      for (const wrong of [{ ...limit, step: 'nothing' }, { ...limit, then: 'close' }, { ...limit, amount: 0 }, { ...limit, amount: 1e9 }, { ...limit, amount: 59, unit: 'SECONDS' }]) expect(await world.tries(who.operator, 'setRealmLimits', { limits: [wrong] })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'limits', '0'] });
      expect(await world.tries(who.operator, 'setRealmLimits', { limits: [limit, { ...limit, amount: limit.amount + 1 }] })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'limits', '1'] });
      expect(await limits()).toEqual([]);
      await world.does(who.operator, 'setRealmLimits', { limits: [limit] });
      expect(await limits()).toEqual([limit]);
      expect(await world.tries(who.operator, 'setRealmLimits', { limits: [limit] })).toMatchObject({ code: 'SETTINGS_UNCHANGED' });
      expect([await hoursUntil(await make.dispatched(await make.placed())), await hoursUntil(before) > 2]).toEqual([2, true]);
      // Before a start is before it, whatever sign a realm says it with.
      await world.does(who.operator, 'setRealmLimits', { limits: [{ table: 'ORDER', step: 'open', then: 'remindShortHanded', amount: 3, unit: 'HOURS' }] });
      const short = await make.accepted(await make.dispatched(await make.placed({ helpersWanted: 2 })), 300);
      await world.does(who.lead, 'claimOrder', { orderId: short });
      expect(await db.execute(sql`select round(extract(epoch from d.due_at - o.planned_start) / 3600)::int as hours from deadlines d join orders o on o.id = d.subject_id where d.subject_id = ${world.uuidOf(short)}::uuid and d.step = 'remindShortHanded'`)).toEqual([{ hours: -3 }]);
      await world.does(who.operator, 'setRealmLimits', { limits: [] });
      expect([await limits(), await hoursUntil(await make.dispatched(await make.placed())) > 2]).toEqual([[], true]);
    });

    test('sees what differs between any two versions of the catalogue', async () => {
      const draft = async (remove: string[]): Promise<void> => { await world.does(who.operator, 'publishCatalogue', { catalogueId: (await world.does(who.operator, 'proposeCatalogue', { put: [], remove, note: '调整' })).id }); };
      const version = async (): Promise<number> => ((await world.ask(who.guest, '{ catalogue { version } }')).body.data!['catalogue'] as { version: number }).version;
      const first = await version();
      await draft(['FITNESS']);
      await draft(['HAIRCUT']);
      const since = async (from: number, of: number): Promise<object[] | null> => ((await world.ask(who.guest, 'query($from: Int!, $of: Int!) { catalogue(version: $of) { changesSince(version: $from) { code kind fields } } }', { from, of })).body.data!['catalogue'] as { changesSince: object[] | null }).changesSince;
      expect(await since(first, await version())).toEqual(expect.arrayContaining([{ code: 'FITNESS', kind: 'REMOVED', fields: [] }, { code: 'HAIRCUT', kind: 'REMOVED', fields: [] }]));
      expect((await since(first, await version()))!.length).toBe(2);
      expect(await since(await version(), first)).toEqual(expect.arrayContaining([{ code: 'FITNESS', kind: 'ADDED', fields: [] }]));
      expect([await since(first, first), await since(9_999, first)]).toEqual([[], null]);
    });
  });
}
