import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { readPage, type Page, type PageArgs } from '../../../graphql/page.ts';
import { filterOf, type OrderFilter } from '../../orders/graphql/index.ts';
import { agendaOfHolding, heldIn, readAgenda, troublesOf } from '../read.ts';
import { countAgenda, type Agenda, type AgendaItem } from '../store/lists.ts';
import { PutOffConnection, QueueArgs, QueueConnection, StreetArgs, UnsolvedArgs, UnsolvedConnection, type PutOffOrder, type QueueEntry, type UnsolvedOrder } from './agenda.type.ts';

/** After this no limit runs. */
const NEVER = Date.parse('9000-01-01T00:00:00Z');

interface Shown { readonly order: object }

/** What is to be done, in the order in which it is to be done. */
@Resolver()
export class AgendaResolver {
  @ViewerDependent()
  @Cost(5)
  @Query(() => QueueConnection, { description: 'What a division holds and has to do (待办队列): what is longest overdue first, then what is due next, then what is on hold or has no limit. For its workers, and for dispatcher, leader, auditor and operator of its street; empty for others.' })
  async queue(@Ctx() context: Context, @Args(() => QueueArgs) args: QueueArgs): Promise<Page<QueueEntry>> {
    const { divisionCode, overdue = null } = args;
    const agenda = await agendaOfHolding(await context.reading(), divisionCode, overdue);
    return paged(context, args, 'queue', { divisionCode, overdue, ...args.filter }, agenda, ({ order, at, overdue: late, troubles }) => ({ order, overdue: late, dueAt: at.getTime() > NEVER ? null : at, troubles }));
  }

  @ViewerDependent()
  @Cost(5)
  @Query(() => UnsolvedConnection, { description: 'What nobody has solved in a street (难点订单): sent up, returned or recalled again and again, unresolved after the last attempt, or overdue at the end of its limits; what is so longest first. For street leader, dispatcher, auditor and operator; empty for others.' })
  async unsolvedOrders(@Ctx() context: Context, @Args(() => UnsolvedArgs) args: UnsolvedArgs): Promise<Page<UnsolvedOrder>> {
    const { streetCode, troubles } = args;
    const agenda = await troublesOf(await context.reading(), streetCode, troubles ?? []);
    return paged(context, args, 'unsolvedOrders', { streetCode, troubles: troubles ?? null, ...args.filter }, agenda, ({ order, at, troubles: why }) => ({ order, since: at, troubles: why }));
  }

  @ViewerDependent()
  @Cost(5)
  @Query(() => PutOffConnection, { description: 'The long list of a street (挂账): orders that are put off by holdOrder until a date, on which the clock brings them back; what comes back first at its head. What waits for a unit to confirm a booking is not in it. For street leader, dispatcher, auditor and operator; empty for others.' })
  async longList(@Ctx() context: Context, @Args(() => StreetArgs) args: StreetArgs): Promise<Page<PutOffOrder>> {
    const { streetCode } = args;
    const agenda = await heldIn(await context.reading(), streetCode);
    return paged(context, args, 'longList', { streetCode, ...args.filter }, agenda, ({ order, at }) => ({ order, until: at }));
  }
}

const PLACES = new WeakMap<Shown, readonly [string, string]>();

async function paged<Row extends Shown>(context: Context, args: PageArgs & { filter?: OrderFilter | null }, list: string, filter: object, agenda: Agenda | null, show: (item: AgendaItem) => Row): Promise<Page<Row>> {
  const [reading, narrowed] = [await context.reading(), filterOf(context, args.filter ?? {})];
  return readPage<Row>(args, {
    list, order: 'DUE', filter,
    read: async (limit, after) => (agenda === null ? [] : (await readAgenda(reading, agenda, narrowed, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })).map((item) => {
      const row = show(item);
      PLACES.set(row, [item.at.toISOString(), item.order.id]);
      return row;
    })),
    key: ['MOMENT', 'ID'],
    keyOf: (row) => PLACES.get(row)!,
    count: async () => (agenda === null ? 0 : countAgenda(context.platform.db, reading.actor, agenda, narrowed)),
  });
}
