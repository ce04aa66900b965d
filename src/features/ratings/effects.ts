import { newId } from '../../kernel/ids.ts';
import { relating, type Effect, type RatingInput } from '../orders/index.ts';
import { insertingCallBack, insertingRating } from './store/ratings.ts';

const wordsOf = ({ words }: RatingInput): string | null => words?.trim() || null;

/** Number 7: writes what was said of this attempt. Who speaks or acts for the requester is named beside; the rating is the requester's. */
const recordRating: Effect = async ({ tx, order, facts, as, input, note, along }) => {
  const said = input as RatingInput;
  const actorId = facts.actor.personId as string;
  const spoken = as === 'speaker' || as === 'guardian';
  const personId = spoken ? order.requesterId as string : actorId;
  along(insertingRating(tx, {
    realm: order.realm, id: newId(), orderId: order.id, attempt: order.attempt, personId, stars: said.stars, resolved: said.resolved,
    words: wordsOf(said), spokenBy: spoken ? actorId : null, at: facts.now,
  }));
  along(relating(tx, order, { personId, relation: 'RATER', now: facts.now }));
  note({ resolved: said.resolved });
};

/** Writes what the requester told somebody independent, beside the rating; says in the event whether it contradicts the rating. */
const recordCallBack: Effect = async ({ tx, order, facts, input, note, along }) => {
  const said = input as RatingInput;
  along(insertingCallBack(tx, {
    realm: order.realm, orderId: order.id, attempt: order.attempt, callerId: facts.actor.personId as string, stars: said.stars,
    resolved: said.resolved, words: wordsOf(said), at: facts.now,
  }));
  note({ resolved: said.resolved, contradiction: said.resolved !== order.resolved });
  return { calledBackAt: facts.now };
};

/** What this room does in a step of the order; handed to `orders` where the rooms are composed. */
export const RATING_EFFECTS = { RATING_RECORDED: recordRating, CALL_BACK_RECORDED: recordCallBack } as const;
