import { after as spanAfter, halved, type Duration, type WorkingTime } from '../../kernel/durations.ts';
import type { Limit } from '../../kernel/lifecycle.ts';
import { SEVEN_ORDERS, type OrderState, type OrderStep, type OrderWords } from '../../seven-orders.ts';
import type { OrderFacts, OrderRow } from './facts.ts';
import { ORDER_CONDITIONS_HOLD } from './rules.ts';

/** A step that the clock will take. */
export interface Due {
  readonly step: OrderStep;
  readonly at: Date;
  /** ⌛ tied to a planned time: a hold does not stop it. */
  readonly anchored: boolean;
}

/** Limits that differ from the table, by "ORDER.step.else": a realm's, over them an item's. */
export type Overrides = Readonly<Record<string, Duration>>;

/**
 * What the clock is to do after `step`, which left the order as `after`. A limit that would end after the planned start ends at
 * half the time left instead; an urgent order halves the limits that the table says.
 */
export function duesAfter(step: OrderStep, after: OrderRow, facts: OrderFacts, calendar: WorkingTime, overrides: Overrides = {}): Due[] {
  return SEVEN_ORDERS.steps[step].within.flatMap((limit) => {
    if (limit.when !== undefined && !ORDER_CONDITIONS_HOLD[limit.when](after, facts)) return [];
    const at = instantOf(step, limit, after, facts.now, calendar, overrides);
    return at === null ? [] : [{ step: limit.else, at, anchored: limit.from !== undefined }];
  });
}

/** In these the start is still to come: settled before its day, an order has nothing to hurry for. */
const BEFORE_START: readonly OrderState[] = ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN'];

/** What the table says of the time before something, a realm says as a plain span. */
const isBefore = (span: Duration): boolean => Object.values(span).some((amount) => (amount as unknown as number) < 0);
const turned = (span: Duration): Duration => Object.fromEntries(Object.entries(span).map(([unit, amount]) => [unit, -Math.abs(amount as number)])) as unknown as Duration;

function instantOf(step: OrderStep, limit: Limit<OrderWords>, after: OrderRow, now: Date, calendar: WorkingTime, overrides: Overrides): Date | null {
  const span = overrides[`${SEVEN_ORDERS.name}.${step}.${limit.else}`] ?? limit.in;
  if (limit.from !== undefined) {
    const planned = limit.from === 'PLANNED_START' ? after.plannedStart : after.plannedEnd;
    return planned === null ? null : spanAfter(planned, isBefore(limit.in) ? turned(span) : span, calendar);
  }
  const at = spanAfter(now, limit.halvedIfUrgent && after.urgent ? halved(span) : span, calendar);
  const start = BEFORE_START.includes(after.state) ? after.plannedStart ?? after.wantedStart : null;
  if (start === null || at <= start || start <= now) return at;
  return new Date(now.getTime() + (start.getTime() - now.getTime()) / 2);
}
