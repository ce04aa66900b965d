export { agendaHandler } from './hear.ts';
