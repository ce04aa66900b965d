export { handInChannels } from './channels-of.ts';
export { openChannels } from './channels/load.ts';
export { countByChannel, countNews } from './store/counts.ts';
export type { OffUntil } from './store/due.ts';
export { noteNews } from './store/note.ts';
export { openPushes, openPushesPutAway, type Pushes } from './worker.ts';
export { MUTED_FOR_ORDER } from './store/muted.ts';
