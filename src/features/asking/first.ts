import type { Platform } from '../../platform/platform.ts';
import { ask, type AskFacts, type Asking, type Policy } from './policy/index.ts';
import type { Condition } from './store/candidates.ts';

const handed = new WeakMap<Platform, Condition>();

/** Hands in who shall be asked before the others, as a query of their ids over order `o`: a room above may know whom a resident prefers. Called once where the rooms are composed. */
export const handInFirst = (platform: Platform, first: Condition): void => { handed.set(platform, first); };

/** Without one nobody is preferred. */
export const firstOf = (platform: Platform): Condition | null => handed.get(platform) ?? null;

const FIRST_WORD_MS = 30 * 60_000;

/**
 * The first wave goes to those who are preferred, as far as the policy would ask them at all (who is resting, or was asked often enough, is not); everybody else is asked in the
 * waves after it; a policy of one wave knows no first. They get no right by it and no place is kept for them: an order is open to all the while. Pure.
 */
export function firstWord(policy: Policy, facts: AskFacts, preferred: ReadonlySet<string>): Asking {
  const first = facts.asked.length > 0 || wavesOf(policy) < 2 ? [] : facts.candidates.filter(({ id }) => preferred.has(id));
  if (first.length === 0) return ask(policy, facts);
  const asking = ask(policy, { ...facts, candidates: first });
  if (asking.asks.length === 0) return ask(policy, facts);
  return { ...asking, tell: facts.order.urgent ? asking.tell : [], nextAt: asking.nextAt ?? new Date(facts.now.getTime() + FIRST_WORD_MS) };
}

const wavesOf = (policy: Policy): number => (policy.name === 'BROADCAST' ? 1 : policy.name === 'NEIGHBOURLY' ? policy.settings.waves.most : policy.waves);
