// Broken on purpose: whoever watches what is open watches what is open everywhere.
import type { Watcher } from '../../../src/features/feed/outlet.ts';
import { follow as real } from '../../../src/features/feed/follow.ts';

export * from '../../../src/features/feed/follow.ts';

const ELSEWHERE = '999009';

export const follow: typeof real = (outlet, watcher, scope, after) => {
  const stops = [real(outlet, watcher, scope, after)];
  if (scope?.kind === 'OPEN') {
    const there = new Proxy(watcher, { get: (of, name) => (name === 'realm' ? ELSEWHERE : Reflect.get(of, name) as unknown) }) as Watcher;
    stops.push(real({ ...outlet, alike: `${outlet.alike} elsewhere`, end: () => {} }, there, scope, null));
  }
  return () => { for (const stop of stops) stop(); };
};
