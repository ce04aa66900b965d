import type { WebSocket } from 'ws';
import type { DoorSettings } from '../settings.ts';
import { CLOSE } from './codes.ts';

type Bounds = Pick<DoorSettings, 'socketUnreadBytes' | 'socketSlowBytes' | 'socketStallMs' | 'socketGoodbyeMs'>;

/** Closes with a code, and ends the connection even if the other side does not answer. */
export function closeFor(socket: WebSocket, code: number, reason: string, goodbyeMs: number): void {
  if (socket.readyState >= socket.CLOSING) return;
  socket.close(code, reason);
  const end = setTimeout(() => socket.terminate(), goodbyeMs);
  end.unref();
  socket.once('close', () => clearTimeout(end));
}

/**
 * Sends to one client with bounded memory: above `socketSlowBytes` unread the sender waits until the client has read,
 * above `socketUnreadBytes`, or after `socketStallMs` of reading nothing, the client is cut with SLOW_CLIENT.
 */
export function openOutbox(socket: WebSocket, bounds: Bounds): (data: string) => Promise<void> {
  const cut = (): void => closeFor(socket, CLOSE.SLOW_CLIENT, 'Too slow: connect again and resume after your last cursor', bounds.socketGoodbyeMs);
  return (data) => {
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount + data.length > bounds.socketUnreadBytes && socket.bufferedAmount > 0) {
      cut();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      let stalled: NodeJS.Timeout | undefined;
      socket.send(data, () => { clearTimeout(stalled); resolve(); });
      if (socket.bufferedAmount < bounds.socketSlowBytes) resolve();
      else stalled = setTimeout(() => { cut(); resolve(); }, bounds.socketStallMs);
    });
  };
}
