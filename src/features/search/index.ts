export { searchHandler } from './hear.ts';
