import { describe, expect, test } from 'vitest';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { draft, handInCancelOrders, placeShown, stepAnswer, stepsOf, resourceLoader, type DraftInput } from '../../src/features/resources/index.ts';
import { done, refuse } from '../../src/kernel/result.ts';
import { newId } from '../../src/kernel/ids.ts';
import { guestOf } from '../../src/platform/actor.ts';
import { book, giveBack } from './support/places.ts';
import { makeScene } from './support/scene.ts';

const scene = await makeScene();
const { platform, street, speaker, stranger } = scene;
const { dispatcher, worker } = street;
const otherDispatcher = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });

/** Nothing of the resource has changed. */
async function unchanged(id: string, deed: () => Promise<unknown>): Promise<unknown> {
  const before = await scene.look(id);
  const outcome = await deed();
  expect(await scene.look(id)).toEqual(before);
  return outcome;
}
const nextMonday = async (id: string): Promise<Date> => {
  const { now } = (await resourceLoader(await scene.reading(dispatcher)).load(id))!;
  const local = new Date(now.getTime() + 8 * 3_600_000);
  const date = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + ((8 - local.getUTCDay()) % 7 || 7)));
  return new Date(date.getTime() + 3_600_000);
};
const bookOne = async (resourceId: string, orderId = newId()): Promise<string> => {
  const startsAt = await nextMonday(resourceId);
  const booked = await platform.db.transaction((tx) => book(tx, { realm: street.realm, orderId, resourceId, startsAt, persons: 1, personId: stranger.id }));
  if (!booked.ok) throw new Error(booked.refusal.code);
  return orderId;
};

describe('a resource on its way to the list', () => {
  test('draft, submit, return with a reason, revise, submit, list, pause, resume, withdraw: one revision, event and set of time limits each', async () => {
    const id = await scene.draft();
    expect((await scene.look(id)).row).toMatchObject({ state: 'DRAFT', revision: 1, ownerOrganisationId: scene.unitId, periodKind: 'WEEKLY', days: ['MO'], streetId: street.streetId, communityId: street.communities[0]!.id });
    await scene.step('submit', id, speaker);
    expect((await scene.look(id)).deadlines).toEqual([expect.stringMatching(/^remindCenter /)]);
    await scene.step('return', id, dispatcher, { words: '请写明地点' });
    expect((await scene.look(id)).deadlines).toEqual([]);
    await scene.step('revise', id, speaker, { place: '一楼大厅', validUntil: new Date('2030-12-31T16:00:00Z') });
    await scene.step('submit', id, speaker);
    await scene.step('list', id, dispatcher);
    expect((await scene.look(id)).deadlines).toEqual(['runOut 2030-12-31T16:00:00']);
    await scene.step('pause', id, speaker, { words: '放假' });
    await scene.step('resume', id, dispatcher);
    expect(await scene.step('withdraw', id, speaker)).toEqual(done({ id, revision: 9 }));
    expect(await scene.look(id)).toMatchObject({
      row: { state: 'WITHDRAWN', revision: 9, place: '一楼大厅' },
      events: ['draft 1', 'submit 2', 'return 3', 'revise 4', 'submit 5', 'list 6', 'pause 7', 'resume 8', 'withdraw 9'], deadlines: [], sayings: ['return: 请写明地点', 'pause: 放假'],
    });
  });

  test('a community, a team’s captain and a person may offer, too; for others nobody may', async () => {
    const { id: community } = street.communities[0]!;
    const birth = (input: Partial<DraftInput>, by = stranger) => draft(platform, by.caller, scene.input(input), newId());
    expect(await birth({ owner: { divisionId: community } }, worker)).toMatchObject({ ok: true });
    expect(await birth({ owner: { myself: true } })).toMatchObject({ ok: true });
    for (const owner of [{ organisationId: scene.unitId }, { divisionId: community }, { teamId: newId() }]) {
      expect(await birth({ owner })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    }
  });

  test('submitting may complete it', async () => {
    const id = await scene.draft({ timing: null, capacity: null });
    expect(await unchanged(id, () => scene.step('submit', id, speaker))).toMatchObject({ refusal: { code: 'INCOMPLETE', args: { missing: ['timing', 'capacity'] } } });
    expect(await scene.step('submit', id, speaker, { timing: { period: 'MONTH' }, capacity: 30 })).toMatchObject({ ok: true });
    expect((await scene.look(id)).row).toMatchObject({ state: 'SUBMITTED', periodKind: 'MONTH', capacity: 30, rule: null });
  });
});

describe('what is refused changes nothing', () => {
  test('the wrong role is told who may, the wrong state what it is', async () => {
    const id = await scene.listed();
    expect(await unchanged(id, () => scene.step('pause', id, stranger))).toMatchObject({ refusal: { code: 'NOT_ALLOWED', args: { who: ['owner', 'center'] } } });
    expect(await unchanged(id, () => scene.step('list', id, dispatcher))).toMatchObject({ refusal: { code: 'WRONG_STATE', args: { state: 'LISTED' } } });
    expect(await unchanged(id, () => scene.step('runOut', id, dispatcher))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  });

  test('what one may not see is not found, whatever one asks of it', async () => {
    const id = await scene.draft();
    expect(await unchanged(id, () => scene.step('submit', id, stranger))).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await scene.step('submit', newId(), stranger)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await unchanged(id, () => scene.step('submit', id, otherDispatcher))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  });

  test('an item that is not a resource of the list', async () => {
    const birth = (itemCode: string) => draft(platform, speaker.caller, scene.input({ itemCode }), newId());
    expect(await birth('ELDER_VISIT')).toMatchObject({ refusal: { code: 'ITEM_NOT_LISTED' } });
    expect(await birth('NO_SUCH_THING')).toMatchObject({ refusal: { code: 'ITEM_NOT_LISTED' } });
  });

  test('wrong content, naming the field', async () => {
    const birth = async (change: Partial<DraftInput>) => { const o = await draft(platform, speaker.caller, scene.input(change), newId()); return o.ok ? 'taken' : `${o.refusal.code} ${o.refusal.path?.join('.')}`; };
    expect(await birth({ title: ' ' })).toBe('RESOURCE_WRONG input.title');
    expect(await birth({ what: 'x'.repeat(1_001) })).toBe('RESOURCE_WRONG input.what');
    expect(await birth({ capacity: 0 })).toBe('RESOURCE_WRONG input.capacity');
    expect(await birth({ validUntil: new Date(0) })).toBe('RESOURCE_WRONG input.validUntil');
    expect(await birth({ forWhom: { ageFrom: 70, ageTo: 60 } })).toBe('RESOURCE_WRONG input.forWhom');
    expect(await birth({ forWhom: { divisionIds: [newId()] } })).toBe('NOT_FOUND input.forWhom.divisionCodes');
    expect(await birth({ divisionId: newId() })).toBe('NOT_FOUND input.divisionCode');
    expect(await birth({ timing: { rule: 'FREQ=DAILY', startTime: '09:00', minutes: 60 } })).toBe('TIMING_WRONG input.timing.recurring.rule');
  });

  test('a return without a reason', async () => {
    const id = await scene.draft();
    await scene.step('submit', id, speaker);
    expect(await unchanged(id, () => scene.step('return', id, dispatcher, { words: '  ' }))).toMatchObject({ refusal: { code: 'REASON_NEEDED', path: ['input', 'words'] } });
  });

  test('guests and people who have not joined', async () => {
    const as = { ...stranger.caller, subject: 'nobody yet' };
    expect(await draft(platform, as, scene.input(), newId())).toMatchObject({ refusal: { code: 'NOT_JOINED' } });
    expect(guestOf(street.realm).personId).toBeNull();
  });
});

describe('withdrawing', () => {
  test('is refused while bookings live, unless it says to cancel them all; then their orders are', async () => {
    const id = await scene.listed();
    const orders = [await bookOne(id), await bookOne(id)].sort();
    const told: (readonly string[])[] = [];
    handInCancelOrders(platform, async ({ tx, realm, orderIds }) => {
      told.push(orderIds);
      for (const orderId of orderIds) await giveBack(tx, { realm, orderId });
      return done({});
    });
    expect(await unchanged(id, () => scene.step('withdraw', id, speaker))).toMatchObject({ refusal: { code: 'BOOKINGS_LIVE', args: { bookings: 2 } } });
    expect(told).toEqual([]);
    expect(await scene.step('withdraw', id, speaker, { cancelBookings: true })).toMatchObject({ ok: true });
    expect(told).toEqual([orders]);
    expect(await platform.sql`select booked from resource_periods where resource_id = ${id}`).toEqual([{ booked: 0 }]);
  });

  test('is undone whole when an order cannot be cancelled, or was forgotten', async () => {
    const id = await scene.listed();
    await bookOne(id);
    handInCancelOrders(platform, async () => refuse('WRONG_STATE', { state: 'UNDERWAY' }));
    expect(await unchanged(id, () => scene.step('withdraw', id, speaker, { cancelBookings: true }))).toMatchObject({ refusal: { code: 'WRONG_STATE' } });
    handInCancelOrders(platform, async () => done({}));
    expect(await unchanged(id, () => scene.step('withdraw', id, speaker, { cancelBookings: true }))).toMatchObject({ refusal: { code: 'BOOKINGS_LIVE', args: { bookings: 1 } } });
  });
});

test('the same key takes a step once, and another input under it is refused', async () => {
  const id = await scene.listed();
  const key = newId();
  const outcomes = await Promise.all([1, 2, 3].map(() => scene.step('pause', id, speaker, {}, key)));
  expect(outcomes).toEqual([1, 2, 3].map(() => done({ id, revision: 4 })));
  expect((await scene.look(id)).events).toEqual(['draft 1', 'submit 2', 'list 3', 'pause 4']);
  expect(await scene.step('pause', id, speaker, { words: 'other' }, key)).toMatchObject({ refusal: { code: 'KEY_REUSED' } });
});

test('what viewerMay says is what the steps then do, for everybody and every step', async () => {
  const id = await scene.listed();
  const steps = ['revise', 'submit', 'list', 'return', 'pause', 'resume', 'withdraw'] as const;
  for (const by of [speaker, dispatcher, stranger, worker, otherDispatcher]) {
    const reading = await scene.reading(by);
    const resource = (await resourceLoader(reading).load(id))!;
    const may = await stepsOf(reading, resource);
    for (const step of steps.filter((name) => !may.includes(name))) {
      const said = await stepAnswer(reading, resource, step);
      const outcome = await unchanged(id, () => scene.step(step, id, by, { words: 'because' } as never));
      expect(outcome).toMatchObject({ ok: false, refusal: { code: said.allowed ? 'none' : said.code } });
    }
    expect(may).toEqual(by === speaker || by === dispatcher ? ['pause', 'cancelOccurrence', 'withdraw'] : []);
  }
});

test('of a sensitive item nobody but owner, center and who oversees learns place and time together', async () => {
  const id = await scene.listed({ itemCode: 'COUNSELLING', divisionId: street.communities[0]!.gridId });
  const shown = async (by: typeof stranger | 'guest') => {
    const reading = await scene.reading(by);
    const resource = await resourceLoader(reading).load(id);
    return resource && placeShown(reading, resource);
  };
  expect(await shown('guest')).toBeNull();
  expect(await shown(stranger)).toEqual({ divisionId: street.communities[0]!.id, place: null });
  for (const by of [speaker, dispatcher, otherDispatcher]) expect(await shown(by)).toEqual({ divisionId: street.communities[0]!.gridId, place: '社区活动室' });
});

test('the clock runs it out when its validity ends, and then it is gone from the list', async () => {
  const until = new Date(Date.now() + 30 * 86_400_000);
  const id = await scene.listed({ validUntil: until });
  await advanceClock(platform.db, platform.config, 31 * 86_400_000);
  expect(await scene.step('runOut', id, 'clock')).toMatchObject({ ok: true });
  expect(await scene.look(id)).toMatchObject({ row: { state: 'RUN_OUT' }, deadlines: [] });
  expect(await resourceLoader(await scene.reading(stranger)).load(id)).toBeNull();
  await advanceClock(platform.db, platform.config, -31 * 86_400_000);
});
