import { appointing, ROLES } from '../../appointing.ts';
import { namesOf } from '../../features/people/index.ts';
import { readRealm } from '../../features/places/index.ts';
import type { Actor, Caller } from '../../platform/actor.ts';
import { DEMONSTRATION_REALM } from '../../platform/config.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tokens } from '../../platform/tokens.ts';

interface Known {
  readonly role: string;
  readonly subject: string;
  /** They are still what their token says. */
  is(actor: Actor): boolean;
}

const KNOWN: readonly Known[] = [
  { role: 'resident 居民', subject: 'demo-resident', is: () => true },
  { role: 'volunteer 志愿者', subject: 'demo-volunteer', is: (actor) => actor.volunteer },
  { role: 'party member 党员', subject: 'demo-party-member', is: (actor) => actor.partyMember },
  ...ROLES.map((role): Known => ({
    role: `${appointing(role).en} ${appointing(role).zh}`, subject: `demo-${role.toLowerCase().replaceAll('_', '-')}`, is: (actor) => actor.roles.some((held) => held.role === role),
  })),
];

const DAYS_30 = 30 * 86_400;

/** One token for a person of each role of the demonstration street; none where it was not built, and none in production. */
export async function tokensOfStreet({ db, config, readActor }: Platform, tokens: Tokens): Promise<{ role: string; name: string; token: string }[]> {
  if (!config.demonstration || (await readRealm(db, DEMONSTRATION_REALM))?.settings.demonstration !== 'READY') return [];
  const ready = await Promise.all(KNOWN.map(async ({ role, subject, is }) => {
    const caller: Caller = { realm: DEMONSTRATION_REALM, issuer: tokens.issuer, subject, expiresAt: 0 };
    const actor = await readActor(db, caller);
    if (actor.personId === null || !is(actor)) return [];
    const person = (await namesOf(db, DEMONSTRATION_REALM, [actor.personId])).get(actor.personId);
    return [{ role, name: person?.name ?? '', token: await tokens.sign({ realm: DEMONSTRATION_REALM, subject, ttlSeconds: DAYS_30 }) }];
  }));
  return ready.flat();
}
