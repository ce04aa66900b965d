import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { openHeart } from '../../src/graphql/ws/heart.ts';

const EVERY_MS = 160;
beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

/** A client of which the test says what it takes, and whether it answers. */
function clients() {
  const gone: object[] = [];
  const heart = openHeart(EVERY_MS, (socket) => { gone.push(socket); });
  const add = (pulse: { taken: number; unread: number; answers?: boolean }): object => {
    const socket = Object.assign(new EventEmitter(), { readyState: 1, OPEN: 1, ping: () => { if (pulse.answers === true) socket.emit('pong'); } });
    heart.add(socket as unknown as WebSocket, pulse);
    return socket;
  };
  return { gone, add, heart };
}
const turns = (count: number): void => { vi.advanceTimersByTime(count * EVERY_MS); };

test('who answers stays, and who neither answers nor takes anything is gone at the next turn', () => {
  const { gone, add, heart } = clients();
  add({ taken: 0, unread: 0, answers: true });
  const [dead, stalled] = [add({ taken: 5, unread: 0 }), add({ taken: 5, unread: 9 })];
  turns(1);
  expect(gone).toEqual([]);
  turns(1);
  expect(gone).toEqual([dead, stalled]);
  heart.stop();
});

test('who reads slowly, so that the question still waits for them, stays as long as they take something', () => {
  const { gone, add, heart } = clients();
  const pulse = { taken: 0, unread: 9 };
  const slow = add(pulse);
  for (let i = 0; i < 20; i++) { pulse.taken += 1_000; turns(1); }
  expect(gone).toEqual([]);
  turns(1);
  expect(gone).toEqual([slow]);
  heart.stop();
});

test('a connection that takes what is sent and answers nothing is gone after a few turns: its buffers take it, and perhaps nobody else', () => {
  const { gone, add, heart } = clients();
  const pulse = { taken: 0, unread: 0 };
  const dead = add(pulse);
  for (let i = 0; i < 5; i++) { pulse.taken += 1_000; turns(1); }
  expect(gone).toEqual([]);
  pulse.taken += 1_000;
  turns(1);
  expect(gone).toEqual([dead]);
  heart.stop();
});
