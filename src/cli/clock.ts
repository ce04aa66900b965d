import { InvalidArgumentError, type Command } from 'commander';
import { advanceClock, readBusinessNow } from '../platform/clock/clock.ts';
import { say, withDatabase } from './cli.ts';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `4h`, `90m`, `1d12h` as milliseconds. */
export function spanMs(text: string): number {
  if (!/^(\d+[smhd])+$/.test(text)) throw new InvalidArgumentError('Write a time like 4h, 90m or 1d12h.');
  return [...text.matchAll(/(\d+)([smhd])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS], 0);
}

export function addClock(program: Command): void {
  const clock = program.command('clock').description('business time, for development and tests (业务时钟)');
  clock.command('show').description('print business time').action(() => withDatabase(async ({ database }) => {
    say((await readBusinessNow(database.db)).toISOString());
  }));
  clock.command('advance').argument('<span>', 'how far, like 4h or 1d12h', spanMs).description('move business time forward; refused in production')
    .action((milliseconds: number) => withDatabase(async ({ config, database }) => {
      say((await advanceClock(database.db, config, milliseconds)).toISOString());
    }));
}
