import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { serve, type Parts } from '../../src/serve.ts';
import { freshUrl } from '../support/database.ts';

const url = await freshUrl();
const config = readConfig({ NODE_ENV: 'test', PORT: '0', DATABASE_URL: url, AUTH_SECRET: 'a secret of the tests, known to everybody' });
const log = pino({ level: 'silent' });

/** Parts that write down what is asked of them. */
function parts(change: Partial<{ compose: () => Promise<void>; listen: () => Promise<{ port: number }>; drain: () => Promise<void> }> = {}) {
  const done: string[] = [];
  const note = (what: string) => { done.push(what); return Promise.resolve(); };
  const made: Parts<{ start(): Promise<void>; stop(): Promise<void> }> = {
    compose: async ({ database }) => {
      await change.compose?.();
      await database.sql`select 1`;
      return { start: () => note('start'), stop: async () => { await database.sql`select 1`; await note('stop'); } };
    },
    openDoor: () => ({
      listen: change.listen ?? (() => note('listen').then(() => ({ port: 7 }))),
      drain: () => note('drain').then(change.drain),
      close: () => note('close'),
    }),
  };
  return { done, made };
}

test('a node drains, closes its door, stops its rooms, and only then its database', async () => {
  const { done, made } = parts();
  const node = await serve(config, log, made, new AbortController().signal);
  expect(node.port).toBe(7);
  await node.stop();
  await node.stop();
  expect(done).toEqual(['start', 'listen', 'drain', 'close', 'stop']);
});

test('asked to stop again, it no longer waits for those under way', async () => {
  const { done, made } = parts({ drain: () => new Promise(() => {}) });
  const node = await serve(config, log, made, new AbortController().signal);
  const stopped = node.stop();
  await node.stop();
  await stopped;
  expect(done).toEqual(['start', 'listen', 'drain', 'close', 'stop']);
});

test('a port that is taken between look and listening undoes everything', async () => {
  const taken = Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
  const { done, made } = parts({ listen: () => Promise.reject(taken) });
  await expect(serve(config, log, made, new AbortController().signal)).rejects.toThrow('Port 0 is taken by another program; set another PORT.');
  expect(done).toEqual(['start', 'close', 'stop']);
});

test('told to stop while the rooms are being composed, it does not wait for them', async () => {
  const stopping = new AbortController();
  const { done, made } = parts({ compose: () => { stopping.abort(); return new Promise(() => {}); } });
  await expect(serve(config, log, made, stopping.signal)).rejects.toThrow('aborted');
  expect(done).toEqual([]);
});
