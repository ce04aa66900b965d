import { done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Executor } from '../../platform/db.ts';
import { holds, leads, maySee, readFacts, readOrder, worksForHolding, type OrderRow, type ReadFacts } from '../orders/index.ts';
import { deed, type Asking, type Machinery, type Person } from '../people/index.ts';
import { personalOf, putEcho, withdrawEcho } from './store/echoes.ts';
import { LONGEST_ECHO, tellsSomebody } from './words.ts';

const PUBLISHERS = ['COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD', 'DISPATCHER', 'STREET_LEADER'];
const WITHDRAWERS = [...PUBLISHERS, 'OPERATOR'];

/** The community that held an order which is done tells everybody about it (公开摘要): its own words, nothing personal in them. Published again, they take the place of those before. */
export const publishSummary = (machinery: Machinery, asking: Asking, input: { readonly orderId: string; readonly words: string }) =>
  deed(machinery, asking, 'publishSummary', input, async (tx, me): Promise<Outcome<{ orderId: string }>> => {
    const read = await found(tx, me, input.orderId);
    if (read === null) return refuse('NOT_FOUND', {}, ['input', 'orderId']);
    const { order } = read.facts;
    if (!worksForHolding(me, order)) return refuse('NOT_ALLOWED', { who: PUBLISHERS });
    if (order.doneAt === null || !['DONE', 'RATED', 'CLOSED'].includes(order.state)) return refuse('NOT_DONE_YET');
    if (order.sensitive) return refuse('NEVER_PUBLIC');
    const words = input.words.trim();
    if (words === '') return refuse('WORDS_NEEDED', {}, ['input', 'words']);
    if (words.length > LONGEST_ECHO) return refuse('WORDS_TOO_LONG', { most: LONGEST_ECHO }, ['input', 'words']);
    if (tellsSomebody(words, await personalOf(tx, order))) return refuse('TELLS_SOMEBODY', {}, ['input', 'words']);
    await putEcho(tx, order, words, me.personId);
    return done({ orderId: order.id });
  });

/** Takes it back: the community, the street leader, or the operator. */
export const withdrawSummary = (machinery: Machinery, asking: Asking, input: { readonly orderId: string }) =>
  deed(machinery, asking, 'withdrawSummary', input, async (tx, me): Promise<Outcome<{ orderId: string }>> => {
    const read = await found(tx, me, input.orderId);
    if (read === null) return refuse('NOT_FOUND', {}, ['input', 'orderId']);
    const { order } = read.facts;
    if (!keepsEcho(me, order)) return refuse('NOT_ALLOWED', { who: WITHDRAWERS });
    return await withdrawEcho(tx, order) ? done({ orderId: order.id }) : refuse('NOT_PUBLISHED');
  });

const keepsEcho = (me: Person, order: OrderRow): boolean => worksForHolding(me, order) || leads(me, order) || holds(me, ['OPERATOR'], order.streetId);

async function found(db: Executor, me: Person, orderId: string): Promise<ReadFacts | null> {
  const order = await readOrder(db, me.realm, orderId);
  const read = order && (await readFacts(db, me.realm, { actor: me }, [order])).get(order.id)!;
  return read && maySee(read.facts) ? read : null;
}
