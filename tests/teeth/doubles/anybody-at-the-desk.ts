import type { rolesOf as real } from '../../../src/features/bookings/rules.ts';

export * from '../../../src/features/bookings/rules.ts';

/** Takes everybody for the unit. */
export const rolesOf: typeof real = ({ isClock }) => new Set(isClock ? ['clock'] : ['unit']);
