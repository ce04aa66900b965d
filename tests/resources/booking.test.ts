import { describe, expect, test } from 'vitest';
import { nextPlaces, resourceLoader, type Wanted } from '../../src/features/resources/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { book, giveBack } from './support/places.ts';
import { makeScene } from './support/scene.ts';

const scene = await makeScene({ connections: 30 });
const { platform, street, stranger, speaker } = scene;

const firstOf = async (resourceId: string) => {
  const reading = await scene.reading(stranger);
  return (await nextPlaces(reading, (await resourceLoader(reading).load(resourceId))!, 2));
};
const wanted = async (resourceId: string, change: Partial<Wanted> = {}): Promise<Wanted> => ({
  realm: street.realm, orderId: newId(), resourceId, startsAt: (await firstOf(resourceId))[0]!.startsAt, persons: 1, personId: stranger.id, ...change,
});
const ask = (given: Wanted) => platform.db.transaction((tx) => book(tx, given));
const held = (resourceId: string) => platform.sql`select p.booked, (select coalesce(sum(persons), 0)::int from bookings b
  where b.resource_id = p.resource_id and b.starts_at = p.starts_at and b.state = 'CONFIRMED') as persons from resource_periods p where p.resource_id = ${resourceId} order by p.starts_at`;

describe('booking', () => {
  test('takes places of one period, which shows what is left', async () => {
    const id = await scene.listed();
    const given = await wanted(id, { persons: 2 });
    expect(await ask(given)).toMatchObject({ ok: true, value: { startsAt: given.startsAt, organisationId: scene.unitId, place: '社区活动室', itemCode: 'HAIRCUT', plain: false } });
    expect((await firstOf(id)).map(({ free, booked }) => [free, booked])).toEqual([[5, 2], [7, 0]]);
  });

  test('sixty book seven places at once: seven have one, nobody else', async () => {
    const id = await scene.listed();
    const { startsAt } = await wanted(id);
    await Promise.all(Array.from({ length: 30 }, () => platform.sql`select pg_sleep(0.05)`));
    await Promise.all(Array.from({ length: 30 }, () => platform.db.execute('select pg_sleep(0.05)')));
    const outcomes = await Promise.all(Array.from({ length: 60 }, async () => ask({ realm: street.realm, orderId: newId(), resourceId: id, startsAt, persons: 1, personId: stranger.id })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(7);
    expect(outcomes.filter((outcome) => !outcome.ok).map((outcome) => !outcome.ok && outcome.refusal)).toEqual(
      Array.from({ length: 53 }, () => ({ code: 'FULLY_BOOKED', args: { free: 0, persons: 1 }, path: ['input', 'resource', 'startsAt'] })));
    expect(await held(id)).toEqual([{ booked: 7, persons: 7 }]);
  });

  test('parties of two and three race for seven places: never more than seven, and no small party is left out', async () => {
    const id = await scene.listed();
    const { startsAt } = await wanted(id);
    await Promise.all(Array.from({ length: 30 }, (_, i) => ask({ realm: street.realm, orderId: newId(), resourceId: id, startsAt, persons: 2 + (i % 2), personId: stranger.id })));
    const [row] = await held(id);
    expect(row!['booked']).toBe(row!['persons']);
    expect([6, 7]).toContain(row!['booked']);
  });

  test('given back once, however often it is asked and at once', async () => {
    const id = await scene.listed();
    const given = await wanted(id, { persons: 3 });
    await ask(given);
    const back = await Promise.all(Array.from({ length: 10 }, () => platform.db.transaction((tx) => giveBack(tx, given))));
    expect(back.filter(Boolean)).toHaveLength(1);
    expect(await held(id)).toEqual([{ booked: 0, persons: 0 }]);
    expect(await platform.db.transaction((tx) => giveBack(tx, { realm: street.realm, orderId: newId() }))).toBe(false);
  });

  test('against a withdrawal: either it was booked and the withdrawal is refused, or nothing is booked', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await scene.listed();
      const given = await wanted(id);
      const [booked, withdrawn] = await Promise.all([ask(given), scene.step('withdraw', id, speaker)]);
      expect(booked.ok).toBe(!withdrawn.ok);
      if (!booked.ok) expect(booked.refusal.code).toBe('NOT_LISTED');
      if (!withdrawn.ok) expect(withdrawn.refusal.code).toBe('BOOKINGS_LIVE');
    }
  });

  test('a booking waits for a withdrawal under way, and a withdrawal for a booking', async () => {
    const id = await scene.listed();
    const given = await wanted(id);
    let withdrawal: Promise<unknown> | undefined;
    const booked = await platform.db.transaction(async (tx) => {
      const outcome = await book(tx, given);
      withdrawal = scene.step('withdraw', id, speaker);
      await tx.execute('select pg_sleep(0.2)');
      return outcome;
    });
    expect(booked.ok).toBe(true);
    expect(await withdrawal).toMatchObject({ refusal: { code: 'BOOKINGS_LIVE', args: { bookings: 1 } } });
  });
});

describe('what cannot be booked, and then nothing is', () => {
  const refused = async (resourceId: string, change: Partial<Wanted>) => {
    const before = await held(resourceId);
    const outcome = await ask({ realm: street.realm, orderId: newId(), resourceId, startsAt: new Date(0), persons: 1, personId: stranger.id, ...change });
    if (!outcome.ok) expect(await held(resourceId)).toEqual(before);
    return outcome.ok ? 'booked' : outcome.refusal.code;
  };

  test('what is not listed, or not there', async () => {
    expect(await refused(await scene.draft(), {})).toBe('NOT_LISTED');
    const paused = await scene.listed();
    const { startsAt } = await wanted(paused);
    await scene.step('pause', paused, speaker);
    expect(await refused(paused, { startsAt })).toBe('NOT_LISTED');
    expect(await refused(newId(), {})).toBe('NOT_LISTED');
  });

  test('no occurrence, one that is over, too many, for others, another item', async () => {
    const elsewhere = street.communities[1]!.id;
    const id = await scene.listed({ forWhom: { ageFrom: 60, divisionIds: [street.streetId] } });
    const { startsAt } = await wanted(id);
    expect(await refused(id, { startsAt: new Date(startsAt.getTime() + 60_000) })).toBe('NO_SUCH_OCCURRENCE');
    expect(await refused(id, { startsAt: new Date(startsAt.getTime() - 7 * 86_400_000) })).toBe('NO_SUCH_OCCURRENCE');
    expect(await refused(id, { startsAt, persons: 8 })).toBe('TOO_MANY_PERSONS');
    expect(await refused(id, { startsAt, itemCode: 'VENUE' })).toBe('ITEM_DIFFERS');
    expect(await refused(await scene.listed({ forWhom: { divisionIds: [elsewhere] } }), { startsAt })).toBe('NOT_FOR_YOU');
    expect(await refused(id, { startsAt, itemCode: 'HAIRCUT' })).toBe('booked');
  });

  test('for an age: whoever does not reach it in that year, or was older before; who has not said when they were born is not judged', async () => {
    const id = await scene.listed({ forWhom: { ageFrom: 60, ageTo: 70 }, capacity: 100 });
    const { startsAt } = await wanted(id);
    const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(startsAt));
    const born = async (birthYear: number | null) => {
      await platform.sql`update person_contacts set birth_year = ${birthYear} where person_id = ${stranger.id}`;
      return refused(id, { startsAt });
    };
    expect([await born(year - 59), await born(year - 72)]).toEqual(['NOT_FOR_YOU', 'NOT_FOR_YOU']);
    expect([await born(year - 60), await born(year - 71), await born(null)]).toEqual(['booked', 'booked', 'booked']);
  });

  test('an occurrence of a resource that was already valid then is over', async () => {
    const id = await scene.listed({ validFrom: new Date(Date.now() - 30 * 86_400_000) });
    const { startsAt } = await wanted(id);
    expect(await refused(id, { startsAt: new Date(startsAt.getTime() - 7 * 86_400_000) })).toBe('OCCURRENCE_OVER');
  });
});

test('a wish lies in the plain period that is booked; the refusal names the period, and nothing is booked', async () => {
  const id = await scene.listed({ timing: { period: 'WEEK' }, capacity: 2 });
  const { startsAt, endsAt } = (await firstOf(id))[1]!;
  const hour = 3_600_000;
  const wishing = async (from: number, hours: number) => ask(await wanted(id, { startsAt, wish: { start: new Date(startsAt.getTime() + from * hour), end: new Date(startsAt.getTime() + (from + hours) * hour) } }));
  const period = { from: startsAt.toISOString(), until: endsAt.toISOString() };
  expect(await wishing(-1, 2)).toMatchObject({ ok: false, refusal: { code: 'OUTSIDE_THE_PERIOD', args: period, path: ['input', 'wantedStart'] } });
  expect(await wishing(7 * 24, 1)).toMatchObject({ ok: false, refusal: { code: 'OUTSIDE_THE_PERIOD', args: period, path: ['input', 'wantedStart'] } });
  expect(await wishing(7 * 24 - 1, 2)).toMatchObject({ ok: false, refusal: { code: 'OUTSIDE_THE_PERIOD', args: period, path: ['input', 'wantedEnd'] } });
  expect(await held(id)).toEqual([]);
  expect([(await wishing(0, 1)).ok, (await wishing(7 * 24 - 1, 1)).ok]).toEqual([true, true]);
});

test('a plain period is booked by any instant within, and running ones too', async () => {
  const id = await scene.listed({ timing: { period: 'MONTH' }, capacity: 2 });
  const [month] = await firstOf(id);
  expect(await ask(await wanted(id, { startsAt: new Date(month!.endsAt.getTime() - 1) }))).toMatchObject({ ok: true, value: { startsAt: month!.startsAt, endsAt: month!.endsAt, plain: true } });
  expect(await held(id)).toEqual([{ booked: 1, persons: 1 }]);
});
