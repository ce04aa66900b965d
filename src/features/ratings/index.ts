export { RATING_EFFECTS } from './effects.ts';
