import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Alarm } from '../../platform/alarm.ts';
import type { Db } from '../../platform/db.ts';
import { faultName } from '../../platform/faults.ts';
import type { Channel, Sent } from './channel.ts';
import { messageOf, type OpaqueId } from './message.ts';
import { endGone, giveBack, leaseDue, markDropped, markFailed, markSent, type Leased } from './store/outbox.ts';

/** How pushes go out. */
export interface Pace {
  /** At the same time: in all, of a lane, and of a lane whose last push failed. */
  readonly atOnce: number;
  readonly aLane: number;
  readonly aSickLane: number;
  /** How long a channel may take for one; then it is cut and tried again. */
  readonly sendMs: number;
  /** Longer than that. So much later at most is a push sent again whose node died over it. */
  readonly leaseSeconds: number;
  readonly mostTries: number;
  /** Before the next try, after so many. */
  gapSeconds(tries: number): number;
  /** A channel may put a push off for so long and no longer. */
  readonly longestGapSeconds: number;
}

/** Ten tries over an hour and a half. */
export const PACE: Pace = { atOnce: 32, aLane: 8, aSickLane: 1, sendMs: 10_000, leaseSeconds: 30, mostTries: 10, gapSeconds: (tries) => Math.min(10 * 2 ** (tries - 1), 3_600), longestGapSeconds: 86_400 };

interface Given {
  readonly db: Db;
  readonly log: Logger;
  readonly channels: readonly Channel[];
  readonly opaqueId: OpaqueId;
  readonly pace?: Partial<Pace>;
}

export interface Outbox {
  /** Sends what is due now and what becomes free to be sent; returns when nothing is under way, with how many were handed to channels. */
  drain(): Promise<number>;
  /** Hands out as much as there is room for; never waits for a channel. Returns how many. */
  fill(): Promise<number>;
  /** Rings when there is room again. */
  readonly room: Alarm;
  /** Cuts what is under way. */
  stop(): Promise<void>;
}

/**
 * Sends pushes, each at least once: it is leased, sent, marked. A crash between sending and marking sends it once more when the lease has run out,
 * under the same id. What fails comes again with growing gaps and is a dead letter after the last try. Each lane has room of its own, and of a
 * lane that just failed one push at a time is tried: what hangs delays nobody else.
 */
export function openOutbox({ db, log, channels, opaqueId, pace: given }: Given): Outbox {
  const pace = { ...PACE, ...given };
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const underWay = new Map<string, number>();
  const sick = new Set<string>();
  const stopping = new AbortController();
  const room = new Alarm();
  const running = new Set<Promise<void>>();

  const deliver = async (push: Leased): Promise<Sent> => {
    const signal = AbortSignal.any([AbortSignal.timeout(pace.sendMs), stopping.signal]);
    const cut = new Promise<never>((_, fail) => { signal.addEventListener('abort', () => { fail(signal.reason as Error); }, { once: true }); });
    const { address, keys, secondsToLive } = push;
    try {
      const sending = async (): Promise<Sent> => byName.get(push.channel)!.send(messageOf(push, opaqueId), { address, keys }, { secondsToLive, signal });
      // A channel that does not hear the signal is left to itself.
      return await Promise.race([cut, sending()]);
    } catch (error) {
      return { is: 'LATER', fault: faultName(error) };
    }
  };

  const settle = async (push: Leased, token: string, sent: Sent): Promise<void> => {
    if (sent.is === 'SENT') await markSent(db, push);
    else if (sent.is === 'GONE') await endGone(db, push);
    else if (stopping.signal.aborted) await giveBack(db, push, token);
    else {
      const over = sent.is === 'REFUSED' || push.tries >= pace.mostTries;
      if (over) log.error({ push: push.id, channel: push.channel, fault: sent.fault, tries: push.tries }, 'a push is given up; it lies with the dead letters');
      else log.debug({ push: push.id, channel: push.channel, fault: sent.fault, tries: push.tries }, 'a push failed; it will be tried again');
      const asked = sent.is === 'LATER' ? Math.min(sent.afterSeconds ?? 0, pace.longestGapSeconds) : 0;
      await markFailed(db, push, token, sent.fault.slice(0, 100), over ? null : Math.max(pace.gapSeconds(push.tries), asked));
    }
  };

  const handle = async (push: Leased, token: string): Promise<void> => {
    underWay.set(push.lane, (underWay.get(push.lane) ?? 0) + 1);
    try {
      if (push.useless !== null) return void await markDropped(db, push, push.useless);
      const sent = await deliver(push);
      if (sent.is === 'LATER') sick.add(push.lane); else sick.delete(push.lane);
      await settle(push, token, sent);
    } catch (error) {
      log.warn({ push: push.id, fault: faultName(error) }, 'what became of a push cannot be written down; it may be sent once more');
    } finally {
      const left = (underWay.get(push.lane) ?? 1) - 1;
      if (left === 0) underWay.delete(push.lane); else underWay.set(push.lane, left);
      room.ring();
    }
  };

  const freeOf = (lane: string): number => Math.max(0, (sick.has(lane) ? pace.aSickLane : pace.aLane) - (underWay.get(lane) ?? 0));

  const fill = async (): Promise<number> => {
    const most = pace.atOnce - [...underWay.values()].reduce((sum, count) => sum + count, 0);
    if (stopping.signal.aborted || most <= 0) return 0;
    const token = randomUUID();
    const free = [...new Set([...underWay.keys(), ...sick])].map((lane) => ({ lane, free: freeOf(lane) }));
    const leased = await leaseDue(db, { token, channels: [...byName.keys()], most, aLane: pace.aLane, free, leaseSeconds: pace.leaseSeconds });
    for (const push of leased) {
      const one: Promise<void> = handle(push, token).finally(() => running.delete(one));
      running.add(one);
    }
    return leased.length;
  };

  return {
    fill, room,
    drain: async () => {
      let total = 0;
      for (;;) {
        // What ends while it is looked for leaves room that was not seen.
        const idle = running.size === 0;
        const count = await fill();
        total += count;
        if (count === 0 && idle) return total;
        if (running.size > 0) await Promise.race(running);
      }
    },
    stop: async () => {
      stopping.abort(new Error('the node stops'));
      await Promise.allSettled(running);
    },
  };
}
