import { connect, type Socket } from 'node:net';

/** An answer to one request, with how long it took. */
export interface Answer { readonly status: number; readonly body: string; readonly ms: number }

interface Waiting { readonly since: number; answered(answer: Answer): void; failed(error: Error): void }

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The text of a POST of this JSON to /graphql. */
export const post = (token: string | null, json: string, path = '/graphql'): string =>
  `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n${token === null ? '' : `authorization: Bearer ${token}\r\n`}content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;

/** One connection that is kept, with one request under way at a time: as little work for the client as a client can have, because it shares the cores with what is measured. */
export class Line {
  readonly #socket: Socket;
  #heard: Buffer[] = [];
  #waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (part: Buffer) => this.#hear(part));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Line> {
    return new Promise((opened, failed) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', failed);
      socket.once('connect', () => { socket.off('error', failed); opened(new Line(socket)); });
    });
  }

  /** Sends the text of a request; answers when all of the answer has come. */
  ask(request: string): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.#waiting = { since: performance.now(), answered, failed };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
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

export const openLines = (port: number, count: number): Promise<Line[]> => Promise.all(Array.from({ length: count }, () => Line.open(port)));

/** Every line asks the next request as soon as it is answered, until there is none; requests are made by `next` while others are under way. */
export async function pour(lines: readonly Line[], next: () => string | null, heard: (answer: Answer) => void): Promise<void> {
  await Promise.all(lines.map(async (line) => {
    for (let request = next(); request !== null; request = next()) heard(await line.ask(request));
  }));
}
