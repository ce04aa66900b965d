import type { Executor } from '../../../platform/db.ts';
import { accounts, consents, partyMembers, personContacts, persons, volunteers } from '../tables.ts';

/** Somebody with everything that is known of them. */
export interface Settler {
  readonly person: Omit<typeof persons.$inferInsert, 'realm'>;
  readonly contact: Omit<typeof personContacts.$inferInsert, 'realm' | 'personId'>;
  readonly account?: Omit<typeof accounts.$inferInsert, 'realm' | 'personId'>;
  readonly consent?: Omit<typeof consents.$inferInsert, 'realm' | 'personId'>;
  readonly volunteer?: Omit<typeof volunteers.$inferInsert, 'realm' | 'personId'>;
  readonly partyMember?: Omit<typeof partyMembers.$inferInsert, 'realm' | 'personId'>;
}

const PORTION = 500;

/** Brings many people into a realm at once, by a few statements for each portion; who guides or records somebody stands before them in the list. */
export async function insertPeople(db: Executor, realm: string, settlers: readonly Settler[]): Promise<void> {
  for (let from = 0; from < settlers.length; from += PORTION) {
    const some = settlers.slice(from, from + PORTION);
    const of = <T extends object>(part: (one: Settler) => T | undefined) => some.flatMap((one) => {
      const row = part(one);
      return row === undefined ? [] : [{ realm, personId: one.person.id, ...row }];
    });
    await db.insert(persons).values(some.map(({ person }) => ({ realm, ...person })));
    await db.insert(personContacts).values(of(({ contact }) => contact));
    const [linked, agreed, helping, members] = [of(({ account }) => account), of(({ consent }) => consent), of(({ volunteer }) => volunteer), of(({ partyMember }) => partyMember)];
    if (linked.length > 0) await db.insert(accounts).values(linked);
    if (agreed.length > 0) await db.insert(consents).values(agreed);
    if (helping.length > 0) await db.insert(volunteers).values(helping);
    if (members.length > 0) await db.insert(partyMembers).values(members);
  }
}
