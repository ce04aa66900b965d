export { takeDrawAsClock } from './draw.ts';
export { enterDraw, withdrawFromDraw } from './enter.ts';
export { drawEffects } from './order-effects.ts';
export { recordOf, recordOfOrder } from './read.ts';
export { isDrawRecord, wrongWith, type DrawRecord } from './verify.ts';
