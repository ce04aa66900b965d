export { reportsHandler } from './count.ts';
export { rebuildReports } from './rebuild.ts';
export { monthsOfDays } from './store/figures.ts';
