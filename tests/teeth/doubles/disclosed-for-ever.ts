import { disclosureOf as real } from '../../../src/features/orders/disclosure.ts';
import type { OrderFacts } from '../../../src/features/orders/facts.ts';

export * from '../../../src/features/orders/disclosure.ts';

export const disclosureOf = (facts: OrderFacts): ReturnType<typeof real> => real({ ...facts, now: new Date(0) });
