import { stringify } from 'csv-stringify/sync';
import type { csvOf as real } from '../../../src/features/reports/printed.ts';

export * from '../../../src/features/reports/printed.ts';

export const csvOf: typeof real = ({ head, rows }) => stringify([[...head], ...rows.map((row) => [...row])], { bom: true, record_delimiter: 'windows' });
