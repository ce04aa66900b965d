import type { Platform } from '../../platform/platform.ts';
import type { Condition } from './store/candidates.ts';

const handed = new WeakMap<Platform, Condition>();

/** Hands in who does not want to be pushed about an order (over `o`, `p` and `c`): the room of pushes stands above. Called once where the rooms are composed. */
export const handInMuting = (platform: Platform, muted: Condition): void => { handed.set(platform, muted); };

/** Without one nobody is muted. */
export const mutingOf = (platform: Platform): Condition | null => handed.get(platform) ?? null;
