import { sql } from 'drizzle-orm';
import { leaseDue as real } from '../../../src/features/pushes/store/outbox.ts';

export * from '../../../src/features/pushes/store/outbox.ts';

/** For whom it is stands in what is sent. */
export const leaseDue: typeof real = async (db, asked) => Promise.all((await real(db, asked)).map(async (push) => {
  const [row] = await db.execute<{ name: string }>(sql`select c.name from push_subscriptions s join person_contacts c on c.realm = s.realm and c.person_id = s.person_id where s.id = ${push.subscriptionId}::uuid`);
  return { ...push, code: `${push.code} ${row?.name ?? ''}` };
}));
