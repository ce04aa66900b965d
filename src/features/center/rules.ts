import type { Needs } from '../../kernel/lifecycle.ts';
import type { PressWords } from '../../press-steps.ts';
import { LIVING, type OrderState } from '../../seven-orders.ts';

/** What decides whether an order may be pressed. */
export interface PressFacts {
  readonly state: OrderState;
  /** A division holds it. */
  readonly dispatched: boolean;
  /** Its clock stands. */
  readonly held: boolean;
  readonly pressedToday: boolean;
}

export type PressCode = 'NOBODY_TO_PRESS' | 'ON_HOLD' | 'PRESSED_TODAY';

/** What pressing needs, each with its refusal. Pure. */
export const PRESS_RULES: Needs<PressWords, PressFacts, PressCode> = {
  SOMEBODY_TO_PRESS: { code: 'NOBODY_TO_PRESS', holds: ({ dispatched, state }) => dispatched && (LIVING as readonly OrderState[]).includes(state) },
  NOT_HELD: { code: 'ON_HOLD', holds: ({ held }) => !held },
  NOT_YET_TODAY: { code: 'PRESSED_TODAY', holds: ({ pressedToday }) => !pressedToday },
};
