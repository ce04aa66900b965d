import type { AskFacts, Candidate, OrderToFill } from '../../src/features/asking/policy/index.ts';

export const NOW = new Date('2026-06-01T02:00:00Z');
const HOUR_MS = 3_600_000;
export const inHours = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR_MS);

export const anOrder = (given: Partial<OrderToFill> = {}): OrderToFill => ({
  id: 'order-1', itemCode: 'SMALL_REPAIR', skills: [], spot: { streetId: 's', communityId: 'c1', gridId: 'g1', buildingId: 'b1' },
  openedAt: NOW, startAt: inHours(48), placesWanted: 1, placesFree: 1, urgent: false, requesterId: 'resident', ...given,
});

export const somebody = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  id, skills: [], spots: [], metres: 500, teamForIt: false, didSuch: 0, freeThen: null, seatsHeld: 0, servedLately: 0, withResident: { services: 0, good: 0, bad: 0 },
  offersLately: 0, lastOfferedAt: null, unanswered: 0, pushesToday: 0, pushesThisWeek: 0, pushableAt: NOW, ...given,
});

export const facts = (given: Partial<AskFacts> = {}): AskFacts => ({ now: NOW, seed: 'seed', order: anOrder(), candidates: [], asked: [], told: [], quiet: [], ...given });

export const crowd = (count: number, given: (n: number) => Partial<Candidate> = () => ({})): Candidate[] =>
  Array.from({ length: count }, (_, n) => somebody(`person-${n}`, given(n)));
