export { askingHandler } from './hear.ts';
export { handInMuting } from './muting.ts';
export { takeAskingAsClock } from './widen.ts';
