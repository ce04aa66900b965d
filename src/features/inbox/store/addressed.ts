import { sql, type SQL } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Event } from '../../../platform/events/event.ts';
import { HOLDERS } from '../../orders/index.ts';
import type { Audience } from '../audiences.ts';

/** Persons who hold one of the roles over a scope now. `over` is an SQL condition on appointment `a`. */
export const holding = (realm: string, roles: readonly string[], over: SQL): SQL => sql`select a.person_id from appointments a cross join clock
  where a.realm = ${realm} and a.role in (${sql.join(roles.map((role) => sql`${role}`), sql`, `)}) and ${over}
    and a.since <= clock.at and (a.until is null or a.until > clock.at)`;

/** A division that the event's routing names, as it was after the step, or before it. */
const routed = (column: 'holdingId' | 'communityId' | 'streetId' | 'organisationId', { before, after }: Event, first: 'after' | 'before' = 'after'): SQL => {
  const [one, other] = first === 'after' ? [after, before] : [before, after];
  return sql`${one?.[column] ?? other?.[column] ?? null}::uuid`;
};

/**
 * The persons of one audience, as a query of `person_id`. It may use the CTEs `clock` (now), `o` (the order, if any) and `s` (the resource, if any).
 * A crew is whoever was on it when it happened or left with that very step; after the service, whoever served.
 */
export const ADDRESSED: { readonly [A in Audience]: (event: Event) => SQL } = {
  requester: (event) => related(event, ['REQUESTER', 'SERVED'], sql`true`),
  placer: (event) => related(event, ['PLACER'], sql`true`),
  crew: (event) => related(event, ['LEAD', 'CREW'], onCrew(event)),
  lead: (event) => related(event, ['LEAD'], onCrew(event)),
  holder: ({ realm, subjectId, subjectType }) => sql`select t.person_id from ${sql.raw(HELD_IN[subjectType] ?? 'seats')} t where t.realm = ${realm} and t.id = ${subjectId}::uuid`,
  line: ({ realm, orderId }) => sql`select t.person_id from waits t where t.realm = ${realm} and t.order_id = ${orderId}::uuid and t.state = 'WAITING'`,
  entrants: ({ realm, facts, at }) => sql`select t.person_id from draw_entries t where t.realm = ${realm} and t.draw_id = ${typeof facts['drawId'] === 'string' ? facts['drawId'] : null}::uuid
    and t.entered_at <= ${moment(at)} and (t.ended_at is null or t.ended_at >= ${moment(at)})`,
  provider: (event) => sql`
    select o.provider_person_id from o where o.provider_person_id is not null
    union ${holding(event.realm, ['REPRESENTATIVE'], sql`a.organisation_id = ${routed('organisationId', event)}`)}
    union ${holding(event.realm, ['CAPTAIN'], sql`a.team_id = (select provider_team_id from o)`)}
    union ${holding(event.realm, ['COMMUNITY_WORKER'], sql`a.division_id = (select provider_division_id from o)`)}`,
  owner: ({ realm }) => sql`
    select s.owner_person_id from s where s.owner_person_id is not null
    union ${holding(realm, ['REPRESENTATIVE'], sql`a.organisation_id = (select owner_organisation_id from s)`)}
    union ${holding(realm, ['CAPTAIN'], sql`a.team_id = (select owner_team_id from s)`)}
    union ${holding(realm, HOLDERS, sql`a.division_id = (select owner_division_id from s)`)}`,
  broker: ({ realm }) => holding(realm, ['GRID_OFFICER'], sql`a.division_id = (select grid_id from o)`),
  holding: (event) => holding(event.realm, HOLDERS, sql`a.division_id = coalesce(${routed('holdingId', event)}, (select holding_id from o))`),
  community: (event) => holding(event.realm, HOLDERS, sql`a.division_id = coalesce(${sql`${event.before?.holdingId ?? null}::uuid`}, ${routed('communityId', event)})`),
  center: ({ realm }) => firstOf(
    holding(realm, ['DISPATCHER'], sql`a.division_id = (select street_id from place)`),
    holding(realm, ['DISPATCHER', 'OPERATOR'], sql`a.division_id in (select d.id from divisions d where d.realm = ${realm} and d.parent_id is null)`)),
  streetLeader: ({ realm }) => firstOf(
    holding(realm, ['STREET_LEADER'], sql`a.division_id = (select street_id from place)`),
    holding(realm, ['OPERATOR'], sql`true`)),
};

/** The tables whose rows are somebody's, by GraphQL type. */
const HELD_IN: Readonly<Record<string, string>> = { Seat: 'seats', Waiting: 'waits', CoolingOff: 'cooling_offs', DrawEntry: 'draw_entries' };

/** The first query, or where it finds nobody the second. */
const firstOf = (first: SQL, second: SQL): SQL => sql`select person_id from (${first}) first union select person_id from (${second}) second where not exists (${first})`;

const related = ({ realm, orderId }: Event, relations: readonly string[], and: SQL): SQL => sql`select r.person_id from order_relations r
  where r.realm = ${realm} and r.order_id = ${orderId}::uuid and r.relation in (${sql.join(relations.map((name) => sql`${name}`), sql`, `)}) and ${and}`;

function onCrew({ realm, orderId, step, at, facts, before }: Event): SQL {
  const attempt = Number(facts['attempt'] ?? 1) - (step === 'reopen' ? 1 : 0);
  const over = before?.state === 'DONE' || before?.state === 'RATED' || before?.state === 'CLOSED';
  const then = over
    ? sql`exists (select from events e where e.realm = ${realm} and coalesce(e.order_id, e.subject_id) = ${orderId}::uuid and e.step in ('finish', 'settle') and e.at = r.until)`
    : sql`r.since <= ${moment(at)} and (r.until is null or r.until >= ${moment(at)})`;
  return sql`r.attempt = ${attempt} and ${then}`;
}
