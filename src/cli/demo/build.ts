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
import { conduct, type Part } from './conduct.ts';
import { foundStreet } from './found.ts';
import { offerEverything } from './offer.ts';
import { communityIdsOf, keptOf, layPast, startOf, type Past, type Standing } from './past.ts';
import { storiesOf } from './programme.ts';
import type { Kept } from './scene.ts';
import { WENHUA_EAST_ROAD, type Sizes } from './sizes.ts';
import type { Story } from './telling.ts';
import { settleTown, type Town } from './town.ts';

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
const HOUR_MS = 3_600_000;
const LAST_DAYS = 28;
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

/**
 * Leads the street to the present and marks it as ready. With a `past` that was written down that is laid first, and what has happened since yesterday is
 * played; without one the street is founded, and everything is played.
 */
export async function buildStreet(builder: Builder, { sizes = WENHUA_EAST_ROAD, past = null }: { sizes?: Sizes; past?: Past | null } = {}): Promise<Story[]> {
  const { platform: { db }, say } = builder;
  const started = Date.now();
  say('Building the demonstration street … · 正在建立演示街道 …');
  const clock = await openClock(builder.platform);
  const { now, midnight } = clock;
  const { town, tell } = townOf(sizes);
  const from = past ? startOf(midnight) : foundedAt(sizes, midnight);
  await clock.set(from);
  const standing = past ? await layPast(builder.platform, past, town, from) : await foundAll(builder.platform, town);
  const stories = tell(standing);
  await play(builder, standing, clock, stories, { from, ...(past ? { kept: keptOf(past, stories) } : {}) });
  await clock.setBack();
  await settleNews(builder);
  await settleEntries(db, DEMONSTRATION_REALM, new Date(now.getTime() - UNREAD_DAYS * DAY_MS));
  await putSettings(db, DEMONSTRATION_REALM, { demonstration: 'READY' });
  say(`The demonstration street is built: ${stories.length} orders, ${town.everybody.length + 1} people, in ${((Date.now() - started) / 1000).toFixed(1)} s. · 演示街道已建成。`);
  return stories;
}

/** The town of that size, and what is told of it: the same in every run. */
export function townOf(sizes: Sizes): { town: Town; tell(standing: Standing): Story[] } {
  const chance = openChance(SEED);
  const town = settleTown(DEMONSTRATION_REALM, sizes, chance);
  return { town, tell: (standing) => storiesOf(openCast(town, chance), standing, sizes) };
}

/** Four weeks ago, and as many fortnights before that as are told. */
export const foundedAt = ({ fortnights }: Sizes, midnight: Date): Date => new Date(midnight.getTime() - (LAST_DAYS + 14 * fortnights) * DAY_MS + FOUNDED_AT_HOUR * HOUR_MS);

/** The business clock while a street is built, with the present to which it is led. */
export interface BuildingClock {
  readonly now: Date;
  /** Of that day, in the street's zone. */
  readonly midnight: Date;
  /** Machine time of the database less this process's. */
  readonly skewMs: number;
  set(at: Date): Promise<void>;
  setBack(): Promise<void>;
}

export async function openClock({ db, config }: Pick<Platform, 'db' | 'config'>): Promise<BuildingClock> {
  const [ahead, now] = [await readClockAhead(db), await readBusinessNow(db)];
  const skewMs = now.getTime() - ahead - Date.now();
  return {
    now, skewMs, midnight: midnightOf(now),
    set: (at) => setClockAhead(db, config, at.getTime() - Date.now() - skewMs),
    setBack: () => setClockAhead(db, config, ahead),
  };
}

/** Founds the street and lists what is offered in it. */
export async function foundAll(platform: Platform, town: Town): Promise<Standing> {
  const founded = await foundStreet(platform, DEMONSTRATION_REALM, town);
  return { ...founded, communityIds: communityIdsOf(town), resources: await offerEverything(platform, DEMONSTRATION_REALM, town, founded) };
}

/** Plays a part of the stories, and says how far it has come. Answers how far each of them has. */
export async function play({ platform, tickers, drain, signal, say, broken }: Builder, { projectIds }: Standing, { now, midnight, skewMs }: BuildingClock, stories: readonly Story[], part: Part): Promise<Kept[]> {
  let said = 0;
  return conduct({
    platform, realm: DEMONSTRATION_REALM, projectIds, now, midnight, skewMs, signal, broken,
    runDue: () => Promise.all(tickers.map((ticker) => ticker.runDue())),
    bringNews: drain,
    progress: (placed) => {
      if (placed < said + SAY_EVERY || placed >= stories.length) return;
      said = placed;
      say(`Building the demonstration street … ${placed}/${stories.length}`);
    },
  }, stories, part);
}

/** Until nothing is due and nobody has news: news leads to asking, which is the clock's, and that is news again. */
export async function settleNews({ tickers, drain }: Builder): Promise<void> {
  for (let busy = 1; busy > 0;) {
    const taken = await Promise.all(tickers.map((ticker) => ticker.runDue()));
    busy = taken.reduce((sum, one) => sum + one, await drain());
  }
}

/** Midnight of the day in the street's zone, which knows no summer time. */
const ZONE_MS = 8 * HOUR_MS;
const midnightOf = (now: Date): Date => new Date(Math.floor((now.getTime() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS);
