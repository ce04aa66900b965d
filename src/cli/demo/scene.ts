import { randomUUID } from 'node:crypto';
import { grab, moveSeat, type SeatCall } from '../../features/crew/index.ts';
import { enterDraw, withdrawFromDraw } from '../../features/draws/index.ts';
import { move, orderLoader, place, startCodeOf, type Placing, type StepInputs } from '../../features/orders/index.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { Caller } from '../../platform/actor.ts';
import type { Platform, Reading } from '../../platform/platform.ts';
import type { OrderStep } from '../../seven-orders.ts';
import type { SeatKind } from '../../seat-steps.ts';
import type { Soul } from './town.ts';
import type { When } from './when.ts';

/** Where a story is played: everything in it goes through a use case, by somebody who signs in. */
export interface Scene {
  readonly kind: string;
  at(when: When): Date;
  /** Id of the order once it is placed. */
  readonly orderId: string;
  kept(): Kept;
  place(by: Soul, placing: Placing): Promise<void>;
  /** `unless`: refusals with which the story goes on. */
  step<S extends OrderStep>(by: Soul, step: S, input: StepInputs[S], unless?: readonly string[]): Promise<void>;
  /** Begins with the code that the requester (or who placed it) tells at the door. */
  start(by: Soul, told: Soul, present?: readonly Soul[]): Promise<void>;
  grab(by: Soul): Promise<void>;
  /** Enters the draw of the places, and takes the entry back again. */
  enter(by: Soul): Promise<void>;
  withdraw(by: Soul): Promise<void>;
  claim(by: Soul): Promise<void>;
  assign(by: Soul, kind: SeatKind, to: Soul): Promise<void>;
  seat(by: Soul, step: Exclude<SeatCall['step'], 'claim' | 'assign'>, of: Soul, input?: SeatCall['input']): Promise<void>;
}

/** What a scene knows of its order: its id and those of seats and entries by whose they are. Plain data, to go on with another day. */
export interface Kept {
  readonly kind: string;
  readonly orderId: string;
  readonly seats: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, string>>;
}

interface Stage {
  readonly platform: Platform;
  readonly realm: string;
  readonly issuer: string;
  /** Whatever is ordered belongs to the project that serves it, by item. */
  readonly projectIds: ReadonlyMap<string, string>;
  at(when: When): Date;
}

const FAR = 4_000_000_000;

export const callerFor = ({ realm, issuer }: Pick<Stage, 'realm' | 'issuer'>, soul: Soul): Caller => {
  if (soul.subject === null) throw new Error(`${soul.id} has no login`);
  return { realm, issuer, subject: soul.subject, expiresAt: FAR };
};

/** Opens the scene of one story, or goes on with one. Whatever is refused against the story's will is a fault of the story, and thrown. */
export function openScene(stage: Stage, kind: string, before: Kept = { kind, orderId: '', seats: {}, entries: {} }): Scene {
  const { platform, realm } = stage;
  let { orderId } = before;
  const seats = new Map(Object.entries(before.seats));
  const entries = new Map(Object.entries(before.entries));
  const caller = (soul: Soul) => callerFor(stage, soul);
  const must = <T>(what: string, outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(`the demonstration's story ${kind} was refused ${what}: ${JSON.stringify(outcome.refusal)}`);
    return outcome.value;
  };
  const seatOf = (soul: Soul): string => {
    const seat = seats.get(soul.id);
    if (seat === undefined) throw new Error(`in ${kind} somebody has no seat`);
    return seat;
  };
  const step: Scene['step'] = async (by, name, input, unless = []) => {
    const outcome = await move(platform, { realm, asker: { caller: caller(by) }, orderId, step: name, input }, randomUUID());
    if (!outcome.ok && unless.includes(outcome.refusal.code)) return;
    if (must(name, outcome).codeWrong) throw new Error(`in ${kind} the start code was wrong`);
  };
  return {
    kind, at: stage.at,
    get orderId() { return orderId; },
    kept: () => ({ kind, orderId, seats: Object.fromEntries(seats), entries: Object.fromEntries(entries) }),
    place: async (by, placing) => { orderId = must('place', await place(platform, caller(by), { ...placing, projectId: stage.projectIds.get(placing.itemCode) ?? null }, randomUUID())).id; },
    step,
    start: async (by, told, present) => {
      const reading = await readingOf(platform, caller(told));
      const order = await orderLoader(reading).load(orderId);
      const code = order && await startCodeOf(reading, order);
      await step(by, 'start', { code, ...(present ? { present: present.map(seatOf) } : {}) });
    },
    grab: async (by) => { seats.set(by.id, must('grab', await grab(platform, { caller: caller(by), orderId, key: randomUUID() })).seatId); },
    enter: async (by) => { entries.set(by.id, must('enter', await enterDraw(platform, { caller: caller(by), orderId, key: randomUUID() })).entryId); },
    withdraw: async (by) => { must('withdraw', await withdrawFromDraw(platform, { caller: caller(by), entryId: entries.get(by.id) ?? '', key: randomUUID() })); },
    claim: async (by) => {
      const call: SeatCall = { realm, asker: { caller: caller(by) }, step: 'claim', subject: { orderId, kind: 'LEAD', personId: null } };
      seats.set(by.id, must('claim', await moveSeat(platform, call, randomUUID())).seatId);
    },
    assign: async (by, seatKind, to) => {
      const call: SeatCall = { realm, asker: { caller: caller(by) }, step: 'assign', subject: { orderId, kind: seatKind, personId: to.id } };
      seats.set(to.id, must('assign', await moveSeat(platform, call, randomUUID())).seatId);
    },
    seat: async (by, name, of, input) => {
      must(name, await moveSeat(platform, { realm, asker: { caller: caller(by) }, step: name, subject: { seatId: seatOf(of) }, ...(input ? { input } : {}) }, randomUUID()));
    },
  };
}

/** A reading of somebody's own, with a memory that lasts this one time. */
async function readingOf(platform: Platform, caller: Caller): Promise<Reading> {
  const kept = new Map<object, unknown>();
  return {
    platform, actor: await platform.readActor(platform.db, caller), language: 'zh-CN', operation: 'demonstration',
    memo: <T>(key: object, make: () => T): T => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
}
