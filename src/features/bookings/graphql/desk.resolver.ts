import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { Resource } from '../../resources/graphql/index.ts';
import { given, MOST_DAYS, quarterOf, usedOccurrences, utilisationOf, type GivenItemRow, type Span } from '../desk.ts';
import type { BookingRow } from '../facts.ts';
import { bookingPage, countBookings, type BookingOrder } from '../store/list.ts';
import type { Used } from '../store/use.ts';
import { nowLoader } from '../loaders.ts';
import { BookingFilter } from './booking.inputs.ts';
import { BookingConnection } from './booking.type.ts';
import { GivenItemConnection, UsedOccurrenceConnection, Utilisation } from './desk.type.ts';
import { BookingOrderEnum } from './words.ts';

@ArgsType()
class BookingsArgs extends PageArgs {
  @Field(() => BookingFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: BookingFilter | null;

  @Field(() => BookingOrderEnum, { defaultValue: 'SOONEST', description: 'In which order' })
  orderBy!: BookingOrder;
}

@ArgsType()
class SpanArgs extends PageArgs {
  @Field(() => DateTimeScalar, { description: 'Occurrences that begin from then on' })
  from!: Date;

  @Field(() => Int, { defaultValue: 31, description: 'Of how many days, 1 to 92' })
  days!: number;
}

@ArgsType()
class GivenArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'A moment in the quarter that is asked for; left out: now' })
  at?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Id of one of the units for which you speak; left out: all of them, and you yourself' })
  organisationId?: string | null;
}

/** The lists of the unit's desk: whoever speaks for nobody is shown an empty one. */
@Resolver()
export class Desk {
  @ViewerDependent()
  @Query(() => BookingConnection, { description: 'Bookings of what you, and those for whom you speak, offer (我的预约). Nobody else\'s.' })
  async bookings(@Ctx() context: Context, @Args(() => BookingsArgs) args: BookingsArgs): Promise<Page<BookingRow>> {
    const { platform: { db }, actor } = await context.reading();
    const { organisationId, resourceId, ...rest } = args.filter ?? {};
    const ids = { organisationId: organisationId ? idOf(context, 'Organisation', organisationId) : undefined, resourceId: resourceId ? idOf(context, 'Resource', resourceId) : undefined };
    const nothing = ids.organisationId === null || ids.resourceId === null;
    const filter = { ...rest, organisationId: ids.organisationId ?? null, resourceId: ids.resourceId ?? null };
    return readPage<BookingRow>(args, {
      list: 'bookings', order: args.orderBy, filter: { ...filter, from: rest.from?.toISOString() ?? null, until: rest.until?.toISOString() ?? null, nothing },
      read: async (limit, after) => (nothing ? [] : bookingPage(db, actor, filter, args.orderBy, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ startsAt, id }) => [startsAt.toISOString(), id],
      count: async () => (nothing ? 0 : countBookings(db, actor, filter)),
    });
  }

  @ViewerDependent()
  @Cost(20)
  @Query(() => GivenItemConnection, { description: 'What you, and those for whom you speak, gave in a quarter, by item: numbers alone (本季度提供情况). A booking counts in the quarter in which its occurrence begins.' })
  async given(@Ctx() context: Context, @Args(() => GivenArgs) args: GivenArgs): Promise<Page<GivenItemRow>> {
    const reading = await context.reading();
    const organisationId = args.organisationId ? idOf(context, 'Organisation', args.organisationId) : undefined;
    const span = await quarterOf(reading, args.at ?? await nowLoader(reading).load('now'));
    const read = async (limit: number, after: string | null): Promise<GivenItemRow[]> =>
      (span === null || organisationId === null ? [] : given(reading, span, organisationId ?? null, limit, after));
    return readPage<GivenItemRow>(args, {
      list: 'given', order: 'ITEM', filter: { organisationId: organisationId ?? null, from: span?.from.toISOString() ?? null },
      read: (limit, after) => read(limit, after === null ? null : String(after[0])),
      key: ['TEXT'],
      keyOf: ({ itemCode }) => [itemCode],
      count: async () => (await read(1_000, null)).length,
    });
  }
}

type ResourceRow = Parameters<typeof utilisationOf>[1];

/** How a resource is used: for its owner, the center and those who oversee it. */
@Resolver(() => Resource)
export class ResourceUse {
  @ViewerDependent()
  @Cost(10)
  @FieldResolver(() => Utilisation, { nullable: true, description: 'How it was used in a span of time of at most 92 days; null unless you own it or oversee it (使用率)' })
  async utilisation(
    @Root() resource: ResourceRow, @Ctx() context: Context,
    @Arg('from', () => DateTimeScalar, { description: 'Occurrences that begin from then on' }) from: Date,
    @Arg('days', () => Int, { defaultValue: 31, description: 'Of how many days, 1 to 92' }) days: number,
  ): Promise<Utilisation | null> {
    return utilisationOf(await context.reading(), resource, spanOf({ from, days }));
  }

  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => UsedOccurrenceConnection, { description: 'Its occurrences that were booked or cancelled, the soonest first; empty unless you own it or oversee it (场次使用情况)' })
  async usedOccurrences(@Root() resource: ResourceRow, @Ctx() context: Context, @Args(() => SpanArgs) args: SpanArgs): Promise<Page<Used>> {
    const reading = await context.reading();
    const span = spanOf(args);
    return readPage<Used>(args, {
      list: 'resource.usedOccurrences', order: 'SOONEST', filter: { id: resource.id, from: span.from.toISOString(), until: span.until.toISOString() },
      read: (limit, after) => usedOccurrences(reading, resource, span, limit, after === null ? null : new Date(String(after[0]))),
      key: ['MOMENT'],
      keyOf: ({ startsAt }) => [startsAt.toISOString()],
      count: async () => (await usedOccurrences(reading, resource, span, MOST_DAYS + 1, null)).length,
    });
  }
}

function spanOf({ from, days }: { readonly from: Date; readonly days: number }): Span {
  if (days < 1 || days > MOST_DAYS) throw new DoorError('BAD_USER_INPUT', { detail: { en: `days must be 1 to ${MOST_DAYS}.`, zh: `days 须为 1 到 ${MOST_DAYS}。` } });
  return { from, until: new Date(from.getTime() + days * 86_400_000) };
}
