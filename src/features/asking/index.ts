export { fitOf, type Found, type Looking } from './fit.ts';
export { askingHandler } from './hear.ts';
export { handInFirst } from './first.ts';
export { handInMuting, mutingOf } from './muting.ts';
export { settingsFor } from './plan.ts';
export type { ShownScore } from './shown.ts';
export { takeAskingAsClock } from './widen.ts';
