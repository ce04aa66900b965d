import { expect, test } from 'vitest';
import { openStream } from '../../src/graphql/stream.ts';

/** A source that hears no signal and answers `return` only after its next message, as async generators do. */
function deaf() {
  let give = (_message: string): void => {};
  let returned = 0;
  const source: AsyncIterableIterator<string> = {
    next: () => new Promise((resolve) => { give = (value) => resolve({ done: false, value }); }),
    return: () => { returned++; return new Promise(() => {}); },
    [Symbol.asyncIterator]() { return this; },
  };
  return { source, give: (message: string) => give(message), returned: () => returned };
}

const shown = (message: unknown) => Promise.resolve({ data: { message } });
const same = (error: unknown) => error as Error;

test('return ends a stream at once, even while its source waits, and tells the signal once', async () => {
  const { source, returned } = deaf();
  const controller = new AbortController();
  const stream = openStream(source, shown, controller, same);
  let ended = 0;
  stream.whenEnded(() => { ended++; });
  const waiting = stream.next();
  expect(await stream.return()).toEqual({ done: true, value: undefined });
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  await stream.return();
  expect([ended, returned(), controller.signal.aborted]).toEqual([1, 1, true]);
});

test('what a message becomes after the end goes nowhere', async () => {
  const { source, give } = deaf();
  let show = (): void => {};
  const stream = openStream(source, (message) => new Promise((resolve) => { show = () => resolve({ data: { message } }); }), new AbortController(), same);
  const waiting = stream.next();
  give('late');
  await Promise.resolve();
  await stream.return();
  show();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test('a message that cannot be shown ends the stream with its error', async () => {
  const { source, give, returned } = deaf();
  const stream = openStream(source, () => Promise.reject(new Error('bug')), new AbortController(), (error) => new Error(`masked ${String(error)}`));
  const waiting = stream.next();
  give('one');
  await expect(waiting).rejects.toThrow('masked Error: bug');
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(returned()).toBe(1);
});
