import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { as, encodeId, idOf } from '../../../graphql/node.ts';
import { Refusal, refusedIn, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { OrderStep } from '../../../seven-orders.ts';
import { divisionByCode } from '../../places/index.ts';
import type { StepInputs } from '../inputs.ts';
import { orderLoader } from '../loaders.ts';
import { moveAndLeave } from '../move.ts';
import type { Taking } from '../moving.ts';
import { MOST_CODE_FAILURES } from '../words.ts';
import { Order } from './order.type.ts';

@ObjectType({ simpleResolvers: true, description: 'The step was taken, and with it the order left your sight.' })
export class OrderLeft {
  @Field(() => ID, { description: 'Id of the order' })
  id!: string;

  @Field(() => Int, { description: 'Revision that the step gave' })
  revision!: number;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The start code is not the order\'s (开工码错误).' })
export class WrongCode extends Refusal {
  @Field(() => Int, { description: 'Tries left before the community may start without a code' })
  triesLeft!: number;
}

export const OrderResult = resultUnion<object>('OrderResult', () => [Order, OrderLeft], 'The order as you see it after the step, or why the step was refused.');
export const StartOrderResult = resultUnion<object>('StartOrderResult', () => [Order, OrderLeft, WrongCode], 'The order as you see it after the start, or why it was refused.');

/** The order after a step, as the caller sees it now: as the step left it, or (after a repeated asking, or out of sight) as it is read again. */
export async function shown(context: Context, taking: Promise<Taking>): Promise<object> {
  const { outcome, left } = await taking;
  if (!outcome.ok) return refusedIn(context.language, outcome.refusal);
  context.renew(left?.actor);
  const { id, revision, codeWrong } = outcome.value;
  const loader = orderLoader(await context.reading());
  if (left !== null) loader.put(id, left.order);
  const row = await loader.load(id);
  if (codeWrong === true) return wrongCode(context, row?.codeFailures ?? 0);
  return row === null ? as('OrderLeft', { id: encodeId('Order', context.realm, id), revision }) : as('Order', row);
}

function wrongCode(context: Context, failures: number): object {
  const { code, message, path } = refusedIn(context.language, { code: 'CODE_WRONG', args: {}, path: ['input', 'code'] });
  return as('WrongCode', { code, message, path, triesLeft: Math.max(0, MOST_CODE_FAILURES - failures) });
}

/** Takes a step for the caller and shows what came of it. */
export function moved<S extends OrderStep>(context: Context, step: S, { key, orderId }: { key: string; orderId: string }, input: StepInputs[S]): Promise<object> | Refused {
  if (context.caller === null) return refusedIn(context.language, { code: 'SIGN_IN_FIRST', args: {} });
  const id = idOf(context, 'Order', orderId);
  if (id === null) return notFound(context, 'orderId');
  return shown(context, moveAndLeave(context.platform, { realm: context.realm, asker: { caller: context.caller }, orderId: id, step, input }, key));
}

/** What an id that names nothing answers: the same as one that may not be seen. */
export const notFound = (context: Context, field: string): Refused =>
  refusedIn(context.language, { code: 'NOT_FOUND', args: { what: 'Order' }, path: ['input', field] });

/** The division that a code names; null when there is none. */
export const divisionIdOf = async (context: Context, code: string): Promise<string | null> =>
  (await divisionByCode(context.platform.db, context.realm, code))?.id ?? null;

export const noSuchDivision = (context: Context): Refused =>
  refusedIn(context.language, { code: 'DIVISION_NOT_FOUND', args: {}, path: ['input', 'divisionCode'] });
