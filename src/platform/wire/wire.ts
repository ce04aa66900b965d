import { connect, Socket } from 'node:net';
import { Talk } from './talk.ts';
import { veiled, type Veil } from './veil.ts';

/** Where postgres.js would connect to; it hands its own options to whoever makes its sockets. */
export interface Place {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | boolean | null;
  /** Seconds. */
  readonly connect_timeout?: number;
}

export interface WireSettings {
  /** Longest silence while something asked is unanswered; null: for ever. */
  readonly silenceMs: number | null;
  /** How it is to be secured; null: not at all. */
  readonly veil: Veil | null;
  /** Called when its session has begun: it can be asked. */
  readonly begun: () => void;
  /** Called once, when it ends: whether a session had begun on it; whether that, or its beginning, broke off (neither side said that it was over); whether the server did not want it. */
  readonly ended: (how: { readonly begun: boolean; readonly broken: boolean; readonly refused: boolean }) => void;
  /** How long a wire that the server did not want is kept before the driver may try again with it. */
  readonly restMs: () => number;
}

/** A wire that is not even tried: whoever writes to it is told `why`. */
export const unopened = (why: Error, settings: WireSettings): Socket => guarded(new Socket(), settings, why);

/** How long after its end a wire says that it is closed. */
export const GRACE_MS = 10;
/** The same before the session has begun: the driver may be at its password. */
export const SIGNING_IN_MS = 100;

/**
 * A socket for postgres.js 3.4.9 with two guarantees that its own lacks. A server that was asked and says nothing is hung up on (the
 * driver would wait for ever: a black-holed connection never comes back). And its end is said in two moments, first the error, then
 * that it is closed: a driver that hears both at once writes its ROLLBACK to a socket that is gone, and the whole process ends. Both hold
 * with TLS too, which is therefore done here: of a socket that it has secured itself the driver hears the end in one moment.
 */
export function openWire(place: Place, turn: number, settings: WireSettings): Socket | Promise<Socket> {
  const at = turn % place.host.length;
  const [host, port] = [place.host[at] ?? 'localhost', place.port[at] ?? 5432];
  const socket = typeof place.path === 'string' ? connect(place.path) : connect(port, host);
  if (settings.veil === null) return guarded(socket, settings, null);
  return veiled(socket, host, settings.veil, 1_000 * (place.connect_timeout || 30))
    .then((secured) => guarded(secured, settings, null), (error: Error) => guarded(socket, settings, error));
}

/** `failed`: why it is dead already; whoever writes to it is told. */
function guarded(socket: Socket, { silenceMs, begun, ended, restMs }: WireSettings, failed: Error | null): Socket {
  const talk = new Talk();
  let timer: NodeJS.Timeout | null = null;
  let closing: NodeJS.Timeout | null = null;
  let closed = false;
  let over = failed !== null;
  let leaving = false;
  let connected = !socket.connecting && failed === null;

  if (failed !== null) ended({ begun: false, broken: false, refused: false });

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
    closing = setTimeout(() => { closed = true; emit('close', false); }, talk.begun ? GRACE_MS : talk.refused || failed !== null ? restMs() : SIGNING_IN_MS);
    // Before the driver listens nobody can be told; it is told when it writes.
    if (socket.listenerCount('error') > 0) emit('error', failed ?? Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' }));
  };

  const write = socket.write.bind(socket) as (chunk: Buffer, ...more: unknown[]) => boolean;
  socket.write = ((chunk: Buffer, ...more: unknown[]) => {
    if (socket.destroyed || failed !== null) { process.nextTick(refuse); return true; }
    talk.asked(chunk);
    if (silenceMs !== null) timer ??= setTimeout(look, silenceMs);
    return write(chunk, ...more);
  }) as typeof socket.write;

  const end = socket.end.bind(socket) as (...args: unknown[]) => Socket;
  // With a last message it is the driver who leaves; without one it is Node's own answer to the server's end.
  socket.end = ((...args: unknown[]) => { leaving ||= args[0] !== undefined; return end(...args); }) as typeof socket.end;

  socket.emit = ((event: string, ...args: unknown[]) => {
    if (event === 'connect') connected = true;
    if (event === 'data') {
      const before = talk.begun;
      talk.answered(args[0] as Buffer);
      if (talk.begun !== before) begun();
    }
    if (event !== 'close') return emit(event, ...args);
    if (timer) clearTimeout(timer);
    if (!over) {
      over = true;
      ended({ begun: talk.begun, broken: connected && !leaving && !talk.refused, refused: talk.refused });
    }
    refuse();
    return true;
  }) as typeof socket.emit;
  return socket;
}
