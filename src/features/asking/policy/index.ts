import { broadcast, nearest, random, type Plain } from './baselines.ts';
import type { AskFacts, Asking } from './facts.ts';
import { neighbourly } from './neighbourly.ts';
import type { AskSettings } from './settings.ts';

export * from './facts.ts';
export { ASK_SETTINGS, type AskSettings } from './settings.ts';
export { eligible, scoreOf } from './score.ts';
export { suggest, SUGGEST_CODES, type CommunityFacts } from './suggest.ts';
export { HEAD_WORDS, SUGGEST_WORDS, WHY_WORDS } from './words.ts';

/** Whom to ask, in what order and when. */
export type Policy =
  | { readonly name: 'BROADCAST' }
  | ({ readonly name: 'NEAREST' | 'RANDOM' } & Plain)
  | { readonly name: 'NEIGHBOURLY'; readonly settings: AskSettings };

/** Whom to ask now, when to look again, and who is to be told. A pure function: equal facts give equal answers; throws nothing. */
export function ask(policy: Policy, facts: AskFacts): Asking {
  if (policy.name === 'BROADCAST') return broadcast(facts);
  if (policy.name === 'NEIGHBOURLY') return neighbourly(policy.settings, facts);
  return (policy.name === 'NEAREST' ? nearest : random)(policy, facts);
}
