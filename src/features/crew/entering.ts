import type { Caller } from '../../platform/actor.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { Platform } from '../../platform/platform.ts';

/** Enters the draw of an order's places; the same key gives the same outcome. Owned by a higher room. */
export type Entering = (platform: Platform, call: { readonly caller: Caller; readonly orderId: string; readonly key: string }) =>
  Promise<Outcome<{ readonly entryId: string; readonly orderId: string; readonly closesAt: string }>>;

const handed = new WeakMap<Platform, Entering>();

/** Hands in what a grab does where the places are drawn; called once where the rooms are composed. */
export const handInEntering = (platform: Platform, entering: Entering): void => { handed.set(platform, entering); };

export function enteringOf(platform: Platform): Entering {
  const entering = handed.get(platform);
  if (!entering) throw new Error('entering a draw was not handed in');
  return entering;
}
