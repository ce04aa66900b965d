import { randomBytes } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';

/** A frame as it stands on the wire (RFC 6455, 5.2). */
export interface Frame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly masked: boolean;
  /** Reserved bits, and a length written longer than it need be: neither may be there. */
  readonly wrong: boolean;
  readonly payload: Buffer;
}

export const [CONTINUED, TEXT, CLOSE, PING, PONG] = [0, 1, 8, 9, 10] as const;

/** A frame, written apart from the code under test. */
export function written(payload: Buffer, { opcode = TEXT, fin = true, masked = true }: { opcode?: number; fin?: boolean; masked?: boolean } = {}): Buffer {
  const size = payload.length;
  const length = size <= 125 ? [size] : size <= 0xffff ? [126, size >> 8, size & 255] : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (size >>> shift) & 255)];
  const [first = 0, ...rest] = length;
  const mask = masked ? randomBytes(4) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from([(fin ? 128 : 0) | opcode, (masked ? 128 : 0) | first, ...rest]), mask, payload.map((byte, i) => (masked ? byte ^ mask[i % 4]! : byte))]);
}

/** The first frame of what came, and how many bytes it took; null: it is not whole yet. */
export function read(bytes: Buffer): { readonly frame: Frame; readonly taken: number } | null {
  if (bytes.length < 2) return null;
  const [first, second] = [bytes[0]!, bytes[1]!];
  const [short, masked] = [second & 127, (second & 128) !== 0];
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
  const begins = 2 + wide + (masked ? 4 : 0);
  if (bytes.length < begins) return null;
  const size = wide === 0 ? short : wide === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < begins + size) return null;
  const longer = (wide === 2 && size <= 125) || (wide === 8 && size <= 0xffff);
  const mask = bytes.subarray(begins - 4, begins);
  const payload = bytes.subarray(begins, begins + size).map((byte, i) => (masked ? byte ^ mask[i % 4]! : byte));
  return { frame: { fin: (first & 128) !== 0, opcode: first & 15, masked, wrong: (first & 112) !== 0 || longer, payload: Buffer.from(payload) }, taken: begins + size };
}

/** All frames of what came whole, one behind the other. */
export function readAll(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let next = read(bytes); next !== null; next = read(bytes)) { frames.push(next.frame); bytes = bytes.subarray(next.taken); }
  return frames;
}

export interface RawClient {
  readonly socket: Socket;
  write(bytes: Buffer): void;
  /** The next frame, in order. */
  next(): Promise<Frame>;
}

/** A client that writes and reads frames itself. */
export async function openRaw(url: string): Promise<RawClient> {
  const { hostname, port, pathname } = new URL(url);
  const socket = createConnection(Number(port), hostname);
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`);
  let bytes = Buffer.alloc(0);
  let heard = (): void => {};
  const ended = new Promise<null>((done) => { socket.once('close', () => done(null)); });
  socket.on('error', () => {});
  socket.on('data', (more: Buffer) => { bytes = Buffer.concat([bytes, more]); heard(); });
  const take = async <T>(look: () => { readonly found: T; readonly taken: number } | null): Promise<T> => {
    for (;;) {
      const seen = look();
      if (seen) { bytes = bytes.subarray(seen.taken); return seen.found; }
      if (await Promise.race([new Promise<true>((more) => { heard = () => more(true); }), ended]) === null) throw new Error('the connection ended');
    }
  };
  await take(() => { const at = bytes.indexOf('\r\n\r\n'); return at < 0 ? null : { found: null, taken: at + 4 }; });
  return { socket, write: (sent) => { socket.write(sent); }, next: () => take(() => { const seen = read(bytes); return seen === null ? null : { found: seen.frame, taken: seen.taken }; }) };
}
