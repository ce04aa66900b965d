import type { WebSocket } from 'ws';

/** What is known of the connection below a socket. */
export interface Pulse {
  /** Bytes that it has taken. */
  readonly taken: number;
  /** Bytes that wait for the client to read them. */
  readonly unread: number;
}

/** Asks all sockets now and then whether they are still there. */
export interface Heart {
  add(socket: WebSocket, pulse: Pulse): void;
  delete(socket: WebSocket): void;
  stop(): void;
}

/** Not all sockets are asked in the same moment, and there is one timer for all. */
const PORTIONS = 16;
/** Of whoever is sent something, and nothing waits for them to read it: it may all lie in the buffers of a connection that is dead. */
const MOST_TURNS = 5;

interface Asked { turns: number; taken: number }

/**
 * Each socket is asked once in `everyMs`; one that has not answered by the next time is `gone`. But the question stands behind whatever they have not
 * read yet: who still takes what waits for them is there, and who reads slowly is not cut for being asked late.
 */
export function openHeart(everyMs: number, gone: (socket: WebSocket) => void): Heart {
  const portions = Array.from({ length: PORTIONS }, () => new Map<WebSocket, Pulse>());
  const unanswered = new WeakMap<WebSocket, Asked>();
  const where = new WeakMap<WebSocket, Map<WebSocket, Pulse>>();
  let [turn, added] = [0, 0];
  const timer = setInterval(() => {
    for (const [socket, pulse] of portions[turn++ % PORTIONS]!) {
      if (socket.readyState !== socket.OPEN) continue;
      const asked = unanswered.get(socket);
      if (asked === undefined) {
        unanswered.set(socket, { turns: 1, taken: pulse.taken });
        socket.ping();
      } else if (pulse.taken > asked.taken && (pulse.unread > 0 || asked.turns < MOST_TURNS)) {
        asked.turns++;
        asked.taken = pulse.taken;
      } else gone(socket);
    }
  }, everyMs / PORTIONS);
  timer.unref();
  function answered(this: WebSocket): void { unanswered.delete(this); }
  return {
    add: (socket, pulse) => {
      const portion = portions[added++ % PORTIONS]!;
      portion.set(socket, pulse);
      where.set(socket, portion);
      socket.on('pong', answered);
    },
    delete: (socket) => { where.get(socket)?.delete(socket); },
    stop: () => clearInterval(timer),
  };
}
