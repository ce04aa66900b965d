import { connect, type Socket } from 'node:net';

/** Where postgres.js would connect to; it hands its own options to whoever makes its sockets. */
export interface Place {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | boolean | null;
  readonly ssl?: unknown;
}

export interface WireSettings {
  /** Longest silence while something asked is unanswered; null: for ever. */
  readonly silenceMs: number | null;
  /** Called when a wire that was connected ends, for whatever reason. */
  readonly lost: () => void;
}

/** How long after its end a wire says that it is closed. */
export const GRACE_MS = 10;
/** The same before the session has begun: the driver may be at its password. */
const SIGNING_IN_MS = 100;
const [READY, SYNC, QUERY, FLUSH] = [0x5a, 0x53, 0x51, 0x48];

/**
 * A socket for postgres.js 3.4.9 with two guarantees that its own lacks. A server that was asked and says nothing is hung up on (the
 * driver would wait for ever: a black-holed connection never comes back). And its end is said in two moments, first the error, then
 * that it is closed: a driver that hears both at once writes its ROLLBACK to a socket that is gone, and the whole process ends.
 */
export function openWire(place: Place, turn: number, { silenceMs, lost }: WireSettings): Socket {
  const at = turn % place.host.length;
  const [host, port] = [place.host[at] ?? 'localhost', place.port[at] ?? 5432];
  const socket = typeof place.path === 'string' ? connect(place.path) : connect(port, host);
  // The name that a certificate must be for.
  Object.assign(socket, { host, port });
  const talk = new Talk(Boolean(place.ssl));
  let timer: NodeJS.Timeout | null = null;
  let closing: NodeJS.Timeout | null = null;
  let closed = false;
  let connected = false;

  const look = (): void => {
    timer = null;
    const silentMs = talk.silentMs();
    if (silentMs === null || silenceMs === null || socket.destroyed) return;
    if (silentMs >= silenceMs) socket.destroy(Object.assign(new Error('the database fell silent'), { code: 'ETIMEDOUT' }));
    else timer = setTimeout(look, silenceMs - silentMs);
  };

  const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => boolean;
  /** Fails whatever was written, and is closed when nothing more comes. */
  const refuse = (): void => {
    if (closing) clearTimeout(closing);
    if (closed) return;
    closing = setTimeout(() => { closed = true; emit('close', false); }, talk.begun ? GRACE_MS : SIGNING_IN_MS);
    emit('error', Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' }));
  };

  const write = socket.write.bind(socket) as (chunk: Buffer, ...more: unknown[]) => boolean;
  socket.write = ((chunk: Buffer, ...more: unknown[]) => {
    if (socket.destroyed) { process.nextTick(refuse); return true; }
    talk.asked(chunk);
    if (silenceMs !== null) timer ??= setTimeout(look, silenceMs);
    return write(chunk, ...more);
  }) as typeof socket.write;

  socket.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'connect') connected = true;
    if (event === 'data') talk.answered(args[0] as Buffer);
    if (event !== 'close') return emit(event, ...args);
    if (timer) clearTimeout(timer);
    if (connected) lost();
    refuse();
    return true;
  }) as typeof socket.emit;
  return socket;
}

/** Who has the word: counts askings and answers in the bytes that pass. What is enciphered it cannot read: there any byte is an answer. */
class Talk {
  readonly #secret: boolean;
  /** The session has begun: before that the driver's own time limit holds. */
  begun = false;
  #open = 0;
  #flushed = false;
  #heardAt = 0;
  /** Bytes left of a message that a chunk cut, or its head if even that was cut. */
  #left = 0;
  #head: Buffer | null = null;

  constructor(secret: boolean) { this.#secret = secret; }

  /** How long the server has been silent though asked; null if nothing is asked. */
  silentMs(): number | null {
    return this.#open > 0 || this.#flushed ? performance.now() - this.#heardAt : null;
  }

  asked(chunk: Buffer): void {
    if (!this.begun && !this.#secret) return;
    if (this.silentMs() === null) this.#heardAt = performance.now();
    if (this.#secret) { this.#open = 1; return; }
    // The driver always writes whole messages.
    for (let at = 0; at + 5 <= chunk.length; at += 1 + chunk.readUInt32BE(at + 1)) {
      if (chunk[at] === SYNC || chunk[at] === QUERY) this.#open++;
      else if (chunk[at] === FLUSH) this.#flushed = true;
    }
  }

  answered(chunk: Buffer): void {
    this.#heardAt = performance.now();
    this.#flushed = false;
    if (this.#secret) { this.begun = true; this.#open = 0; return; }
    const bytes = this.#head === null ? chunk : Buffer.concat([this.#head, chunk]);
    this.#head = null;
    let at = this.#left;
    for (; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
      if (bytes[at] !== READY) continue;
      if (this.begun) this.#open = Math.max(0, this.#open - 1);
      this.begun = true;
    }
    if (at < bytes.length) this.#head = Buffer.from(bytes.subarray(at));
    this.#left = Math.max(0, at - bytes.length);
  }
}
