import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const REVISION = Buffer.from('"revision":');
/** Numbers of the bench's events have six digits. */
const DIGITS = 6;
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10];

/** All read into it, one after the other, so that no reading needs a buffer of its own. */
const READ_INTO = Buffer.allocUnsafe(262_144);

/** What a crowd is told to watch. */
export interface Watching {
  readonly port: number;
  readonly protocol: string | null;
  /** The server says something as soon as somebody has subscribed. */
  readonly hears: boolean;
  /** For each socket whose it is, and what it subscribes to. */
  readonly sockets: readonly { readonly token: string | null; readonly subscriptions: readonly object[] }[];
}

/** What a crowd sees of one event. Times are of the machine's monotonic clock, in milliseconds. */
export interface Sighting { count: number; first: number; last: number }

export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A frame of a client: masked, as the protocol wants it, with a mask that changes nothing. */
function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | payload.length]) : Buffer.from([0x80 | opcode, 0xfe, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

/** A client that knows of WebSocket and GraphQL only what it must to subscribe and to count, so that the machine is left to the servers. */
export class FeedLine {
  frames = 0;
  closedWith: string | null = null;
  readonly #socket: Socket;
  readonly #seen: (number: number) => void;
  #left: Buffer | null = null;
  #greeted = false;
  #text: (text: string) => void = () => {};

  private constructor(port: number, seen: (number: number) => void) {
    this.#seen = seen;
    this.#socket = connect({ port, host: '127.0.0.1', onread: { buffer: READ_INTO, callback: (length, chunk) => { this.#take((chunk as Buffer).subarray(0, length)); return true; } } });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => { this.closedWith ??= 'the connection ended'; });
  }

  /** Connects; with a protocol also subscribes, and resolves when the server has said the first thing, if it says one. */
  static async open({ port, protocol, hears }: Watching, watched: { readonly token: string | null; readonly subscriptions: readonly object[] }, seen: (number: number) => void): Promise<FeedLine> {
    const line = new FeedLine(port, seen);
    const socket = line.#socket;
    await new Promise<void>((there, failed) => { socket.once('connect', there); socket.once('error', failed); });
    socket.write(`GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${protocol === null ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`}\r\n`);
    await line.#until(() => line.#greeted);
    if (protocol === null) return line;
    let heard = 0;
    let acknowledged = false;
    line.#text = (text) => {
      if (text.includes('"connection_ack"')) acknowledged = true;
      else if (text.includes('"type":"next"')) heard++;
      else if (text.includes('"error"') || text.includes('"complete"')) line.closedWith = text;
    };
    line.#send(TEXT, JSON.stringify({ type: 'connection_init', payload: watched.token === null ? {} : { authorization: `Bearer ${watched.token}` } }));
    await line.#until(() => acknowledged);
    for (const [i, payload] of watched.subscriptions.entries()) {
      line.#send(TEXT, JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
      // The server takes ten messages a second of one client, and twenty at once.
      if (watched.subscriptions.length > 15) await line.#until(() => !hears || heard > i, 110);
    }
    if (hears) await line.#until(() => heard >= watched.subscriptions.length);
    line.#text = (text) => { if (!text.includes('"next"')) line.closedWith = text; };
    return line;
  }

  close(): void { this.#socket.destroy(); }

  async #until(holds: () => boolean, atLeastMs = 0): Promise<void> {
    const began = performance.now();
    while (!holds() || performance.now() - began < atLeastMs) {
      if (this.closedWith !== null) throw new Error(`a client of the crowd was refused: ${this.closedWith.slice(0, 300)}`);
      if (performance.now() - began > 60_000) throw new Error('a client of the crowd was not answered');
      await new Promise((turn) => { setTimeout(turn, 5); });
    }
  }

  #send(opcode: number, text: string): void { this.#socket.write(frame(opcode, text)); }

  #take(chunk: Buffer): void {
    let data = this.#left === null ? chunk : Buffer.concat([this.#left, chunk]);
    this.#left = null;
    if (!this.#greeted) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) { this.#left = Buffer.from(data); return; }
      if (!data.subarray(0, 12).toString().includes(' 101')) { this.closedWith = data.toString().slice(0, 300); return; }
      this.#greeted = true;
      data = data.subarray(end + 4);
    }
    let at = 0;
    while (data.length - at >= 2) {
      let [length, head] = [data[at + 1]! & 127, 2];
      if (length === 126) {
        if (data.length - at < 4) break;
        [length, head] = [data.readUInt16BE(at + 2), 4];
      } else if (length === 127) {
        if (data.length - at < 10) break;
        [length, head] = [data.readUInt32BE(at + 6), 10];
      }
      const [from, to] = [at + head, at + head + length];
      if (data.length < to) break;
      this.#frame(data[at]! & 15, data, from, to);
      at = to;
    }
    if (at < data.length) this.#left = Buffer.from(data.subarray(at));
  }

  #frame(opcode: number, data: Buffer, from: number, to: number): void {
    if (opcode === PING) return this.#send(PONG, data.toString('utf8', from, to));
    if (opcode === CLOSE) { this.closedWith = `closed with ${data.readUInt16BE(from)} ${data.toString('utf8', from + 2, to)}`; return; }
    this.frames++;
    let found = data.indexOf(REVISION, from);
    if (found < 0 || found >= to) return this.#text(data.toString('utf8', from, to));
    while (found >= 0 && found < to) {
      let number = 0;
      for (let i = 0; i < DIGITS; i++) number = number * 10 + data[found + REVISION.length + i]! - 48;
      this.#seen(number);
      found = data.indexOf(REVISION, found + REVISION.length + DIGITS);
    }
  }
}
