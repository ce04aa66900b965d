import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';

/** Goes on numbering orders after those of a realm whose rows came from elsewhere. */
export async function numberOn(db: Executor, realm: string): Promise<void> {
  await db.execute(sql`select setval('order_numbers', greatest((select last_value from order_numbers), (select max(number) from orders where realm = ${realm})))`);
}
