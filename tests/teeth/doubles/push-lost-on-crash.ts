import { leaseDue as real, markSent } from '../../../src/features/pushes/store/outbox.ts';

export * from '../../../src/features/pushes/store/outbox.ts';

/** Marked first, then sent. */
export const leaseDue: typeof real = async (db, asked) => {
  const leased = await real(db, asked);
  for (const push of leased) await markSent(db, push);
  return leased;
};
