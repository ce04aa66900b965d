export { inboxHandler } from './hear.ts';
export { settleEntries } from './store/settle.ts';
