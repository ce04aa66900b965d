import { settleEntries } from '../../features/inbox/index.ts';
import { putSettings, readRealm, realmCodes } from '../../features/places/index.ts';
import { readBusinessNow, readClockAhead, setClockAhead } from '../../platform/clock/clock.ts';
import { DEMONSTRATION_REALM } from '../../platform/config.ts';
import type { Ticker } from '../../platform/deadlines/ticker.ts';
import { forgetRealm } from '../../platform/forget-realm.ts';
import type { Handlers } from '../../platform/handlers/handlers.ts';
import type { Platform } from '../../platform/platform.ts';
import { openCast } from './cast.ts';
import { openChance } from './chance.ts';
import { conduct } from './conduct.ts';
import { foundStreet } from './found.ts';
import { offerEverything } from './offer.ts';
import { storiesOf } from './programme.ts';
import { WENHUA_EAST_ROAD, type Sizes } from './sizes.ts';
import type { Story } from './telling.ts';
import { settleTown } from './town.ts';

/** A node's parts as the building uses them: composed, not started. */
export interface Builder {
  readonly platform: Platform;
  readonly tickers: readonly Ticker[];
  readonly drain: Handlers['drain'];
  readonly signal: AbortSignal;
  say(line: string): void;
  /** A story broke off where it should not. */
  broken(kind: string, error: unknown): void;
}

/** Whoever builds the street or removes it does so alone. */
export const LOCK = 7_707_360_302;
const SEED = 20_210_707;
const DAY_MS = 86_400_000;
/** How far back the street's past reaches, from today's midnight. */
const PAST_DAYS = 28;
const FOUNDED_AT_HOUR = 7;
/** What came before so many days has been read. */
const UNREAD_DAYS = 3;
const SAY_EVERY = 30;

/**
 * Builds the demonstration street if the database holds no realm at all; where an earlier building was broken off, removes what there is
 * of it and builds anew. Does nothing otherwise, and never two at once. Answers whether it built.
 */
export function ensureStreet({ platform, say }: { platform: Platform; say: (line: string) => void }, build: () => Promise<unknown>): Promise<boolean> {
  if (!platform.config.demonstration) return Promise.resolve(false);
  return platform.database.alone(LOCK, async () => {
    const unfinished = (await readRealm(platform.db, DEMONSTRATION_REALM))?.settings.demonstration === 'UNFINISHED';
    if (!unfinished && (await realmCodes(platform.db)).length > 0) return false;
    if (unfinished) {
      say('The demonstration street was not finished; building it anew. · 演示街道上次未建完，重新建立。');
      await setClockAhead(platform.db, platform.config, 0);
      await forgetRealm(platform.db, DEMONSTRATION_REALM);
    }
    await build();
    return true;
  });
}

/** Founds the street four weeks ago, plays its stories up to the present, and marks it as ready. */
export async function buildStreet({ platform, tickers, drain, signal, say, broken }: Builder, sizes: Sizes = WENHUA_EAST_ROAD): Promise<Story[]> {
  const { db, config } = platform;
  const [ahead, now] = [await readClockAhead(db), await readBusinessNow(db)];
  const skewMs = now.getTime() - ahead - Date.now();
  const realm = DEMONSTRATION_REALM;
  const started = Date.now();
  say('Building the demonstration street … · 正在建立演示街道 …');
  const chance = openChance(SEED);
  const town = settleTown(realm, sizes, chance);
  const midnight = midnightOf(now);
  const from = new Date(midnight.getTime() - PAST_DAYS * DAY_MS + FOUNDED_AT_HOUR * 3_600_000);
  await setClockAhead(db, config, from.getTime() - Date.now() - skewMs);
  const founded = await foundStreet(platform, realm, town);
  const resources = await offerEverything(platform, realm, town, founded);
  const known = { streetId: founded.streetId, communityIds: new Map(town.communities.map(({ code, id }) => [code, id])), resources };
  const stories = storiesOf(openCast(town, chance), known, sizes.orders);

  let said = 0;
  await conduct({
    platform, realm, projectIds: founded.projectIds, now, midnight, skewMs, signal, broken,
    runDue: () => Promise.all(tickers.map((ticker) => ticker.runDue())),
    bringNews: drain,
    progress: (placed) => {
      if (placed < said + SAY_EVERY || placed >= stories.length) return;
      said = placed;
      say(`Building the demonstration street … ${placed}/${stories.length}`);
    },
  }, stories, from);
  await setClockAhead(db, config, ahead);
  // News leads to asking, which is the clock's, and that is news again.
  for (let busy = 1; busy > 0;) {
    const taken = await Promise.all(tickers.map((ticker) => ticker.runDue()));
    busy = taken.reduce((sum, one) => sum + one, await drain());
  }
  await settleEntries(db, realm, new Date(now.getTime() - UNREAD_DAYS * DAY_MS));
  await putSettings(db, realm, { demonstration: 'READY' });
  say(`The demonstration street is built: ${stories.length} orders, ${town.everybody.length + 1} people, in ${((Date.now() - started) / 1000).toFixed(1)} s. · 演示街道已建成。`);
  return stories;
}

/** Midnight of the day in the street's zone, which knows no summer time. */
const ZONE_MS = 8 * 3_600_000;
const midnightOf = (now: Date): Date => new Date(Math.floor((now.getTime() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS);
