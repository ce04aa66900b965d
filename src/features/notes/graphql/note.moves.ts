import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { addNote } from '../add.ts';
import { noteLoader } from '../loaders.ts';
import { AddNoteInput, Note } from './note.type.ts';

const AddNoteResult = resultUnion<object>('AddNoteResult', () => [Note], 'The note, or why it was refused.', 'LEAVES');

@Resolver()
export class NoteMoves {
  @Mutation(() => AddNoteResult, { description: 'Writes a note on an order (留言), so that nobody needs the telephone number. For requester, crew, brokers, holding division and center, as long as they may read the order\'s words; it changes nothing of the order.' })
  async addNote(@Ctx() context: Context, @Arg('input', () => AddNoteInput, { description: 'The note' }) { key, orderId, words, to = null }: AddNoteInput): Promise<object> {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    return answer(context, addNote(context.platform, caller, { orderId: soughtId(context, 'Order', orderId), words, to }, key), async ({ id }, reading) => noteLoader(reading).load(id));
  }
}
