import { openLine as real, type Line, type LineSettings } from '../../../src/platform/events/line.ts';

export * from '../../../src/platform/events/line.ts';

const NEVER_MS = 2_000_000_000;

export const openLine = (given: LineSettings): Line => real({ ...given, beatMs: NEVER_MS });
