import { after, halved, type Duration, type WorkingTime } from '../../kernel/durations.ts';
import { SEAT_STEPS, type SeatCondition, type SeatStep } from '../../seat-steps.ts';
import type { SeatFacts } from './rules.ts';

/** A step that the clock will take on a seat. */
export interface SeatDue {
  readonly step: SeatStep;
  readonly at: Date;
  /** Tied to the planned start: a hold of the order does not stop it. */
  readonly anchored: boolean;
}

/** Limits that differ from the table, by "SEAT.step.else": the realm's, over them the item's. */
export type SeatLimits = Readonly<Record<string, Duration>>;

const HOUR_MS = 3_600_000;
const LAST_DAY_MS = 24 * HOUR_MS;
const LAST_HOURS_MS = 3 * HOUR_MS;

/** What time limits look at. */
export type LimitFacts = Pick<SeatFacts, 'now' | 'kind' | 'order' | 'seat'>;

const left = ({ order, now }: LimitFacts): number => (order.plannedStart === null ? Infinity : order.plannedStart.getTime() - now.getTime());

/** When a time limit of the table applies. Pure and exhaustive. */
export const SEAT_CONDITIONS_HOLD: { readonly [C in SeatCondition]: (facts: LimitFacts) => boolean } = {
  IS_OFFERED: ({ seat }) => seat?.state === 'OFFERED',
  START_FAR: (facts) => left(facts) > LAST_DAY_MS,
  START_TODAY: (facts) => left(facts) > LAST_HOURS_MS && left(facts) <= LAST_DAY_MS,
  START_SOON: (facts) => left(facts) <= LAST_HOURS_MS,
};

/** The same span, counted back. */
export const beforeStart = (span: Duration): Duration =>
  Object.fromEntries(Object.entries(span).map(([unit, amount]) => [unit, Math.abs(amount as number)])) as unknown as Duration;

/** How long a seat may stay unconfirmed, where somebody asks for that; the reminder comes at half of it, and more time is as much again. */
function leaseOf(step: SeatStep, then: SeatStep, { kind }: LimitFacts, limits: SeatLimits): Duration | null {
  const lease = limits[`SEAT.${step}.lapse`] ?? (step === 'extend' || step === 'drawn' ? limits[`SEAT.${kind === 'LEAD' ? 'claim' : 'grab'}.lapse`] : undefined) ?? null;
  return lease !== null && then === 'remindToConfirm' ? halved(lease) : lease;
}

/**
 * What the clock is to do about a seat after `step`. What is tied to the planned start is due at once where that moment is past; an
 * offer that would end after the start ends at half the time left instead.
 */
export function seatDues(step: SeatStep, facts: LimitFacts, calendar: WorkingTime, limits: SeatLimits = {}): SeatDue[] {
  const { order: { plannedStart }, now } = facts;
  return SEAT_STEPS.steps[step].within.flatMap((limit): SeatDue[] => {
    if (limit.when !== undefined && !SEAT_CONDITIONS_HOLD[limit.when](facts)) return [];
    const span = limits[`${SEAT_STEPS.name}.${step}.${limit.else}`] ?? (limit.onlyIfAsked ? leaseOf(step, limit.else, facts, limits) : limit.in);
    if (span === null) return [];
    if (limit.from !== undefined) {
      if (plannedStart === null) return [];
      const ahead = after(new Date(0), beforeStart(span), calendar).getTime();
      return [{ step: limit.else, at: new Date(Math.max(now.getTime(), plannedStart.getTime() - ahead)), anchored: true }];
    }
    const at = after(now, span, calendar);
    const late = plannedStart !== null && at > plannedStart && plannedStart > now;
    return [{ step: limit.else, at: late ? new Date(now.getTime() + left(facts) / 2) : at, anchored: false }];
  });
}
