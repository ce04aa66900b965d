/** Why an order is a matter for the street leader (难点订单). */
export const TROUBLES = ['ESCALATED', 'RECALLED', 'UNRESOLVED', 'OVERDUE'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** From so many times on, that an order was returned or recalled is trouble. */
export const MANY_RECALLS = 2;
