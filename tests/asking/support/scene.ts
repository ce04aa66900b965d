import { sql } from 'drizzle-orm';
import { clockSteps } from '../../../src/composition.ts';
import { askingHandler, handInMuting } from '../../../src/features/asking/index.ts';
import { MUTED_FOR_ORDER } from '../../../src/features/pushes/index.ts';
import { realms } from '../../../src/features/places/tables.ts';
import { inboxHandler } from '../../../src/features/inbox/index.ts';
import type { AskingSettings } from '../../../src/features/places/index.ts';
import { advanceClock } from '../../../src/platform/clock/clock.ts';
import { openTicker } from '../../../src/platform/deadlines/ticker.ts';
import { tell } from '../../../src/platform/events/tell.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { doing } from '../../crew/support/doing.ts';
import { makeScene, type OrderShape } from '../../crew/support/scene.ts';
import { FAIR, type Neighbour } from '../../support/street.ts';

/** How the asking of an order stands, and who was asked, in rank. */
export interface Stand {
  readonly state: string | null;
  readonly kind: string | null;
  readonly wave: number;
  readonly told: readonly string[];
  readonly dueInMinutes: number | null;
  readonly asks: readonly { readonly id: string; readonly personId: string; readonly wave: number; readonly state: string; readonly score: number; readonly why: readonly { readonly code: string; readonly value: number; readonly points: number }[] }[];
}

/** A street whose orders people are asked for, without a door: what the clock and the handlers do is done when it is asked for. */
export async function makeAsking(options: { connections?: number; settings?: Partial<AskingSettings> } = {}) {
  const scene = await makeScene(options.connections === undefined ? {} : { connections: options.connections });
  const { platform, street } = scene;
  const { db } = platform;
  /** The realm has no quiet hours unless it says so: a test may run at night. */
  const chooses = async (settings: Partial<AskingSettings>, quiet: { readonly quietFrom?: string; readonly quietUntil?: string } = {}): Promise<void> => {
    await db.update(realms).set({ settings: { ...FAIR, asking: settings, pushes: { quietFrom: '00:00', quietUntil: '00:00', ...quiet } } });
  };
  await chooses({ ...options.settings });
  handInMuting(platform, MUTED_FOR_ORDER);
  /** What went wrong in a step of the clock: it is tried again, so only this tells. */
  const faults: unknown[] = [];
  const ticker = () => openTicker({ db, log: platform.log, take: (due) => clockSteps(platform)(due).catch((error: unknown) => { faults.push(error); throw error; }) });
  const clock = ticker();
  const handlers = openHandlers({ db, log: platform.log, handlers: [inboxHandler(), askingHandler] });
  /** Something happened to an order that was written by hand. */
  const says = async (orderId: string, step: string, at?: Date): Promise<void> => tell(db, [{
    realm: street.realm, table: 'ORDER', step, subjectType: 'Order', subjectId: orderId, orderId, revision: 1, actorKind: 'CLOCK', ...(at ? { at } : {}), facts: { attempt: 1 },
  }]);
  const runs = async (): Promise<void> => {
    await handlers.drain();
    await clock.runDue();
    if (faults.length > 0) throw faults[0];
    await handlers.drain();
  };
  const opens = async (shape: OrderShape = {}): Promise<string> => {
    const id = await scene.order({ skills: [], ...shape });
    await says(id, shape.state === 'ACCEPTED' ? 'accept' : 'open');
    return id;
  };
  const stand = async (orderId: string): Promise<Stand> => {
    const [row] = await db.execute<Stand & Record<string, unknown>>(sql`
      select k.state, k.kind, coalesce(k.wave, 0) as wave, coalesce(k.told, '{}') as told,
        (select round(extract(epoch from d.due_at - business_now()) / 60)::int from deadlines d where d.subject_table = 'ASKING' and d.subject_id = k.id and d.step = 'widen') as "dueInMinutes",
        coalesce((select json_agg(json_build_object('id', a.id, 'personId', a.person_id, 'wave', a.wave, 'state', a.state, 'score', a.score, 'why', a.why) order by a.rank) from asks a where a.asking_id = k.id), '[]') as asks
      from (select ${orderId}::uuid as id) o left join askings k on k.order_id = o.id order by k.since desc nulls last limit 1`);
    return row!;
  };
  return Object.assign(scene, {
    chooses, says, opens, runs, stand, handlers, clock, ticker,
    later: (minutes: number) => advanceClock(db, platform.config, minutes * 60_000),
    ...doing(platform, street.realm),
    /** Names of the steps that stand in somebody's inbox. */
    news: async (who: Neighbour) => (await db.execute<{ step: string }>(sql`select step from inbox_entries where person_id = ${who.id}::uuid order by at, id`)).map(({ step }) => step),
  });
}
