import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { patternOf, PATTERNS, sampleDivisions } from '../../src/cli/realms.ts';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { importDivisions } from '../../src/features/places/index.ts';
import { codeOf, makeOrders, value } from './support/scene.ts';

/** How a street works is data: the settings of its realm. */

const { database: { db }, street, here, officer, born, take, clock, look } = await makeOrders();
const [, there] = street.communities;
const works = (like: string): Promise<unknown> => db.execute(sql`update realms set settings = ${JSON.stringify(patternOf(like).settings)}::jsonb`);
const nextWorker = await street.neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: there!.id }] });

describe('Where the community dispatches', () => {
  beforeAll(() => works('community-dispatches'));

  test('it dispatches to itself and to nobody else, and the next one not at all', async () => {
    const id = await born();
    expect(codeOf(await take(street.worker, id, 'dispatch', { divisionId: there!.id }))).toBe('OUTSIDE_THE_COMMUNITY');
    expect(codeOf(await take(nextWorker, id, 'dispatch', { divisionId: there!.id }))).toBe('NOT_FOUND');
    expect((await look(id)).steps).toEqual(['place']);
    value(await take(street.worker, id, 'dispatch', { divisionId: here.id }));
    expect((await look(id)).order).toMatchObject({ state: 'DISPATCHED', holdingId: here.id });
  });

  test('a center, where there is one, dispatches anywhere in the street', async () => {
    const id = await born();
    value(await take(street.dispatcher, id, 'dispatch', { divisionId: there!.id }));
    expect((await look(id)).order.holdingId).toBe(there!.id);
  });
});

describe('Where the grid handles first', () => {
  beforeAll(() => works('grid-first'));

  test('the clock passes an order to its grid at once, and upward it goes step by step', async () => {
    const id = await born();
    expect((await look(id)).dues).toContainEqual({ step: 'dispatch', at: (await look(id)).order.placedAt, paused: false });
    value(await clock(id, 'dispatch'));
    expect((await look(id)).order).toMatchObject({ state: 'DISPATCHED', holdingId: here.gridId });
    value(await take(officer, id, 'escalate', { words: '网格解决不了' }));
    expect((await look(id)).order.holdingId).toBe(here.id);
    value(await take(street.worker, id, 'escalate', { words: '社区解决不了' }));
    expect((await look(id)).order.holdingId).toBe(street.streetId);
  });

  test('what lies in no grid waits for somebody to dispatch it', async () => {
    const id = await born({ divisionId: here.id });
    expect((await look(id)).dues.map(({ step }) => step)).not.toContain('dispatch');
  });
});

test('of each pattern a realm is made with the divisions that it has', async () => {
  for (const [nth, name] of PATTERNS.entries()) {
    const [realm, pattern] = [`88000000${nth}`, patternOf(name)];
    value(await foundRealm(db, { code: realm, name, kind: 'STREET', timeZone: 'Asia/Shanghai', settings: pattern.settings, operator: { issuer: 'tests', subject: name, name: '演示·运营' } }));
    const { bad } = await importDivisions(db, { realm, under: realm, text: sampleDivisions(realm, pattern) });
    expect(bad).toEqual([]);
    const made = await db.execute(sql`select level, grid_kind, count(*)::int as n from divisions where realm = ${realm} and level <> 'STREET' group by 1, 2 order by 1, 2`);
    expect(made.map(({ n }) => n)).toEqual([pattern.communities, ...(pattern.dedicatedGrids > 0 ? [pattern.dedicatedGrids] : []), pattern.grids]);
  }
});
