import type { Event } from '../../platform/events/event.ts';
import type { Handler } from '../../platform/handlers/handler.ts';
import { SEVEN_ORDERS, type OrderStep, type OwnEffect } from '../../seven-orders.ts';
import { putTexts } from './store/texts.ts';

/** After these an order may be found by something else. */
const CHANGING: readonly OwnEffect[] = ['AMEND', 'PLAN_SET', 'HOLDING_SET'];

const changes = ({ table, step }: Pick<Event, 'table' | 'step'>): boolean => {
  if (table !== SEVEN_ORDERS.name) return false;
  const row = SEVEN_ORDERS.steps[step as OrderStep];
  return row.from === 'BIRTH' || row.effects.some((effect) => (CHANGING as readonly string[]).includes(effect));
};

/** Keeps what orders are found by, for the list in `src/composition.ts`: of a run of events, whatever they were, one read and one write. */
export const searchHandler: Handler = {
  name: 'search',
  handles: changes,
  run: async (tx, events) => putTexts(tx, events[0]!.realm, [...new Set(events.filter(changes).map(({ subjectId }) => subjectId))]),
};
