import { grabSeat as real, type GrabCall } from '../../../src/features/crew/grab.ts';
import { refused } from '../../../src/kernel/result.ts';
import type { Platform } from '../../../src/platform/platform.ts';

export * from '../../../src/features/crew/grab.ts';

const REMEMBERED_MS = 400;
const fullAt = new Map<string, number>();

/** A broken build: what was full a moment ago is refused without asking, although a place may have been given back. */
export async function grabSeat(platform: Platform, call: GrabCall): ReturnType<typeof real> {
  if (performance.now() - (fullAt.get(call.orderId) ?? -Infinity) < REMEMBERED_MS) return { outcome: refused({ code: 'ORDER_FULL', args: { step: 'grab' } }), seat: null };
  const answer = await real(platform, call);
  if (!answer.outcome.ok && answer.outcome.refusal.code === 'ORDER_FULL') fullAt.set(call.orderId, performance.now());
  return answer;
}
