import { newId } from '../../kernel/ids.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { calendarFor } from '../orders/index.ts';
import { settingsOf, type RealmSettings } from '../places/index.ts';
import { candidateOf } from './candidate.ts';
import { mutingOf } from './muting.ts';
import { nextOf, policyOf, type Next } from './plan.ts';
import { ask, type AskFacts, type OrderToFill, type Policy } from './policy/index.ts';
import { askableFrom, quietUntil } from './quiet.ts';
import { placesOf, wantedKind } from './rules.ts';
import { forget, lineageOf, lockAsking, lookAround, type AskingRow, type OrderAsked } from './store/askings.ts';
import { ableFor, type Able } from './store/candidates.ts';
import { restOne } from './store/settling.ts';
import { writeWave } from './store/wave.ts';

/** What came of one look of the clock. */
export interface Widened { readonly askingId: string; readonly asked: number }

/** Looked at closely for one wave; everybody who is to be told at once where a realm wants that, up to a bound. */
const MOST = 400;
const MOST_BROADCAST = 5_000;
/** From this wave on people of other streets are looked at, too. */
const BEYOND_WAVE = 3;

/**
 * The clock asks the next people, or puts away what is long over. In one transaction under the asking's lock: a wave is sent once, whatever node
 * sends it and whichever dies; six statements with begin and commit.
 */
export async function takeAskingAsClock(platform: Platform, due: Due): Promise<Outcome<Widened>> {
  const outcome = await platform.db.transaction((tx) => (due.step === 'putAway' ? putAway(tx, due) : widen(platform, tx, due)));
  platform.hub.hint();
  return outcome;
}

async function putAway(tx: Tx, due: Due): Promise<Outcome<Widened>> {
  const asking = await lockAsking(tx, due.realm, due.id);
  // Where the order was opened again, it is put away when that has ended.
  if (asking !== null) await forget(tx, asking, SEVEN_ORDERS.final);
  return done({ askingId: due.id, asked: 0 });
}

async function widen(platform: Platform, tx: Tx, { realm, id, stands }: Due): Promise<Outcome<Widened>> {
  const asking = await lockAsking(tx, realm, id);
  if (asking === null) return refuse(NOT_DUE);
  const around = await lookAround(tx, asking, stands);
  const { order, now } = around;
  if (!around.stands) return refuse(NOT_DUE);
  if (asking.state !== 'ASKING') return done({ askingId: id, asked: 0 });
  const settings = settingsOf(around.settings);
  const policy = policyOf(settings.asking);
  if (policy === null || wantedKind(order, now) !== asking.kind || order.attempt !== asking.attempt) {
    await restOne(tx, asking, now);
    return done({ askingId: id, asked: 0 });
  }
  const { streetId } = order;
  const able = await ableFor(tx, { realm, orderId: order.id, kind: asking.kind, streetId, lineage: lineageOf(order), beyond: asking.wave + 1 >= BEYOND_WAVE, open: true, muted: mutingOf(platform), most: policy.name === 'BROADCAST' ? MOST_BROADCAST : MOST });
  const next = nextAfter(policy, factsOf(asking, order, able, { now, timeZone: around.timeZone, settings }));
  const asked = await writeWave(tx, {
    asking, order, now, policy: policy.name, asks: next.asks.map((one) => ({ ...one, id: newId() })), tell: next.tell, state: next.exhausted ? 'EXHAUSTED' : 'ASKING', dueAt: next.dueAt,
  });
  return done({ askingId: id, asked });
}

/** What is to be done now, by the policy and the facts alone. */
const nextAfter = (policy: Policy, facts: AskFacts): Next => nextOf(ask(policy, facts), { now: facts.now, startAt: facts.order.startAt, told: facts.told });

interface Around { readonly now: Date; readonly timeZone: string; readonly settings: RealmSettings }

/** The facts of one wave, as the policy takes them. Who was asked before is not among the candidates. */
function factsOf(asking: AskingRow, order: OrderAsked, able: readonly Able[], { now, timeZone, settings }: Around): AskFacts {
  const quiet = quietUntil(order.plannedStart, now, settings.pushes, calendarFor({ facts: { settings }, timeZone }));
  const askableAt = askableFrom(quiet, order.plannedStart, now);
  return {
    now, seed: asking.id, told: asking.told, quiet, order: toFill(asking, order),
    candidates: able.map((one) => candidateOf(one, order, { now, timeZone, askableAt })),
    asked: asking.wave === 0 ? [] : [{ wave: asking.wave, at: asking.waveAt!, candidateIds: [] }],
  };
}

const toFill = (asking: AskingRow, order: OrderAsked): OrderToFill => ({
  id: order.id, itemCode: order.itemCode, skills: asking.kind === 'LEAD' ? [] : order.skills, urgent: order.urgent, requesterId: order.requesterId, openedAt: asking.since, startAt: order.plannedStart,
  spot: { streetId: order.streetId, communityId: order.communityId, gridId: order.gridId, buildingId: order.buildingId },
  placesWanted: asking.kind === 'LEAD' ? 1 : order.helpersWanted, placesFree: placesOf(asking.kind, order),
});
