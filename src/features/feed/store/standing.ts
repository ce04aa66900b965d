import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import type { Account } from './rights.ts';

/** Somebody who shares a board with others, and what they are taken for. */
export interface Sharing {
  readonly account: Account;
  /** The team that they must belong to; null: no right is needed. */
  readonly teamId: string | null;
  /** Whether they are taken for a party member; null: it does not matter. */
  readonly party: boolean | null;
}

const partyMember = sql`exists (select from party_members m where m.realm = ${given('realm')} and m.person_id = a.person_id and m.since <= clock.at and (m.until is null or m.until > clock.at))`;

/** The same as `teamIds` of an actor has the team in it. */
const inTeam = sql`(exists (select from team_members m where m.realm = ${given('realm')} and m.team_id = w.team and m.person_id = a.person_id and m.ended_at is null and m.admitted_at is not null)
  or exists (select from appointments p join teams g on g.realm = p.realm and g.id = p.team_id and g.ended_at is null
    where p.realm = ${given('realm')} and p.team_id = w.team and p.person_id = a.person_id and p.role = 'CAPTAIN' and p.since <= clock.at and (p.until is null or p.until > clock.at)))`;

const others = steady<number>(sql`
  select w.key from json_to_recordset(${given('asked')}::json) as w(key int, team uuid, party boolean, issuer text, subject text)
  cross join (select business_now() as at offset 0) clock
  left join accounts a on a.realm = ${given('realm')} and a.issuer = w.issuer and a.subject = w.subject
  where (w.team is not null and not ${inTeam}) or (w.party is not null and ${partyMember} <> w.party)`, ([key]) => key as number);

/** Of all these those who are not, now, what they are taken for: by their place in the list. One statement. */
export async function notAsTaken(db: Executor, realm: string, sharing: readonly Sharing[]): Promise<ReadonlySet<number>> {
  if (sharing.length === 0) return new Set();
  const asked = JSON.stringify(sharing.map(({ account: { issuer, subject }, teamId, party }, key) => ({ key, team: teamId, party, issuer, subject })));
  return new Set(await others(db, { realm, asked }));
}

const marks = steady<string>(sql`
  select concat_ws(' ', m.n, m.sum, c.n, c.sum, p.n, p.sum) from (select business_now() as at offset 0) clock,
  lateral (select count(*) as n, sum(hashtextextended(id::text, 0)) as sum from team_members where realm = ${given('realm')} and team_id = any(${given('teams')}::uuid[]) and ended_at is null and admitted_at is not null) m,
  lateral (select count(*) as n, sum(hashtextextended(a.id::text, 0)) as sum from appointments a join teams g on g.realm = a.realm and g.id = a.team_id and g.ended_at is null
    where a.realm = ${given('realm')} and a.team_id = any(${given('teams')}::uuid[]) and a.role = 'CAPTAIN' and a.since <= clock.at and (a.until is null or a.until > clock.at)) c,
  lateral (select count(*) as n, sum(hashtextextended(id::text, 0)) as sum from party_members where realm = ${given('realm')} and since <= clock.at and (until is null or until > clock.at)) p`, ([mark]) => mark as string);

/** A text that changes whenever a membership of one of these teams, a captain of theirs or a party membership of the realm begins or ends. (Accounts are never given to others.) One statement. */
export const markOf = async (db: Executor, realm: string, teamIds: ReadonlySet<string>): Promise<string> => (await marks(db, { realm, teams: asList(teamIds) }))[0]!;

const privy = steady<number>(sql`
  select w.key from json_to_recordset(${given('asked')}::json) as w(key int, issuer text, subject text)
  join accounts a on a.realm = ${given('realm')} and a.issuer = w.issuer and a.subject = w.subject
  cross join (select business_now() as at offset 0) clock
  where (${given('party')}::boolean and ${partyMember})
    or exists (select from appointments p where p.realm = ${given('realm')} and p.person_id = a.person_id and p.since <= clock.at and (p.until is null or p.until > clock.at))
    or exists (select from volunteers v join orders o on o.realm = v.realm and o.id = any(${given('orders')}::uuid[]) and v.skills @> o.skills
      where v.realm = ${given('realm')} and v.person_id = a.person_id and v.ended_at is null)
    or exists (select from order_relations r where r.realm = ${given('realm')} and r.order_id = any(${given('orders')}::uuid[]) and r.person_id = a.person_id)
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
