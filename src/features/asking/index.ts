export { askingHandler } from './hear.ts';
export { handInFirst } from './first.ts';
export { handInMuting } from './muting.ts';
export { takeAskingAsClock } from './widen.ts';
