import { agendaHandler } from './features/agenda/index.ts';
import { handInLooks, type LookInDivision } from './features/appointments/index.ts';
import { askingHandler, handInFirst, handInMuting, takeAskingAsClock } from './features/asking/index.ts';
import { cancelBookingsOf, takeAsClock as takeBookingAsClock } from './features/bookings/index.ts';
import { crewEffects, handInEntering, takeSeatAsClock } from './features/crew/index.ts';
import { drawEffects, enterDraw, takeDrawAsClock } from './features/draws/index.ts';
import { inboxHandler } from './features/inbox/index.ts';
import { cancelOrdersOfResource, handIn, ordersIn, takeAsClock, type HigherEffects } from './features/orders/index.ts';
import { createProject, servingProject } from './features/projects/index.ts';
import { MUTED_FOR_ORDER, noteNews, type OffUntil } from './features/pushes/index.ts';
import { RATING_EFFECTS } from './features/ratings/index.ts';
import { monthsOfDays, rebuildReports, reportsHandler } from './features/reports/index.ts';
import { handInCancelBookings, handInCancelOrders, handInProjects, resourcesIn, takeAsClock as takeResourceAsClock } from './features/resources/index.ts';
import { OFF_UNTIL, offOr } from './features/rest/index.ts';
import { rebuildTexts, searchHandler } from './features/search/index.ts';
import { FIRST_FOR_ORDER, takeAsClock as takeSeriesAsClock } from './features/series/index.ts';
import type { Db, Executor } from './platform/db.ts';
import type { TakeStep } from './platform/deadlines/ticker.ts';
import type { Handler } from './platform/handlers/handler.ts';
import type { Platform } from './platform/platform.ts';

// A room that is left out (scripts/story/left-out.ts) is left out here, too, line by line: what is said of one room stands on a line of its own.

/** What rooms above `orders` do in its transactions. Exhaustive. */
const EFFECTS: HigherEffects = {
  ...crewEffects,
  ...drawEffects,
  ...RATING_EFFECTS,
};

/** What keeps a division from being given up, of the rooms above those that end it. */
const LOOKS: readonly LookInDivision[] = [
  resourcesIn,
  ordersIn,
];

const HANDED_IN: readonly ((platform: Platform) => void)[] = [
  (platform) => { handIn(platform, EFFECTS); },
  (platform) => { handInEntering(platform, enterDraw); },
  (platform) => { handInCancelOrders(platform, cancelOrdersOfResource); },
  (platform) => { handInCancelBookings(platform, cancelBookingsOf); },
  (platform) => { handInProjects(platform, servingProject); },
  (platform) => { handInLooks(platform, LOOKS); },
  (platform) => { handInMuting(platform, MUTED_FOR_ORDER); },
  (platform) => { handInFirst(platform, FIRST_FOR_ORDER); },
  (platform) => { handInMuting(platform, offOr(MUTED_FOR_ORDER)); },
];

/** Hands in what higher rooms do for lower ones; once, where the rooms are composed. */
export function handInAll(platform: Platform): void {
  for (const handIn of HANDED_IN) handIn(platform);
}

/** Answers how many subjects it looked at; null: another one was done first. */
type Rebuild = (db: Db, realm: string) => Promise<number | null>;

type Taker = (platform: Platform, ...due: Parameters<TakeStep>) => ReturnType<TakeStep>;

const TAKERS: Readonly<Record<string, Taker>> = {
  ORDER: takeAsClock,
  SEAT: takeSeatAsClock,
  DRAW: takeDrawAsClock,
  ASKING: takeAskingAsClock,
  BOOKING: takeBookingAsClock,
  RESOURCE: takeResourceAsClock,
  SERIES: takeSeriesAsClock,
};

/** Who takes the steps of the clock, by table of steps. */
export const clockSteps = (platform: Platform): TakeStep => (due) => {
  const take = TAKERS[due.table];
  if (!take) throw new Error(`nobody takes the clock's steps of ${due.table}`);
  return take(platform, due);
};

/** What happens a moment after an event. */
export const HANDLERS: readonly Handler[] = [
  inboxHandler(noteNews),
  askingHandler,
  searchHandler,
  agendaHandler,
  reportsHandler,
];

/** What counts a realm's figures anew, from all events there ever were. */
export const REBUILDS: readonly Rebuild[] = [
  rebuildReports,
];

/** What cuts a realm's texts anew for whoever looks for orders; tells how many orders it has looked at. */
export const TEXT_REBUILDS: readonly ((db: Db, realm: string, heard: (orders: number) => void) => Promise<number>)[] = [
  rebuildTexts,
];

/** What is derived anew of rows that were laid down from elsewhere, once they lie. */
export const DERIVED_OF_LAID: readonly ((db: Executor, realm: string) => Promise<void>)[] = [
  monthsOfDays,
];

/** How the demonstration street enters its projects, where there is a room for them. */
export const PROJECT_MAKERS = [
  createProject,
];

/** Until when somebody takes days off, by the room that knows: what pushes wait for. */
export const RESTING: readonly OffUntil[] = [
  OFF_UNTIL,
];
