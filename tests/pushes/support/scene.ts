import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { sql } from 'drizzle-orm';
import { readActor } from '../../../src/features/appointments/index.ts';
import { hear } from '../../../src/features/inbox/hear.ts';
import type { Channel } from '../../../src/features/pushes/channel.ts';
import { handInChannels } from '../../../src/features/pushes/channels-of.ts';
import { openVapid } from '../../../src/features/pushes/channels/vapid.ts';
import { webPushChannel } from '../../../src/features/pushes/channels/web-push.ts';
import { noteNews, openPushes, type Pushes } from '../../../src/features/pushes/index.ts';
import type { Pace } from '../../../src/features/pushes/outbox.ts';
import { addPushSubscription, type SubscriptionInput } from '../../../src/features/pushes/subscribe.ts';
import { OFF_UNTIL } from '../../../src/features/rest/index.ts';
import { encodeId } from '../../../src/graphql/node.ts';
import { readBusinessNow, setClockAhead } from '../../../src/platform/clock/clock.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import { openLog } from '../../../src/platform/log.ts';
import { makeOrders, value } from '../../orders/support/scene.ts';
import type { Neighbour } from '../../support/street.ts';
import { openReceiver, type Browser } from './receiver.ts';

export const VAPID_PRIVATE_KEY = randomBytes(32).toString('base64url');
export const CONTACT = 'mailto:operator@example.org';
const DAY_MS = 86_400_000;
const LOCAL_MS = 8 * 3_600_000;

/** Several at once, and no waiting between tries. */
export const HASTY: Partial<Pace> = { sendMs: 400, leaseSeconds: 1, mostTries: 3, gapSeconds: () => 0 };

/** A street whose news is pushed to a receiver: orders and inbox as they are, events made by hand, business time where a test sets it. */
export async function makeScene() {
  const scene = await makeOrders();
  const { database: { db }, street, platform, resident } = scene;
  const receiver = await openReceiver();
  const lines: string[] = [];
  const log = openLog({ production: true, logLevel: 'trace' }, { write: (line) => { lines.push(line); } });
  const config = { webPush: { contact: CONTACT, privateKey: VAPID_PRIVATE_KEY, anywhere: true }, dataDir: tmpdir() };
  const vapid = openVapid(config);
  const web = webPushChannel(config, vapid);
  const give = (channels: readonly Channel[]): void => { handInChannels(platform, { all: channels, vapidPublicKey: vapid.publicKey }); };
  give([web]);

  /** Channels of a node, which is stopped by whoever opened it. */
  const node = (pace: Partial<Pace> = {}, channels: readonly Channel[] = [web], on = db): Pushes =>
    openPushes({ db: on, log, channels, pace: { ...HASTY, ...pace }, opaqueId: (realm, id) => encodeId('InboxEntry', realm, id), offUntil: OFF_UNTIL });
  const add = async (who: Neighbour, input: SubscriptionInput) => addPushSubscription(platform, { actor: await readActor(db, who.caller), key: randomUUID() }, input);
  const subscribe = async (who: Neighbour, browser: Browser = receiver.browser()): Promise<Browser & { readonly id: string }> =>
    ({ ...browser, ...value(await add(who, { channel: 'WEB_PUSH', address: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } })) });

  let seq = 1_000_000;
  /** An event of an order, now by business time; to be heard. */
  const event = async (orderId: string, step: string, change: Partial<Event> = {}): Promise<Event> => ({
    realm: street.realm, epoch: 1, xid: '1', seq: String(++seq), table: 'ORDER', step, subjectType: 'Order', subjectId: orderId, orderId, revision: seq, at: await readBusinessNow(db),
    actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {}, ...change,
  });
  /** What the handler of the inbox does with it. */
  const told = async (orderId: string, step: string, change: Partial<Event> = {}): Promise<void> => { await hear(db, [await event(orderId, step, change)], noteNews); };
  const local = Math.ceil((Date.now() + LOCAL_MS) / DAY_MS) * DAY_MS - LOCAL_MS;
  /** A moment of the realm: of tomorrow, or so many days later. */
  const moment = (time: string, day = 0): Date => new Date(local + day * DAY_MS + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3)) * 60_000);
  const clockTo = async (time: string, day = 0): Promise<void> => setClockAhead(db, { production: false }, moment(time, day).getTime() - Date.now());
  const states = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await db.execute<{ state: string; n: number }>(sql`select concat_ws(' ', state, why) as state, count(*)::int as n from pushes group by 1 order by 1`)).map(({ state, n }) => [state, n]));
  const decided = async (who: Neighbour): Promise<string[]> => (await db.execute<{ said: string }>(sql`
    select concat_ws(' ', coalesce(n.decided, 'WAITING'), n.why) as said from push_news n join inbox_entries i on i.realm = n.realm and i.id = n.entry_id where n.person_id = ${who.id}::uuid order by i.event_seq`)).map(({ said }) => said);
  /** Forgets everything that was pushed, and everybody who was. */
  const clear = async (): Promise<void> => { await db.execute(sql`truncate pushes, push_news, push_subscriptions, push_preferences, push_mutes, inbox_entries`); };
  await clockTo('10:00');
  return { ...scene, db, receiver, lines, log, config, vapid, web, give, node, add, subscribe, event, told, moment, clockTo, states, decided, clear, someone: resident };
}

/** Waits until something holds that the database says. */
export async function untilSo(holds: () => Promise<boolean>, ms = 10_000): Promise<void> {
  for (const late = performance.now() + ms; !await holds(); await new Promise((turn) => { setTimeout(turn, 20); })) if (performance.now() > late) throw new Error('it did not come about in time');
}
