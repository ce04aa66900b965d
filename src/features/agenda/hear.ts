import type { Handler } from '../../platform/handlers/handler.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { putAgenda } from './store/deriving.ts';

/** Keeps what is to be done about orders, for the list in `src/composition.ts`: of a run of events, however many, one statement. */
export const agendaHandler: Handler = {
  name: 'agenda',
  handles: ({ table }) => table === SEVEN_ORDERS.name,
  run: async (tx, events) => putAgenda(tx, events[0]!.realm, [...new Set(events.filter(({ table }) => table === SEVEN_ORDERS.name).map(({ subjectId }) => subjectId))]),
};
