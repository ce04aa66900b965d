import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import { Booking } from '../../bookings/graphql/index.ts';
import { bookingLoader } from '../../bookings/index.ts';
import { Seat } from '../../crew/graphql/index.ts';
import { seatLoader } from '../../crew/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader } from '../../orders/index.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { pathAfter, renewCalendarLink, revokeCalendarLink } from '../link.ts';
import { countDiary, diaryPage, MOST_DAYS, type DiaryRow } from '../store/entries.ts';
import { linkOf } from '../store/links.ts';
import { CalendarArgs, CalendarEntry, CalendarEntryConnection, CalendarLink, CalendarLinkInput } from './diary.type.ts';

const CalendarLinkResult = resultUnion<object>('CalendarLinkResult', () => [CalendarLink], 'The link as it is now, or why not.');
const DAY_MS = 86_400_000;
const INPUT = { description: 'The key of this deed' };

/** Fields of an entry: only whoever has promised it reads one. */
@Resolver(() => CalendarEntry)
export class CalendarEntryFields {
  @FieldResolver(() => Order, { nullable: true, description: 'The order as you may see it now; null when you may not see it any more' })
  async order(@Root() { orderId }: DiaryRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(orderId);
  }

  @FieldResolver(() => Seat, { nullable: true, description: 'The seat; null: it is a booking' })
  async seat(@Root() { kind, id }: DiaryRow, @Ctx() context: Context): Promise<object | null> {
    return kind === 'SEAT' ? seatLoader(await context.reading()).load(id) : null;
  }

  @FieldResolver(() => Booking, { nullable: true, description: 'The booking; null: it is a seat' })
  async booking(@Root() { kind, id }: DiaryRow, @Ctx() context: Context): Promise<object | null> {
    return kind === 'BOOKING' ? bookingLoader(await context.reading()).load(id) : null;
  }
}

/** What this room adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerDiary {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => CalendarEntryConnection, { description: 'What you have promised, by time: seats that you hold, confirmed or serve, and bookings of what you yourself give (我的日程)' })
  async calendar(@Ctx() context: Context, @Args(() => CalendarArgs) args: CalendarArgs): Promise<Page<DiaryRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    const [from, until] = [args.from ?? null, args.until ?? null];
    if (from !== null && until !== null && !(until > from && until.getTime() - from.getTime() <= MOST_DAYS * DAY_MS)) {
      throw new DoorError('BAD_USER_INPUT', { detail: { en: `until must be after from, at most ${MOST_DAYS} days.`, zh: `until 须晚于 from，且不超过 ${MOST_DAYS} 天。` } });
    }
    return readPage<DiaryRow>(args, {
      list: 'viewer.calendar', order: 'SOONEST', filter: { personId, from, until },
      read: async (limit, after) => (personId === null ? [] : diaryPage(db, { realm, personId, from, until }, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ startsAt, id }) => [startsAt.toISOString(), id],
      count: async () => (personId === null ? 0 : countDiary(db, { realm, personId, from, until })),
    });
  }

  @ViewerDependent()
  @FieldResolver(() => CalendarLink, { nullable: true, description: 'Whether your calendar can be read by a link; null: it never could (日历订阅)' })
  async calendarLink(@Ctx() context: Context): Promise<object | null> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return personId === null ? null : shownLink(await linkOf(db, { realm, personId }));
  }
}

const shownLink = (link: Awaited<ReturnType<typeof linkOf>>, location: string | null = null): object | null => link && { since: link.since, revokedAt: link.revokedAt, location };

@Resolver()
export class DiaryMoves {
  @Mutation(() => CalendarLinkResult, { description: 'Makes a new secret link to your calendar for a calendar program (生成日历订阅链接); the one before opens nothing any more.' })
  async renewCalendarLink(@Ctx() context: Context, @Arg('input', () => CalendarLinkInput, INPUT) { key }: CalendarLinkInput): Promise<object> {
    const { actor } = await context.reading();
    return answer(context, renewCalendarLink(context.platform, { actor, key }), async ({ personId }, { actor: { realm }, platform: { db, config } }) => {
      const link = (await linkOf(db, { realm, personId }))!;
      return shownLink(link, pathAfter(config, realm, personId, key, link))!;
    });
  }

  @Mutation(() => CalendarLinkResult, { description: 'Your calendar is read by no link any more (撤销日历订阅链接).' })
  async revokeCalendarLink(@Ctx() context: Context, @Arg('input', () => CalendarLinkInput, INPUT) { key }: CalendarLinkInput): Promise<object> {
    const { actor } = await context.reading();
    return answer(context, revokeCalendarLink(context.platform, { actor, key }), async ({ personId }, { actor: { realm }, platform: { db } }) => shownLink(await linkOf(db, { realm, personId }))!);
  }
}
