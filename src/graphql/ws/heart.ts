import type { WebSocket } from 'ws';

/** Asks all sockets now and then whether they are still there. */
export interface Heart {
  add(socket: WebSocket): void;
  delete(socket: WebSocket): void;
  stop(): void;
}

/** Not all sockets are asked in the same moment, and there is one timer for all. */
const PORTIONS = 16;

/** Each socket is asked once in `everyMs`; one that has not answered by the next time is `gone`. */
export function openHeart(everyMs: number, gone: (socket: WebSocket) => void): Heart {
  const portions = Array.from({ length: PORTIONS }, () => new Set<WebSocket>());
  const asked = new WeakSet<WebSocket>();
  const where = new WeakMap<WebSocket, Set<WebSocket>>();
  let [turn, added] = [0, 0];
  const timer = setInterval(() => {
    for (const socket of portions[turn++ % PORTIONS]!) {
      if (socket.readyState !== socket.OPEN) continue;
      if (asked.has(socket)) gone(socket);
      else { asked.add(socket); socket.ping(); }
    }
  }, everyMs / PORTIONS);
  timer.unref();
  function answered(this: WebSocket): void { asked.delete(this); }
  return {
    add: (socket) => {
      const portion = portions[added++ % PORTIONS]!;
      portion.add(socket);
      where.set(socket, portion);
      socket.on('pong', answered);
    },
    delete: (socket) => { where.get(socket)?.delete(socket); },
    stop: () => clearInterval(timer),
  };
}
