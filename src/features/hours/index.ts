export { added, type Service } from './store/sums.ts';
export { MOST_ITEMS } from './words.ts';
