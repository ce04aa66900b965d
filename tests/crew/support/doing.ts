import { asc, eq } from 'drizzle-orm';
import { grab } from '../../../src/features/crew/grab.ts';
import { moveSeat, type SeatCall, type SeatMoved } from '../../../src/features/crew/step.ts';
import { grabOrWait, leaveLine, waitInLine } from '../../../src/features/crew/wait.ts';
import { move, type StepInputs } from '../../../src/features/orders/index.ts';
import { waits } from '../../../src/features/crew/tables.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Outcome } from '../../../src/kernel/result.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { OrderStep } from '../../../src/seven-orders.ts';
import type { Neighbour } from '../../support/street.ts';

export type Who = Neighbour | 'CLOCK';

/** The steps of seats and orders, as short as a test wants to say them. */
export function doing(platform: Platform, realm: string) {
  const asker = (who: Who) => (who === 'CLOCK' ? { clock: true as const } : { caller: who.caller });
  const born = (who: Who, step: 'claim' | 'assign', orderId: string, kind: 'LEAD' | 'HELPER', personId: string | null, key = newId()): Promise<Outcome<SeatMoved>> =>
    moveSeat(platform, { realm, asker: asker(who), step, subject: { orderId, kind, personId } }, key);
  return {
    take: (who: Neighbour, orderId: string, key = newId()) => grab(platform, { caller: who.caller, orderId, key }),
    grabbed: async (who: Neighbour, orderId: string) => valueOf(await grab(platform, { caller: who.caller, orderId, key: newId() })).seatId,
    /** Stands in line; must work unless told that it need not. */
    stands: async (who: Neighbour, orderId: string, must = true, key = newId()) => {
      const outcome = await waitInLine(platform, { caller: who.caller, key }, orderId);
      if (must) valueOf(outcome);
      return outcome;
    },
    /** Grabs, or stands in line. */
    waits: (who: Neighbour, orderId: string, key = newId()) => grabOrWait(platform, { caller: who.caller, key }, orderId),
    leaves: (who: Neighbour, waitId: string, key = newId()) => leaveLine(platform, { caller: who.caller, key }, waitId),
    /** Everybody who ever stood in line, in its order. */
    line: (orderId: string) => platform.db.select().from(waits).where(eq(waits.orderId, orderId)).orderBy(asc(waits.since), asc(waits.drawn), asc(waits.id)),
    claim: (who: Neighbour, orderId: string, key = newId()) => born(who, 'claim', orderId, 'LEAD', null, key),
    assign: (who: Neighbour, orderId: string, personId: string, kind: 'LEAD' | 'HELPER' = 'HELPER') => born(who, 'assign', orderId, kind, personId),
    on: (who: Who, step: SeatCall['step'], seatId: string, input: SeatCall['input'] = {}, key = newId()) =>
      moveSeat(platform, { realm, asker: asker(who), step, subject: { seatId }, input }, key),
    move: <S extends OrderStep>(who: Who, step: S, orderId: string, input: StepInputs[S]) => move(platform, { realm, asker: asker(who), orderId, step, input }, newId()),
  };
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'OK' : outcome.refusal.code);
