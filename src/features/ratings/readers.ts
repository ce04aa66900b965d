import { disclosureOf, guards, holds, leads, worksForHolding, type OrderFacts } from '../orders/index.ts';
import type { CallBackRow, RatingRow } from './store/ratings.ts';

/** Stars and "resolved" are for whoever sees the summary of the order. */
export const seesRatings = (facts: OrderFacts): boolean => disclosureOf(facts).summary;

const oversees = ({ actor, order }: OrderFacts): boolean => holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'], order.streetId) || leads(actor, order);

/** The words of a rating are for the rater and whoever wrote them down; for the holding division and those who oversee it as long as they read the order's own words. */
export const readsWords = (facts: OrderFacts, rating: Pick<RatingRow, 'personId' | 'spokenBy'>): boolean => {
  const { actor, order } = facts;
  if (actor.personId !== null && (rating.personId === actor.personId || rating.spokenBy === actor.personId)) return true;
  return disclosureOf(facts).words && (worksForHolding(actor, order) || oversees(facts));
};

/** A call-back is for the requester, the holding division and those who oversee it. */
export const seesCallBack = (facts: OrderFacts): boolean =>
  facts.mine.some((one) => one.living && one.relation === 'REQUESTER') || guards(facts.actor, facts.order) || worksForHolding(facts.actor, facts.order) || oversees(facts);

/** Its words are for the caller and for those who oversee the division. */
export const readsCallBackWords = (facts: OrderFacts, { callerId }: Pick<CallBackRow, 'callerId'>): boolean =>
  callerId === facts.actor.personId || (disclosureOf(facts).words && oversees(facts));
