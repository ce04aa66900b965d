import { sql, type SQL } from 'drizzle-orm';
import type { OrderStep } from '../../../seven-orders.ts';
import type { StepInputs } from '../inputs.ts';

const division = ({ divisionId = null, divisionCode = null }: { divisionId?: string | null; divisionCode?: string | null }): SQL => sql`(select json_build_object('division', json_build_object('id', d.id, 'level', d.level, 'ended', d.ended_at is not null,
  'streetId', d.street_id, 'communityId', d.community_id, 'gridId', d.grid_id, 'buildingId', d.building_id))
  from divisions d where d.realm = o.realm and ${divisionId === null ? sql`d.code = ${divisionCode}` : sql`d.id = ${divisionId}::uuid`})`;

const target = (id: string): SQL => sql`(select json_build_object('target', json_build_object('id', t.id, 'state', t.state, 'streetId', t.street_id))
  from orders t where t.realm = o.realm and t.id = ${id}::uuid)`;

/** What a step wants to know beside the facts of its order `o`, as an SQL value of type json. */
export function extraOf(step: OrderStep, input: object): SQL {
  if (step === 'dispatch' && ('divisionId' in input || 'divisionCode' in input)) return division(input as StepInputs['dispatch']);
  if (step === 'amend' && (input as StepInputs['amend']).divisionId) return division(input as StepInputs['amend']);
  if (step === 'merge') return target((input as StepInputs['merge']).into);
  if (step === 'start') {
    return sql`(select json_build_object('codeRight', p.start_code = ${(input as StepInputs['start']).code ?? ''}::text)
      from order_private p where p.realm = o.realm and p.order_id = o.id)`;
  }
  return sql`null::json`;
}
