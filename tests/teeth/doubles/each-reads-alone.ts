import { openCatchUp as real, type CatchUp, type CatchUpSettings } from '../../../src/platform/events/catch-up.ts';

export * from '../../../src/platform/events/catch-up.ts';

export function openCatchUp(given: CatchUpSettings): CatchUp {
  const alone: CatchUp[] = [];
  return {
    next: (realm, at, signal) => {
      const one = real(given);
      alone.push(one);
      return one.next(realm, at, signal);
    },
    stop: () => { for (const one of alone) one.stop(); },
  };
}
