import type { dispatchesOwn as real } from '../../../src/features/orders/visible.ts';

export * from '../../../src/features/orders/visible.ts';

/** A community that dispatches itself reads nothing of what it sends. */
export const dispatchesOwn: typeof real = () => false;
