import { PAIR_STANDS } from '../../appointments/index.ts';
import { RATEABLE } from '../../orders/index.ts';
import { literals } from './needs.ts';

const OVERSEERS = literals(['DISPATCHER', 'STREET_LEADER', 'AUDITOR', 'OPERATOR']);
const HOLDERS = literals(['COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD', 'DISPATCHER', 'STREET_LEADER']);
const GRID_ROLES = literals(['GRID_OFFICER', 'GRID_HEAD']);

/**
 * Whether taker `p` may see order `o`, for statements that read nothing before: the same as `visibleTo` of orders, asked of the
 * database's own rows instead of an actor that was read. The cheap and common answers stand first.
 */
export const MAY_SEE = `(
  (o.state = 'OPEN' and not o.sensitive)
  or (p.id is not null and (
    (o.state = 'OPEN' and o.serves = 'CREW' and p.volunteer and p.skills @> o.skills)
    or (o.state in ('ACCEPTED', 'OPEN') and o.serves <> 'PROVIDER' and p.party)
    or exists (select from order_relations r where r.realm = o.realm and r.order_id = o.id and r.person_id = p.id)
    or exists (select from guardianships w where w.realm = o.realm and w.guardian_id = p.id and w.ward_id = o.requester_id and w.revoked_at is null)
    or exists (select from appointments a left join divisions d on d.realm = a.realm and d.id = a.division_id
      where a.realm = o.realm and a.person_id = p.id and a.since <= c.now and (a.until is null or a.until > c.now) and (
        (a.role in (${OVERSEERS}) and (a.division_id = o.street_id or d.level = 'COUNTY'))
        or (a.role = 'OPERATOR' and o.street_id is null)
        or (a.role in (${HOLDERS}) and a.division_id = o.holding_id)
        or (a.role in (${GRID_ROLES}) and a.division_id = o.grid_id)
        or (a.role = 'PAIR' and a.division_id = o.grid_id and ${PAIR_STANDS})
        or (a.role = 'BUILDING_HEAD' and a.division_id = o.building_id and (not o.sensitive or (o.state in (${literals(RATEABLE)})
          and exists (select from persons q where q.realm = o.realm and q.id = o.requester_id and q.reached_by = 'OFFICER'))))
        or (a.role = 'COMMUNITY_WORKER' and a.division_id = o.community_id and o.state = 'PLACED'
          and exists (select from realms z where z.realm = o.realm and (z.settings->>'selfDispatch')::boolean))
        or (a.role = 'REPRESENTATIVE' and a.organisation_id = o.provider_id)))))
)`;

/** The routing of an event about order `o`, as jsonb: the SQL face of `routingOf` of orders, with the person it is about. */
export const ROUTING = `jsonb_build_object('state', o.state, 'held', o.holds > 0, 'streetId', o.street_id, 'communityId', o.community_id, 'gridId', o.grid_id,
  'buildingId', o.building_id, 'divisionId', o.division_id, 'holdingId', o.holding_id, 'itemId', o.item_code, 'organisationId', o.provider_id, 'personIds', jsonb_build_array(p.id),
  'open', o.state = 'OPEN' and o.holds = 0, 'sensitive', o.sensitive)`;
