import { and, eq } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { accounts, persons } from '../tables.ts';

/** Subject under which a person signs in at this issuer; linked now (as the person's id) if there was none. Null if there is no such person. */
export async function accountFor(db: Executor, { realm, personId, issuer }: { realm: string; personId: string; issuer: string }): Promise<string | null> {
  const linked = () => db.select({ subject: accounts.subject }).from(accounts)
    .where(and(eq(accounts.realm, realm), eq(accounts.personId, personId), eq(accounts.issuer, issuer))).limit(1);
  const [account] = await linked();
  if (account) return account.subject;
  const [person] = await db.select({ id: persons.id }).from(persons).where(and(eq(persons.realm, realm), eq(persons.id, personId)));
  if (!person) return null;
  await db.insert(accounts).values({ realm, issuer, subject: personId, personId }).onConflictDoNothing();
  return (await linked())[0]?.subject ?? null;
}
