import type { Role } from '../../../src/appointing.ts';
import type { OrderFacts, OrderRow } from '../../../src/features/orders/index.ts';
import { LAST_ATTEMPT, MOST_RETURNS, type Relation } from '../../../src/features/orders/words.ts';
import { settingsOf, type RealmSettings } from '../../../src/features/places/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { clockOf, guestOf, type Actor } from '../../../src/platform/actor.ts';
import { SEVEN_ORDERS, type OrderNeed, type OrderState, type OrderStep, type OrderWho } from '../../../src/seven-orders.ts';

/** Everybody who stands somehow to the orders of these tests; each in one capacity only. */
export const PEOPLE = [
  'requester', 'served', 'placer', 'guardian', 'onBehalf', 'dispatcher', 'ownWorker', 'streetLeader', 'holdingWorker', 'gridOfficer', 'lead', 'unledHelper', 'provider',
  'aloneOfficer', 'speaker', 'independent', 'silentRequester', 'operator', 'stranger',
] as const;
export type Person = (typeof PEOPLE)[number];

type Where = 'street' | 'here' | 'hereGrid' | 'hereBuilding' | 'there' | 'unit';
/** The one appointment that some of them hold. */
export const APPOINTED: { readonly [P in Person]?: { readonly role: Role; readonly over: Where } } = {
  onBehalf: { role: 'COMMUNITY_WORKER', over: 'here' },
  dispatcher: { role: 'DISPATCHER', over: 'street' },
  ownWorker: { role: 'COMMUNITY_WORKER', over: 'here' },
  streetLeader: { role: 'STREET_LEADER', over: 'street' },
  holdingWorker: { role: 'COMMUNITY_WORKER', over: 'there' },
  gridOfficer: { role: 'GRID_OFFICER', over: 'hereGrid' },
  provider: { role: 'REPRESENTATIVE', over: 'unit' },
  speaker: { role: 'BUILDING_HEAD', over: 'hereBuilding' },
  independent: { role: 'AUDITOR', over: 'street' },
  operator: { role: 'OPERATOR', over: 'street' },
};

/** Ids of the street and its people: in the database, or made up. */
export interface World {
  readonly realm: string;
  readonly places: { readonly [W in Where]: string };
  readonly people: { readonly [P in Person]: string };
}

export const madeUp = (): World => ({
  realm: 'R',
  places: { street: newId(), here: newId(), hereGrid: newId(), hereBuilding: newId(), there: newId(), unit: newId() },
  people: Object.fromEntries(PEOPLE.map((person) => [person, newId()])) as World['people'],
});

export interface DraftRelation { readonly person: Person; readonly relation: Relation; readonly living: boolean }

/** An order as a cell of the table wants it, and who asks: from it are made both the facts of the pure test and the rows of the other. */
export interface Draft {
  readonly state: OrderState;
  readonly who: OrderWho;
  by: Person | 'clock' | 'effect';
  row: Partial<OrderRow>;
  relations: DraftRelation[];
  settings: Partial<RealmSettings>;
  /** Whoever has no app took their consent back. */
  revoked?: true;
}

const MINUTE_MS = 60_000;
const NOT_HELD_BY_ANYONE: readonly OrderState[] = ['PLACED', 'NEEDS_INFO', 'EXPIRED', 'REJECTED', 'MERGED', 'CANCELLED'];
const WITH_CREW: readonly OrderState[] = ['OPEN', 'UNDERWAY', 'DONE', 'RATED', 'CLOSED'];

/** An order of this state of which `who` is somebody's capacity, with a crew where a crew can be. */
export function draftOf(world: World, state: OrderState, who: OrderWho, now: Date): Draft {
  const at = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);
  const crewLives = state === 'OPEN' || state === 'UNDERWAY';
  const dated = !NOT_HELD_BY_ANYONE.includes(state) && state !== 'DISPATCHED';
  const begun = dated && state !== 'ACCEPTED' && state !== 'OPEN';
  const crew: DraftRelation[] = !WITH_CREW.includes(state) || who === 'aloneOfficer' ? []
    : [{ person: 'unledHelper', relation: 'CREW', living: crewLives }, ...(who === 'lead' ? [{ person: 'lead', relation: 'LEAD', living: crewLives } as const] : [])];
  const living = (relation: Relation): number => crew.filter((one) => one.relation === relation && one.living).length;
  return {
    state, who, by: who,
    settings: { selfDispatch: true, sampleShare: 0 },
    relations: [
      { person: who === 'speaker' ? 'silentRequester' : 'requester', relation: 'REQUESTER', living: true }, { person: 'placer', relation: 'PLACER', living: true },
      { person: 'served', relation: 'SERVED', living: true }, ...crew, ...(who === 'aloneOfficer' ? [{ person: 'aloneOfficer', relation: 'ALONE', living: crewLives } as const] : []),
    ],
    row: {
      requesterId: world.people[who === 'speaker' ? 'silentRequester' : 'requester'],
      holdingId: NOT_HELD_BY_ANYONE.includes(state) ? null : world.places.there,
      serves: who === 'provider' ? 'PROVIDER' : 'CREW', providerId: who === 'provider' ? world.places.unit : null,
      helpersWanted: 3, helpersLiving: living('CREW'), leadsLiving: living('LEAD'),
      plannedStart: dated ? at(begun ? -90 : 30) : null, plannedEnd: dated ? at(begun ? 30 : 150) : null, summary: dated ? '陪老人散步' : null,
      startedAt: begun ? at(-80) : null, doneAt: ['DONE', 'RATED', 'CLOSED'].includes(state) ? at(-10) : null,
      ratedAt: ['RATED', 'CLOSED'].includes(state) ? at(-5) : null, closedAt: state === 'CLOSED' ? at(-1) : null,
    },
  };
}

/** How the order must be for a need to hold beside what a draft says anyhow, and how it is broken; `false`: here it cannot be. Exhaustive. */
export const NEED: { readonly [N in OrderNeed]: { meet?(draft: Draft, world: World, now: Date): void; breakIt(draft: Draft, world: World, now: Date): boolean } } = {
  NOT_HELD: { breakIt: (draft, _world, now) => change(draft, { holds: 1, heldSince: now }) },
  HELD: { meet: (draft, _world, now) => change(draft, { holds: 1, heldSince: now }), breakIt: (draft) => change(draft, { holds: 0, heldSince: null }) },
  TAKEN_BY_NOBODY_ELSE: { breakIt: (draft, world) => draft.by !== 'clock' && change(draft, { takenBy: world.people.operator }) },
  TAKEN_BY_ME: {
    meet: (draft, world) => change(draft, { takenBy: draft.by === 'clock' ? world.people.dispatcher : idOf(draft, world) }),
    breakIt: (draft) => change(draft, { takenBy: null }),
  },
  DISPATCHABLE_AGAIN: { breakIt: (draft) => draft.by !== 'streetLeader' && change(draft, { returns: MOST_RETURNS }) },
  RETURNABLE: { breakIt: (draft) => change(draft, { returns: MOST_RETURNS }) },
  ESCALATION_ALLOWED: { breakIt: (draft) => setting(draft, { escalate: false }) },
  // The street itself holds it, and its dispatcher works for it.
  HIGHER_DIVISION: { breakIt: (draft, world) => { draft.by = 'dispatcher'; return change(draft, { holdingId: world.places.street }); } },
  ALONE_ALLOWED: { breakIt: (draft) => setting(draft, { handleAlone: false }) },
  DATED: { breakIt: (draft) => change(draft, { plannedStart: null, plannedEnd: null }) },
  NEAR_START: { breakIt: (draft, _world, now) => change(draft, { plannedStart: new Date(now.getTime() + 70 * MINUTE_MS) }) },
  CREW_READY: { breakIt: (draft) => draft.row.serves !== 'PROVIDER' && change(draft, { leastCrew: 3 }) },
  PLACES_FREE: { breakIt: (draft) => { crewOf(draft, 'LEAD'); return change(draft, { helpersWanted: 1, helpersLiving: 1, leadsLiving: 1 }); } },
  CONSENTED: { breakIt: (draft) => draft.by === 'speaker' && (draft.revoked = true) },
  UNRATED_BY_ME: {
    breakIt: (draft) => { draft.relations.push({ person: draft.by === 'speaker' ? 'silentRequester' : draft.by === 'guardian' ? 'requester' : draft.by as Person, relation: 'RATER', living: true }); return true; },
  },
  NOT_SERVED_BY_ME: { breakIt: (draft) => { draft.relations.push({ person: draft.by as Person, relation: 'CREW', living: false }); return true; } },
  IN_SAMPLE: { meet: (draft) => change(draft, { sampled: true }), breakIt: (draft) => change(draft, { sampled: false }) },
  NOT_CALLED_BACK: { breakIt: (draft, _world, now) => change(draft, { calledBackAt: now }) },
  UNIT_SERVES: { meet: (draft) => change(draft, { serves: 'PROVIDER' }), breakIt: (draft) => change(draft, { serves: 'CREW' }) },
  UNBOOKED: { breakIt: (draft) => change(draft, { resourceId: newId() }) },
  ANSWERED: { meet: (draft, _world, now) => change(draft, { answeredAt: now }), breakIt: (draft) => change(draft, { answeredAt: null }) },
  RESOLVED_OR_LAST: {
    meet: (draft) => change(draft, draft.by === 'clock' ? { resolved: draft.state === 'RATED' ? true : null } : { resolved: draft.state === 'RATED' ? false : null, attempt: LAST_ATTEMPT }),
    breakIt: (draft) => !(draft.by === 'clock' && draft.state === 'DONE') && change(draft, { resolved: draft.state === 'RATED' ? false : null, attempt: draft.by === 'clock' ? LAST_ATTEMPT : LAST_ATTEMPT - 1 }),
  },
};

/** A draft in which everything that the step needs is met, and then one need broken, if one is named. Null: it cannot be broken here. */
export function cellOf(world: World, step: OrderStep, state: OrderState, who: OrderWho, now: Date, broken?: OrderNeed): Draft | null {
  const draft = draftOf(world, state, who, now);
  for (const need of SEVEN_ORDERS.steps[step].needs as readonly OrderNeed[]) NEED[need].meet?.(draft, world, now);
  return broken === undefined || NEED[broken].breakIt(draft, world, now) ? draft : null;
}

function change(draft: Draft, row: Partial<OrderRow>): true {
  Object.assign(draft.row, row);
  return true;
}

function setting(draft: Draft, settings: Partial<RealmSettings>): true {
  Object.assign(draft.settings, settings);
  return true;
}

const crewOf = (draft: Draft, relation: 'LEAD'): void => {
  if (!draft.relations.some((one) => one.relation === relation)) draft.relations.push({ person: 'lead', relation, living: true });
};

const idOf = ({ by }: Draft, { people }: World): string | null => (by === 'clock' || by === 'effect' ? null : people[by]);

/** The order's row as the draft means it. */
export const rowOf = ({ realm, places, people }: World, { state, row }: Draft, now: Date, number: number): OrderRow => ({
  realm, id: newId(), number, itemCode: 'ELDER_VISIT', catalogueVersion: 1, serves: 'CREW', sensitive: true, urgent: false, limits: {}, skills: ['MEDICAL'], source: 'APP',
  importedAs: null, streetId: places.street, communityId: places.here, gridId: places.hereGrid, buildingId: places.hereBuilding, divisionId: places.hereBuilding, holdingId: null,
  state, stateSince: now, revision: 7, attempt: 1, returns: 0, returnedBy: [], holds: 0, heldSince: null, takenBy: null, codeFailures: 0, requesterId: people.requester,
  placerId: people.placer, placedAt: now, persons: 1, wantedStart: null, wantedEnd: null, plannedStart: null, plannedEnd: null, summary: null, helpersWanted: 3, leastCrew: 1,
  helpersLiving: 0, leadsLiving: 0, waiting: 0, drawAt: null, resourceId: null, projectId: null, providerId: null, providerDivisionId: null, providerTeamId: null, providerPersonId: null, mergedInto: null, outcome: null, startedAt: null, doneAt: null, ratedAt: null, closedAt: null,
  answeredAt: null, resolved: null, sampled: false, calledBackAt: null, ...row,
});

/** What the statement of facts would read about the draft. */
export function factsOf(world: World, draft: Draft, now: Date): OrderFacts {
  const order = rowOf(world, draft, now, 1);
  const mine = draft.relations.filter(({ person }) => person === draft.by);
  const has = (person: Person, relation: Relation): boolean => draft.relations.some((one) => one.person === person && one.relation === relation);
  return {
    now, order, actor: actorOf(world, draft),
    mine: mine.map(({ relation, living }) => ({ relation, living, attempt: order.attempt, firm: false })),
    settings: settingsOf(draft.settings),
    crewBound: draft.relations.filter(({ relation, living }) => living && (relation === 'LEAD' || relation === 'CREW')).length,
    holdingLevel: order.holdingId === null ? null : order.holdingId === world.places.street ? 'STREET' : 'COMMUNITY',
    higherId: order.holdingId === world.places.there ? world.places.street : null,
    skilled: false,
    requesterByOfficer: draft.who === 'speaker',
    consented: draft.revoked !== true,
    requesterRated: has(draft.who === 'speaker' ? 'silentRequester' : 'requester', 'RATER'),
  };
}

const LEVEL: { readonly [W in Where]: string | null } = { street: 'STREET', here: 'COMMUNITY', there: 'COMMUNITY', hereGrid: 'GRID', hereBuilding: 'BUILDING', unit: null };

function actorOf({ realm, places, people }: World, { by }: Draft): Actor {
  if (by === 'clock') return clockOf(realm);
  if (by === 'effect') return guestOf(realm);
  const held = APPOINTED[by];
  const over = held && places[held.over];
  return {
    ...guestOf(realm), kind: 'PERSON', personId: people[by], wardIds: by === 'guardian' ? [people.requester] : [],
    roles: held ? [{
      appointmentId: newId(), role: held.role, divisionId: held.over === 'unit' ? null : over!, level: LEVEL[held.over], organisationId: held.over === 'unit' ? over! : null, teamId: null,
    }] : [],
  };
}
