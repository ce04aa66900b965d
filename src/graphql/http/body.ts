import type { IncomingMessage } from 'node:http';
import { DoorError } from '../errors.ts';

const DRAIN_BYTES = 2_000_000;
const DRAIN_MS = 2_000;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body of at most `limit` bytes as UTF-8; refuses a longer one as soon as it is known to be longer. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLong = (): void => { stop(); reject(new DoorError('LIMIT_BODY', { limit })); };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      reject(new DoorError('LIMIT_BODY', { limit }));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) tooLong(); else chunks.push(chunk);
    };
    const onEnd = (): void => {
      stop();
      try {
        resolve(UTF8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
      } catch {
        reject(new DoorError('BAD_REQUEST', { detail: { en: 'The body is not UTF-8.', zh: '请求体不是 UTF-8。' } }));
      }
    };
    const onGone = (): void => { stop(); reject(new DoorError('BAD_REQUEST', { detail: { en: 'The body ended early.', zh: '请求体提前结束。' } })); };
    const stop = (): void => { request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone); };
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
}

/** Lets a refused body arrive, within bounds, so that the client can read the answer instead of a broken pipe. */
export function drainBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const done = (): void => { clearTimeout(timer); request.off('data', onData); resolve(); };
    const onData = (chunk: Buffer): void => { size += chunk.length; if (size > DRAIN_BYTES) done(); };
    const timer = setTimeout(done, DRAIN_MS);
    request.on('data', onData).once('end', done).once('close', done).once('error', done).resume();
  });
}
