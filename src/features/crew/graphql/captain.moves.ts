import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { as, encodeId, idOf, soughtId } from '../../../graphql/node.ts';
import { refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import { offerSeats, swapSeat } from '../captain.ts';
import { seatAfter } from '../step.ts';
import { seatsById } from '../store/read.ts';
import { OfferSeatsInput, SwapSeatInput } from './seat.inputs.ts';
import { SeatResult } from './seat.moves.ts';
import { SeatsOffered } from './seat.type.ts';

const SeatsOfferedResult = resultUnion<object>('SeatsOfferedResult', () => [SeatsOffered], 'The seats that were offered, or why none was.');

/** Ids that are none are each another nobody's: they are not found, and none is named twice. */
const nobody = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;

/** What a captain does with the seats of an order for the members of a team. */
@Resolver()
export class CaptainMoves {
  @Mutation(() => SeatsOfferedResult, { description: 'Offers places of one order to named people, all of them or none (批量邀约,全成或全不成): if fewer places are free, or one of them may not have one, nothing is offered. Nobody else takes these places until each has answered or the offer lapses. For captains of a team for which the order is, to members of it, and for the holding division.' })
  async offerSeats(@Ctx() context: Context, @Arg('input', () => OfferSeatsInput, { description: 'The order and the people' }) { key, orderId, personIds }: OfferSeatsInput): Promise<object> {
    const { caller, platform, realm } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'Order', orderId);
    if (id === null) return refusedIn(context.language, { code: 'NOT_FOUND', args: {}, path: ['input', 'orderId'] });
    const outcome = await offerSeats(platform, { caller, key }, { orderId: id, personIds: personIds.map((one, n) => idOf(context, 'Person', one) ?? nobody(n)) });
    if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
    context.renew();
    const { seatIds, revision } = outcome.value;
    const rows = new Map((await seatsById(platform.db, realm, seatIds)).map((row) => [row.id, row]));
    return as('SeatsOffered', { orderId: encodeId('Order', realm, id), revision, seats: seatIds.map((one) => rows.get(one)!) });
  }

  @Mutation(() => SeatResult, { description: 'The captain lets another member of the team come instead (队长换人): in one moment the seat is its holder\'s no more and offered to the other, so that it is never two people\'s and nobody else can take it. Answers the new seat; nothing is held against who leaves. Only of orders that lie on the team\'s board, and not while others stand in line for a place (`OTHERS_WAIT`): let the member go then, and the first in line is offered the place.' })
  async swapSeat(@Ctx() context: Context, @Arg('input', () => SwapSeatInput, { description: 'The seat and who comes instead' }) { key, seatId, personId, reason }: SwapSeatInput): Promise<object> {
    const { caller, platform, realm } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'Seat', seatId);
    if (id === null) return refusedIn(context.language, { code: 'NOT_FOUND', args: {}, path: ['input', 'seatId'] });
    const outcome = await swapSeat(platform, { caller, key }, { seatId: id, personId: soughtId(context, 'Person', personId), reason });
    if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
    context.renew();
    return as('Seat', await seatAfter(platform, realm, outcome.value.seatId));
  }
}
