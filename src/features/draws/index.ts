export { takeDrawAsClock } from './draw.ts';
export { enterDraw } from './enter.ts';
export { drawEffects } from './order-effects.ts';
export { recordOf, recordOfOrder } from './read.ts';
export { isDrawRecord, wrongWith, type DrawRecord } from './verify.ts';
