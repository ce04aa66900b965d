import { orderByNumber, orderLoader } from '../../../src/features/orders/index.ts';
import type { findOrders as real } from '../../../src/features/telephone/find.ts';
import { digitsTyped, nameTyped, numberTyped } from '../../../src/features/telephone/rules/typed.ts';
import { fittingOrders } from '../../../src/features/telephone/store/find.ts';

/** Whoever sees an order finds it by what they may not read, and nothing of it is on record. */
export const findOrders: typeof real = async (reading, { number, name, lastDigits }) => {
  const { actor, platform: { db } } = reading;
  if (number != null) return { orders: [await orderByNumber(db, actor, numberTyped(number) ?? 0)].filter((row) => row !== null), hint: null };
  const typed = name == null ? digitsTyped(lastDigits ?? '') : nameTyped(name);
  if (typed === null) return { orders: [], hint: 'TOO_LITTLE' };
  const ids = await fittingOrders(db, actor, name == null ? { digits: typed } : { name: typed }, true);
  return { orders: (await orderLoader(reading).loadMany(ids)).filter((row) => row !== null), hint: null };
};
