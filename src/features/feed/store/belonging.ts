import { sql } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { asList, given, steady } from '../../../platform/steady.ts';

/** Who belongs to a team, and a mark that differs whenever they are others; both of one moment. */
export interface Belonging { readonly mark: string; readonly personIds: ReadonlySet<string> }

/** A team and each person of whom it is among the `teamIds` of an actor. Somebody may be in it twice. */
const people = sql`(
  select team_id, person_id from team_members where realm = ${given('realm')} and team_id = any(${given('teams')}::uuid[]) and ended_at is null and admitted_at is not null
  union all
  select a.team_id, a.person_id from appointments a join teams g on g.realm = a.realm and g.id = a.team_id and g.ended_at is null
  where a.realm = ${given('realm')} and a.team_id = any(${given('teams')}::uuid[]) and a.role = 'CAPTAIN'
    and a.since <= (select business_now()) and (a.until is null or a.until > (select business_now())))`;

/** How many, and the sum of 64 bits of each: of two different crowds the same once in 2^64. */
const mark = sql`concat_ws(' ', count(*), sum(uuid_hash_extended(person_id, 0)))`;

/** The same of all of them together; who moves from one team to another changes it, too. */
const whole = steady<string>(sql`select concat_ws(' ', count(*), sum(uuid_hash_extended(person_id, uuid_hash_extended(team_id, 0)))) from ${people} p`, ([of]) => of as string);

const marks = steady<[string, string]>(sql`select team_id, ${mark} from ${people} p group by team_id`, ([teamId, of]) => [teamId as string, of as string]);

const belongings = steady<[string, Belonging]>(sql`select team_id, ${mark}, array_agg(person_id) from ${people} p group by team_id`,
  ([teamId, of, personIds]) => [teamId as string, { mark: of as string, personIds: new Set(personIds as string[]) }]);

/** One mark of all these teams, which differs whenever somebody else belongs to one of them. One statement, one row. */
export const markOfAll = async (db: Executor, realm: string, teams: string): Promise<string> => (await whole(db, { realm, teams }))[0]!;

/** The mark of each of these teams to which anybody belongs now. One statement. */
export const marksOf = async (db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(teamIds.length === 0 ? [] : await marks(db, { realm, teams: asList(teamIds) }));

/** Who belongs to each of these teams now; a team to which nobody belongs is left out. One statement. */
export const belongingTo = async (db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> =>
  new Map(teamIds.length === 0 ? [] : await belongings(db, { realm, teams: asList(teamIds) }));
