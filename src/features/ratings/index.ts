export { RATING_EFFECTS } from './effects.ts';
export { callBackLoader, ratingLoader } from './loaders.ts';
export type { CallBackRow, RatingRow } from './store/ratings.ts';
