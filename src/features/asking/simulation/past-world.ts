import type { FreeWindow } from '../../people/words.ts';
import type { SimulatedOrder, SimulatedPerson, World } from './facts.ts';

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
/** 1970 began on a Thursday, the fourth day of the week. */
const EPOCH_WEEKDAY = 3;

/** Whether an instant lies in one of the windows, in a zone that is so many milliseconds before UTC. None: null, because nothing was told. */
export function freeBy(windows: readonly FreeWindow[], offsetMs: number): ((ms: number) => boolean) | null {
  if (windows.length === 0) return null;
  return (ms) => {
    const local = ms + offsetMs;
    const weekday = 1 + (Math.floor(local / DAY_MS) + EPOCH_WEEKDAY) % DAYS_A_WEEK;
    const minute = Math.floor((local % DAY_MS) / 60_000);
    return windows.some((window) => window.weekday === weekday && minutesOf(window.from) <= minute && minute < minutesOf(window.until));
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

interface Past {
  readonly orders: readonly (Omit<SimulatedOrder, 'residentId' | 'yesOf'> & { readonly requesterId: string | null; readonly cameIds: readonly string[] })[];
  readonly volunteers: readonly (Omit<SimulatedPerson, 'toldFree'> & { readonly freeHours: readonly FreeWindow[] })[];
}

/** A realm's past as a world to play. Who came in truth says yes whenever they are asked for that order. */
export function worldOf({ orders, volunteers }: Past, offsetMs: number): World {
  return {
    orders: orders.map(({ requesterId, cameIds, ...order }) => ({ ...order, residentId: requesterId ?? `of ${order.id}`, yesOf: new Set(cameIds) })),
    persons: volunteers.map(({ freeHours, ...one }) => ({ ...one, toldFree: freeBy(freeHours, offsetMs) })),
    offsetMs,
  };
}
