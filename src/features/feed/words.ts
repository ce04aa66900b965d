/** Why a card vanishes. */
export const GONE_REASONS = [
  'STARTED', 'HELD', 'RETURNED', 'RECALLED', 'ESCALATED', 'LAPSED', 'MERGED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'DONE', 'CLOSED', 'PAUSED', 'WITHDRAWN',
  'RIGHTS_LOST', 'NO_LONGER_FITS',
] as const;
export type GoneReason = (typeof GONE_REASONS)[number];
