import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { ServiceArgs } from '../../hours/graphql/index.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader } from '../../orders/index.ts';
import { Team, TeamMember } from '../../teams/graphql/index.ts';
import { memberLoader, type Team as TeamRow } from '../../teams/index.ts';
import { readsTeam } from '../roles.ts';
import { countTeamSeats, MOST_DAYS, teamPage, type TeamSeatRow } from '../store/calendar.ts';
import { teamService } from '../store/record.ts';
import { TeamCalendarArgs, TeamSeat, TeamSeatConnection, TeamService } from './captain.type.ts';

const DAY_MS = 86_400_000;

@Resolver(() => TeamSeat)
export class TeamSeatFields {
  @FieldResolver(() => ID, { description: 'Id of the seat, for `swapSeat` and `giveBackSeat` (名额编号)' })
  async seatId(@Root() { seatId }: TeamSeatRow, @Ctx() { realm }: Context): Promise<string> {
    return encodeId('Seat', realm, seatId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order as you may see it now; null when you may not see it any more' })
  async order(@Root() { orderId }: TeamSeatRow, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(orderId);
  }

  @ViewerDependent()
  @FieldResolver(() => TeamMember, { nullable: true, description: 'Whose seat it is (队员)' })
  async member(@Root() { membershipId }: TeamSeatRow, @Ctx() context: Context): Promise<object | null> {
    return memberLoader(await context.reading()).load(membershipId);
  }
}

/** What this room adds to a team. */
@Resolver(() => Team)
export class TeamDesk {
  @ViewerDependent()
  @Cost(10)
  @FieldResolver(() => TeamSeatConnection, { description: 'Seats that its members hold or were offered, of orders that are for it, by time; for its captain and members, empty for others (队伍日程)' })
  async calendar(@Root() { id: teamId }: TeamRow, @Ctx() context: Context, @Args(() => TeamCalendarArgs) args: TeamCalendarArgs): Promise<Page<TeamSeatRow>> {
    const { actor, platform: { db } } = await context.reading();
    const window = { realm: actor.realm, teamId, from: args.from ?? null, until: args.until ?? null };
    const { from, until } = window;
    if (from !== null && until !== null && !(until > from && until.getTime() - from.getTime() <= MOST_DAYS * DAY_MS)) {
      throw new DoorError('BAD_USER_INPUT', { detail: { en: `until must be after from, at most ${MOST_DAYS} days.`, zh: `until 须晚于 from，且不超过 ${MOST_DAYS} 天。` } });
    }
    const reads = readsTeam(actor, teamId);
    return readPage<TeamSeatRow>(args, {
      list: 'team.calendar', order: 'SOONEST', filter: { teamId, from, until },
      read: async (limit, after) => (reads ? teamPage(db, window, limit, after === null ? null : { at: new Date(String(after[0])), id: String(after[1]) }) : []),
      key: ['MOMENT', 'ID'],
      keyOf: ({ startsAt, seatId }) => [startsAt.toISOString(), seatId],
      count: async () => (reads ? countTeamSeats(db, window) : 0),
    });
  }

  @ViewerDependent()
  @Cost(20)
  @FieldResolver(() => TeamService, { nullable: true, description: 'What its members served while they belonged to it, of orders that are for it: sums alone, nobody is ranked. For its captain and members, null for others (队伍服务时长)' })
  async service(@Root() { id: teamId }: TeamRow, @Ctx() context: Context, @Args(() => ServiceArgs) { from = null, until = null }: ServiceArgs): Promise<object | null> {
    const { actor, platform: { db } } = await context.reading();
    return readsTeam(actor, teamId) ? teamService(db, { realm: actor.realm, teamId, from, until }) : null;
  }
}
