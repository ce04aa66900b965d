import type { Standing } from '../../../src/features/crew/store/grab-statement.ts';

/** Each of the grab's statements, broken the same way. */
export const statements = (given: Readonly<Record<Standing, string>>, broken: (text: string) => string): Readonly<Record<Standing, string>> =>
  ({ WAITS: broken(given.WAITS), PASSES: broken(given.PASSES) });
