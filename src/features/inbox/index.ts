export { hear, inboxHandler } from './hear.ts';
export { readEntries, recordTold, type ToldInput } from './attend.ts';
