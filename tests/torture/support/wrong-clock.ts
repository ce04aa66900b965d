import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const MINUTES = 10;

/** How a process gets a wrong clock: Debian's library where it is there, else our own stand-in for its Date. */
export interface WrongClock {
  /** All that the process can ask is wrong, not its Date alone. */
  readonly real: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly imports: readonly string[];
}

export function wrongBy(minutes: number): WrongClock {
  const found = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1')).find((path) => existsSync(path)) : undefined;
  if (found === undefined) return { real: false, env: { WRONG_BY_MS: String(minutes * 60_000) }, imports: ['./tests/torture/broken/wrong-date.mjs'] };
  return { real: true, imports: [], env: { LD_PRELOAD: found, FAKETIME: `${minutes > 0 ? '+' : '-'}${Math.abs(minutes)}m`, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' } };
}
