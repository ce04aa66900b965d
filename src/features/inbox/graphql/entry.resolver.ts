import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { as, Node } from '../../../graphql/node.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader } from '../../orders/index.ts';
import { Person, Viewer } from '../../people/graphql/index.ts';
import { sentenceOf } from '../read.ts';
import { countEntries, entryPage, type Entry } from '../store/entries.ts';
import { AudienceEnum, audienceCode, InboxArgs, InboxEntry, InboxEntryConnection, Told } from './entry.type.ts';

@Resolver(() => InboxEntry)
export class InboxEntryFields {
  @FieldResolver(() => AudienceEnum, { description: 'In what capacity you are told' })
  audience(@Root() entry: Entry): string {
    return audienceCode(entry.audience);
  }

  @FieldResolver(() => String, { description: 'The news in one sentence of the language of the request' })
  async label(@Root() entry: Entry, @Ctx() context: Context): Promise<string> {
    return sentenceOf(await context.reading(), entry);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'Order that it is about, as you may see it now; null if it is about none or you may not see it any more' })
  async order(@Root() entry: Entry, @Ctx() context: Context): Promise<object | null> {
    return entry.orderId === null ? null : orderLoader(await context.reading()).load(entry.orderId);
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What the step was taken on: an order, a seat, a resource; null if you may not see it any more' })
  async subject(@Root() entry: Entry, @Ctx() context: Context): Promise<object | null> {
    const [row] = await context.nodes[entry.subjectType]?.(await context.reading(), [entry.subjectId]) ?? [];
    return row ? as(entry.subjectType, row) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who has no login and is to be told by you; null: the news is for yourself (待告知人)' })
  about(@Root() entry: Entry): object | null {
    return entry.aboutPersonId === null ? null : { id: entry.aboutPersonId };
  }

  @FieldResolver(() => Told, { nullable: true, description: 'What you or another officer recorded about telling them; null: not yet' })
  told(@Root() { toldOutcome, toldHow, toldAt }: Entry): object | null {
    return toldOutcome === null ? null : { outcome: toldOutcome, how: toldHow, at: toldAt };
  }
}

/** What this room adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerInbox {
  @ViewerDependent()
  @FieldResolver(() => InboxEntryConnection, { description: 'News addressed to you, whether you were connected or not, the newest first (消息)' })
  async inbox(@Ctx() context: Context, @Args(() => InboxArgs) args: InboxArgs): Promise<Page<Entry>> {
    const { actor, platform: { db } } = await context.reading();
    const filter = args.filter ?? {};
    return readPage<Entry>(args, {
      list: 'inbox', order: 'NEWEST', filter: { personId: actor.personId, ...filter },
      read: (limit, after) => entryPage(db, actor, filter, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) }),
      key: ['MOMENT', 'ID'],
      keyOf: ({ at, id }) => [at.toISOString(), id],
      count: () => countEntries(db, actor, filter),
    });
  }

  @Cost(10)
  @ViewerDependent()
  @FieldResolver(() => Int, { description: 'How much news you have not read (未读数)' })
  async unread(@Ctx() context: Context): Promise<number> {
    const { actor, platform: { db } } = await context.reading();
    return countEntries(db, actor, { unread: true });
  }
}
