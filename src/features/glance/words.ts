/** So many days does a resource stand without a booking, or an order without having begun, before that is long. */
export const LONG = { resources: 30, orders: 7 } as const;
