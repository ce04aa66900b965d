import type { Plugin } from 'esbuild';

export const ROOT: string;
export const PROGRAMS: readonly string[];
export function bundle(into: string, plugins?: readonly Plugin[]): Promise<void>;
