import { expect, test } from 'vitest';
import { offerSeats, swapSeat } from '../../src/features/crew/captain.ts';
import { teamDivisions, teamMembers, teams } from '../../src/features/teams/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { codeOf, doing, valueOf } from '../crew/support/doing.ts';
import { hours, makeScene } from '../crew/support/scene.ts';
import type { Neighbour } from '../support/street.ts';
import { grabAlone } from './support/alone.ts';
import { throughGate, warm } from './support/gate.ts';

const WIDE = 40;
const ROUNDS = 3;
const { platform, url, street, requester, order, look } = await makeScene({ connections: WIDE });
const { worker } = street;
const { grabbed, claim, assign, on, move } = doing(platform, street.realm);
const take = (who: Neighbour, orderId: string) => grabAlone(platform, { caller: who.caller, orderId, key: newId() });
const crowd = await street.neighbours(20, { volunteer: [] });
const members = await street.neighbours(10, { partyMember: true });
const teamId = newId();
await platform.db.insert(teams).values({ realm: street.realm, id: teamId, name: '测试队', divisionId: street.streetId });
await platform.db.insert(teamDivisions).values({ realm: street.realm, teamId, divisionId: street.streetId });
const captain = await street.neighbour({ roles: [{ role: 'CAPTAIN', over: teamId }] });
const mates = await street.neighbours(4, { volunteer: [] });
await platform.db.insert(teamMembers).values(mates.map(({ id }) => ({ realm: street.realm, id: newId(), teamId, personId: id, admittedAt: new Date(), admittedBy: worker.id })));
const offer = (orderId: string, to: readonly Neighbour[]) => offerSeats(platform, { caller: captain.caller, key: newId() }, { orderId, personIds: to.map(({ id }) => id) });
const swap = (seatId: string, to: Neighbour) => swapSeat(platform, { caller: captain.caller, key: newId() }, { seatId, personId: to.id, reason: '换人' });
await warm(platform.sql, WIDE);

let day = 0;
/** A time of its own for each order, so that only what is meant overlaps. */
const apart = () => { day += 1; return { plannedStart: hours(48 * day), plannedEnd: hours(48 * day + 2) }; };
const rounds = Array.from({ length: ROUNDS }, (_, i) => i);

/** What must be true after any race: counters count, revisions have no gap, nobody lives twice. */
async function sound(orderId: string): Promise<Awaited<ReturnType<typeof look>>> {
  const after = await look(orderId);
  const living = after.seats.filter((seat) => ['OFFERED', 'HELD', 'CONFIRMED', 'SERVING'].includes(seat.state));
  expect(after.helpersLiving).toBe(living.filter((seat) => seat.kind === 'HELPER').length);
  expect(after.leadsLiving).toBe(living.filter((seat) => seat.kind === 'LEAD').length);
  expect(new Set(living.map((seat) => seat.personId)).size).toBe(living.length);
  expect([...new Set(after.revisions)]).toEqual(Array.from({ length: after.revision - 1 }, (_, i) => i + 2));
  return after;
}

test('ten party members at once: one lead, nine are told that there is one, and the order opens once', async () => {
  const orderId = await order({ state: 'ACCEPTED', ...apart() });
  const outcomes = await throughGate(url, [orderId], 10, () => members.map((who) => claim(who, orderId)));
  expect(outcomes.map(codeOf).sort()).toEqual([...Array.from({ length: 9 }, () => 'ALREADY_LED'), 'OK']);
  expect(await sound(orderId)).toMatchObject({ state: 'OPEN', revision: 3, leadsLiving: 1 });
});

test('one party member at once for two orders that overlap leads one of them', async () => {
  for (const _ of rounds) {
    const at = apart();
    const ids = [await order({ state: 'ACCEPTED', ...at }), await order({ state: 'ACCEPTED', ...at })];
    const outcomes = await throughGate(url, ids, 2, () => ids.map((id) => claim(members[0]!, id)));
    expect(outcomes.map(codeOf).sort()).toEqual(['ELSEWHERE_THEN', 'OK']);
    const after = await Promise.all(ids.map(sound));
    expect(after.map(({ state, leadsLiving }) => `${state} ${leadsLiving}`).sort()).toEqual(['ACCEPTED 0', 'OPEN 1']);
  }
});

test('cancelling against grabbing: whoever comes first, no seat lives on a cancelled order', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 20, ...apart() });
    const [cancelled, ...grabs] = await throughGate(url, [orderId], 20, (): Promise<Outcome<unknown>>[] => {
      const early = crowd.slice(0, 9).map((who) => take(who, orderId));
      const cancel = move(requester, 'cancel', orderId, { words: '不需要了' });
      return [cancel, ...early, ...crowd.slice(9, 19).map((who) => take(who, orderId))];
    });
    expect(codeOf(cancelled!)).toBe('OK');
    const after = await sound(orderId);
    expect(after).toMatchObject({ state: 'CANCELLED', helpersLiving: 0, deadlines: [] });
    expect(grabs.map(codeOf).filter((code) => code !== 'OK' && code !== 'NOT_FOUND')).toEqual([]);
    expect(after.seats.map((seat) => seat.state)).toEqual(grabs.filter((grab) => grab.ok).map(() => 'RELEASED'));
  }
});

test('amending to fewer places against grabbing: never more seats than places, and never an amendment below the living seats', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 10, ...apart() });
    const [amended, ...grabs] = await throughGate(url, [orderId], 20, (): Promise<Outcome<unknown>>[] => [
      move(worker, 'amend', orderId, { helpersWanted: 3 }), ...crowd.slice(0, 19).map((who) => take(who, orderId)),
    ]);
    const after = await sound(orderId);
    const won = grabs.filter((grab) => grab.ok).length;
    expect(after.helpersLiving).toBe(won);
    expect(won).toBe(codeOf(amended!) === 'OK' ? 3 : 10);
    expect(['OK', 'BELOW_LIVING_SEATS']).toContain(codeOf(amended!));
  }
});

test('amending to a time at which somebody is being taken elsewhere: they are bound to one of the two', async () => {
  for (const _ of rounds) {
    const [early, late] = [apart(), apart()];
    const [moved, other] = [await order(early), await order(late)];
    const who = crowd[0]!;
    await grabbed(who, moved);
    await throughGate(url, [moved, other], 2, (): Promise<Outcome<unknown>>[] => [move(worker, 'amend', moved, late), take(who, other)]);
    const [a, b] = [await sound(moved), await sound(other)];
    expect(a.helpersLiving + b.helpersLiving).toBe(1);
    const bound = await platform.sql`select 1 from seats where person_id = ${who.id} and state in ('HELD', 'CONFIRMED', 'SERVING') and during && tstzrange(${late.plannedStart}, ${late.plannedEnd})`;
    expect(bound).toHaveLength(1);
    await platform.sql`update orders set state = 'CANCELLED', helpers_living = 0 where id in ${platform.sql([moved, other])}`;
    await platform.sql`update seats set state = 'RELEASED', ended_at = business_now() where person_id = ${who.id} and ended_at is null`;
  }
});

test('confirming against lapsing: an offer ends one way, and the place is counted once', async () => {
  for (const _ of rounds) {
    const orderId = await order(apart());
    const { seatId } = valueOf(await assign(worker, orderId, crowd[1]!.id));
    const outcomes = await throughGate(url, [orderId], 2, () => [on(crowd[1]!, 'confirm', seatId), on('CLOCK', 'lapseOffer', seatId)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['OK', 'WRONG_STATE']);
    const after = await sound(orderId);
    expect([after.seats[0]!.state, after.helpersLiving, after.deadlines.length]).toEqual(outcomes[0]!.ok ? ['CONFIRMED', 1, 0] : ['LAPSED', 0, 0]);
  }
});

test('confirming an offer against grabbing elsewhere: one of the two binds', async () => {
  for (const _ of rounds) {
    const at = apart();
    const [offered, other] = [await order(at), await order(at)];
    const who = crowd[2]!;
    const { seatId } = valueOf(await assign(worker, offered, who.id));
    const outcomes = await throughGate(url, [offered, other], 2, (): Promise<Outcome<unknown>>[] => [on(who, 'confirm', seatId), take(who, other)]);
    expect(outcomes.map(codeOf).sort()).toEqual(['ELSEWHERE_THEN', 'OK']);
    await Promise.all([offered, other].map(sound));
  }
});

test('offering a place to somebody who grabs one of the same order in the same moment: they have one', async () => {
  for (const i of rounds) {
    const orderId = await order(apart());
    const who = crowd[3]!;
    const two = [() => assign(worker, orderId, who.id), () => take(who, orderId)] as const;
    const outcomes = await throughGate<Outcome<unknown>>(url, [orderId], 2, () => (i % 2 ? [two[0](), two[1]()] : [two[1](), two[0]()]));
    expect(outcomes.map(codeOf).sort()).toEqual(['ALREADY_ON_CREW', 'OK']);
    expect((await sound(orderId)).helpersLiving).toBe(1);
  }
});

test('giving back against grabbing: a place that is given back is taken once', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(crowd[3]!, orderId);
    const [back, ...grabs] = await throughGate(url, [orderId], 11, (): Promise<Outcome<unknown>>[] => [on(crowd[3]!, 'giveBack', seatId), ...crowd.slice(4, 14).map((who) => take(who, orderId))]);
    expect(codeOf(back!)).toBe('OK');
    expect(grabs.filter((grab) => grab.ok).length).toBeLessThanOrEqual(1);
    expect((await sound(orderId)).helpersLiving).toBe(grabs.filter((grab) => grab.ok).length);
  }
});

test('the same key at once for a claim, a confirmation and a return is one effect with one outcome', async () => {
  const orderId = await order({ state: 'ACCEPTED', ...apart() });
  const [one, two, three] = [newId(), newId(), newId()];
  const claims = await throughGate(url, [orderId], 4, () => [1, 2, 3, 4].map(() => claim(members[1]!, orderId, one)));
  const { seatId } = valueOf(claims[0]!);
  const confirms = await throughGate(url, [orderId], 4, () => [1, 2, 3, 4].map(() => on(members[1]!, 'confirm', seatId, {}, two)));
  const backs = await throughGate(url, [orderId], 4, () => [1, 2, 3, 4].map(() => on(members[1]!, 'giveBack', seatId, {}, three)));
  for (const outcomes of [claims, confirms, backs]) {
    expect(new Set(outcomes.map((o) => JSON.stringify(o))).size).toBe(1);
    expect(outcomes[0]!.ok).toBe(true);
  }
  expect(await claim(members[1]!, orderId, one)).toEqual(claims[0]);
  expect(await sound(orderId)).toMatchObject({ revision: 5, leadsLiving: 0, seats: [{ state: 'RELEASED' }] });
});

test('three places offered together against grabs: all three or none, and no place twice', async () => {
  for (const many of [2, 12, 12]) {
    const orderId = await order({ helpersWanted: 5, ...apart() });
    const [offered, ...grabs] = await throughGate(url, [orderId], many + 1, (): Promise<Outcome<unknown>>[] => [offer(orderId, mates.slice(0, 3)), ...crowd.slice(0, many).map((who) => take(who, orderId))]);
    const after = await sound(orderId);
    expect(after.helpersLiving).toBe(5);
    // Of two there is room beside them whoever comes first; before twelve they may come too late.
    expect(many === 2 ? ['OK'] : ['OK', 'ORDER_FULL']).toContain(codeOf(offered!));
    expect(after.seats.filter(({ state }) => state === 'OFFERED').length).toBe(offered!.ok ? 3 : 0);
    expect(grabs.filter((grab) => grab.ok).length).toBe(offered!.ok ? 2 : 5);
  }
});

test('two swaps of one seat at once, against its holder and grabs: one of them comes, and the place is never two people\'s nor free', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(mates[0]!, orderId);
    const outcomes = await throughGate(url, [orderId], 9, (): Promise<Outcome<unknown>>[] => [
      swap(seatId, mates[1]!), swap(seatId, mates[2]!), on(mates[0]!, 'confirm', seatId), ...crowd.slice(0, 6).map((who) => take(who, orderId)),
    ]);
    expect(outcomes.slice(0, 2).map(codeOf).sort()).toEqual(['OK', 'WRONG_STATE']);
    expect(outcomes.slice(3).map(codeOf)).toEqual(Array.from({ length: 6 }, () => 'ORDER_FULL'));
    const after = await sound(orderId);
    expect(after.seats.map(({ state }) => state).sort()).toEqual(['OFFERED', 'RELEASED']);
    expect(after.seats.find(({ state }) => state === 'OFFERED')!.personId).toBe(outcomes[0]!.ok ? mates[1]!.id : mates[2]!.id);
  }
});
