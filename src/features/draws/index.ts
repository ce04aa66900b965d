export { takeDrawAsClock } from './draw.ts';
export { enterDraw } from './enter.ts';
export { drawEffects } from './order-effects.ts';
export { recordOf } from './read.ts';
export { wrongWith, type DrawRecord } from './verify.ts';
