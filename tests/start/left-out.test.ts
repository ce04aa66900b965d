import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { buildWithout } from '../../scripts/story/left-out.ts';

/** The rooms beside the core: each may be left out, and nothing of the core needs any of them. */
const BESIDE = ['bookings', 'brokers', 'notes', 'center', 'search', 'agenda', 'trail', 'glance', 'echoes', 'series', 'reports', 'rest', 'openings', 'diary', 'hours', 'captains', 'telephone'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('The rooms beside the core', () => {
  test('are left out, and nothing that stays needs any of them', async () => {
    const { main, drop } = await buildWithout(BESIDE);
    expect(existsSync(main)).toBe(true);
    await drop();
  });

  // Forty seconds: where the checks must be done in ten minutes the build alone is looked at.
  test.runIf(process.env['CI'] === undefined)('are left out, and the story of the seven orders plays', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/story.ts', '--without', BESIDE.join(',')], { cwd: ROOT, encoding: 'utf8' });
    expect(stdout).toMatch(/all of its \d{2} claims held\./);
  });

  test('are told from those that it needs', async () => {
    await expect(buildWithout(['crew'])).rejects.toThrow('src/features/crew/index.ts is imported, though its room is left out');
  });
});
