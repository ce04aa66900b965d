import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import type { Caller } from '../../../platform/actor.ts';
import { as, encodeId, idOf } from '../../../graphql/node.ts';
import { refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { SeatInput as Told } from '../checks.ts';
import { enteringOf } from '../entering.ts';
import { grabSeat } from '../grab.ts';
import { moveSeatAndLeave, seatAfter, type SeatCall } from '../step.ts';
import { grabOrWait, waitAfter } from '../wait.ts';
import { AssignSeatInput, ClaimOrderInput, ExtendSeatInput, GiveBackSeatInput, GrabSeatInput, HoursInput, SeatInput } from './seat.inputs.ts';
import { InDraw, Seat } from './seat.type.ts';
import { Waiting } from './waiting.type.ts';

export const SeatResult = resultUnion<object>('SeatResult', () => [Seat], 'The seat as you see it after the step, or why the step was refused.');
export const GrabResult = resultUnion<object>('GrabResult', () => [Seat, Waiting, InDraw], 'The place that you have now, or your place in line or in the draw, or why not.');

type Answer = Promise<object> | Refused;

/** What people do with the seats of an order. */
@Resolver()
export class SeatMoves {
  @Mutation(() => SeatResult, { description: 'Number 5: a party member claims the lead (党员领单). An accepted order is open from then on.' })
  claimOrder(@Ctx() context: Context, @Arg('input', () => ClaimOrderInput, { description: 'The order' }) input: ClaimOrderInput): Answer {
    return born(context, 'claim', input, { kind: 'LEAD', personId: null });
  }

  @Mutation(() => GrabResult, { description: 'Number 6: a volunteer grabs a helper\'s place (志愿抢单). A place is never given twice. With `waitIfFull` you stand in line for a full order (候补).' })
  async grabSeat(@Ctx() context: Context, @Arg('input', () => GrabSeatInput, { description: 'The order' }) { key, orderId, waitIfFull }: GrabSeatInput): Promise<object> {
    if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'Order', orderId);
    if (id === null) return notFound(context, 'orderId');
    const { platform, caller } = context;
    const { outcome, seat } = waitIfFull ? { outcome: await grabOrWait(platform, { caller, key }, id), seat: null } : await grabSeat(platform, { caller, orderId: id, key });
    if (!outcome.ok) return outcome.refusal.code === 'IN_DRAW' ? this.enter(context, caller, id, key) : refusedIn(context.language, outcome.refusal);
    context.renew();
    if ('waitId' in outcome.value) return as('Waiting', await waitAfter(platform, context.realm, outcome.value.waitId));
    const row = seat ?? await seatAfter(context.platform, context.realm, outcome.value.seatId);
    return as('Seat', { ...row, left: outcome.value });
  }

  /** Whoever wants a place that is going to be drawn has entered the draw, with the same key. */
  private async enter(context: Context, caller: Caller, orderId: string, key: string): Promise<object> {
    const outcome = await enteringOf(context.platform)(context.platform, { caller, orderId, key });
    if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
    context.renew();
    const { entryId, closesAt } = outcome.value;
    return as('InDraw', { realm: context.realm, entryId, orderId: encodeId('Order', context.realm, orderId), drawnAt: new Date(closesAt) });
  }

  @Mutation(() => SeatResult, { description: 'The holding division, or the captain of a team for which the order is, offers a place to somebody who is willing and able (社区或队长指派); it binds nobody until it is confirmed.' })
  assignSeat(@Ctx() context: Context, @Arg('input', () => AssignSeatInput, { description: 'The order and the person' }) input: AssignSeatInput): Answer {
    const personId = idOf(context, 'Person', input.personId);
    return personId === null ? notFound(context, 'personId') : born(context, 'assign', input, { kind: input.kind, personId });
  }

  @Mutation(() => SeatResult, { description: 'Says that you will come (确认参加); takes an offer.' })
  confirmSeat(@Ctx() context: Context, @Arg('input', () => SeatInput, { description: 'The seat' }) input: SeatInput): Answer {
    return moved(context, 'confirm', input);
  }

  @Mutation(() => SeatResult, { description: 'Asks for as much time again to confirm, once, and says why (申请延长确认时间); where realm or item ask for confirmation within a time.' })
  extendSeat(@Ctx() context: Context, @Arg('input', () => ExtendSeatInput, { description: 'The seat' }) input: ExtendSeatInput): Answer {
    return moved(context, 'extend', input, { reason: input.reason });
  }

  @Mutation(() => SeatResult, { description: 'Does not take an offer (谢绝指派).' })
  declineSeat(@Ctx() context: Context, @Arg('input', () => SeatInput, { description: 'The seat' }) input: SeatInput): Answer {
    return moved(context, 'decline', input);
  }

  @Mutation(() => SeatResult, { description: 'Gives a seat back (退出), or, as holding division or captain, releases its holder and says why; its place is free in the same moment. Less than a day before the start it is marked late, unless the order was amended within the last day.' })
  giveBackSeat(@Ctx() context: Context, @Arg('input', () => GiveBackSeatInput, { description: 'The seat' }) input: GiveBackSeatInput): Answer {
    return moved(context, 'giveBack', input, { reason: input.reason ?? null });
  }

  @Mutation(() => SeatResult, { description: 'The lead lets a late-comer begin (迟到者开始服务).' })
  beginSeat(@Ctx() context: Context, @Arg('input', () => SeatInput, { description: 'The seat' }) input: SeatInput): Answer {
    return moved(context, 'begin', input);
  }

  @Mutation(() => SeatResult, { description: 'Says that somebody did not come (爽约); from the start until a day after the finish.' })
  markNoShow(@Ctx() context: Context, @Arg('input', () => SeatInput, { description: 'The seat' }) input: SeatInput): Answer {
    return moved(context, 'noShow', input);
  }

  @Mutation(() => SeatResult, { description: 'The holding division finds that they did come, and for how long (撤销爽约), within seven days.' })
  undoNoShow(@Ctx() context: Context, @Arg('input', () => HoursInput, { description: 'The seat and its hours' }) input: HoursInput): Answer {
    return moved(context, 'undoNoShow', input, { hours: input.hours });
  }

  @Mutation(() => SeatResult, { description: 'The holding division corrects hours of service (更正服务时长), within seven days.' })
  correctHours(@Ctx() context: Context, @Arg('input', () => HoursInput, { description: 'The seat and its hours' }) input: HoursInput): Answer {
    return moved(context, 'correctHours', input, { hours: input.hours });
  }
}

function born(context: Context, step: 'claim' | 'assign', { key, orderId }: { key: string; orderId: string }, whom: { kind: 'LEAD' | 'HELPER'; personId: string | null }): Answer {
  const id = idOf(context, 'Order', orderId);
  return id === null ? notFound(context, 'orderId') : taken(context, step, { orderId: id, ...whom }, {}, key);
}

function moved(context: Context, step: SeatCall['step'], { key, seatId }: { key: string; seatId: string }, told: Told = {}): Answer {
  const id = idOf(context, 'Seat', seatId);
  return id === null ? notFound(context, 'seatId') : taken(context, step, { seatId: id }, told, key);
}

function taken(context: Context, step: SeatCall['step'], subject: SeatCall['subject'], input: Told, key: string): Answer {
  if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
  return shown(context, moveSeatAndLeave(context.platform, { realm: context.realm, asker: { caller: context.caller }, step, subject, input }, key));
}

async function shown(context: Context, taking: ReturnType<typeof moveSeatAndLeave>): Promise<object> {
  const { outcome, left } = await taking;
  if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
  context.renew(left?.actor);
  return as('Seat', left?.seat ?? await seatAfter(context.platform, context.realm, outcome.value.seatId));
}

/** What an id that names nothing answers: the same as one that may not be seen. */
const notFound = (context: Context, field: string): Refused => refusedIn(context.language, { code: 'NOT_FOUND', args: {}, path: ['input', field] });
