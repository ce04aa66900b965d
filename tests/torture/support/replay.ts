import { TOLD } from '../../../src/features/orders/told.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import { LIVING_SEATS, SEAT_STEPS, type SeatStep } from '../../../src/seat-steps.ts';

/** A seat as its events alone tell it. */
export interface ReplayedSeat {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly attempt: number;
  state: string;
  readonly takenAt: string;
  assignedBy: string | null;
  heldAt: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  begunAt: string | null;
  endedAt: string | null;
  endedBy: string | null;
  late: boolean;
  hours: number | null;
}

/** An order as its events alone tell it; times as ISO text. */
export interface Replayed {
  readonly id: string;
  revision: number;
  readonly told: Readonly<Record<string, unknown>>;
  readonly helpersLiving: number;
  readonly leadsLiving: number;
  readonly seats: readonly ReplayedSeat[];
}

const isLiving = (state: string): boolean => (LIVING_SEATS as readonly string[]).includes(state);

/** Replays all events of one order. Throws when a revision is missing or out of turn. */
export function replay(events: readonly Event[]): Replayed {
  const ordered = [...events].sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0) || Number(BigInt(a.seq) - BigInt(b.seq)));
  const told: Record<string, unknown> = {};
  const seats = new Map<string, ReplayedSeat>();
  let revision = 0;
  for (const event of ordered) {
    if (event.revision !== revision && event.revision !== revision + 1) throw new Error(`revision ${event.revision} follows ${revision}`);
    ({ revision } = event as { revision: number });
    if (event.table === 'ORDER') for (const name of TOLD) if (name in event.facts) told[name] = event.facts[name];
    if (event.table === 'SEAT') seatMoved(seats, event, Number(told['attempt']));
  }
  const living = [...seats.values()].filter(({ state, attempt }) => isLiving(state) && attempt === told['attempt']);
  const count = (kind: string): number => living.filter((seat) => seat.kind === kind).length;
  return { id: ordered[0]?.orderId ?? '', revision, told, helpersLiving: count('HELPER'), leadsLiving: count('LEAD'), seats: [...seats.values()] };
}

function seatMoved(seats: Map<string, ReplayedSeat>, { subjectId: id, step, at: when, actorPerson, actorKind, facts }: Event, attempt: number): void {
  const at = when.toISOString();
  const { to } = SEAT_STEPS.steps[step as SeatStep];
  const known = seats.get(id);
  const state = String(facts['state'] ?? (to === 'SAME' ? known?.state : to));
  const seat: ReplayedSeat = known ?? {
    id, attempt, state: '', kind: String(facts['kind']), personId: String(facts['personId'] ?? actorPerson), takenAt: at, assignedBy: step === 'assign' || step === 'takeOver' ? actorPerson : null,
    heldAt: null, confirmedAt: null, confirmedBy: null, begunAt: null, endedAt: null, endedBy: null, late: false, hours: null,
  };
  seats.set(id, seat);
  if (typeof facts['hours'] === 'number') seat.hours = facts['hours'];
  if (facts['late'] === true) seat.late = true;
  if (seat.state === state) return;
  // Whoever confirms an offer holds it from then on.
  if (state === 'HELD' || (state === 'CONFIRMED' && seat.state === 'OFFERED')) seat.heldAt = at;
  seat.state = state;
  if (state === 'CONFIRMED') { seat.confirmedAt = at; seat.confirmedBy = actorKind === 'CLOCK' ? 'CLOCK' : 'HOLDER'; }
  if (state === 'SERVING') seat.begunAt = at;
  seat.endedAt = isLiving(state) ? null : at;
  seat.endedBy = isLiving(state) || step === 'free' || step === 'end' ? null : actorPerson;
}
