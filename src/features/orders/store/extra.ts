import { sql, type SQL } from 'drizzle-orm';
import type { OrderStep } from '../../../seven-orders.ts';
import { actsFor, reachedHeld } from '../../people/index.ts';
import { LIVING } from '../../resources/index.ts';
import type { StepInputs } from '../inputs.ts';

/** Kept from being given up until the step is taken. */
const division = ({ divisionId = null, divisionCode = null }: { divisionId?: string | null; divisionCode?: string | null }): SQL => sql`(select json_build_object('division', json_build_object('id', d.id, 'level', d.level, 'ended', d.ended_at is not null,
  'streetId', d.street_id, 'communityId', d.community_id, 'gridId', d.grid_id, 'buildingId', d.building_id))
  from divisions d where d.realm = o.realm and ${divisionId === null ? sql`d.code = ${divisionCode}` : sql`d.id = ${divisionId}::uuid`} for key share of d)`;

const target = (id: string): SQL => sql`(select json_build_object('target', json_build_object('id', t.id, 'state', t.state, 'streetId', t.street_id, 'communityId', t.community_id))
  from orders t where t.realm = o.realm and t.id = ${id}::uuid)`;

/** Whether somebody dispatches in the order's street, or leads it. */
const colleague = (personId: string): SQL => sql`json_build_object('colleague', exists (select from appointments a join divisions d on d.realm = a.realm and d.id = a.division_id
  where a.realm = o.realm and a.person_id = ${personId}::uuid and a.role in ('DISPATCHER', 'STREET_LEADER') and (d.level = 'COUNTY' or d.id = o.street_id)
    and a.since <= business_now() and (a.until is null or a.until > business_now())))`;

const holdStands = (id: string): SQL => sql`json_build_object('holdStands', exists (select from order_holds h
  where h.realm = o.realm and h.order_id = o.id and h.id = ${id}::uuid and h.lifted_at is null))`;

/** The division that it would move to, and (of a booked order whose wish would change) the plain period of the booking. */
function amending({ divisionId, wantedStart, wantedEnd }: StepInputs['amend']): SQL {
  if (wantedStart === undefined && wantedEnd === undefined) return divisionId ? division({ divisionId }) : sql`null::json`;
  const period = sql`(select json_build_object('startsAt', t.starts_at, 'endsAt', t.ends_at) from bookings b
    join resource_periods t on t.realm = b.realm and t.resource_id = b.resource_id and t.starts_at = b.starts_at
    join resources s on s.realm = b.realm and s.id = b.resource_id
    where b.realm = o.realm and b.order_id = o.id and b.state ${LIVING} and s.period_kind in ('DAY', 'WEEK', 'MONTH'))`;
  return sql`json_build_object('period', ${period}, 'division', ${divisionId ? sql`${division({ divisionId })} -> 'division'` : sql`null::json`})`;
}

/** What somebody wants to know along with the facts, as an SQL value of type json over the order `o` and the asker `me`. */
export type Known = SQL;

/** Whether the asker may act for the requester, held until the transaction ends; null: they may not. */
export const knownGuardian = (): Known => actsFor(sql`o.realm`, sql`me.id`, sql`o.requester_id`);

/** How the requester is reached, with a consent that stands held until the transaction ends; null: there is no requester. */
export const knownConsent = (): Known => sql`(select ${reachedHeld(sql`q`)} from persons q where q.realm = o.realm and q.id = o.requester_id)`;

/** The same of several effects, by their names. */
export const knownOf = (parts: readonly (readonly [name: string, known: Known])[]): Known =>
  sql`json_build_object(${sql.join(parts.flatMap(([name, known]) => [sql`${name}::text`, known]), sql`, `)})`;

/** What a step wants to know beside the facts of its order `o`, as an SQL value of type json. */
export function extraOf(step: OrderStep, input: object): Known {
  if (step === 'dispatch' && ('divisionId' in input || 'divisionCode' in input)) return division(input as StepInputs['dispatch']);
  if (step === 'handOver') return colleague((input as StepInputs['handOver']).to);
  if (step === 'amend') return amending(input as StepInputs['amend']);
  if (step === 'lift' && (input as StepInputs['lift']).holdId != null) return holdStands((input as StepInputs['lift']).holdId!);
  if (step === 'merge') return target((input as StepInputs['merge']).into);
  if (step === 'start') {
    return sql`(select json_build_object('codeRight', p.start_code = ${(input as StepInputs['start']).code ?? ''}::text)
      from order_private p where p.realm = o.realm and p.order_id = o.id)`;
  }
  return sql`null::json`;
}
