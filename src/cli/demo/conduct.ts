import { setClockAhead } from '../../platform/clock/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import { openScene, type Kept, type Scene } from './scene.ts';
import type { Beat, Story } from './telling.ts';
import type { When } from './when.ts';

/** What plays beside the people: the clock's hand and those who bring the news. */
export interface Orchestra {
  readonly platform: Platform;
  readonly realm: string;
  readonly projectIds: ReadonlyMap<string, string>;
  /** Takes what is due by business time. */
  runDue(): Promise<unknown>;
  /** Brings the news of everything that has happened. */
  bringNews(): Promise<unknown>;
  /** The present to which the street is led, and today's midnight there. */
  readonly now: Date;
  readonly midnight: Date;
  /** Machine time of the database less this process's. */
  readonly skewMs: number;
  /** How many orders have been placed. */
  progress(placed: number): void;
  /** A story could not go on; its order stays where it is. */
  broken(kind: string, error: unknown): void;
  readonly signal: AbortSignal;
}

/** The part of the stories that is played. */
export interface Part {
  readonly from: Date;
  /** Beats at this moment and later are left for another day; the present is never later. */
  readonly until?: Date;
  /** How far each story had come at `from`; none: all begin. */
  readonly kept?: readonly Kept[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beats of one such window are played at its beginning, those of different stories at once. */
const WINDOW_MS = 60 * MINUTE_MS;
/** So often at least the clock's hand moves while nothing is played. */
const CLOCK_EVERY_MS = 3 * HOUR_MS;

/** Lets business time run and plays every beat of a part at its time. Answers how far each story has come. */
export async function conduct(o: Orchestra, stories: readonly Story[], { from, until = o.now, kept }: Part): Promise<Kept[]> {
  const at = (when: When): Date => new Date('ago' in when ? o.now.getTime() - when.ago * MINUTE_MS : o.midnight.getTime() + when.day * DAY_MS + when.hour * HOUR_MS);
  const windows = new Map<number, Map<number, { scene: Scene; beat: Beat }[]>>();
  const windowOf = (time: number): number => Math.floor(time / WINDOW_MS) * WINDOW_MS;
  const within = ({ when }: Beat): boolean => at(when) >= from && (at(when) < until || until === o.now);
  const scenes = stories.map(({ kind, beats }, n) => {
    const scene = openScene({ platform: o.platform, realm: o.realm, projectIds: o.projectIds, issuer: o.platform.config.authIssuer, at }, kind, kept?.[n]);
    for (const beat of beats.filter(within).sort((a, b) => at(a.when).getTime() - at(b.when).getTime())) {
      const window = windowOf(at(beat.when).getTime());
      const mine = windows.get(window) ?? new Map<number, { scene: Scene; beat: Beat }[]>();
      windows.set(window, mine.set(n, [...mine.get(n) ?? [], { scene, beat }]));
    }
    return scene;
  });
  for (let time = from.getTime() + CLOCK_EVERY_MS; time < until.getTime(); time += CLOCK_EVERY_MS) if (!windows.has(windowOf(time))) windows.set(windowOf(time), new Map());

  const over = new Set<Scene>();
  const play = async ({ scene, beat }: { scene: Scene; beat: Beat }): Promise<void> => {
    if (over.has(scene)) return;
    try {
      await beat.run(scene);
    } catch (error) {
      o.signal.throwIfAborted();
      over.add(scene);
      o.broken(scene.kind, error);
    }
  };
  let placed = 0;
  let day = 0;
  for (const time of [...windows.keys()].sort((a, b) => a - b)) {
    await setClockAhead(o.platform.db, o.platform.config, time - Date.now() - o.skewMs);
    if (Math.floor(time / DAY_MS) !== day) {
      day = Math.floor(time / DAY_MS);
      // Before the day goes on: some beats need what the news bring about, an answer that was sent.
      await o.bringNews();
    }
    await o.runDue();
    o.signal.throwIfAborted();
    const parts = [...windows.get(time)!.values()];
    // Births one after the other, so that the short numbers of orders are the same in every street.
    for (const part of parts.filter(([first]) => first!.scene.orderId === '' && !over.has(first!.scene))) {
      await play(part.shift()!);
      placed++;
    }
    await Promise.all(parts.map(async (part) => {
      for (const one of part) await play(one);
    }));
    o.progress(placed);
  }
  return scenes.map((scene) => scene.kept());
}
