import { disclosureOf as real } from '../../../src/features/orders/disclosure.ts';
import type { Sight } from '../../../src/features/orders/facts.ts';

export * from '../../../src/features/orders/disclosure.ts';

export const disclosureOf = (facts: Sight): ReturnType<typeof real> => real({ ...facts, now: new Date(0) });
