import { decide } from '../../kernel/lifecycle.ts';
import { newId } from '../../kernel/ids.ts';
import { done, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { booking, projectNamed, type Booked } from '../resources/index.ts';
import { providerOf } from './booking-effects.ts';
import { contactRight, personsRight, timesRight } from './checks.ts';
import type { OrderFacts, OrderRow } from './facts.ts';
import type { Placing } from './inputs.ts';
import { leftBy, type Left, type Moved, type Taking } from './moving.ts';
import { birthRoles, type BirthFacts } from './birth.ts';
import { ORDER_RULES } from './rules.ts';
import { readBirth } from './store/birth.ts';
import { insertOrder, type NewOrder } from './store/insert.ts';

const MOST_WORDS = 2_000;

/** Number 2 of the seven orders: a resident's order is born, with its capacity booked, contact put apart and the clock running. */
export const place = async (platform: Platform, caller: Caller, placing: Placing, key: string): Promise<Outcome<Moved>> => (await placeAndLeave(platform, caller, placing, key)).outcome;

/** The same, with the order as it was born, so that nothing has to be read to show it. */
export async function placeAndLeave(platform: Platform, caller: Caller, placing: Placing, key: string): Promise<Taking> {
  const ask = { actor: guestOf(caller.realm, caller), mutation: 'placeOrder', key, input: placing, ...(placing.resource ? { about: placing.resource.id } : {}) };
  let left: Left | null = null;
  const outcome = await once(platform, ask, (tx, keyed) => placeWithin(platform, tx, caller, placing, keyed, (born) => { left = born; }));
  platform.hub.hint();
  return { outcome, left: leftBy(outcome, left) };
}

async function placeWithin(platform: Platform, tx: Tx, caller: Caller, placing: Placing, keyed: Keyed, leave: (left: Left) => void): Promise<Outcome<Moved>> {
  const birth = await readBirth(tx, caller, placing, projectNamed(platform, caller.realm, placing));
  if (birth.actor.personId === null) return refused({ code: birth.actor.kind === 'GUEST' && birth.known ? 'NOT_JOINED' : 'SIGN_IN_FIRST', args: {} });
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, 'place', { state: null, roles: birthRoles(birth), facts: birth as unknown as OrderFacts });
  if (!decision.allowed) return refused(decision);
  const wrong = wrongIn(placing, birth);
  if (wrong) return refused(wrong);
  const id = newId();
  const booked = placing.resource ? await booking(tx, { realm: caller.realm, orderId: id, resourceId: placing.resource.id, startsAt: placing.resource.startsAt, persons: placing.persons ?? 1, personId: birth.requesterId, itemCode: placing.itemCode, by: { actorPerson: birth.actor.personId, actorKind: birth.actor.kind }, wish: placing.wantedStart && placing.wantedEnd ? { start: placing.wantedStart, end: placing.wantedEnd } : null }) : null;
  if (booked && !booked.ok) return booked;
  const outcome = done({ id, revision: 1 });
  const order = await insertOrder(tx, { ...newOrder(id, placing, birth, booked?.value.booked ?? null, decision.as === 'guardian'), as: decision.as }, booked?.value ?? null, keyed.into(outcome));
  if (order === null) return booked!.value.refusal();
  leave({ order, actor: birth.actor });
  return outcome;
}

/** What is wrong with what is asked for, after the table allowed it. Pure. */
export function wrongIn(placing: Placing, birth: BirthFacts): Refusal | null {
  const refuse = (code: string, path: string, args: Refusal['args'] = {}): Refusal => ({ code, args, path: ['input', path] });
  if (!birth.division || birth.division.ended) return refuse('DIVISION_NOT_FOUND', 'divisionCode');
  if (birth.division.level === 'COUNTY') return refuse('MAY_NOT_HOLD', 'divisionCode', { level: 'COUNTY' });
  if (!birth.item) return refuse('ITEM_NOT_FOUND', 'itemCode');
  if (placing.projectId != null && birth.project === null) return refuse('PROJECT_UNFIT', 'projectId');
  if (birth.item.servedBy === 'PROVIDER' && !placing.resource) return refuse('RESOURCE_NEEDED', 'resource');
  if (!placing.resource && !placing.words?.trim()) return refuse('WORDS_NEEDED', 'words');
  if ((placing.words ?? '').length > MOST_WORDS) return refuse('WORDS_TOO_LONG', 'words', { most: MOST_WORDS });
  const unfit = personsRight(placing.persons ?? 1) ?? contactRight(placing.contact);
  if (unfit) return unfit;
  if (placing.helpersWanted != null && (birth.item.servedBy !== 'CREW' || placing.helpersWanted < 1 || placing.helpersWanted > 50)) return refuse('SEATS_WRONG', 'helpersWanted', { most: 50 });
  const { wantedStart, wantedEnd } = placing;
  if ((wantedStart == null) !== (wantedEnd == null)) return refuse('END_BEFORE_START', 'wantedEnd');
  return wantedStart && wantedEnd ? timesRight(wantedStart, wantedEnd, birth.now, 'wanted') : null;
}

export function newOrder(id: string, placing: Placing, birth: BirthFacts, booked: Booked | null, guarded: boolean): NewOrder {
  const { division, item, requester, actor, now } = birth as BirthFacts & { division: NonNullable<BirthFacts['division']>; item: NonNullable<BirthFacts['item']> };
  const contact = placing.contact ?? {};
  return {
    guarded, birth, source: birth.requesterId === actor.personId ? 'APP' : 'ON_BEHALF', placerId: actor.personId as string, requesterId: birth.requesterId, placedAt: now,
    row: {
      id, itemCode: item.code, catalogueVersion: item.version, serves: item.servedBy, sensitive: item.sensitive, skills: item.skills, limits: item.limits,
      urgent: placing.urgent ?? false, persons: placing.persons ?? 1, helpersWanted: item.servedBy === 'CREW' ? placing.helpersWanted ?? item.helpers : 0,
      divisionId: division.id, streetId: division.streetId, communityId: division.communityId, gridId: division.gridId, buildingId: division.buildingId,
      ...wantedOf(placing, booked),
      projectId: birth.project ?? booked?.projectId ?? null, resourceId: placing.resource?.id ?? null, ...providerOf(booked?.requested ? null : booked), ...heldFor(booked, now),
    },
    // What the order does not say is taken from the requester's own contact.
    contact: {
      words: placing.words?.trim() || null, language: null, name: contact.name ?? requester?.name ?? null, phone: contact.phone ?? requester?.phone ?? null,
      address: contact.address ?? requester?.address ?? null, latitude: contact.latitude ?? requester?.latitude ?? null, longitude: contact.longitude ?? requester?.longitude ?? null,
    },
  };
}

/** An order whose booking the unit still has to confirm waits for it from the beginning. */
const heldFor = (booked: Booked | null, now: Date): Pick<OrderRow, 'holds' | 'heldSince'> => (booked?.requested ? { holds: 1, heldSince: now } : { holds: 0, heldSince: null });

/** The date is the occurrence's; a plain period (a day, a week, a month) leaves the wish to the requester. */
const wantedOf = ({ wantedStart = null, wantedEnd = null }: Placing, booked: Booked | null): Pick<OrderRow, 'wantedStart' | 'wantedEnd'> =>
  (booked && !booked.plain ? { wantedStart: booked.startsAt, wantedEnd: booked.endsAt } : { wantedStart, wantedEnd });
