import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import type { Asking } from '../../people/index.ts';
import { readEntries, recordTold } from '../attend.ts';
import { entryLoader } from '../read.ts';
import { countEntries } from '../store/entries.ts';
import { InboxEntry, InboxRead, MarkInboxReadInput, RecordToldInput } from './entry.type.ts';

const MarkInboxReadResult = resultUnion<object>('MarkInboxReadResult', () => [InboxRead]);
const RecordToldResult = resultUnion<object>('RecordToldResult', () => [InboxEntry], undefined, 'LEAVES');

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });

@Resolver()
export class InboxMoves {
  @Mutation(() => MarkInboxReadResult, { description: 'Marks news of yours as read (标记已读).' })
  async markInboxRead(@Ctx() context: Context, @Arg('input', () => MarkInboxReadInput, { description: 'Which news' }) { key, entryIds }: MarkInboxReadInput): Promise<object> {
    const ids = entryIds.map((id) => soughtId(context, 'InboxEntry', id));
    return answer(context, readEntries(context.platform, await asking(context, key), { ids }), async (read, reading) => ({
      entries: (await entryLoader(reading).loadMany(read.ids)).filter((entry) => entry !== null),
      unread: await countEntries(reading.platform.db, reading.actor, { unread: true }),
    }));
  }

  @Mutation(() => RecordToldResult, { description: 'Records whether you told somebody who has no login (登记告知). Once they were told, it stands, for every officer who was asked.' })
  async recordTold(@Ctx() context: Context, @Arg('input', () => RecordToldInput, { description: 'What came of it' }) { key, entryId, ...input }: RecordToldInput): Promise<object> {
    const id = soughtId(context, 'InboxEntry', entryId);
    return answer(context, recordTold(context.platform, await asking(context, key), { ...input, id }), async (told, reading) => entryLoader(reading).load(told.id));
  }
}
