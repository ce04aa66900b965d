import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { organisations } from '../../src/features/organisations/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { until } from '../graphql/clients.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { appOf, CODES, ids, makeTown, query, settle, watch, type Running } from './support/board.ts';

let running: Running = await appOf();
afterAll(() => running.stop());
const platform = (): Platform => running.app.platform;
const town = await makeTown(running, '999001', platform);
const { street, member, teamId, take, open, born, seize } = town;
const here = street.communities[0]!;
const id = ids();
const keyOf = (one: { id: string; revision: number; step: string; type: string }): string => `${one.id} ${one.revision} ${one.type}`;

describe('Nothing is lost, nothing comes twice', () => {
  test('fifty orders placed at once reach the center exactly once each, by revision within each', async () => {
    const center = await watch(running, street.dispatcher, { divisionCode: street.realm });
    const orders = await Promise.all(Array.from({ length: 50 }, () => born()));
    await Promise.all(orders.map((order) => take(street.dispatcher, order, 'dispatch', { divisionId: here.id })));
    const seen = await center.has(100, 50_000);
    await settle(running);
    expect(seen).toHaveLength(100);
    expect(new Set(seen.map(keyOf)).size).toBe(100);
    for (const order of orders) expect(seen.filter((one) => one.id === id.order(order)).map(({ revision }) => revision)).toEqual([1, 2]);
    center.close();
  });

  test('a query and the subscription after its cursor leave no gap, however they interleave with what happens', async () => {
    const made: string[] = [];
    let going = true;
    const maker = (async () => { while (going) made.push(await open()); })();
    const boards = [];
    for (let round = 0; round < 8; round++) {
      const data = await query(running, member, 'query Start($scope: OrderScope!) { orders(scope: $scope, first: 100) { nodes { id } } feedCursor }', { scope: { teamId: id.team(teamId) } });
      const listed = (data['orders'] as { nodes: { id: string }[] }).nodes.map((node) => node.id);
      boards.push({ listed, board: await watch(running, member, { teamId: id.team(teamId) }, data['feedCursor'] as string) });
    }
    going = false;
    await maker;
    for (const { listed, board } of boards) {
      await board.shows((seen) => made.every((order) => listed.includes(id.order(order)) || seen.some((one) => one.id === id.order(order))));
      board.close();
    }
    expect(made.length).toBeGreaterThan(0);
  });

  test('the cursor of a query is taken before anything else is read, wherever it stands in the document', async () => {
    const order = await open();
    const rename = (code: string) => town.db.execute(sql`update orders set item_code = ${code} where id = ${order}::uuid`);
    for (const document of ['orders(scope: $scope, first: 100) { nodes { id } } feedCursor', 'orders(scope: $scope, first: 100) { nodes { id } feedCursor }']) {
      await rename('ELDER_CLEANING');
      const asked = await town.db.transaction(async (tx) => {
        await tx.execute(sql`lock table feed_epoch in access exclusive mode`);
        const answer = query(running, member, `query Start($scope: OrderScope!) { ${document} }`, { scope: { teamId: id.team(teamId) } });
        await settle(running);
        // Whatever was read before the cursor does not show this.
        await rename('MEAL_DELIVERY');
        return { answer };
      });
      expect(JSON.stringify(await asked.answer)).toContain(id.order(order));
    }
  });

  test('who was away while the server was started again gets everything missed first, once and in order', async () => {
    const before = await watch(running, member, { teamId: id.team(teamId) });
    const [one, two] = [await open(), await open()];
    // Both, and not whatever an earlier test did when the horizon had not passed it yet: its cursor would lie before the second.
    await before.shows((seen) => [one, two].every((order) => seen.some((event) => event.id === id.order(order))));
    const { cursor } = before;
    before.close();
    await seize(await street.neighbour({ volunteer: [] }), one);
    await take(street.dispatcher, two, 'recall', {});
    const three = await open();
    await running.stop();
    running = await appOf(running.databaseUrl);
    const away = await open();
    const after = await watch(running, member, { teamId: id.team(teamId) }, cursor);
    const live = await open();
    const seen = await after.has(5);
    await settle(running);
    expect(seen.map(({ kind, step, reason, id: of }) => [kind, step, reason, of])).toEqual([
      ['CHANGED', 'grab', '', id.order(one)], ['GONE', '', 'RECALLED', id.order(two)], ['CHANGED', 'open', '', id.order(three)], ['CHANGED', 'open', '', id.order(away)], ['CHANGED', 'open', '', id.order(live)]]);
    const again = await watch(running, member, { teamId: id.team(teamId) }, after.cursor);
    await settle(running);
    expect(again.seen).toEqual([]);
    after.close();
    again.close();
  });

  test.each([['unreadable', 'nonsense'], ['of another realm', Buffer.from('1 1 5 5 999002').toString('base64url')], ['of another epoch', Buffer.from('1 77 5 5 999001').toString('base64url')]])('a cursor that is %s is answered with Resync, and the feed ends', async (_, cursor) => {
    const board = await watch(running, member, { open: true }, cursor);
    await board.ends();
    expect(board.seen.map(({ line }) => line)).toEqual(['RESYNC']);
  });
});

test('without a cursor a feed says at once from where it can be gone on with, also when nothing happens before the connection is lost', async () => {
  const board = await watch(running, member, { teamId: id.team(teamId) }, null);
  await until(() => board.cursor !== null);
  expect(board.seen).toEqual([]);
  expect(board.raw.match(/"events":\[\]/g)).toHaveLength(1);
  board.close();
  const missed = await open();
  const again = await watch(running, member, { teamId: id.team(teamId) }, board.cursor);
  const seen = await again.has(1);
  expect(seen.at(-1)).toMatchObject({ kind: 'CHANGED', step: 'open', id: id.order(missed) });
  // With a cursor nothing is said before something happens.
  expect(again.raw).not.toContain('"events":[]');
  again.close();
});

test('without a cursor a feed begins with what happens from now on', async () => {
  await open();
  const board = await watch(running, member, { teamId: id.team(teamId) }, null);
  await settle(running);
  let made = 0;
  while (board.seen.length === 0 && made++ < 20) { await open(); await settle(running); }
  expect(board.seen[0]).toMatchObject({ kind: 'CHANGED', step: 'open' });
  // What was committed the moment before may still lie behind the horizon, and comes, too.
  expect(board.seen.length).toBeLessThanOrEqual(made + 1);
  board.close();
});

describe('A right', () => {
  const over = async (board: Awaited<ReturnType<typeof watch>>, scope: string) => {
    // Two seconds, and as much again for a slow machine.
    await board.ends(4_000);
    expect(board.seen.at(-1)).toMatchObject({ kind: 'GONE', id: scope, reason: 'RIGHTS_LOST', revision: 0 });
  };

  test('that ends while nothing happens ends the feed within two seconds: a membership', async () => {
    const leaver = await street.neighbour({ volunteer: [] });
    const mine = await town.team({ members: [leaver, member] });
    const [board, other] = [await watch(running, leaver, { teamId: id.team(mine) }), await watch(running, member, { teamId: id.team(mine) })];
    await town.db.execute(sql`update team_members set ended_at = business_now(), ending = 'LEFT' where person_id = ${leaver.id}::uuid`);
    await over(board, id.team(mine));
    expect(other.over).toBe(false);
    other.close();
  });

  test('that ends while nothing happens ends the feed within two seconds: an appointment, an organisation\'s desk', async () => {
    const organisationId = newId();
    await town.db.insert(organisations).values({ realm: street.realm, id: organisationId, kind: 'HOSPITAL', name: '测试医院', divisionId: here.id, coBuilding: true });
    const desk = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: organisationId }] });
    const officer = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here.gridId }] });
    for (const [who, scope, named] of [[desk, { organisationId: id.organisation(organisationId) }, id.organisation(organisationId)], [officer, { divisionCode: CODES.building }, CODES.building]] as const) {
      const board = await watch(running, who, scope);
      expect(board.over).toBe(false);
      await town.db.execute(sql`update appointments set until = greatest(since, business_now()) where person_id = ${who.id}::uuid`);
      await over(board, named);
    }
  });

  test('that ends together with an event shows nothing of it', async () => {
    const leaver = await street.neighbour({ volunteer: [] });
    const mine = await town.team({ members: [leaver] });
    const board = await watch(running, leaver, { teamId: id.team(mine) });
    await town.db.execute(sql`update team_members set ended_at = business_now(), ending = 'LEFT' where person_id = ${leaver.id}::uuid`);
    const order = await open();
    await over(board, id.team(mine));
    expect(board.raw).not.toContain(id.order(order));
  });

  test('that never was is answered as what is not there', async () => {
    const stranger = await street.neighbour({ volunteer: [] });
    const secret = await born();
    const scopes = [
      { teamId: id.team(teamId) }, { teamId: id.team(randomUUID()) }, { divisionCode: CODES.community }, { divisionCode: '999001999' },
      { organisationId: id.organisation(randomUUID()) }, { orderId: id.order(secret) }, { orderId: id.order(randomUUID()) }, { orderId: 'nonsense' },
    ];
    for (const scope of scopes) {
      const board = await watch(running, stranger, scope);
      await board.ends();
      expect(board.seen.map(({ kind, id: of, reason, revision }) => [kind, of, reason, revision])).toEqual([['GONE', Object.values(scope)[0], 'RIGHTS_LOST', 0]]);
    }
    const guest = await watch(running, null, { mine: true });
    await guest.ends();
    expect(guest.seen).toMatchObject([{ reason: 'RIGHTS_LOST' }]);
  });
});

test('nothing of another realm reaches any scope', async () => {
  const other = await makeTown(running, '999002', platform);
  const boards = await Promise.all([
    watch(running, street.dispatcher, { divisionCode: street.realm }), watch(running, member, { teamId: id.team(teamId) }), watch(running, member, { open: true }),
    watch(running, town.resident, { mine: true }), watch(running, null, { open: true }), watch(running, member, { teamId: ids('999002').team(other.teamId) }),
  ]);
  const foreign = await watch(running, other.member, { teamId: ids('999002').team(other.teamId) });
  const order = await other.open();
  await foreign.has(1);
  await other.take(other.resident, order, 'cancel', { words: '取消' });
  await foreign.has(2);
  await settle(running);
  for (const board of boards) {
    expect(board.raw).not.toContain(ids('999002').order(order));
    expect(board.seen.filter(({ reason }) => reason !== 'RIGHTS_LOST')).toEqual([]);
    board.close();
  }
  foreign.close();
});
