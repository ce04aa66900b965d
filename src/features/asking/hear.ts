import { ASK_STEPS } from '../../ask-steps.ts';
import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events/event.ts';
import type { Handler } from '../../platform/handlers/handler.ts';
import { DRAW_STEPS } from '../../draw-steps.ts';
import { SEAT_STEPS, type SeatStep } from '../../seat-steps.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';
import { settingsOf } from '../places/index.ts';
import { isQuiet, settledBy } from './settle.ts';
import { lockAskings, readStanding, writeSettled, type Settling, type Stood } from './store/settling.ts';

const MOVING: readonly string[] = [SEVEN_ORDERS.name, DRAW_STEPS.name];
const TABLES: readonly string[] = [...MOVING, SEAT_STEPS.name, WAIT_STEPS.name];
/** After these there may be something to ask for that was not there before: the order moved, or a place became free. A grab begins nothing. */
const opens = ({ table, step }: Event): boolean => MOVING.includes(table) || (table === SEAT_STEPS.name && (SEAT_STEPS.steps[step as SeatStep]?.effects as readonly string[] | undefined)?.includes('PLACE_FREED') === true)
  || (table === WAIT_STEPS.name && step !== 'wait');
/** What happened longer ago begins no asking: a street that is built with its past, or a node that was away for days, asks nobody for what is old news. */
const FRESH_MS = 24 * 3_600_000;

const orderOf = ({ orderId, facts }: Event): string | null => orderId ?? (typeof facts['orderId'] === 'string' ? facts['orderId'] : null);
const answers = ({ table, step }: Event): boolean => table === ASK_STEPS.name && step === 'decline';
const concerns = (event: Event): boolean => (TABLES.includes(event.table) || answers(event)) && orderOf(event) !== null;

/** What is known of an order out of a run of events. */
interface Heard { readonly last: Date; readonly moved: boolean; readonly declined: boolean }

/**
 * Begins, stops and goes on with asking, by how the orders of a run of events stand now. Of most runs there is nothing to do, and then it costs one
 * read; otherwise the askings are locked and looked at again, so that a wave that goes out in the same moment is seen.
 */
export async function hear(tx: Tx, events: readonly Event[]): Promise<void> {
  const heard = new Map<string, Heard>();
  for (const event of events.filter(concerns)) {
    const id = orderOf(event)!;
    const before = heard.get(id);
    heard.set(id, { last: before !== undefined && before.last > event.at ? before.last : event.at, moved: opens(event) || before?.moved === true, declined: answers(event) || before?.declined === true });
  }
  if (heard.size === 0) return;
  const { realm } = events[0]!;
  const moved = [...heard].flatMap(([id, one]) => (one.moved ? [id] : []));
  const busy = settlingsOf(await readStanding(tx, realm, [...heard.keys()], moved), heard).map(({ order }) => order.id);
  if (busy.length === 0) return;
  await lockAskings(tx, realm, busy);
  const stood = await readStanding(tx, realm, busy, busy);
  const settling = settlingsOf(stood, heard);
  if (settling.length > 0) await writeSettled(tx, realm, stood[0]!.now, settling);
}

function settlingsOf(stood: readonly Stood[], heard: ReadonlyMap<string, Heard>): Settling[] {
  return stood.flatMap(({ now, settings, order, askings, came, ending }) => {
    const { asking } = settingsOf(settings);
    const { last, moved, declined } = heard.get(order.id)!;
    const settled = settledBy({
      order, askings, moved, asks: asking.policy !== 'NONE', fresh: now.getTime() - last.getTime() < FRESH_MS, over: !ending && (SEVEN_ORDERS.final as readonly string[]).includes(order.state), answered: came || declined,
    }, now);
    return isQuiet(settled) && !came ? [] : [{ ...settled, order, policy: asking.policy, keptDays: asking.keptDays }];
  });
}

/** The handler of the room, for the list in `src/composition.ts`. */
export const askingHandler: Handler = { name: 'asking', handles: concerns, run: hear };
