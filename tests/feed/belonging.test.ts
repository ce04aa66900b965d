import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { readActor } from '../../src/features/appointments/index.ts';
import { Belongings } from '../../src/features/feed/belongings.ts';
import { newId } from '../../src/kernel/ids.ts';
import { appOf, makeTown, type Neighbour } from './support/board.ts';
import { client } from './support/outlets.ts';

const running = await appOf();
const { street, team, open, db } = await makeTown(running);
const { realm } = street;

/** A team with a member who stays, and with somebody who belongs to it as said. */
const makeTeam = async (as: 'MEMBER' | 'CAPTAIN', until: string | null = null): Promise<{ teamId: string; stays: Neighbour; leaver: Neighbour }> => {
  const [stays, leaver] = await street.neighbours(2, { volunteer: [] }) as [Neighbour, Neighbour];
  const teamId = await team({ members: as === 'MEMBER' ? [stays, leaver] : [stays] });
  if (as === 'CAPTAIN') await db.execute(sql`insert into appointments (realm, id, person_id, role, team_id, alone, until) values (${realm}, ${newId()}::uuid, ${leaver.id}::uuid, 'CAPTAIN', ${teamId}::uuid, true, business_now() + ${until}::text::interval)`);
  return { teamId, stays, leaver };
};
const left = (who: Neighbour) => sql`update team_members set ended_at = business_now(), ending = 'LEFT' where person_id = ${who.id}::uuid`;
const joined = (teamId: string, personId: string) => sql`insert into team_members (realm, id, team_id, person_id, admitted_at, admitted_by) values (${realm}, ${newId()}::uuid, ${teamId}::uuid, ${personId}::uuid, business_now(), ${personId}::uuid)`;
const hourLater = sql`update business_clock set ahead = ahead + interval '1 hour'`;
/** What the actor of a call has: the rule that the boards follow. */
const isOf = async (teamId: string, who: Neighbour): Promise<boolean> => (await readActor(db, who.caller)).teamIds.includes(teamId);

describe('Who belongs to a team is known as it is now, and asked for again only when it is another', () => {
  test.each<[string, 'MEMBER' | 'CAPTAIN', string | null, (team: { teamId: string; leaver: Neighbour }) => Promise<unknown>]>([
    ['a membership ends', 'MEMBER', null, ({ leaver }) => db.execute(left(leaver))],
    ['a membership ends in the moment in which another begins', 'MEMBER', null, async ({ teamId, leaver }) => {
      const [comes] = await street.neighbours(1, { volunteer: [] });
      await db.transaction(async (tx) => { await tx.execute(left(leaver)); await tx.execute(joined(teamId, comes!.id)); });
    }],
    ['a captaincy ends', 'CAPTAIN', null, ({ leaver }) => db.execute(sql`update appointments set until = greatest(since, business_now()) where person_id = ${leaver.id}::uuid`)],
    ['a captaincy ends because its time is over', 'CAPTAIN', '30 minutes', () => db.execute(hourLater)],
    ['the captain\'s team ends', 'CAPTAIN', null, ({ teamId }) => db.execute(sql`update teams set ended_at = business_now() where id = ${teamId}::uuid`)],
  ])('%s', async (_, as, until, end) => {
    const { teamId, stays, leaver } = await makeTeam(as, until);
    const belongings = new Belongings(db, realm);
    const now = async (): Promise<boolean[]> => { const [persons] = await belongings.now([teamId]); return [stays, leaver].map(({ id }) => persons!.has(id)); };
    expect(await now()).toEqual([true, true]);
    expect([await isOf(teamId, stays), await isOf(teamId, leaver)]).toEqual([true, true]);
    await end({ teamId, leaver });
    expect(await now()).toEqual([true, false]);
    expect([await isOf(teamId, stays), await isOf(teamId, leaver)]).toEqual([true, false]);
  });

  test('a membership of a captain ends, and they belong to it still; somebody who comes back belongs to it again', async () => {
    const { teamId, leaver } = await makeTeam('CAPTAIN');
    const belongings = new Belongings(db, realm);
    const has = async (): Promise<boolean> => (await belongings.now([teamId]))[0]!.has(leaver.id);
    await db.execute(joined(teamId, leaver.id));
    expect(await has()).toBe(true);
    await db.execute(left(leaver));
    expect(await has()).toBe(true);
    await db.execute(sql`update appointments set until = greatest(since, business_now()) where person_id = ${leaver.id}::uuid`);
    expect(await has()).toBe(false);
    await db.execute(joined(teamId, leaver.id));
    expect(await has()).toBe(true);
  });

  test('many teams at once; one without anybody is one, and one that is not kept is read again', async () => {
    const [one, two] = [await makeTeam('MEMBER'), await makeTeam('CAPTAIN')];
    const [last] = await street.neighbours(1, { volunteer: [] }) as [Neighbour];
    const nobody = await team({ members: [last] });
    await db.execute(left(last));
    const belongings = new Belongings(db, realm);
    const ids = async (): Promise<string[][]> => (await belongings.now([two.teamId, nobody, one.teamId])).map((persons) => [...persons].sort());
    const expected = [[two.stays.id, two.leaver.id].sort(), [], [one.stays.id, one.leaver.id].sort()];
    expect(await ids()).toEqual(expected);
    belongings.keep(new Set([nobody]));
    expect(await ids()).toEqual(expected);
    expect(await belongings.now([])).toEqual([]);
  });
});

test('a captain whose time is over is sent nothing of what happens then; whoever is a member still is', async () => {
  const { teamId, stays, leaver } = await makeTeam('CAPTAIN', '30 minutes');
  const scope = { kind: 'TEAM', id: teamId } as const;
  const [goes, remains] = [await client(running.app.platform, leaver, scope), await client(running.app.platform, stays, scope)];
  await open();
  await Promise.all([goes.has(1), remains.has(1)]);
  await db.execute(hourLater);
  await open();
  expect(await remains.has(2)).toEqual(['open r4', 'open r4']);
  expect(await goes.has(2)).toEqual(['open r4', 'OVER']);
  expect(goes.ended).toBe(true);
  remains.leave();
});

test('a membership that ends in the moment in which another begins, or goes to another team, ends the feed though nothing happens', async () => {
  const [one, two] = [await makeTeam('MEMBER'), await makeTeam('MEMBER')];
  const [comes] = await street.neighbours(1, { volunteer: [] });
  const follows = (who: Neighbour, teamId: string) => client(running.app.platform, who, { kind: 'TEAM', id: teamId });
  const [goes, stays] = [await follows(one.leaver, one.teamId), await follows(one.stays, one.teamId)];
  const [changes, swaps] = [await follows(one.stays, one.teamId), await follows(two.leaver, two.teamId)];
  // All were looked at once, and found to be what they are taken for.
  await new Promise((go) => { setTimeout(go, running.app.platform.config.limits.rightsRecheckMs); });
  await db.transaction(async (tx) => { await tx.execute(left(one.leaver)); await tx.execute(joined(one.teamId, comes!.id)); });
  expect(await goes.has(1)).toEqual(['OVER']);
  await db.transaction(async (tx) => {
    for (const [who, from, to] of [[one.stays, one.teamId, two.teamId], [two.leaver, two.teamId, one.teamId]] as const) {
      await tx.execute(sql`update team_members set ended_at = business_now(), ending = 'LEFT' where person_id = ${who.id}::uuid and team_id = ${from}::uuid`);
      await tx.execute(joined(to, who.id));
    }
  });
  expect([await changes.has(1), await swaps.has(1), await stays.has(1)]).toEqual([['OVER'], ['OVER'], ['OVER']]);
});
