import { badInput, done, refuse } from '../../kernel/result.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { entriesById, markRead, nowOf, putTold } from './store/entries.ts';
import type { ToldHow, ToldOutcome } from './words.ts';

/** So many entries are marked in one deed. */
const MOST_MARKED = 100;

/** Marks one's own entries as read, all or none; those that were read stay as they are. */
export const readEntries = (machinery: Machinery, asking: Asking, input: { readonly ids: readonly string[] }) =>
  deed(machinery, asking, 'markInboxRead', input, async (tx, me) => {
    if (input.ids.length < 1 || input.ids.length > MOST_MARKED) return badInput(`entryIds: 1 to ${MOST_MARKED}`, `消息：1 至 ${MOST_MARKED} 条`, ['input', 'entryIds']);
    const ids = [...new Set(input.ids)];
    return await markRead(tx, me, ids) === ids.length ? done({ ids }) : refuse('NOT_FOUND', { what: 'InboxEntry' }, ['input', 'entryIds']);
  });

export interface ToldInput {
  readonly id: string;
  readonly outcome: ToldOutcome;
  readonly how?: ToldHow | null;
  /** Left out: now. */
  readonly at?: Date | null;
}

/** An officer records whether they told somebody who has no login; whoever else was asked the same sees it answered. Once told, it stands. */
export const recordTold = (machinery: Machinery, asking: Asking, input: ToldInput) =>
  deed(machinery, asking, 'recordTold', input, async (tx, me) => {
    const [entry] = await entriesById(tx, me, [input.id]);
    if (!entry) return refuse('NOT_FOUND', { what: 'InboxEntry' }, ['input', 'entryId']);
    if (entry.aboutPersonId === null) return refuse('NOBODY_TO_TELL', {}, ['input', 'entryId']);
    const now = await nowOf(tx);
    const at = input.at ?? now;
    if (at > now || at < entry.at) return refuse('TOLD_WHEN', {}, ['input', 'at']);
    if (!await putTold(tx, entry, { by: me.personId, outcome: input.outcome, how: input.how ?? null, at })) return refuse('ALREADY_TOLD', {}, ['input', 'entryId']);
    await markRead(tx, me, [entry.id]);
    return done({ id: entry.id });
  });
