export { OFF_UNTIL, offOr } from './store/off.ts';
