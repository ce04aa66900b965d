import type { Actor } from '../../platform/actor.ts';
import type { SeatKind, SeatWho } from '../../seat-steps.ts';
import type { WaitWho } from '../../wait-steps.ts';
import { worksForHolding, type OrderRow } from '../orders/index.ts';
import type { RealmSettings } from '../places/index.ts';
import { seatRolesOf } from './roles.ts';
import type { SeatFacts } from './rules.ts';
import type { CrewFacts } from './store/facts.ts';

/** What a decision looks at, from what was read; `kind` of a birth. */
export const factsOf = ({ now, order, settings }: { now: Date; order: OrderRow; settings: Pick<RealmSettings, 'fairPlay'> }, crew: CrewFacts, kind: SeatKind | null): SeatFacts =>
  ({ now, kind: crew.seat?.kind ?? kind ?? 'HELPER', order, seat: crew.seat, taker: crew.taker, onTeamsBoard: crew.boards.some((team) => crew.taker.teamIds.includes(team)), fairPlay: settings.fairPlay });

/** In what capacities the actor faces the seat (or the order, for a birth). */
export const rolesFor = (actor: Actor, order: OrderRow, crew: CrewFacts): ReadonlySet<SeatWho> => seatRolesOf({
  clock: actor.kind === 'CLOCK',
  volunteer: actor.volunteer,
  partyMember: actor.partyMember,
  holder: actor.personId !== null && crew.seat?.personId === actor.personId,
  holdingWorker: worksForHolding(actor, order),
  captain: ledTeams(actor).some((team) => crew.taker.teamIds.includes(team) && (crew.seat !== null || crew.boards.includes(team))),
  lead: crew.lead,
  led: crew.led,
});

/** Teams whose captain somebody is. */
export const ledTeams = (actor: Actor): string[] => actor.roles.flatMap(({ role, teamId }) => (role === 'CAPTAIN' && teamId !== null ? [teamId] : []));

/** In what capacities the actor faces the line, and (null: no place yet) a place in it. */
export const waitRolesFor = (actor: Actor, wait: { readonly personId: string } | null): ReadonlySet<WaitWho> =>
  new Set<WaitWho>([...(actor.volunteer ? ['volunteer' as const] : []), ...(wait !== null && wait.personId === actor.personId ? ['waiter' as const] : [])]);
