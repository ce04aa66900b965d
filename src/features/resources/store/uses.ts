import { sql } from 'drizzle-orm';
import type { DivisionUse } from '../../../division-uses.ts';
import type { Tx } from '../../../platform/db.ts';
import { RESOURCE_STEPS } from '../../../resource-steps.ts';
import type { Division } from '../../places/index.ts';

/** Whether a resource that is not withdrawn or over is given in a division or is its own; ask under the division's lock. */
export async function resourcesIn(tx: Tx, { realm, id }: Division): Promise<DivisionUse[]> {
  const rows = await tx.execute(sql`select from resources where realm = ${realm} and state <> all(${`{${RESOURCE_STEPS.final.join(',')}}`}::text[])
    and (division_id = ${id}::uuid or owner_division_id = ${id}::uuid) limit 1`);
  return rows.length > 0 ? ['RESOURCES'] : [];
}
