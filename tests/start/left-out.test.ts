import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { buildWithout } from '../../scripts/story/left-out.ts';

/** The rooms beside the core: each may be left out, and nothing of the core needs any of them. (Guardians are a part of `people`, and stay.) */
const BESIDE = ['bookings', 'projects', 'brokers', 'notes', 'center', 'search', 'agenda', 'trail', 'glance', 'echoes', 'series', 'reports', 'rest', 'openings', 'diary', 'hours', 'captains', 'telephone'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const sourcesOf = (room: string): string[] => readdirSync(join(ROOT, 'src/features', room), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(ROOT, 'src/features', room, name), 'utf8'));

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

  test('are each left out alone, but for four, whose place the one above them that uses them must leave, too', () => {
    const users = BESIDE.map((room) => [room, BESIDE.filter((other) => other !== room && sourcesOf(other).some((source) => new RegExp(`from '[./]+/${room}/`).test(source)))] as const);
    expect(Object.fromEntries(users.filter(([, by]) => by.length > 0))).toEqual({ bookings: ['diary'], brokers: ['center'], glance: ['reports'], hours: ['captains'] });
  });

  test('are told from those that it needs', async () => {
    await expect(buildWithout(['crew'])).rejects.toThrow('src/features/crew/index.ts is imported, though its room is left out');
  });
});
