import { randomBytes } from 'node:crypto';
import { DRAW_STEPS, type DrawStep } from '../../draw-steps.ts';
import { newId } from '../../kernel/ids.ts';
import type { Facts } from '../../platform/events/event.ts';
import { knowing, limitsOf, routingOf, type Effect, type HigherEffects, type Moving, type StepInputs } from '../orders/index.ts';
import { closingOf, drawnAt, fitted, openingByRule, shifted, type Window } from './lifecycle.ts';
import { commitmentOf } from './shuffle.ts';
import { announcing, DRAW_OF_ORDER, drawOf, ending, knownDraw, moving as movingDraw, standing, type SecretDraw } from './store/draws.ts';
import { callingOff } from './store/entries.ts';

type DrawEffect = 'DRAW_ANNOUNCED' | 'DRAW_CHANGED' | 'DRAW_CALLED_OFF' | 'DRAW_STANDS' | 'DRAW_GOES_ON';

/**
 * What steps of an order do to its draw, in the step's transaction and under the order's lock; handed to `orders` where the rooms are
 * composed. An order without an announced draw costs nothing.
 */
export const drawEffects: Pick<HigherEffects, DrawEffect> = {
  DRAW_ANNOUNCED: async (moving) => {
    const { tx, order, facts, patch } = moving;
    const { now, settings } = facts;
    const plannedStart = patch.plannedStart ?? null;
    const opensAt = (moving.input as StepInputs['accept']).grabOpensAt ?? openingByRule({ now, plannedStart }, order, settings.fairStartAfterMinutes);
    if (opensAt === null) return {};
    const closesAt = closingOf(opensAt, plannedStart, limitsOf({ facts }));
    const id = newId();
    const seed = randomBytes(32).toString('hex');
    const commitment = commitmentOf({ drawId: id, seed });
    for (const part of announcing(tx, { realm: order.realm, id, orderId: order.id, attempt: order.attempt, announcedAt: now, opensAt, closesAt, commitment, seed }, drawnAt(closesAt))) moving.along(part);
    tellDraw(moving, 'announce', { drawId: id, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), commitment });
    // Whoever is to enter must see it.
    moving.then('open');
    return { drawAt: closesAt };
  },

  DRAW_CHANGED: ofDraw(async (moving) => {
    const { order, patch, facts: { now } } = moving;
    if (order.drawAt === null || !WHAT_MATTERS.some((field) => patch[field] !== undefined && String(patch[field]) !== String(order[field]))) return {};
    const draw = drawOf(moving.known['DRAW_CHANGED']);
    const window = fitted(draw, { now, plannedStart: patch.plannedStart ?? order.plannedStart });
    return moveTo(moving, draw, window, 'change', false);
  }),

  DRAW_STANDS: ofDraw(async (moving) => {
    const { order, facts: { now } } = moving;
    if (order.drawAt === null || order.holds > 0) return {};
    const draw = drawOf(moving.known['DRAW_STANDS']);
    moving.along(standing(draw, now));
    tellDraw(moving, 'stand', { drawId: draw.id });
    return {};
  }),

  DRAW_GOES_ON: ofDraw(async (moving) => {
    const { order, patch, facts: { now } } = moving;
    if (order.drawAt === null || order.heldSince === null || patch.holds !== 0) return {};
    const draw = drawOf(moving.known['DRAW_GOES_ON']);
    return moveTo(moving, draw, shifted(draw, order.heldSince, { now, plannedStart: order.plannedStart }), 'goOn', true);
  }),

  DRAW_CALLED_OFF: ofDraw(async (moving) => {
    const { tx, order, revision, facts: { now, actor } } = moving;
    if (order.drawAt === null) return {};
    const draw = drawOf(moving.known['DRAW_CALLED_OFF']);
    const { write, told } = callingOff(tx, draw, now, { step: 'callOff', revision, actorPerson: actor.personId, actorKind: actor.kind });
    moving.along(write, { told });
    for (const part of ending(tx, draw, { state: 'CALLED_OFF', now, places: null })) moving.along(part);
    tellDraw(moving, 'callOff', { drawId: draw.id });
    return { drawAt: null };
  }),
};

/** An effect on the announced draw, which is locked and known. */
function ofDraw(does: Effect): Effect {
  return Object.assign(knowing((order) => knownDraw(order), does), { locks: DRAW_OF_ORDER });
}

/** What of an order decides whether somebody wants to be drawn for it. */
const WHAT_MATTERS = ['plannedStart', 'plannedEnd', 'helpersWanted', 'divisionId'] as const;

function moveTo(moving: Moving, draw: SecretDraw, { opensAt, closesAt }: Window, step: DrawStep, goesOn: boolean) {
  for (const part of movingDraw(moving.tx, draw, { opensAt, closesAt, dueAt: drawnAt(closesAt), goesOn })) moving.along(part);
  tellDraw(moving, step, { drawId: draw.id, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() });
  return { drawAt: closesAt };
}

function tellDraw({ tell, order, patch, facts, revision }: Moving, step: DrawStep, said: Facts): void {
  tell({
    realm: order.realm, table: DRAW_STEPS.name, step, subjectType: 'Order', subjectId: order.id, orderId: order.id, revision, at: facts.now,
    actorPerson: facts.actor.personId, actorKind: facts.actor.kind, before: routingOf(order), after: routingOf({ ...order, ...patch }), facts: said,
  });
}
