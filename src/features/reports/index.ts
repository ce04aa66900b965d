export { reportsHandler } from './count.ts';
export { rebuildReports } from './rebuild.ts';
