export { searchHandler } from './hear.ts';
export { rebuildTexts } from './rebuild.ts';
