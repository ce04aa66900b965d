import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { as, idOf } from '../../../graphql/node.ts';
import { refusedIn, resultUnion } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { leaveLine, waitAfter, waitInLine, type InLine } from '../wait.ts';
import { LeaveLineInput, WaitInLineInput } from './seat.inputs.ts';
import { Waiting } from './waiting.type.ts';

export const WaitingResult = resultUnion<object>('WaitingResult', () => [Waiting], 'Your place in line after the step, or why the step was refused.');

/** What people do with the line of a full order. */
@Resolver()
export class LineMoves {
  @Mutation(() => WaitingResult, { description: 'Stands in the line of a full order (排队候补); `grabSeat` with `waitIfFull` does the same when nothing is free.' })
  waitInLine(@Ctx() context: Context, @Arg('input', () => WaitInLineInput, { description: 'The order' }) { key, orderId }: WaitInLineInput): Promise<object> | object {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'Order', orderId);
    return id === null ? notFound(context, 'orderId') : shown(context, waitInLine(context.platform, { caller, key }, id));
  }

  @Mutation(() => WaitingResult, { description: 'Leaves the line (退出候补); everybody behind moves up.' })
  leaveLine(@Ctx() context: Context, @Arg('input', () => LeaveLineInput, { description: 'The place in line' }) { key, waitingId }: LeaveLineInput): Promise<object> | object {
    const { caller } = context;
    if (caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
    const id = idOf(context, 'Waiting', waitingId);
    return id === null ? notFound(context, 'waitingId') : shown(context, leaveLine(context.platform, { caller, key }, id));
  }
}

async function shown(context: Context, asked: Promise<Outcome<InLine>>): Promise<object> {
  const outcome = await asked;
  if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
  context.renew();
  return as('Waiting', await waitAfter(context.platform, context.realm, outcome.value.waitId));
}

const notFound = (context: Context, field: string): object => refusedIn(context.language, { code: 'NOT_FOUND', args: {}, path: ['input', field] });
