import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Wire } from '../pushed.ts';
import type { DoorSettings } from '../settings.ts';
import { CLOSE } from './codes.ts';
import { COPIED_BYTES, frameOf, headOf } from './frame.ts';

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
 * What is sent to one client, with bounded memory: above `socketSlowBytes` unread the sender waits until the client has read,
 * above `socketUnreadBytes`, or after `socketStallMs` of reading nothing, the client is cut with SLOW_CLIENT.
 */
export class Outbox {
  readonly #socket: WebSocket;
  /** The connection below the socket: shared frames are written to it whole, in one call, between those of `ws`. */
  readonly #connection: Socket;
  readonly #bounds: Bounds;
  #ready: Promise<void> | null = null;

  constructor(socket: WebSocket, connection: Socket, bounds: Bounds) {
    this.#socket = socket;
    this.#connection = connection;
    this.#bounds = bounds;
  }

  /** The messages of the protocol itself, one after the other: resolves when the next may be sent. */
  send(data: string): Promise<void> {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount + data.length > this.#bounds.socketUnreadBytes && socket.bufferedAmount > 0) {
      this.cut();
      return Promise.resolve();
    }
    socket.send(data);
    return this.#isSlow() ? this.ready() : Promise.resolve();
  }

  /** The way of one subscription's answers. */
  wire(id: string): Wire {
    const head = headOf(id);
    return { push: ({ tail }) => this.#push(head, tail), ready: () => this.ready() };
  }

  /** When the client has read what was waiting for it; or when there is nobody any more, because it was cut for reading nothing, or left. */
  ready(): Promise<void> {
    if (this.#ready === null && this.#isSlow()) this.#ready = this.#drained().finally(() => { this.#ready = null; });
    return this.#ready ?? Promise.resolve();
  }

  cut(): void {
    closeFor(this.#socket, CLOSE.SLOW_CLIENT, 'Too slow: connect again and resume after your last cursor', this.#bounds.socketGoodbyeMs);
  }

  /** Bytes that wait for the client to read them. */
  get unread(): number { return this.#connection.writableLength; }

  /** Bytes that the connection has taken: more than before, and somebody reads at its other end, or its buffers had room. */
  get taken(): number { return this.#connection.bytesWritten - this.#connection.writableLength; }

  #isSlow(): boolean { return this.#socket.readyState === this.#socket.OPEN && this.#connection.writableLength >= this.#bounds.socketSlowBytes; }

  #push(head: Buffer, tail: Buffer): boolean {
    const [socket, connection] = [this.#socket, this.#connection];
    // What is closing is told nothing more, and nobody is held up by it.
    if (socket.readyState !== socket.OPEN) return true;
    if (connection.writableLength >= this.#bounds.socketSlowBytes) return false;
    if (tail.length <= COPIED_BYTES) {
      connection.write(frameOf(head, tail, true));
    } else {
      connection.cork();
      connection.write(frameOf(head, tail, false));
      connection.write(tail);
      connection.uncork();
    }
    return true;
  }

  #drained(): Promise<void> {
    return new Promise((done) => {
      const [socket, connection, { socketStallMs }] = [this.#socket, this.#connection, this.#bounds];
      const left = (): number => connection.writableLength;
      let before = left();
      const stop = (): void => {
        clearInterval(stalled);
        connection.off('drain', stop);
        socket.off('close', stop);
        done();
      };
      const stalled = setInterval(() => {
        const now = left();
        if (now >= before || socket.readyState !== socket.OPEN) { this.cut(); stop(); }
        before = now;
      }, socketStallMs);
      stalled.unref();
      connection.on('drain', stop);
      socket.on('close', stop);
    });
  }
}
