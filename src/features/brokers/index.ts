export { workingDayOf } from './rules.ts';
