import { ASK_STEPS, type AskState, type AskStep, type AskWords } from '../../ask-steps.ts';
import { decide, stepsFor, type Decision, type GeneralCode } from '../../kernel/lifecycle.ts';
import type { SeatKind } from '../../seat-steps.ts';
import type { FreeWindow } from '../people/words.ts';

/** What of an order decides whether anybody is asked for it. */
export interface Fillable {
  readonly state: string;
  readonly serves: string;
  readonly holds: number;
  readonly drawAt: Date | null;
  readonly plannedStart: Date | null;
  readonly helpersWanted: number;
  readonly helpersLiving: number;
  readonly leadsLiving: number;
  readonly waiting: number;
}

/**
 * For which seats of an order people may be asked now: a lead as long as it is accepted and not open, helpers while it is open, places are free,
 * nobody stands in line and no draw is announced. Null: for none. What else a claim or a grab needs is asked of each person.
 */
export function wantedKind(order: Fillable, now: Date): SeatKind | null {
  const { state, serves, holds, drawAt, plannedStart } = order;
  if (holds > 0 || (plannedStart !== null && plannedStart <= now)) return null;
  if (state === 'ACCEPTED') return serves !== 'PROVIDER' && plannedStart !== null && order.leadsLiving === 0 ? 'LEAD' : null;
  return state === 'OPEN' && serves === 'CREW' && drawAt === null && order.helpersLiving < order.helpersWanted && order.waiting === 0 ? 'HELPER' : null;
}

/** Free places of that kind. */
export const placesOf = (kind: SeatKind, order: Fillable): number => (kind === 'LEAD' ? 1 - order.leadsLiving : order.helpersWanted - order.helpersLiving);

export type AskRoles = ReadonlySet<AskWords['who']>;

/** May somebody in these roles take the step on an ask now? Pure; the mutation decides by it too. */
export const decideAsk = (step: AskStep, roles: AskRoles, state: AskState): Decision<AskWords, GeneralCode> => decide<AskWords, object, GeneralCode>(ASK_STEPS, {}, step, { state, roles, facts: {} });

/** Every step that somebody in these roles may take on an ask by a mutation. */
export const askStepsFor = (roles: AskRoles, state: AskState): AskStep[] => stepsFor(ASK_STEPS, {}, { state, roles, facts: {} });

/** Whether a time lies within somebody's weekly free hours, in the realm's zone; null: they named none, or it has no date or more than a day. */
export function freeThen(windows: readonly FreeWindow[], start: Date | null, end: Date | null, timeZone: string): boolean | null {
  if (windows.length === 0 || start === null || end === null) return null;
  const [from, until] = [localOf(start, timeZone), localOf(end, timeZone)];
  if (from.weekday !== until.weekday) return null;
  return windows.some((window) => window.weekday === from.weekday && window.from <= from.time && until.time <= window.until);
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function localOf(at: Date, timeZone: string): { weekday: number; time: string } {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { weekday: WEEKDAYS.indexOf(part['weekday']!) + 1, time: `${part['hour']}:${part['minute']}` };
}
