import { randomUUID } from 'node:crypto';
import { afterAll, expect } from 'vitest';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { grab } from '../../../src/features/crew/grab.ts';
import { move, place, takeAsClock, type Placing, type StepInputs } from '../../../src/features/orders/index.ts';
import { teamDivisions, teamItems, teamMembers, teams } from '../../../src/features/teams/tables.ts';
import { encodeId } from '../../../src/graphql/node.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import { openDatabase, type Db } from '../../../src/platform/db.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { OrderStep } from '../../../src/seven-orders.ts';
import { ask, connect } from '../../graphql/clients.ts';
import { hours, value } from '../../orders/support/scene.ts';
import { startApp, type Running } from '../../support/app.ts';
import { notForeign, openForeign } from './foreign.ts';
import { ISSUER, makeStreet, type Neighbour, type Street } from '../../support/street.ts';

export { hours, value };
export type { Neighbour, Running };

const DOCUMENT = `subscription Board($scope: FeedScope!, $after: String) {
  feed(scope: $scope, after: $after) {
    __typename
    ... on Events { cursor serverTime events { __typename
      ... on Changed { table step revision subject { __typename id ... on Order { state helpersFree } } }
      ... on Gone { id revision reason } } }
    ... on Resync { serverTime }
  }
}`;

/** What a board showed, one line each: "grab Order:<id> r5 free 2", "GONE <id> r6 STARTED", "RESYNC". */
export interface Seen { readonly line: string; readonly kind: 'CHANGED' | 'GONE' | 'RESYNC'; readonly id: string; readonly step: string; readonly revision: number; readonly free: number | null; readonly reason: string; readonly type: string }

export interface Board {
  readonly seen: readonly Seen[];
  /** Of the last message. */
  readonly cursor: string | null;
  readonly over: boolean;
  /** Everything that was received, as text. */
  readonly raw: string;
  /** Waits until so much was seen. */
  has(count: number, ms?: number): Promise<readonly Seen[]>;
  /** Waits until what was seen is enough. */
  shows(enough: (seen: readonly Seen[]) => boolean): Promise<void>;
  ends(ms?: number): Promise<void>;
  close(): void;
}

export const appOf = (databaseUrl?: string, env: Record<string, string> = {}): Promise<Running> =>
  startApp({ env: { AUTH_ISSUER: ISSUER, REALM: '999001', ...env }, ...(databaseUrl === undefined ? {} : { databaseUrl }) });

interface Wire { events?: readonly { __typename: string; table?: string; step?: string; revision: number | null; id?: string; reason?: string; subject?: { __typename: string; id: string; helpersFree?: number } }[]; __typename: string; cursor?: string }

/** Subscribes over a WebSocket of its own, from this moment on or after a cursor; null: as a guest. */
export async function watch(running: Running, who: Neighbour | null, scope: object, after?: string | null): Promise<Board> {
  const token = who === null ? undefined : await running.token({ realm: who.caller.realm, subject: who.caller.subject });
  const realm = who?.caller.realm ?? running.config.realm;
  const socket = await connect(running.wsUrl, token === undefined ? {} : { token });
  // "From now on" would begin when the server comes to it; a cursor says exactly when.
  const from = after === undefined ? await cursorNow(running.db, who?.caller.realm ?? running.config.realm) : after;
  socket.send({ id: '1', type: 'subscribe', payload: { query: DOCUMENT, variables: { scope, after: from } } });
  const seen: Seen[] = [];
  const state = { cursor: null as string | null, over: false, raw: '' };
  const heard = new Set<() => void>();
  const hear = (): void => { heard.forEach((look) => { look(); }); };
  void (async () => {
    while (!state.over) {
      hear();
      const message = await Promise.race([socket.next(), socket.closed.then(() => null)]);
      if (message === null || message.type === 'complete' || message.type === 'error') { state.over = true; state.raw += JSON.stringify(message); }
      if (state.over || message === null) return hear();
      if (message.type !== 'next') continue;
      state.raw += JSON.stringify(message.payload);
      if (message.payload?.errors) { state.over = true; return hear(); }
      const feed = message.payload?.data?.['feed'] as Wire;
      if (feed.__typename === 'Resync') seen.push({ line: 'RESYNC', kind: 'RESYNC', id: '', step: '', revision: 0, free: null, reason: '', type: '' });
      for (const event of feed.events ?? []) {
        seen.push(lineOf(event));
        const about = event.subject?.id ?? event.id ?? '';
        // What somebody named themselves is given back to them.
        if (!Object.values(scope).includes(about)) notForeign(realm, about);
      }
      if (feed.cursor !== undefined) state.cursor = feed.cursor;
    }
  })();
  const wait = (holds: () => boolean, what: () => string, ms: number): Promise<void> => new Promise((done, failed) => {
    const stop = (): void => { clearTimeout(late); heard.delete(look); };
    const look = (): void => { if (holds()) { stop(); done(); } };
    const late = setTimeout(() => { stop(); failed(new Error(`${what()} within ${ms} ms; seen: ${JSON.stringify(seen.map(({ line }) => line))} ${state.over ? 'over' : ''} ${state.raw.slice(-300)}`)); }, ms);
    heard.add(look);
    look();
  });
  return {
    seen,
    get cursor() { return state.cursor; },
    get over() { return state.over; },
    get raw() { return state.raw; },
    has: async (count, ms = 15_000) => { await wait(() => seen.length >= count, () => `not ${count} seen`, ms); return seen; },
    shows: (enough) => wait(() => enough(seen), () => 'not shown', 15_000),
    ends: (ms = 15_000) => wait(() => state.over, () => 'not over', ms),
    close: () => socket.raw.close(),
  };
}

function lineOf(event: NonNullable<Wire['events']>[number]): Seen {
  const { subject, revision } = event;
  if (event.__typename === 'Gone') return { line: `GONE r${revision} ${event.reason}`, kind: 'GONE', id: event.id!, step: '', revision: revision ?? -1, free: null, reason: event.reason!, type: '' };
  const free = subject!.helpersFree ?? null;
  return { line: `${event.step} ${subject!.__typename} r${revision}${free === null ? '' : ` free ${free}`}`, kind: 'CHANGED', id: subject!.id, step: event.step!, revision: revision ?? -1, free, reason: '', type: subject!.__typename };
}

/** A while in which what is on its way arrives; for tests that something does not. */
export async function settle(running: Running): Promise<void> {
  const from = performance.now();
  while (performance.now() - from < 150) {
    await running.sql`select 1`;
    await new Promise((turn) => { setTimeout(turn, 10); });
  }
}

export interface Town {
  readonly street: Street;
  readonly db: Db;
  readonly resident: Neighbour;
  readonly member: Neighbour;
  readonly teamId: string;
  readonly leader: Neighbour;
  take<S extends OrderStep>(who: Neighbour, orderId: string, step: S, input: StepInputs[S]): Promise<void>;
  clock(orderId: string, step: OrderStep): Promise<void>;
  born(change?: Partial<Placing>, who?: Neighbour): Promise<string>;
  open(change?: Partial<Placing>): Promise<string>;
  seize(who: Neighbour, orderId: string): Promise<void>;
  team(change?: { divisions?: readonly string[]; items?: readonly string[]; members?: readonly Neighbour[] }): Promise<string>;
}

/** A street with a catalogue, people and a team that brings meals in the first community, on a running node. `platform` follows restarts. */
export async function makeTown(running: Running, realm = '999001', platform: () => Platform = () => running.app.platform): Promise<Town> {
  // A pool of its own, so that the town outlives the node.
  const own = openDatabase(running.databaseUrl, { max: 4 });
  afterAll(() => own.close());
  const { db } = own;
  const street = await makeStreet(db, realm);
  const elsewhere = realm === '999001' ? await openForeign(db) : null;
  await db.transaction((tx) => beginCatalogue(tx, realm));
  const [here] = street.communities;
  const resident = await street.neighbour({ home: here!.buildingId });
  const leader = await street.neighbour({ roles: [{ role: 'STREET_LEADER', over: street.streetId }] });
  const member = await street.neighbour({ volunteer: [] });
  const take: Town['take'] = async (who, orderId, step, input) => {
    await elsewhere?.();
    value(await move(platform(), { realm, asker: { caller: who.caller }, orderId, step, input }, randomUUID()));
  };
  const clock: Town['clock'] = async (id, step) => {
    await elsewhere?.();
    value(await takeAsClock(platform(), { realm, id, step }));
    platform().hub.hint();
  };
  const born: Town['born'] = async (change = {}, who = resident) =>
    value(await place(platform(), who.caller, { itemCode: 'MEAL_DELIVERY', divisionId: here!.buildingId, words: '请送午饭', helpersWanted: 2, ...change }, randomUUID())).id;
  const team: Town['team'] = async ({ divisions = [here!.id], items = ['MEAL_DELIVERY'], members = [member] } = {}) => {
    const id = newId();
    await db.insert(teams).values({ realm, id, name: `送餐队${id.slice(-4)}`, divisionId: here!.id });
    await db.insert(teamDivisions).values(divisions.map((divisionId) => ({ realm, teamId: id, divisionId })));
    if (items.length > 0) await db.insert(teamItems).values(items.map((itemCode) => ({ realm, teamId: id, itemCode })));
    await db.insert(teamMembers).values(members.map((one) => ({ realm, id: newId(), teamId: id, personId: one.id, admittedAt: new Date(), admittedBy: one.id })));
    return id;
  };
  return {
    street, db, resident, member, leader, take, clock, born, team, teamId: await team(),
    open: async (change) => {
      const id = await born(change);
      const community = street.communities.find(({ buildingId }) => buildingId === change?.divisionId) ?? here!;
      const worker = community === here ? street.worker : await street.neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: community.id }] });
      await take(street.dispatcher, id, 'dispatch', { divisionId: community.id });
      await take(worker, id, 'accept', { plannedStart: hours(48), plannedEnd: hours(50), summary: '中午送餐' });
      await clock(id, 'open');
      return id;
    },
    seize: async (who, orderId) => { value(await grab(platform(), { caller: who.caller, orderId, key: randomUUID() })); },
  };
}

/** Codes of the first community and of its building. */
export const CODES = { community: '999001000', building: '999001000B' } as const;

/** Opaque ids as clients see them. */
export const ids = (realm = '999001') => ({ order: (id: string) => encodeId('Order', realm, id), team: (id: string) => encodeId('Team', realm, id), organisation: (id: string) => encodeId('Organisation', realm, id) });

/** Asks over HTTP; fails on errors. */
export async function query(running: Running, who: Neighbour | null, document: string, variables: object = {}): Promise<Record<string, unknown>> {
  const token = who === null ? undefined : await running.token({ realm: who.caller.realm, subject: who.caller.subject });
  const { body } = await ask(running.url, document, { variables, ...(token === undefined ? {} : { token }) });
  expect(body.errors).toBeUndefined();
  return body.data as Record<string, unknown>;
}
