import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { clockOf, guestOf, type Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import type { Asker } from '../orders/index.ts';
import { CHANGES } from './changes.ts';
import type { SeriesRow } from './facts.ts';
import { lookedAt } from './looked-at.ts';
import type { Change, Moved, Moving, SeriesMove, StepInputs } from './moving.ts';
import { placing } from './place-next.ts';
import { record } from './record.ts';
import { rolesOf } from './roles.ts';
import { SERIES_RULES } from './rules.ts';
import { nextToPlace } from './schedule.ts';
import { readAlong } from './store/facts.ts';
import { lockSeries } from './store/write.ts';

export interface MoveCall<S extends SeriesMove = SeriesMove> {
  readonly realm: string;
  readonly asker: Asker;
  readonly seriesId: string;
  readonly step: S;
  readonly input: StepInputs[S];
}

/**
 * THE way a series changes state. Locks the row before it writes anything, reads the facts under that lock, decides by the pure table, and writes row,
 * occurrence, time limits, event and the key's outcome in one statement of the same transaction. The same key gives the same outcome.
 */
export async function move<S extends SeriesMove>(platform: Platform, call: MoveCall<S>, key: string): Promise<Outcome<Moved>> {
  const ask = { actor: identity(call), mutation: SERIES_STEPS.steps[call.step].mutation ?? call.step, key, input: { seriesId: call.seriesId, ...call.input }, about: call.seriesId };
  const outcome = await once(platform, ask, (tx, keyed) => moveWithin(platform, tx, call, keyed));
  platform.hub.hint();
  return outcome;
}

/** A step that the clock takes when its time has come, if under the lock it still has. */
export async function takeAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<Moved>> {
  const call: MoveCall = { realm: due.realm, asker: { clock: true }, seriesId: due.id, step: due.step as SeriesMove, input: {} };
  const outcome = await platform.db.transaction((tx) => moveWithin(platform, tx, call, null, due.stands));
  platform.hub.hint();
  return outcome;
}

async function moveWithin(platform: Platform, tx: Tx, call: MoveCall, keyed: Keyed | null, stands?: Due['stands']): Promise<Outcome<Moved>> {
  const before = await lockSeries(tx, call.realm, call.seriesId);
  if (!before) return notFound();
  const read = await readAlong(tx, call.realm, call.asker, [before], { stands, holding: true });
  if (!read.stands) return refuse(NOT_DUE);
  const { along, calendar, next, facts, limits } = lookedAt(before, read);
  const roles = rolesOf(facts);
  if (roles.size === 0 && !along.preferred.includes(read.actor.personId ?? '')) return notFound();
  const decision = decide(SERIES_STEPS, SERIES_RULES, call.step, { state: before.state, roles, facts });
  if (!decision.allowed) return refused(decision);
  const moving: Moving = { platform, tx, actor: read.actor, now: read.now, before, along, calendar, next, limits, as: decision.as };
  const changed = await changeOf(moving, call, decision.to);
  if (!changed.ok) return changed;
  const { row, mark, preferred, words, forgets, instead } = changed.value;
  const after: SeriesRow = { ...before, revision: before.revision + 1, ...(decision.to === before.state ? {} : { state: decision.to, stateSince: read.now, paused: null }), ...row };
  const kept = forgets ? along.marks.filter(({ orderId }) => orderId !== null) : along.marks;
  const marks = mark ? [...kept.filter(({ date }) => date !== mark.date), mark] : kept;
  const outcome = done({ id: after.id, revision: after.revision });
  await record(tx, {
    step: instead ?? call.step, before, after, next: nextToPlace(after, marks, read.now, calendar), as: instead ? 'effect' : decision.as, keyed, outcome, ...(mark === undefined ? {} : { mark }),
    ...(preferred === undefined ? {} : { preferred }), ...(words === undefined ? {} : { words }), ...(forgets ? { forgets } : {}), along: { now: read.now, actor: read.actor, timeZone: read.timeZone, settings: read.settings, preferred: along.preferred, limits },
  });
  return outcome;
}

const changeOf = (moving: Moving, { step, input }: MoveCall, to: SeriesRow['state']): Promise<Outcome<Change>> | Outcome<Change> => {
  if (step === 'placeNext') return placing(moving);
  if (step === 'pause') return done({ row: { paused: 'BY_HAND' as const, state: to } });
  return (CHANGES[step as keyof typeof CHANGES] as (moving: Moving, input: object) => Promise<Outcome<Change>> | Outcome<Change>)(moving, input);
};

const notFound = (): Outcome<never> => refuse('NOT_FOUND', { what: 'Series' }, ['input', 'seriesId']);

/** Somebody at their desk and the clock own their keys; rights are not needed for that. */
const identity = ({ realm, asker }: Pick<MoveCall, 'realm' | 'asker'>): Actor =>
  ('clock' in asker ? clockOf(realm) : 'actor' in asker ? asker.actor : guestOf(realm, asker.caller));
