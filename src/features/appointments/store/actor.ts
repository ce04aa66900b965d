import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import { guestOf, type Actor, type Caller, type HeldRole, type ReadActor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import { given, steady } from '../../../platform/steady.ts';
import { wardsJson } from '../../people/index.ts';
import { pairStands } from './pairs.ts';

/** The part of an actor that the database says, as `actorJson` gives it. */
export interface Standing {
  readonly personId: string;
  readonly volunteer: boolean;
  readonly partyMember: boolean;
  readonly roles: readonly HeldRole[];
  readonly teamIds: readonly string[];
  readonly wardIds: readonly string[];
}

/**
 * An SQL expression of type json: what a person is and may build rights on at business time, as `Standing`.
 * For statements that decide by it in the same snapshot; `realm` and `person` are SQL of type text and uuid. `offset 0` keeps the clock from being asked once for every row.
 */
export const standingJson = (realm: SQL, person: SQL): SQL => sql`(select json_build_object(
  'personId', me.id,
  'wardIds', ${wardsJson},
  'volunteer', exists (select from volunteers v where v.realm = me.realm and v.person_id = me.id and v.ended_at is null),
  'partyMember', exists (select from party_members m where m.realm = me.realm and m.person_id = me.id and m.since <= clock.at and (m.until is null or m.until > clock.at)),
  'roles', coalesce((select json_agg(json_build_object('appointmentId', a.id, 'role', a.role, 'divisionId', a.division_id, 'level', d.level,
      'organisationId', a.organisation_id, 'teamId', a.team_id) order by a.since, a.id)
    from appointments a left join divisions d on d.realm = a.realm and d.id = a.division_id left join organisations o on o.realm = a.realm and o.id = a.organisation_id
      left join teams g on g.realm = a.realm and g.id = a.team_id
    where o.ended_at is null and g.ended_at is null and a.realm = me.realm and a.person_id = me.id and a.since <= clock.at and (a.until is null or a.until > clock.at) and ${pairStands}), '[]'::json),
  'teamIds', coalesce((select json_agg(t.team_id order by t.team_id) from (
      select m.team_id from team_members m where m.realm = me.realm and m.person_id = me.id and m.ended_at is null and m.admitted_at is not null
      union
      select a.team_id from appointments a join teams g on g.realm = a.realm and g.id = a.team_id and g.ended_at is null where a.realm = me.realm and a.person_id = me.id and a.role = 'CAPTAIN' and a.since <= clock.at and (a.until is null or a.until > clock.at)) t), '[]'::json))
  from persons me, (select business_now() as at offset 0) clock where me.realm = ${realm} and me.id = ${person})`;

/** The same for whoever is linked to a caller's issuer and subject; null when nobody is. */
export const callerJson = (caller: Readonly<Record<'realm' | 'issuer' | 'subject', string | Placeholder>>): SQL => sql`(select ${standingJson(sql`c.realm`, sql`c.person_id`)}
  from accounts c where c.realm = ${caller.realm} and c.issuer = ${caller.issuer} and c.subject = ${caller.subject})`;

/** An actor from a standing that another statement read along. */
export const actorOf = (realm: string, standing: Standing, caller: Caller | null = null): Actor => ({ realm, kind: 'PERSON', caller, ...standing });

const reading = steady<Standing | null>(
  sql`select ${callerJson({ realm: given('realm'), issuer: given('issuer'), subject: given('subject') })}`, ([standing]) => standing as Standing | null);

/** One statement; a caller who is not linked, or whose realm does not exist, is a guest. Rights that ended are gone at the next call. */
export const readActor: ReadActor = Object.assign(
  async (db: Executor, caller: Caller): Promise<Actor> => {
    const { realm, issuer, subject } = caller;
    const [standing] = await reading(db, { realm, issuer, subject });
    return standing ? actorOf(realm, standing, caller) : guestOf(realm, caller);
  },
  { of: (caller: Caller, rights: string | null): Actor => (rights === null ? guestOf(caller.realm, caller) : actorOf(caller.realm, JSON.parse(rights) as Standing, caller)) },
);

/** The rights of a caller as text, for a statement that reads them along; `readActor.of` makes an actor of them. Null: a guest. */
export const rightsText = (caller: Pick<Caller, 'realm' | 'issuer' | 'subject'>): SQL => sql`(${callerJson(caller)})::text`;
