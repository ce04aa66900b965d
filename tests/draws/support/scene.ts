import { sql } from 'drizzle-orm';
import { clockSteps } from '../../../src/composition.ts';
import { takeDrawAsClock } from '../../../src/features/draws/draw.ts';
import { enterDraw, withdrawFromDraw } from '../../../src/features/draws/enter.ts';
import { hear } from '../../../src/features/inbox/hear.ts';
import type { StepInputs } from '../../../src/features/orders/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { readBusinessNow } from '../../../src/platform/clock/clock.ts';
import { openTicker } from '../../../src/platform/deadlines/ticker.ts';
import { EVENT_FIELDS, eventOf, type EventRow } from '../../../src/platform/events/rows.ts';
import { doing, valueOf } from '../../crew/support/doing.ts';
import { makeScene as makeCrewScene, type OrderShape } from '../../crew/support/scene.ts';
import type { Neighbour } from '../../support/street.ts';

export interface DrawLook {
  readonly state: string | null;
  readonly drawAt: string | null;
  readonly orderState: string;
  readonly helpersLiving: number;
  readonly waiting: number;
  readonly draws: readonly { readonly id: string; readonly state: string; readonly places: number | null; readonly opensAt: string; readonly closesAt: string }[];
  readonly entries: readonly { readonly id: string; readonly personId: string; readonly state: string; readonly number: number | null; readonly why: string | null; readonly key: string }[];
  readonly seats: readonly { readonly personId: string; readonly state: string }[];
  readonly waits: readonly string[];
  readonly deadlines: readonly { readonly step: string; readonly paused: boolean }[];
}

const MINUTE_MS = 60_000;

/** A street in which orders are announced for a fair start, on a database and a clock of its own. Call it at the top of the file. */
export async function makeScene(options: { connections?: number } = {}) {
  const scene = await makeCrewScene(options);
  const { platform, street } = scene;
  const { db } = platform;
  const deeds = doing(platform, street.realm);
  const ticker = openTicker({ db, log: platform.log, take: clockSteps(platform) });
  const at = async (minutes: number): Promise<Date> => new Date((await readBusinessNow(db)).getTime() + minutes * MINUTE_MS);
  let far = 0;

  /** An order of the first community that was just accepted, with an instant `opensIn` minutes from now; its start is a day of its own, so that nobody is elsewhere. */
  const announced = async ({ opensIn = 60, places = 3, startsIn = 72 * 60 + ++far * 24 * 60, shape = {}, by = street.worker, plan = {} }: {
    opensIn?: number | null; places?: number; startsIn?: number; shape?: OrderShape; by?: Neighbour; plan?: Partial<StepInputs['accept']>;
  } = {}): Promise<string> => {
    const orderId = await scene.order({ state: 'DISPATCHED', plannedStart: null, plannedEnd: null, helpersWanted: places, ...shape });
    valueOf(await deeds.move(by, 'accept', orderId, {
      plannedStart: await at(startsIn), plannedEnd: await at(startsIn + 120), summary: '陪老人散步', ...(opensIn === null ? {} : { grabOpensAt: await at(opensIn) }), ...plan,
    }));
    return orderId;
  };
  const enter = (who: Neighbour, orderId: string, key = newId()) => enterDraw(platform, { caller: who.caller, orderId, key });
  const entered = async (who: Neighbour, orderId: string, key = newId()): Promise<string> => valueOf(await enter(who, orderId, key)).entryId;
  const withdraw = (who: Neighbour, entryId: string, key = newId()) => withdrawFromDraw(platform, { caller: who.caller, entryId, key });

  /** Business time is so many minutes later. */
  const pass = async (minutes: number): Promise<void> => { await db.execute(sql`update business_clock set ahead = ahead + make_interval(secs => ${minutes * 60})`); };

  const look = async (orderId: string): Promise<DrawLook> => {
    const [row] = await platform.sql<DrawLook[]>`
      select o.state as "orderState", o.draw_at as "drawAt", o.helpers_living as "helpersLiving", o.waiting,
        coalesce((select json_agg(json_build_object('id', d.id, 'state', d.state, 'places', d.places, 'opensAt', d.opens_at, 'closesAt', d.closes_at) order by d.announced_at, d.id) from draws d where d.order_id = o.id), '[]') as draws,
        coalesce((select json_agg(json_build_object('id', e.id, 'personId', e.person_id, 'state', e.state, 'number', e.number, 'why', e.why, 'key', e.key) order by e.number, e.entered_at, e.id)
          from draw_entries e join draws d on d.id = e.draw_id where d.order_id = o.id), '[]') as entries,
        coalesce((select json_agg(json_build_object('personId', s.person_id, 'state', s.state) order by s.taken_at, s.id) from seats s where s.order_id = o.id), '[]') as seats,
        coalesce((select json_agg(w.person_id order by w.since, w.drawn, w.id) from waits w where w.order_id = o.id and w.state = 'WAITING'), '[]') as waits,
        coalesce((select json_agg(json_build_object('step', t.step, 'paused', t.paused_at is not null)) from deadlines t join draws d on d.id = t.subject_id where d.order_id = o.id and t.subject_table = 'DRAW'), '[]') as deadlines,
        (select d.state from draws d where d.order_id = o.id order by d.announced_at desc, d.id desc limit 1) as state
      from orders o where o.id = ${orderId}`;
    return row!;
  };

  /** Brings all news so far into the inboxes; answers what somebody was told of tables of the fair start, oldest first. */
  let heard = '0';
  const news = async (): Promise<void> => {
    const rows = await db.execute<EventRow & Record<string, unknown>>(sql`select ${EVENT_FIELDS} from events s where s.seq > ${heard}::bigint order by s.seq`);
    await hear(db, rows.map(eventOf));
    heard = rows.at(-1)?.seq ?? heard;
  };
  const told = async (who: Neighbour, table = 'DRAW%'): Promise<string[]> =>
    (await platform.sql<{ step: string }[]>`select table_name || '.' || step as step from inbox_entries where person_id = ${who.id} and table_name like ${table} order by event_seq`).map(({ step }) => step);

  const drawId = async (orderId: string): Promise<string> => (await look(orderId)).draws.at(-1)!.id;
  const drawNow = async (orderId: string) => takeDrawAsClock(platform, { realm: street.realm, id: await drawId(orderId), step: 'draw' });

  return { ...scene, ...deeds, ticker, at, announced, enter, entered, withdraw, pass, look, crewLook: scene.look, news, told, drawNow, drawId };
}
