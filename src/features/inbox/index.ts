export { inboxHandler } from './hear.ts';
