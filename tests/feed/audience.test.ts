import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { appOf, hours, makeTown, settle, watch } from './support/board.ts';
import { client, executed } from './support/outlets.ts';

const running = await appOf();
const town = await makeTown(running);
const { street, member, resident, teamId, take, open, seize, team, db } = town;
const [here, there] = street.communities as [(typeof street.communities)[0], (typeof street.communities)[0]];
const { platform } = running.app;
const board = { kind: 'TEAM', id: teamId } as const;
beforeEach(() => { executed.length = 0; });
/** By whose rights messages were executed. */
const by = (): string[] => executed.filter(({ message }) => message.kind === 'EVENTS').map((one) => one.by);

describe('One execution', () => {
  test('serves all who ask the same of a board, whoever they are, with the rights of nobody', async () => {
    const people = await street.neighbours(12, { volunteer: [] });
    const mine = await team({ members: people });
    const all = await Promise.all(people.map((who) => client(platform, who, { kind: 'TEAM', id: mine })));
    const guests = await Promise.all([1, 2, 3].map(() => client(platform, null, { kind: 'OPEN' })));
    const order = await open();
    await all[0]!.has(1);
    await take(resident, order, 'cancel', { words: '不去了' });
    for (const one of [...all, ...guests]) expect(await one.has(2)).toEqual(['open r4', 'GONE CANCELLED r5']);
    expect(new Set(by())).toEqual(new Set(['nobody']));
    // Two boards, and two messages at most for each.
    expect(by().length).toBeLessThanOrEqual(4);
    for (const one of [...all, ...guests]) one.leave();
  });

  test('is nobody else\'s where a field depends on who asks, in the scope "mine", and where something else is asked for', async () => {
    const [one, two] = await street.neighbours(2, { volunteer: [] });
    const mine = await team({ members: [one!, two!] });
    const scope = { kind: 'TEAM', id: mine } as const;
    const clients = await Promise.all([client(platform, one!, scope, { viewerDependent: true }), client(platform, two!, scope, { viewerDependent: true }), client(platform, resident, { kind: 'MINE' }),
      client(platform, one!, scope, { alike: 'in another language' })]);
    await open();
    await Promise.all(clients.map((each) => each.has(1)));
    await settle(running);
    expect(new Set(by())).toEqual(new Set([one!.caller.subject, two!.caller.subject, resident.caller.subject, 'nobody']));
    expect(by().filter((who) => who === one!.caller.subject)).toHaveLength(1);
    for (const each of clients) each.leave();
  });
});

describe('Who may see more', () => {
  test('is asked apart, in the same message and order, and nobody else is shown anything of it', async () => {
    const skilled = await street.neighbour({ volunteer: ['ELDER_CARE'] });
    const both = await team({ items: ['ACCOMPANY', 'MEAL_DELIVERY'], members: [skilled, member] });
    const scope = { kind: 'TEAM', id: both } as const;
    const [sees, sees_not] = [await client(platform, skilled, scope), await client(platform, member, scope)];
    const order = await open({ itemCode: 'ACCOMPANY', helpersWanted: 1 });
    await sees.has(1);
    await take(resident, order, 'cancel', { words: '不去了' });
    await open();
    expect(await sees.has(3)).toEqual(['open r4', 'GONE CANCELLED r5', 'open r4']);
    expect(await sees_not.has(1)).toEqual(['open r4']);
    await settle(running);
    expect(sees_not.seen).toHaveLength(1);
    sees.leave();
    sees_not.leave();
  });

  test('a party member and somebody who is none have the same document and another feed; the right ends with the membership, at once where something happens', async () => {
    const party = await street.neighbour({ partyMember: true, volunteer: [] });
    const [claims, watches] = [await client(platform, party, { kind: 'OPEN' }), await client(platform, member, { kind: 'OPEN' })];
    await open();
    expect(await claims.has(2)).toEqual(['accept r3', 'open r4']);
    expect(await watches.has(1)).toEqual(['open r4']);
    await db.execute(sql`update party_members set until = business_now() where person_id = ${party.id}::uuid`);
    await open();
    expect(await claims.has(3)).toEqual(['accept r3', 'open r4', 'open r4']);
    claims.leave();
    watches.leave();
  });

  test('somebody who becomes a party member hears of accepted orders soon', async () => {
    const [somebody] = await street.neighbours(1, { volunteer: [] });
    const watches = await client(platform, somebody!, { kind: 'OPEN' });
    await open();
    await watches.has(1);
    await db.execute(sql`insert into party_members (realm, id, person_id, recorded_by, since) values ('999001', ${newId()}::uuid, ${somebody!.id}::uuid, ${member.id}::uuid, business_now())`);
    for (const end = Date.now() + 6_000; Date.now() < end && !watches.seen.includes('accept r3');) await open();
    expect(watches.seen).toContain('accept r3');
    expect(new Set(watches.cursors).size).toBe(watches.cursors.length);
    watches.leave();
  });
});

test('where and with what a team helps is as it is now, without a new subscription', async () => {
  const mine = await team({ divisions: [there.id] });
  const watches = await client(platform, member, { kind: 'TEAM', id: mine });
  await open();
  await open({ divisionId: there.buildingId });
  await watches.has(1);
  await db.execute(sql`insert into team_divisions (realm, team_id, division_id) values ('999001', ${mine}::uuid, ${here.id}::uuid)`);
  await open();
  await watches.has(2);
  await db.execute(sql`delete from team_divisions where team_id = ${mine}::uuid and division_id = ${there.id}::uuid`);
  await open({ divisionId: there.buildingId });
  await open();
  await watches.has(3);
  await settle(running);
  expect(watches.seen).toEqual(['open r4', 'open r4', 'open r4']);
  watches.leave();
});

describe('A client that does not read', () => {
  test('falls out of step alone, waits without anything being kept for it, and goes on exactly where it stopped', async () => {
    const [slow, quick] = [await client(platform, member, board), await client(platform, member, board, { alike: 'one document' })];
    const order = await open();
    await Promise.all([slow.has(1), quick.has(1)]);
    slow.stall();
    await seize(await street.neighbour({ volunteer: [] }), order);
    await quick.has(2);
    await take(street.worker, order, 'hold', { words: '等材料', until: hours(1) });
    await quick.has(3);
    expect(slow.seen).toHaveLength(1);
    slow.read();
    await slow.has(2);
    await take(street.worker, order, 'lift', {});
    await Promise.all([slow.has(3), quick.has(4)]);
    await settle(running);
    expect(quick.seen).toEqual(['open r4', 'grab r5', 'GONE HELD r6', 'lift r7']);
    // What it missed comes as it is by then: the seat of an order that is held is on no board.
    expect(slow.seen).toEqual(['open r4', 'GONE HELD r6', 'lift r7']);
    slow.leave();
    quick.leave();
  });

  test('that comes again after any of its cursors has each event once, while events go on', async () => {
    const first = await client(platform, member, board);
    const made: string[] = [];
    const maker = (async () => { for (let i = 0; i < 12; i++) made.push(await open()); })();
    await first.has(3);
    const again = await Promise.all(first.cursors.map((after) => client(platform, member, board, { after })));
    await maker;
    await first.has(12);
    for (const [i, one] of again.entries()) {
      const missed = first.messages.slice(i + 1).flat();
      await one.has(missed.length);
      expect(one.messages.flat()).toEqual(missed);
      one.leave();
    }
    first.leave();
    expect(made).toHaveLength(12);
  });
});

test('over the door: each has an id of its own, and what one gets the other gets', async () => {
  const boards = await Promise.all([1, 2, 3].map(() => watch(running, null, { open: true })));
  await open();
  const seen = await Promise.all(boards.map(async (one) => (await one.has(1)).map(({ line }) => line)));
  expect(new Set(seen.map((lines) => lines.join()))).toEqual(new Set(['open Order r4 free 2']));
  for (const one of boards) one.close();
});
