import type { SQL } from 'drizzle-orm';
import { settingDeadlines as real, type DeadlineSetting } from '../../../src/platform/deadlines/set.ts';

export * from '../../../src/platform/deadlines/set.ts';

export const settingDeadlines = (setting: DeadlineSetting): SQL[] => real({ ...setting, held: false, wasHeldSince: null });
