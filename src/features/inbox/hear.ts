import type { Event } from '../../platform/events/event.ts';
import type { Executor } from '../../platform/db.ts';
import { markAnswered } from '../orders/index.ts';
import { answers, audiencesOf } from './audiences.ts';
import { addresseesOf, deliver } from './store/deliver.ts';

/**
 * Puts the news of an event into the inboxes of those whom its step tells; running twice writes nothing more. With an entry for the
 * requester, or for whoever tells them, the order counts as answered.
 */
export async function hear(db: Executor, event: Event): Promise<void> {
  const audiences = audiencesOf(event);
  if (audiences.length === 0) return;
  const answer = answers(event);
  const { now, requesterId, addressees } = await addresseesOf(db, event, audiences, answer);
  await deliver(db, event, addressees);
  if (!answer || event.orderId === null || requesterId === null) return;
  const sent = requesterId === event.actorPerson || addressees.some(({ personId, aboutPersonId }) => (aboutPersonId ?? personId) === requesterId);
  if (sent) await markAnswered(db, { realm: event.realm, orderId: event.orderId, attempt: Number(event.facts['attempt'] ?? 1), at: now });
}

/** The handler of the room, for the list in `src/features.ts`. */
export const inboxHandler = {
  name: 'inbox',
  handles: (event: Event): boolean => audiencesOf(event).length > 0,
  run: hear,
} as const;
