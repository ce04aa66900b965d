import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import type { Account } from './rights.ts';

/** Somebody who shares what is open with others, and whether they are taken for a party member. */
export interface Sharing { readonly account: Account; readonly party: boolean }

const partyMember = sql`exists (select from party_members m where m.realm = ${given('realm')} and m.person_id = a.person_id and m.since <= clock.at and (m.until is null or m.until > clock.at))`;

const others = steady<number>(sql`
  select w.key from json_to_recordset(${given('asked')}::json) as w(key int, party boolean, issuer text, subject text)
  cross join (select business_now() as at offset 0) clock
  left join accounts a on a.realm = ${given('realm')} and a.issuer = w.issuer and a.subject = w.subject
  where ${partyMember} <> w.party`, ([key]) => key as number);

/** Of all these those who are not, now, what they are taken for: by their place in the list. One statement. */
export async function notAsTaken(db: Executor, realm: string, sharing: readonly Sharing[]): Promise<ReadonlySet<number>> {
  if (sharing.length === 0) return new Set();
  const asked = JSON.stringify(sharing.map(({ account: { issuer, subject }, party }, key) => ({ key, party, issuer, subject })));
  return new Set(await others(db, { realm, asked }));
}

const marks = steady<string>(sql`
  select concat_ws(' ', count(*), sum(uuid_hash_extended(person_id, 0))) from party_members, (select business_now() as at offset 0) clock
  where realm = ${given('realm')} and since <= clock.at and (until is null or until > clock.at)`, ([mark]) => mark as string);

/** A text that differs whenever the party members of a realm are others. One statement. */
export const partyMark = async (db: Executor, realm: string): Promise<string> => (await marks(db, { realm }))[0]!;

const privy = steady<number>(sql`
  select w.key from json_to_recordset(${given('asked')}::json) as w(key int, issuer text, subject text)
  join accounts a on a.realm = ${given('realm')} and a.issuer = w.issuer and a.subject = w.subject
  cross join (select business_now() as at offset 0) clock
  where (${given('party')}::boolean and ${partyMember})
    or exists (select from appointments p where p.realm = ${given('realm')} and p.person_id = a.person_id and p.since <= clock.at and (p.until is null or p.until > clock.at))
    or exists (select from volunteers v join orders o on o.realm = v.realm and o.id = any(${given('orders')}::uuid[]) and v.skills @> o.skills
      where v.realm = ${given('realm')} and v.person_id = a.person_id and v.ended_at is null)
    or exists (select from order_relations r where r.realm = ${given('realm')} and r.order_id = any(${given('orders')}::uuid[]) and r.person_id = a.person_id)
    or exists (select from guardianships g where g.realm = ${given('realm')} and g.guardian_id = a.person_id and g.revoked_at is null)
    or exists (select from orders o where o.realm = ${given('realm')} and o.id = any(${given('orders')}::uuid[]) and o.provider_person_id = a.person_id)`, ([key]) => key as number);

/**
 * Of all these accounts those whose rights reach beyond everybody's where these orders are concerned, or might: each way of `visibleTo` to see what
 * is not open to all begins with one of these. Too many may be named, never too few. `party`: everybody here is a party member, so that this alone reaches
 * no further. By their place in the list; one statement.
 */
export async function privyTo(db: Executor, realm: string, accounts: readonly Account[], orderIds: readonly string[], party: boolean): Promise<ReadonlySet<number>> {
  if (accounts.length === 0 || orderIds.length === 0) return new Set();
  const asked = JSON.stringify(accounts.map(({ issuer, subject }, key) => ({ key, issuer, subject })));
  return new Set(await privy(db, { realm, asked, orders: asList(orderIds), party: String(!party) }));
}
