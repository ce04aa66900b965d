import { loggable as real, type Loggable } from '../../../src/platform/loggable.ts';

export * from '../../../src/platform/loggable.ts';

export const loggable = (error: unknown): Loggable => ({ ...real(error), type: String(error) });
export const described = (error: unknown): string => (error instanceof Error ? error.stack ?? error.message : String(error));
