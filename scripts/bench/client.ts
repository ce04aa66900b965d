import { connect, type Socket } from 'node:net';

/** An answer to one request, with how long it took. */
export interface Answer { readonly status: number; readonly body: string; readonly ms: number }

interface Waiting { readonly since: number; answered(answer: Answer): void; failed(error: Error): void }

/** Who waits longer waits in vain; the bench ends. */
const LONGEST_MS = 60_000;
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The text of a POST of this JSON to /graphql. */
export const post = (token: string | null, json: string, path = '/graphql'): string =>
  `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n${token === null ? '' : `authorization: Bearer ${token}\r\n`}content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;

/** One connection that is kept, with one request under way at a time: as little work for the client as a client can have, because it shares the cores with what is measured. */
export class Line {
  readonly #port: number;
  #socket: Socket | null = null;
  #heard: Buffer[] = [];
  #waiting: Waiting | null = null;
  readonly #patience: NodeJS.Timeout;

  private constructor(port: number) {
    this.#port = port;
    this.#patience = setInterval(() => {
      if (this.#waiting && performance.now() - this.#waiting.since > LONGEST_MS) this.#fail(new Error(`no answer within ${LONGEST_MS / 1000} s`));
    }, 5_000).unref();
  }

  static async open(port: number): Promise<Line> {
    const line = new Line(port);
    await line.ready();
    return line;
  }

  /** Connected, again if need be: servers close connections on which nothing was asked for some seconds. */
  ready(): Promise<void> {
    if (this.#socket !== null) return Promise.resolve();
    return new Promise((opened, failed) => {
      const socket = connect({ host: '127.0.0.1', port: this.#port });
      socket.setNoDelay(true);
      socket.once('error', failed);
      socket.once('connect', () => { this.#socket = socket; opened(); });
      socket.on('data', (part: Buffer) => this.#hear(part));
      socket.on('error', (error) => this.#fail(error));
      socket.on('close', () => { this.#socket = null; this.#fail(new Error('the server closed the connection')); });
    });
  }

  /** Sends the text of a request; answers when all of the answer has come. */
  ask(request: string): Promise<Answer> {
    return new Promise((answered, failed) => {
      if (this.#socket === null) return failed(new Error('the server has closed the connection'));
      this.#waiting = { since: performance.now(), answered, failed };
      this.#socket.write(request);
    });
  }

  close(): void {
    clearInterval(this.#patience);
    this.#waiting = null;
    this.#socket?.destroy();
  }

  #hear(part: Buffer): void {
    this.#heard.push(part);
    const all = this.#heard.length === 1 ? part : Buffer.concat(this.#heard);
    const body = bodyIn(all);
    if (body === null) {
      this.#heard = [all];
      return;
    }
    this.#heard = [];
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.answered({ status: Number(all.toString('latin1', 9, 12)), body, ms: performance.now() - waiting.since });
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.failed(error);
  }
}

/** The body when all of it is there; null before. Lengths by content-length or by chunks. */
function bodyIn(all: Buffer): string | null {
  const end = all.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = all.toString('latin1', 0, end);
  const from = end + END_OF_HEAD.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return all.length < from + Number(length) ? null : all.toString('utf8', from, from + Number(length));
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return '';
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const line = all.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(all.toString('latin1', at, line), 16);
    if (all.length < line + 2 + size + 2) return null;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(all.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

/** Those connections that the server has closed meanwhile are opened again. */
export const revive = async (lines: readonly Line[]): Promise<void> => { await Promise.all(lines.map((line) => line.ready())); };

export const openLines = (port: number, count: number): Promise<Line[]> => Promise.all(Array.from({ length: count }, () => Line.open(port)));

const AGAIN_MS = 100;
const TRIES = 50;
let asked = 0;

/** How often servers said since the last time that they were too busy or that the outcome was unknown. */
export function askedAgain(): number {
  const count = asked;
  asked = 0;
  return count;
}

/** Asks, and as a client does once more with the same text (so with the same key) what the server says may be asked again. */
export async function persist(line: Line, request: string): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await line.ask(request);
    if (tries === TRIES || !answer.body.includes('"retryable":true')) return answer;
    asked++;
    await new Promise((done) => { setTimeout(done, AGAIN_MS); });
    await line.ready();
  }
}

/** Every line asks the next request as soon as it is answered, until there is none; requests are made by `next` while others are under way. */
export async function pour(lines: readonly Line[], next: () => string | null, heard: (answer: Answer) => void): Promise<void> {
  await Promise.all(lines.map(async (line) => {
    for (let request = next(); request !== null; request = next()) heard(await persist(line, request));
  }));
}
