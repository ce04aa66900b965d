import type { Event } from '../../platform/events/event.ts';
import type { Executor } from '../../platform/db.ts';
import type { Handler } from '../../platform/handlers/handler.ts';
import { markAnswered } from '../orders/index.ts';
import { answers, audiencesOf } from './audiences.ts';
import { addresseesOf, type Addressed, type News } from './store/addressees.ts';
import { deliver, type BesideEntries } from './store/deliver.ts';

/**
 * Puts the news of a run of one realm's events, which stand in the promised order, into the inboxes of those whom their steps tell; running
 * twice writes nothing more. With an entry for the requester, or for whoever tells them, the order counts as answered.
 */
export async function hear(db: Executor, events: readonly Event[], beside?: BesideEntries): Promise<void> {
  const news = events.map((event): News => ({ event, audiences: audiencesOf(event), answer: answers(event) })).filter(({ audiences }) => audiences.length > 0);
  if (news.length === 0) return;
  const told = (await addresseesOf(db, news)).map((addressed, i) => ({ ...news[i]!, ...addressed }));
  await deliver(db, told, beside);
  const answered = told.filter(isAnswered).map(({ event }) => ({ orderId: event.orderId!, attempt: Number(event.facts['attempt'] ?? 1) }));
  if (answered.length > 0) await markAnswered(db, { realm: events[0]!.realm, at: told[0]!.now, answered });
}

const isAnswered = ({ event, answer, requesterId, addressees }: News & Addressed): boolean => answer && event.orderId !== null && requesterId !== null
  && (requesterId === event.actorPerson || addressees.some(({ personId, aboutPersonId }) => (aboutPersonId ?? personId) === requesterId));

/** The handler of the room, for the list in `src/composition.ts`; what is `beside` entries is written with them. */
export const inboxHandler = (beside?: BesideEntries): Handler =>
  ({ name: 'inbox', handles: (event) => audiencesOf(event).length > 0, run: (tx, events) => hear(tx, events, beside) });
