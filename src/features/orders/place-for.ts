import { decide } from '../../kernel/lifecycle.ts';
import { newId } from '../../kernel/ids.ts';
import { done, refused, type Outcome } from '../../kernel/result.ts';
import { clockOf } from '../../platform/actor.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { SEVEN_ORDERS, type OrderWho } from '../../seven-orders.ts';
import { birthRoles, type BirthFacts } from './birth.ts';
import type { OrderFacts } from './facts.ts';
import type { Placing } from './inputs.ts';
import type { Moved } from './moving.ts';
import { newOrder, wrongIn } from './place.ts';
import { ORDER_RULES } from './rules.ts';
import { readBirth, type Placer } from './store/birth.ts';
import { insertOrder } from './store/insert.ts';

/** In what capacity somebody places for somebody. */
export type Acting = Extract<OrderWho, 'requester' | 'onBehalf' | 'guardian'>;

/** An order that may be placed as it stands, and in what capacity. */
interface Judged { readonly birth: BirthFacts; readonly as: Acting }

/** Whether an order could be placed so now, by the very rules of `place`; places nothing. Not for what is booked. */
export async function placeable(db: Executor, placer: Placer, placing: Omit<Placing, 'resource'>): Promise<Outcome<Judged>> {
  const birth = await readBirth(db, placer, placing);
  if (birth.actor.personId === null) return refused({ code: birth.actor.kind === 'GUEST' && birth.known ? 'NOT_JOINED' : 'SIGN_IN_FIRST', args: {} });
  return judged(birth, placing, birthRoles(birth));
}

function judged(birth: BirthFacts, placing: Placing, roles: ReadonlySet<OrderWho>): Outcome<Judged> {
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, 'place', { state: null, roles, facts: birth as unknown as OrderFacts });
  if (!decision.allowed) return refused(decision);
  const wrong = wrongIn(placing, birth);
  return wrong ? refused(wrong) : done({ birth, as: decision.as as Acting });
}

/**
 * Number 2 by the clock, in the name of the requester: an order that somebody set up in advance. It is judged as if they placed it now. Who looked after the
 * requester then and does not any more has no part in it, but the requester's order is placed all the same; where a guardian began it, it ends with the guardianship.
 */
export async function placeFor(tx: Tx, { realm, placerId, begunAs }: { readonly realm: string; readonly placerId: string; readonly begunAs: Acting }, placing: Omit<Placing, 'resource'>): Promise<Outcome<Moved>> {
  const birth = await readBirth(tx, { realm, personId: placerId }, placing);
  const still = birthRoles(birth);
  const roles = new Set<OrderWho>(still.has(begunAs) ? [begunAs] : begunAs === 'guardian' ? [] : ['requester']);
  const judgement = judged(birth, placing, roles);
  if (!judgement.ok) return judgement;
  const id = newId();
  const born = newOrder(id, placing, birth, null, judgement.value.as !== 'onBehalf');
  await insertOrder(tx, { ...born, as: 'clock', birth: { ...birth, actor: clockOf(realm) } }, null, null);
  return done({ id, revision: 1 });
}
