import type { reachOf as real } from '../../../src/features/reports/roles.ts';

export * from '../../../src/features/reports/roles.ts';

export const reachOf: typeof real = () => ({ all: true, streetIds: [], communityIds: [], gridIds: [], organisationIds: [] });
