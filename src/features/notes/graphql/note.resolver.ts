import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Ahead, AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, type OrderRow, type Party } from '../../orders/index.ts';
import { shownLoader } from '../../people/index.ts';
import { notePageLoader } from '../loaders.ts';
import { mayNoteAs, notesOfOrder, wordsOf } from '../read.ts';
import type { NoteRow } from '../store/notes.ts';
import { Note, NoteConnection, PartyEnum } from './note.type.ts';

@Resolver(() => Note)
export class NoteFields {
  @ViewerDependent()
  @FieldResolver(() => String, { description: 'What was written. The reading is recorded.' })
  async words(@Root() note: NoteRow, @Ctx() context: Context): Promise<string> {
    return wordsOf(await context.reading(), note);
  }

  @ViewerDependent()
  @FieldResolver(() => String, { description: 'Name of who wrote it, masked (姓名已隐藏); your own in full' })
  async name(@Root() { personId }: NoteRow, @Ctx() context: Context): Promise<string> {
    return (await shownLoader(await context.reading()).load(personId)).name;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether you wrote it' })
  async mine(@Root() { personId }: NoteRow, @Ctx() context: Context): Promise<boolean> {
    return personId === (await context.reading()).actor.personId;
  }

  @FieldResolver(() => ID, { description: 'Id of the order' })
  orderId(@Root() note: NoteRow): string {
    return encodeId('Order', note.realm, note.orderId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order, as you may see it now' })
  async order(@Root() { orderId }: NoteRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(orderId);
  }
}

/** What notes add to an order. */
@Resolver(() => Order)
export class OrderNotes {
  @ViewerDependent()
  @Cost(2)
  @Ahead<OrderRow>((reading, orders) => notePageLoader(reading).ahead(orders.map((order) => ({ order, before: null, limit: USUAL + 1 }))))
  @FieldResolver(() => NoteConnection, { description: 'Notes on it that are for you, the newest first (留言)' })
  async notes(@Root() order: OrderRow, @Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<NoteRow>> {
    const reading = await context.reading();
    return readPage<NoteRow>(args, {
      list: 'order.notes', order: 'NEWEST', filter: { id: order.id },
      read: async (limit, after) => notePageLoader(reading).load({ order, before: after === null ? null : Number(after[0]), limit }),
      key: ['INT'],
      keyOf: ({ number }) => [number],
      count: () => notesOfOrder(reading, order),
    });
  }

  @ViewerDependent()
  @AtMost(5)
  @FieldResolver(() => [PartyEnum], { description: 'As which parties you may write a note on it now; none: you may not' })
  async viewerSpeaksFor(@Root() order: OrderRow, @Ctx() context: Context): Promise<readonly Party[]> {
    return mayNoteAs(await context.reading(), order);
  }
}

/** A page of which the size was not said. */
const USUAL = 20;
