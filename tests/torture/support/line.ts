import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** How the line behaves: whole; silent both ways; silent from the server; silent to the server; slow; cut and refused. */
export type LineState = 'WHOLE' | 'SILENT' | 'NOTHING_COMES' | 'NOTHING_GOES' | 'SLOW' | 'CUT';

/** A line to the database that can be damaged. What was open while it was silent stays silent for ever, as behind a router that forgot it. */
export interface Line {
  readonly port: number;
  set(state: LineState): void;
  /** Damages those connections alone over which something has been said in whose text this stands; all others stay as they are. */
  setWhere(said: string, state: LineState): void;
  close(): Promise<void>;
}

const SLOW_MS = 120;
const HEARD_BYTES = 4_000;

/** A TCP proxy before `target` on this machine. */
export async function openLine(target: number): Promise<Line> {
  let state: LineState = 'WHOLE';
  let where: { readonly said: string; readonly state: LineState } | null = null;
  const pairs = new Set<Pair>();
  const server = createServer((near) => {
    if (state === 'CUT') { near.resetAndDestroy(); return; }
    const pair = new Pair(near, target, (said) => (where !== null && said(where.said) ? where.state : state));
    pairs.add(pair);
    near.once('close', () => pairs.delete(pair));
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      state = next;
      where = null;
      for (const pair of pairs) pair.become(next);
    },
    setWhere: (said, next) => {
      where = { said, state: next };
      for (const pair of pairs) if (pair.hasSaid(said)) pair.become(next);
    },
    close: async () => {
      const closed = new Promise<void>((done) => { server.close(() => done()); });
      for (const pair of pairs) pair.cut();
      await closed;
    },
  };
}

class Pair {
  readonly #near: Socket;
  readonly #far: Socket;
  readonly #deaf = new Set<'TO' | 'FROM'>();
  readonly #state: () => LineState;
  /** What was said at its beginning, before it is only answers that matter. */
  #said = '';

  constructor(near: Socket, target: number, state: (said: (text: string) => boolean) => LineState) {
    this.#near = near;
    this.#far = connect(target, '127.0.0.1');
    this.#state = () => state((text) => this.hasSaid(text));
    this.become(this.#state());
    this.#carry(near, this.#far, 'TO');
    this.#carry(this.#far, near, 'FROM');
    // The news that one end is gone does not pass a silent line either.
    near.once('close', () => { if (!this.#deaf.has('TO')) this.#far.destroy(); else setTimeout(() => this.#far.destroy(), 20_000).unref(); });
    this.#far.once('close', () => { if (!this.#deaf.has('FROM')) near.destroy(); });
  }

  become(state: LineState): void {
    if (state === 'CUT') { this.cut(); return; }
    if (state === 'SILENT' || state === 'NOTHING_GOES') this.#deaf.add('TO');
    if (state === 'SILENT' || state === 'NOTHING_COMES') this.#deaf.add('FROM');
  }

  hasSaid(text: string): boolean {
    return this.#said.includes(text);
  }

  cut(): void {
    this.#near.resetAndDestroy();
    this.#far.destroy();
  }

  #carry(from: Socket, to: Socket, way: 'TO' | 'FROM'): void {
    from.on('error', () => {});
    from.on('data', (chunk: Buffer) => {
      if (way === 'TO' && this.#said.length < HEARD_BYTES) {
        this.#said += chunk.toString('latin1');
        const state = this.#state();
        if (state !== 'WHOLE') this.become(state);
      }
      if (this.#deaf.has(way) || to.destroyed) return;
      if (this.#state() !== 'SLOW') { to.write(chunk); return; }
      from.pause();
      setTimeout(() => {
        if (!this.#deaf.has(way) && !to.destroyed) to.write(chunk);
        from.resume();
      }, SLOW_MS);
    });
  }
}
