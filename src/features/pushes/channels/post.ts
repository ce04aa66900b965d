import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { outsideOnly } from './reach.ts';

export interface Posted {
  readonly status: number;
  /** Seconds that the service asks to wait; null: it asks for nothing. */
  readonly retryAfterSeconds: number | null;
}

/** Of an answer nothing is needed; so much of it is read, so that the connection can be used again. */
const MOST_READ_BYTES = 16_384;

export type Post = (endpoint: string, headers: Readonly<Record<string, string | number>>, body: Buffer, signal: AbortSignal) => Promise<Posted>;

/**
 * Posts to addresses out in the world alone (`anywhere`: to any, for tests), follows no redirection, keeps connections, and reads 16 KB of an
 * answer at most. (web-push sends by itself, too; but it reads answers of any length, and its time limit is one of silence, not of the whole.)
 */
export function openPost({ anywhere }: { anywhere: boolean }): Post {
  const kept = { keepAlive: true, maxSockets: 16, maxFreeSockets: 4, timeout: 60_000 };
  const https = new HttpsAgent(kept);
  const http = new HttpAgent(kept);
  return (endpoint, headers, body, signal) => new Promise((done, failed) => {
    const url = new URL(endpoint);
    const options = { method: 'POST', headers, signal, ...(anywhere ? {} : { lookup: outsideOnly }) };
    const request = url.protocol === 'http:' && anywhere ? httpRequest(url, { ...options, agent: http }) : httpsRequest(url, { ...options, agent: https });
    request.once('error', failed);
    request.once('response', (response) => {
      const answer = (): void => { done({ status: response.statusCode ?? 0, retryAfterSeconds: secondsOf(response.headers['retry-after'], response.headers.date) }); };
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > MOST_READ_BYTES) { answer(); request.destroy(); }
      });
      response.once('end', answer);
      // Its status has been heard: how the rest of it ends does not matter.
      response.once('error', answer);
    });
    request.end(body);
  });
}

/** A span in seconds, or a date, which is measured by the answer's own. */
function secondsOf(retryAfter: string | undefined, date: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const ms = Date.parse(retryAfter) - (Date.parse(date ?? '') || Date.now());
  return Number.isFinite(ms) ? Math.max(0, Math.ceil(ms / 1_000)) : null;
}
