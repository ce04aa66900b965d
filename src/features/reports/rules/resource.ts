import type { Contribution, Happened } from '../facts.ts';
import { measured } from './histogram.ts';

/** What a resource adds: number 1 of the seven, on the day it was first listed; null: it was not yet. Pure. */
export function listingOf(events: readonly Happened[]): Contribution | null {
  const listed = events.find(({ step }) => step === 'list');
  if (!listed?.after?.itemId) return null;
  const submitted = events.find(({ step }) => step === 'submit')?.at ?? null;
  const { streetId = null, communityId = null, gridId = null, divisionId = null, itemId, organisationId = null } = listed.after;
  return { at: listed.at, placeId: (gridId ?? communityId ?? streetId ?? divisionId)!, streetId, communityId, gridId, itemCode: itemId, organisationId, numbers: { LISTED: 1, ...measured('LIST', submitted, listed.at) } };
}
