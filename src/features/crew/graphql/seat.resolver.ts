import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { Ahead, AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { encodeId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { StepAnswer, stepAnswer } from '../../../graphql/step-answer.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import { upon, type Soon } from '../../../kernel/soon.ts';
import type { SeatStep } from '../../../seat-steps.ts';
import { Order } from '../../orders/graphql/index.ts';
import { orderLoader, placesFree, sightOf, worksForHolding, type OrderRow } from '../../orders/index.ts';
import { Person, Viewer, type PersonRef } from '../../people/graphql/index.ts';
import { partyMemberLoader } from '../../people/index.ts';
import { crewLoader, crewOf, crewsAhead, dueLoader, historyLoader, holderLoader } from '../loaders.ts';
import { viewerCanOn, viewerCanTake, viewerMayOn, viewerMayTake } from '../read.ts';
import { countSeatsOfPerson, seatsOfPerson } from '../store/read.ts';
import type { SeatRow } from '../store/rows.ts';
import { SeatStateEnum, SeatStepEnum } from './enums.ts';
import { Seat, SeatConnection, SeatEvent } from './seat.type.ts';

/** A seat, and what the grab that has just given it said about its order. */
type Shown = SeatRow & { readonly left?: { readonly revision: number; readonly seatsLeft: number } };

/** Fields of a seat that are read for whoever asks. */
@Resolver(() => Seat)
export class SeatFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() seat: Shown, @Ctx() { language }: Context): string {
    return labelOf(SeatStateEnum, seat.state, language);
  }

  @FieldResolver(() => ID, { description: 'Id of the order' })
  orderId(@Root() seat: Shown): string {
    return encodeId('Order', seat.realm, seat.orderId);
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order; null when you may not see it any more' })
  async order(@Root() seat: Shown, @Ctx() context: Context): Promise<object | null> {
    return orderLoader(await context.reading()).load(seat.orderId);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Revision of the order: after a grab the one that the grab gave, otherwise as it is now; null when you may not see the order' })
  async orderRevision(@Root() seat: Shown, @Ctx() context: Context): Promise<number | null> {
    return seat.left?.revision ?? (await orderLoader(await context.reading()).load(seat.orderId))?.revision ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Helpers\' places still free: after a grab those it left, otherwise as it is now; null when you may not see the order' })
  async seatsLeft(@Root() seat: Shown, @Ctx() context: Context): Promise<number | null> {
    if (seat.left) return seat.left.seatsLeft;
    const order = await orderLoader(await context.reading()).load(seat.orderId);
    return order === null ? null : placesFree(order);
  }

  @FieldResolver(() => Person, { description: 'Who took it; a person\'s fields show each reader what they may see (名额持有人)' })
  person(@Root() seat: Shown): PersonRef {
    return { id: seat.personId, realm: seat.realm };
  }

  @ViewerDependent()
  @Ahead<SeatRow>((reading, seats) => holderLoader(reading).ahead(seats))
  @FieldResolver(() => String, { description: 'Name of its holder: in full for the crew and the holding division, of the lead also for requester and center; masked for others. Readings in full are recorded.' })
  name(@Root() seat: Shown, @Ctx() context: Context): Soon<string> {
    return upon(context.reading(), (reading) => upon(holderLoader(reading).load(seat), ({ name }) => name));
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { nullable: true, description: 'Of a lead: a party member (亮身份), said to the order\'s requester, crew, holding division and center; null for everybody else' })
  async partyMember(@Root() seat: Shown, @Ctx() context: Context): Promise<boolean | null> {
    const reading = await context.reading();
    return (await holderLoader(reading).load(seat)).told ? (await partyMemberLoader(reading).load(seat.personId)) !== null : null;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Whether it is yours' })
  async mine(@Root() seat: Shown, @Ctx() context: Context): Promise<boolean> {
    return seat.personId === (await context.reading()).actor.personId;
  }

  @ViewerDependent()
  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether it was given back late (24 小时内退出); for its holder and the holding division, null for others' })
  async late(@Root() seat: Shown, @Ctx() context: Context): Promise<boolean | null> {
    return (await concerns(seat, context)) ? seat.late : null;
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Why somebody else gave it back; for its holder and the holding division, null for others' })
  async reason(@Root() seat: Shown, @Ctx() context: Context): Promise<string | null> {
    return (await concerns(seat, context)) ? seat.reason : null;
  }

  @ViewerDependent()
  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'By when it must be confirmed, or the offer answered; null when there is no such time. For its holder and the holding division, null for others' })
  async confirmBy(@Root() seat: Shown, @Ctx() context: Context): Promise<Date | null> {
    return (await concerns(seat, context)) ? dueLoader(await context.reading()).load(seat.id) : null;
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Why more time to confirm was needed; for its holder and the holding division, null for others' })
  async extendedBecause(@Root() seat: Shown, @Ctx() context: Context): Promise<string | null> {
    return (await concerns(seat, context)) ? seat.extendedBecause : null;
  }

  @ViewerDependent()
  @Cost(2)
  @AtMost(20)
  @FieldResolver(() => [SeatEvent], { nullable: true, description: 'Everything that happened to it, in order (名额履历); for its holder and the holding division, null for others' })
  async history(@Root() seat: Shown, @Ctx() context: Context): Promise<readonly SeatEvent[] | null> {
    return (await concerns(seat, context)) ? historyLoader(await context.reading()).load(seat) : null;
  }

  @ViewerDependent()
  @AtMost(7)
  @FieldResolver(() => [SeatStepEnum], { description: 'Steps that you may take on it now' })
  async viewerMay(@Root() seat: Shown, @Ctx() context: Context): Promise<SeatStep[]> {
    return viewerMayOn(await context.reading(), seat);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may take a step on it now, or the refusal that it would meet' })
  async viewerCan(@Root() seat: Shown, @Ctx() context: Context, @Arg('step', () => SeatStepEnum, { description: 'The step asked about' }) step: SeatStep): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanOn(await context.reading(), seat, step));
  }
}

/** The holder, and who works for the division that holds the order. */
async function concerns(seat: SeatRow, context: Context): Promise<boolean> {
  const reading = await context.reading();
  if (seat.personId === reading.actor.personId) return true;
  const order = await orderLoader(reading).load(seat.orderId);
  return order !== null && worksForHolding((await sightOf(reading, order)).actor, order);
}

/** What the crew adds to an order. */
@Resolver(() => Order)
export class OrderCrew {
  @ViewerDependent()
  @AtMost(60)
  @Ahead(crewsAhead)
  @FieldResolver(() => [Seat], { description: 'Seats of the present attempt that live or were served, in the order in which they were taken (服务小组); strangers see only their own' })
  crew(@Root() order: OrderRow, @Ctx() context: Context): Soon<SeatRow[]> {
    return upon(context.reading(), (reading) => crewOf(reading, order));
  }

  @ViewerDependent()
  @AtMost(100)
  @FieldResolver(() => [Seat], { description: 'Every taking of a place, of all attempts, given back ones too (名额记录); strangers see only their own' })
  async seats(@Root() order: OrderRow, @Ctx() context: Context): Promise<readonly SeatRow[]> {
    return crewLoader(await context.reading()).load(order);
  }

  @ViewerDependent()
  @AtMost(3)
  @FieldResolver(() => [SeatStepEnum], { description: 'Of claim, grab and assign those that you may take now; whom an assignment names is judged when it is made' })
  async viewerMayTake(@Root() order: OrderRow, @Ctx() context: Context): Promise<SeatStep[]> {
    return viewerMayTake(await context.reading(), order);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may claim, grab or assign now, or the refusal that it would meet' })
  async viewerCanTake(@Root() order: OrderRow, @Ctx() context: Context, @Arg('step', () => SeatStepEnum, { description: 'claim, grab or assign' }) step: SeatStep): Promise<StepAnswer> {
    return stepAnswer(context, await viewerCanTake(await context.reading(), order, step));
  }
}

/** What the crew adds to the viewer. */
@Resolver(() => Viewer)
export class ViewerSeats {
  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => SeatConnection, { description: 'What you took and were offered, newest first (我的名额)' })
  async seats(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<SeatRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return readPage<SeatRow>(args, {
      list: 'viewer.seats', order: 'NEWEST', filter: { personId },
      read: async (limit, after) => (personId === null ? [] : seatsOfPerson(db, realm, personId, limit, after === null ? null : { takenAt: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ takenAt, id }) => [takenAt.toISOString(), id],
      count: async () => (personId === null ? 0 : countSeatsOfPerson(db, realm, personId)),
    });
  }
}
