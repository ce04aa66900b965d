import { holds, rolesOf as real } from '../../../src/features/orders/roles.ts';

export * from '../../../src/features/orders/roles.ts';

/** Whoever has no relation to the order is independent of it. */
export const rolesOf: typeof real = (facts) => {
  const { actor, order, mine } = facts;
  return mine.length === 0 && holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'], order.streetId) ? new Set([...real(facts), 'independent']) : real(facts);
};
