export { askingHandler } from './hear.ts';
export { takeAskingAsClock } from './widen.ts';
