export { rowOf } from './audiences.ts';
export { inboxHandler } from './hear.ts';
export { settleEntries } from './store/settle.ts';
export type { BesideEntries } from './store/deliver.ts';
