import { describe, expect, test } from 'vitest';
import { appOf, CODES, ids, makeTown, settle, watch } from './support/board.ts';

const running = await appOf();
const town = await makeTown(running);
const { street, member, resident, leader, teamId, take, clock, born, open, seize, team } = town;
const [here, there] = street.communities as [(typeof street.communities)[0], (typeof street.communities)[0]];
const id = ids();
const board = (who = member, of = teamId) => watch(running, who, { teamId: id.team(of) });

describe('The board of a team', () => {
  test('shows a new order once it is open, its free places as they change, full ones too, and takes the card away when it begins to be held', async () => {
    const watching = await board();
    const order = await open();
    const [first, second] = await street.neighbours(2, { volunteer: [] });
    await seize(first!, order);
    await seize(second!, order);
    await watching.has(3);
    await take(street.worker, order, 'hold', { words: '等材料', until: new Date(Date.now() + 3_600_000) });
    await watching.has(4);
    await take(street.worker, order, 'lift', {});
    const seen = await watching.has(5);
    expect(seen.map(({ kind, step, type, reason }) => [kind, step, type, reason])).toEqual([
      ['CHANGED', 'open', 'Order', ''], ['CHANGED', 'grab', 'Order', ''], ['CHANGED', 'grab', 'Order', ''], ['GONE', '', '', 'HELD'], ['CHANGED', 'lift', 'Order', '']]);
    expect(seen.map(({ revision }) => revision)).toEqual([4, 5, 6, 7, 8]);
    expect(seen[2]!.free).toBe(0);
    expect(new Set(seen.map((one) => one.id))).toEqual(new Set([id.order(order)]));
    watching.close();
  });

  test.each([
    ['CANCELLED', (order: string) => take(resident, order, 'cancel', { words: '不需要了' })],
    ['RECALLED', (order: string) => take(street.dispatcher, order, 'recall', {})],
    ['ESCALATED', (order: string) => take(street.worker, order, 'escalate', { words: '人手不够' })],
    ['LAPSED', (order: string) => clock(order, 'lapse')],
    ['DONE', (order: string) => take(street.worker, order, 'settle', { outcome: 'BY_OTHERS', words: '邻居已帮忙' })],
  ])('takes a card away with the reason %s', async (reason, leave) => {
    const watching = await board();
    const order = await open();
    await watching.has(1);
    await leave(order);
    const seen = await watching.has(2);
    expect(seen[1]).toMatchObject({ kind: 'GONE', id: id.order(order), reason, revision: 5 });
    watching.close();
  });

  test('shows nothing of other items, of other divisions, and nothing before it is open', async () => {
    const [watching, everything] = [await board(), await board(member, await team({ divisions: [street.streetId], items: [] }))];
    const other = await open({ itemCode: 'ELDER_CLEANING' });
    const elsewhere = await open({ divisionId: there.buildingId });
    const early = await born();
    await take(street.dispatcher, early, 'dispatch', { divisionId: here.id });
    const mine = await open();
    expect((await everything.has(3)).map((one) => one.id)).toEqual([other, elsewhere, mine].map(id.order));
    expect((await watching.has(1)).map((one) => one.id)).toEqual([id.order(mine)]);
    watching.close();
    everything.close();
  });

  test('of a team that helps in one building shows what lies there', async () => {
    const watching = await board(member, await team({ divisions: [here.buildingId] }));
    await open({ divisionId: here.gridId });
    const inside = await open();
    expect((await watching.has(1)).map((one) => one.id)).toEqual([id.order(inside)]);
    watching.close();
  });

  test('shows sensitive orders to who has the skills, and to others neither the card nor that it vanished', async () => {
    const skilled = await street.neighbour({ volunteer: ['ELDER_CARE'] });
    const both = await team({ items: ['ACCOMPANY'], members: [skilled, member] });
    const [sees, sees_not] = [await board(skilled, both), await board(member, both)];
    const order = await open({ itemCode: 'ACCOMPANY', helpersWanted: 1 });
    await take(resident, order, 'cancel', { words: '不去了' });
    const seen = await sees.has(2);
    expect(seen.at(-1)).toMatchObject({ kind: 'GONE', reason: 'CANCELLED', id: id.order(order) });
    await settle(running);
    expect(sees_not.seen).toEqual([]);
    sees.close();
    sees_not.close();
  });
});

describe('Other scopes', () => {
  test('a division: its office holders see what they may, and that it was taken from them', async () => {
    const [community, center] = [await watch(running, street.worker, { divisionCode: CODES.community }), await watch(running, street.dispatcher, { divisionCode: street.realm })];
    const unseen = await born();
    await take(resident, unseen, 'cancel', { words: '算了' });
    const order = await born();
    await take(street.dispatcher, order, 'dispatch', { divisionId: here.id });
    await take(street.worker, order, 'return', { words: '没有人手' });
    expect((await center.has(5)).map(({ step, id: of }) => [step, of])).toEqual([
      ['place', id.order(unseen)], ['cancel', id.order(unseen)], ['place', id.order(order)], ['dispatch', id.order(order)], ['return', id.order(order)]]);
    const { seen } = community;
    await community.shows((all) => all.some(({ revision }) => revision === 3));
    expect(seen.at(-1)).toMatchObject({ kind: 'GONE', reason: 'RETURNED', id: id.order(order), revision: 3 });
    expect(seen.every((one) => one.id === id.order(order))).toBe(true);
    community.close();
    center.close();
  });

  test('mine: the requester hears of every step and every seat of their order, and nobody else\'s', async () => {
    const watching = await watch(running, resident, { mine: true });
    const order = await open();
    await open({ requesterId: null }).then(() => {});
    await seize(await street.neighbour({ volunteer: [] }), order);
    const seen = await watching.has(9);
    expect(seen.filter((one) => one.id === id.order(order) || one.type === 'Seat').map(({ step }) => step)).toEqual(['place', 'dispatch', 'accept', 'open', 'grab']);
    const stranger = await watch(running, await street.neighbour(), { mine: true });
    await open();
    await settle(running);
    expect(stranger.seen).toEqual([]);
    watching.close();
    stranger.close();
  });

  test('an order: followed as long as it may be seen; when it leaves sight, it is gone and the feed ends', async () => {
    const order = await open();
    const [volunteer, boss] = [await watch(running, member, { orderId: id.order(order) }), await watch(running, leader, { orderId: id.order(order) })];
    await seize(await street.neighbour({ volunteer: [] }), order);
    await volunteer.has(1);
    await take(street.dispatcher, order, 'recall', {});
    await volunteer.ends();
    expect(volunteer.seen.at(-1)).toMatchObject({ kind: 'GONE', reason: 'RECALLED', id: id.order(order) });
    expect((await boss.has(3)).filter(({ type }) => type === 'Order').at(-1)).toMatchObject({ kind: 'CHANGED', step: 'recall' });
    expect(boss.over).toBe(false);
    boss.close();
  });

  test('open: guests see what is public; party members also what they could claim', async () => {
    const party = await street.neighbour({ partyMember: true });
    const [guest, member_of_party] = [await watch(running, null, { open: true }), await watch(running, party, { open: true })];
    const order = await open();
    await open({ itemCode: 'MEDICINE_PICKUP', helpersWanted: 1 });
    expect((await member_of_party.has(4)).map(({ step }) => step)).toEqual(['accept', 'open', 'accept', 'open']);
    await settle(running);
    expect((await guest.has(1)).map(({ step, id: of }) => [step, of])).toEqual([['open', id.order(order)]]);
    guest.close();
    member_of_party.close();
  });

  test.each(['open', 'mine'])('%s: false is no scope', async (name) => {
    const watching = await watch(running, member, { [name]: false });
    await watching.ends();
    expect(watching.raw).toContain('BAD_USER_INPUT');
  });
});
