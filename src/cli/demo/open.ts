import { composeApp } from '../../app.ts';
import { clockSteps } from '../../composition.ts';
import { openTicker } from '../../platform/deadlines/ticker.ts';
import { openHub } from '../../platform/events/hub.ts';
import type { Platform } from '../../platform/platform.ts';
import { say } from '../cli.ts';
import { buildStreet, ensureStreet } from './build.ts';
import { readPast } from './past.ts';

/** Steps of the clock that are taken at the same time while the street is built. */
const HANDS = 3;

/** Sees to it that an empty database gets its demonstration street, with a node's parts of its own that are stopped before it answers. Answers whether it built. */
export const openStreet = (platform: Platform, signal: AbortSignal): Promise<boolean> => ensureStreet({ platform, say }, async () => {
  const database = platform.database.hurried();
  // What the clock is refused is ordinary, and of no interest while four weeks pass in seconds.
  const log = platform.log.child({}, { level: 'error' });
  // Nobody listens yet: 1,600 notifications less.
  const hub = { ...openHub({ database, log }), hint: () => {} };
  const app = await composeApp({ config: platform.config, log, database, hub });
  try {
    await buildStreet({
      platform: app.platform, drain: () => app.handlers.drain(), signal, say,
      tickers: Array.from({ length: HANDS }, () => openTicker({ db: database.db, log, take: clockSteps(app.platform), portion: 4 })),
      broken: (kind, error) => platform.log.warn({ err: error }, `a story of the demonstration street broke off: ${kind}`),
    }, { past: readPast() });
  } finally {
    await app.stop();
    await database.close();
  }
});
