import { and, eq, sql } from 'drizzle-orm';
import { ASK_STEPS } from '../../../ask-steps.ts';
import type { Tx } from '../../../platform/db.ts';
import { telling } from '../../../platform/events/tell.ts';
import { asks } from '../tables.ts';
import type { AskRow } from './reading.ts';

/** A person's own ask, locked; null: there is none. */
export async function lockAsk(tx: Tx, realm: string, personId: string, id: string): Promise<AskRow | null> {
  const [row] = await tx.select().from(asks).where(and(eq(asks.realm, realm), eq(asks.personId, personId), eq(asks.id, id))).for('update');
  return row ?? null;
}

/** Writes that somebody does not come this time, and tells nobody but their own devices. The ask is locked. */
export async function putDeclined(tx: Tx, { realm, id, askingId, orderId, personId, revision }: AskRow): Promise<void> {
  await tx.execute(sql`
    with declined as (update asks set state = 'DECLINED', revision = ${revision + 1}::smallint, ended_at = business_now() where realm = ${realm} and id = ${id}::uuid returning id)
    ${telling([{
    realm, table: ASK_STEPS.name, step: 'decline', subjectType: 'Ask', subjectId: id, revision: revision + 1, actorPerson: personId, actorKind: 'PERSON',
    after: { personIds: [personId] }, facts: { askingId, orderId, state: 'DECLINED' },
  }], sql`declined`)}`);
}
