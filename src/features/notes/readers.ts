import { holds, leads, partiesOf, type Party, type Sight } from '../orders/index.ts';

/** As which parties somebody reads notes of the order now: whoever may read its words, party by party; nobody once their relation or its time is over. */
export const readsAs = (sight: Sight): readonly Party[] => partiesOf(sight);

/** As which parties somebody may write one: as those they read as; the auditor reads with the center and does not speak for it. */
export const writesAs = (sight: Sight): readonly Party[] => partiesOf(sight).filter((party) => party !== 'CENTER' || holds(sight.actor, ['DISPATCHER', 'STREET_LEADER'], sight.order.streetId) || leads(sight.actor, sight.order));
