import { expect, test, vi } from 'vitest';
import { openMachineClock } from '../../src/platform/clock/machine.ts';
import { openLog } from '../../src/platform/log.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openTokens } from '../../src/platform/tokens.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const log = openLog({ production: false, logLevel: 'silent' });

test.each([10, -10])('a node whose date is wrong by %i minutes judges tokens by the time of the database', async (minutes) => {
  vi.useFakeTimers({ now: Date.now() + minutes * 60_000, toFake: ['Date'] });
  try {
    const clock = openMachineClock({ db, log });
    expect(clock.time()).toBe(Date.now());
    await clock.read();
    expect(Math.abs(clock.time() - (Date.now() - minutes * 60_000))).toBeLessThan(2_000);
    const wrong = openTokens(readConfig({ AUTH_SECRET: 'a secret of the tests, known to everybody' }));
    const right = openTokens(readConfig({ AUTH_SECRET: 'a secret of the tests, known to everybody' }), clock.time);
    // By its own date the one node signs what has ended long ago, or will not end for long.
    const token = await wrong.sign({ realm: 'R', subject: 's', ttlSeconds: 300 });
    expect((await right.verify(token)).ok).toBe(minutes > 0);
    const good = await right.sign({ realm: 'R', subject: 's', ttlSeconds: 300 });
    expect((await right.verify(good)).ok).toBe(true);
    expect((await wrong.verify(good)).ok).toBe(minutes < 0);
  } finally {
    vi.useRealTimers();
  }
});
