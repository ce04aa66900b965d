import { describe, expect, test } from 'vitest';
import { draft, type DraftInput, type ResourceMove } from '../../src/features/resources/index.ts';
import { RESOURCE_RULES } from '../../src/features/resources/rules/steps.ts';
import { newId } from '../../src/kernel/ids.ts';
import { target } from '../../src/kernel/lifecycle.ts';
import { RESOURCE_STATES, RESOURCE_STEP_NAMES, RESOURCE_STEPS, type ResourceNeed, type ResourceState, type ResourceStep, type ResourceWho } from '../../src/resource-steps.ts';
import { makeResourceCells } from './support/cells.ts';
import { inTurns } from '../support/turns.ts';

/** Every row of the table of resources, in every state, for everybody, through the real `move`; what was foretold is what happens. */

const cells = await makeResourceCells();
const { platform, FACES, owners } = cells;
type Face = keyof typeof FACES;

const rowOf = (step: ResourceStep) => RESOURCE_STEPS.steps[step];
const fromOf = (step: ResourceStep): readonly ResourceState[] => { const { from } = rowOf(step); return from === 'BIRTH' ? [] : from; };
const MOVES = RESOURCE_STEP_NAMES.filter((step) => rowOf(step).from !== 'BIRTH') as ResourceMove[];
/** The faces of each capacity. The first is tried in every cell, the others in each that is allowed. */
const FACES_OF: { readonly [W in Exclude<ResourceWho, 'birthOwner'> | 'nobody']: readonly Face[] } = {
  owner: ['speaker', 'worker', 'captain', 'resident', 'dispatcher, of what is his own', 'street leader, of what the street owns'],
  center: ['dispatcher', 'street leader'], clock: ['clock'], nobody: ['auditor', 'stranger'],
};
const WHO = Object.keys(FACES_OF) as (keyof typeof FACES_OF)[];
const isNamed = (step: ResourceStep, who: keyof typeof FACES_OF): boolean => (rowOf(step).who as readonly string[]).includes(who);

const all = MOVES.flatMap((step) => RESOURCE_STATES.flatMap((state) => WHO.flatMap((who) => {
  const allowed = isNamed(step, who) && fromOf(step).includes(state);
  const code = isNamed(step, who) ? 'WRONG_STATE' : 'NOT_ALLOWED';
  return (allowed || who === 'nobody' ? FACES_OF[who] : FACES_OF[who].slice(0, 1)).map((face) => ({ step, state, who, face, code: allowed ? null : face === 'stranger' && state !== 'LISTED' ? 'NOT_FOUND' : code }));
})));
const allowedCells = all.filter(({ code }) => code === null).map(({ step, state, face, who }) => [step, state, face, who] as const);
const refusedCells = all.flatMap(({ step, state, face, code }) => (code === null ? [] : [[step, code, state, face] as const]));

test('every step, state and capacity is there, and each step is refused for being unseen, for who asks and for its state', () => {
  expect(new Set(all.map(({ step, state, who }) => `${step} ${state} ${who}`)).size).toBe(10 * 7 * 4);
  for (const code of ['NOT_FOUND', 'NOT_ALLOWED', 'WRONG_STATE']) expect([...new Set(refusedCells.flatMap(([step, why]) => (why === code ? [step] : [])))]).toEqual(MOVES);
});

describe('What is allowed', () => {
  test.each(allowedCells)('%s from %s by the %s is taken as %s, and was foretold', async (step, state, face, who) => {
    const id = await cells.write(state, face);
    const foretold = await cells.foretell(face, id, step);
    if (foretold !== 'nothing') expect([foretold?.may.includes(step), foretold?.can]).toEqual([true, null]);
    cells.statements();
    expect(await cells.drive(face, id, step)).toEqual({ ok: true, value: { id, revision: 8 } });
    expect(cells.statements()).toBe(5);
    const to = target(rowOf(step), state);
    const after = await cells.look(id);
    expect(after).toMatchObject({ row: { state: to, revision: 8 }, events: [`${step} 8`], taken: [who] });
    const limits = rowOf(step).within.map((limit) => limit.else);
    expect(after.deadlines.map((due) => due.split(' ')[0])).toEqual([...limits, ...(to === state ? ['runOut'] : [])]);
  });
});

describe('What is refused', () => {
  test.each(inTurns(refusedCells))('%s is refused with %s in %s to the %s, as foretold, and nothing changes', async (step, code, state, face) => {
    const id = await cells.write(state, face);
    await expectRefused(step, code, face, id);
  });

  test.each(MOVES.filter((step) => fromOf(step).length > 0))('%s of a resource that there is not is not found, not even by the clock', async (step) => {
    for (const face of ['speaker', 'dispatcher', 'clock'] as const) expect(await cells.drive(face, newId(), step)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });

  /** A resource that lacks what is needed, and nothing else. */
  const LACKING: { readonly [N in ResourceNeed]: (state: ResourceState, face: Face) => Promise<string> } = {
    ITEM_LISTED: (state, face) => cells.write(state, face, { itemCode: 'ELDER_VISIT' }),
    COMPLETE: (state, face) => cells.write(state, face, { periodKind: null, capacity: null }),
    STILL_VALID: (state, face) => cells.write(state, face, { validUntil: new Date(Date.now() - 60_000) }),
    NO_LIVING_BOOKINGS: async (state, face) => { const id = await cells.write(state, face); await cells.bookOne(id); return id; },
  };
  const needed = MOVES.flatMap((step) => rowOf(step).needs.flatMap((need) => fromOf(step).flatMap((state) => rowOf(step).who.map((who) =>
    [step, RESOURCE_RULES[need].code, state, FACES_OF[who as keyof typeof FACES_OF][0]!, need] as const))));
  test.each(inTurns(needed))('%s is refused with %s in %s to the %s (%s is broken), as foretold, and nothing changes', async (step, code, state, face, need) => {
    await expectRefused(step, code, face, await LACKING[need](state, face));
  });

  async function expectRefused(step: ResourceMove, code: string, face: Face, id: string): Promise<void> {
    const [before, foretold] = [await cells.look(id), await cells.foretell(face, id, step)];
    const outcome = await cells.drive(face, id, step);
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    if (code === 'NOT_FOUND') expect(foretold).toBeNull();
    else if (foretold !== 'nothing') {
      expect(foretold?.may).not.toContain(step);
      expect(outcome.ok || { code: outcome.refusal.code, args: outcome.refusal.args }).toEqual(foretold?.can);
    }
    expect(await cells.look(id)).toEqual(before);
  }
});

describe('The birth of a resource', () => {
  const OWNERS = { unit: { organisationId: owners.unitId }, community: { divisionId: owners.community }, team: { teamId: owners.teamId }, person: { myself: true } } as const satisfies Record<string, DraftInput['owner']>;
  const SPEAKERS: { readonly [O in keyof typeof OWNERS]: readonly Face[] } = {
    unit: ['speaker'], community: ['worker'], team: ['captain'], person: ['speaker', 'worker', 'captain', 'resident', 'dispatcher', 'street leader', 'auditor', 'stranger'],
  };
  const count = async () => Number((await platform.sql`select count(*)::int as n from resources`)[0]!['n']);
  const births = (Object.keys(OWNERS) as (keyof typeof OWNERS)[]).flatMap((owner) => SPEAKERS.person.map((face) => [owner, face, SPEAKERS[owner].includes(face)] as const));

  test.each(births)('what a %s offers, drafted by the %s: %s', async (owner, face, isBorn) => {
    const { by } = FACES[face];
    if (by === 'clock') throw new Error('the clock drafts nothing');
    const before = await count();
    const drafted = (change: Partial<DraftInput> = {}) => draft(platform, by.caller, cells.input({ owner: OWNERS[owner], ...change }), newId());
    const outcome = await drafted();
    if (!isBorn) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    else {
      expect(outcome).toMatchObject({ ok: true, value: { revision: 1 } });
      expect(await cells.look(outcome.ok ? outcome.value.id : '')).toMatchObject({ row: { state: 'DRAFT', revision: 1 }, events: ['draft 1'], taken: ['birthOwner'], deadlines: [] });
      expect(await drafted({ itemCode: 'ELDER_VISIT' })).toMatchObject({ ok: false, refusal: { code: 'ITEM_NOT_LISTED' } });
    }
    expect(await count()).toBe(before + (isBorn ? 1 : 0));
  });
});
