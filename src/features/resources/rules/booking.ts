import { BOOKING_STEPS, type BookingStep } from '../../../booking-steps.ts';
import { after as spanAfter, type Duration, type WorkingTime } from '../../../kernel/durations.ts';

/** Of a booking what its time limits hang on. */
export interface Booked {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** At any time within the period, which may have begun. */
  readonly plain: boolean;
}

/** A step that the clock will take. */
export interface BookingDue {
  readonly step: BookingStep;
  readonly at: Date;
  readonly anchored: boolean;
}

/**
 * What the clock is to do after `step`. A limit that would end when it has begun ends at half the time left instead, so that a resident hears in
 * time. `limits` differ from the table, by "BOOKING.step.else": the realm's, over them the item's. Pure.
 */
export function bookingDues(step: BookingStep, booked: Booked, now: Date, calendar: WorkingTime, limits: Readonly<Record<string, Duration>> = {}): BookingDue[] {
  const begins = booked.plain ? booked.endsAt : booked.startsAt;
  return BOOKING_STEPS.steps[step].within.map((limit) => {
    const span = limits[`${BOOKING_STEPS.name}.${step}.${limit.else}`] ?? limit.in;
    if (limit.from !== undefined) return { step: limit.else, at: spanAfter(booked.endsAt, span, calendar), anchored: true };
    const at = spanAfter(now, span, calendar);
    const late = at > begins && begins > now;
    return { step: limit.else, at: late ? new Date(now.getTime() + (begins.getTime() - now.getTime()) / 2) : at, anchored: false };
  });
}
