import { newId } from '../../kernel/ids.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { calendarFor } from '../orders/index.ts';
import { settingsOf, type RealmSettings } from '../places/index.ts';
import { candidateOf } from './candidate.ts';
import { firstOf, firstWord } from './first.ts';
import { mutingOf } from './muting.ts';
import { nextOf, policyOf, type Next } from './plan.ts';
import { type AskFacts, type OrderToFill, type Policy } from './policy/index.ts';
import { askableFrom, quietUntil } from './quiet.ts';
import { placesOf, wantedKind } from './rules.ts';
import { askingOf, forget, lineageOf, lockAsking, lookAround, type AskingRow, type OrderAsked } from './store/askings.ts';
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
 * sends it and whichever dies. Who could be asked is sought before that: it takes a tenth of a second, and every feed waits for whoever holds a lock.
 */
export async function takeAskingAsClock(platform: Platform, due: Due): Promise<Outcome<Widened>> {
  const found = due.step === 'putAway' ? null : await seek(platform, due);
  const outcome = await platform.db.transaction((tx) => (due.step === 'putAway' ? putAway(tx, due) : widen(platform, tx, due, found)));
  platform.hub.hint();
  return outcome;
}

async function putAway(tx: Tx, due: Due): Promise<Outcome<Widened>> {
  const asking = await lockAsking(tx, due.realm, due.id);
  // Where the order was opened again, it is put away when that has ended.
  if (asking !== null) await forget(tx, asking, SEVEN_ORDERS.final);
  return done({ askingId: due.id, asked: 0 });
}

/** Who could be asked for the next wave of an asking, as it and its order stood then. */
interface Found { readonly wave: number; readonly revision: number; readonly able: readonly Able[] }

async function seek(platform: Platform, { realm, id, stands }: Due): Promise<Found | null> {
  const asking = await askingOf(platform.db, realm, id);
  if (asking?.state !== 'ASKING') return null;
  const { order, now, ...around } = await lookAround(platform.db, asking, stands);
  const policy = policyOf(settingsOf(around.settings).asking);
  if (!around.stands || policy === null || isOver(asking, order, now)) return null;
  return { wave: asking.wave, revision: order.revision, able: await soughtBy(policy, platform, platform.db, asking, order) };
}

/** Its places are not to be filled any more, or not by this asking. */
const isOver = (asking: AskingRow, order: OrderAsked, now: Date): boolean => wantedKind(order, now) !== asking.kind || order.attempt !== asking.attempt;

const soughtBy = ({ name }: Policy, platform: Platform, db: Executor, asking: AskingRow, order: OrderAsked): Promise<Able[]> => ableFor(db, {
  realm: asking.realm, orderId: order.id, kind: asking.kind, streetId: order.streetId, lineage: lineageOf(order), beyond: asking.wave + 1 >= BEYOND_WAVE, open: true,
  muted: mutingOf(platform), first: firstOf(platform), most: name === 'BROADCAST' ? MOST_BROADCAST : MOST,
});

async function widen(platform: Platform, tx: Tx, { realm, id, stands }: Due, found: Found | null): Promise<Outcome<Widened>> {
  const asking = await lockAsking(tx, realm, id);
  if (asking === null) return refuse(NOT_DUE);
  const around = await lookAround(tx, asking, stands);
  const { order, now } = around;
  if (!around.stands) return refuse(NOT_DUE);
  if (asking.state !== 'ASKING') return done({ askingId: id, asked: 0 });
  const settings = settingsOf(around.settings);
  const policy = policyOf(settings.asking);
  if (policy === null || isOver(asking, order, now)) {
    await restOne(tx, asking, now);
    return done({ askingId: id, asked: 0 });
  }
  const asBefore = found !== null && found.wave === asking.wave && found.revision === order.revision;
  const able = asBefore ? found.able : await soughtBy(policy, platform, tx, asking, order);
  const next = nextAfter(policy, factsOf(asking, order, able, { now, timeZone: around.timeZone, settings }), new Set(able.flatMap(({ id: one, preferred }) => (preferred ? [one] : []))));
  const asked = await writeWave(tx, {
    asking, order, now, policy: policy.name, asks: next.asks.map((one) => ({ ...one, id: newId() })), tell: next.tell, state: next.exhausted ? 'EXHAUSTED' : 'ASKING', dueAt: next.dueAt,
  });
  return done({ askingId: id, asked });
}

/** What is to be done now, by the policy and the facts alone. */
const nextAfter = (policy: Policy, facts: AskFacts, preferred: ReadonlySet<string>): Next => nextOf(firstWord(policy, facts, preferred), { now: facts.now, startAt: facts.order.startAt, told: facts.told });

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
