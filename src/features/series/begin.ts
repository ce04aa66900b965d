import { newId } from '../../kernel/ids.ts';
import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import { calendarFor, placeable, type Placing } from '../orders/index.ts';
import type { TimingInput } from '../resources/index.ts';
import type { SeriesRow } from './facts.ts';
import type { Moved } from './moving.ts';
import { preferenceRight, type Preference } from './preference.ts';
import { record } from './record.ts';
import { SERIES_RULES } from './rules.ts';
import { nextToPlace } from './schedule.ts';
import { livingOf } from './store/people.ts';
import { timesOf, type Times } from './times.ts';
import { MOST_SERIES } from './words.ts';

/** What shall come again, and when. */
export interface Beginning extends Pick<Placing, 'itemCode' | 'requesterId' | 'persons' | 'helpersWanted' | 'projectId'>, Preference {
  readonly divisionCode: string;
  readonly words: string;
  readonly timing: TimingInput;
  readonly skipsHolidays: boolean;
  readonly validFrom?: Date | null;
  readonly validUntil?: Date | null;
}

/** Somebody sets up orders that come again, for themselves or for whom they may order. The first is placed when its time has come. */
export async function begin(platform: Platform, caller: Caller, input: Beginning, key: string): Promise<Outcome<Moved>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'beginSeries', key, input }, (tx, keyed) => beginWithin(tx, caller, input, keyed));
  platform.hub.hint();
  return outcome;
}

async function beginWithin(tx: Tx, caller: Caller, input: Beginning, keyed: Keyed): Promise<Outcome<Moved>> {
  const { itemCode, divisionCode, requesterId, persons, helpersWanted, projectId, words } = input;
  const judged = await placeable(tx, caller, { itemCode, divisionCode, words, requesterId: requesterId ?? null, persons: persons ?? null, helpersWanted: helpersWanted ?? null, projectId: projectId ?? null });
  if (!judged.ok) return judged.refusal.code === 'RESOURCE_NEEDED' ? refuse('SERIES_ITEM_UNFIT', {}, ['input', 'itemCode']) : judged;
  const { birth, as } = judged.value;
  const calendar = calendarFor({ facts: { settings: birth.settings }, timeZone: birth.timeZone });
  const timed = timesOf(input, birth.now, calendar);
  if (!timed.ok) return timed;
  const row = { ...timed.value, ...rowOf(input, birth as Born, as) };
  const next = nextToPlace(row, [], birth.now, calendar);
  const facts = { now: birth.now, actor: birth.actor, series: row, consented: birth.consented, item: birth.item, next };
  const decision = decide(SERIES_STEPS, SERIES_RULES, 'begin', { state: null, roles: new Set([as]), facts });
  if (!decision.allowed) return refused(decision);
  const unfit = await preferenceRight(tx, row, input, as === 'onBehalf');
  if (unfit) return unfit;
  if (await livingOf(tx, row.realm, row.requesterId) >= MOST_SERIES) return refuse('SERIES_FULL', { most: MOST_SERIES });
  const outcome = done({ id: row.id, revision: 1 });
  const along = { ...birth, preferred: input.preferredIds ?? [], limits: { ...birth.settings.limits, ...birth.item!.limits } };
  await record(tx, { step: 'begin', before: null, after: row, along, next, as: decision.as, keyed, outcome, words: words.trim(), preferred: input.preferredIds ?? [] });
  return outcome;
}

type Judged = Extract<Awaited<ReturnType<typeof placeable>>, { ok: true }>['value'];
type Born = Judged['birth'] & { readonly division: NonNullable<Judged['birth']['division']>; readonly item: NonNullable<Judged['birth']['item']>; readonly requesterId: string };

const rowOf = ({ persons, helpersWanted, projectId, teamId }: Beginning, { now, actor, requesterId, division, item }: Born, as: SeriesRow['begunAs']): Omit<SeriesRow, keyof Times> => ({
  realm: actor.realm, id: newId(), requesterId, placerId: actor.personId!, begunAs: as, itemCode: item.code, sensitive: item.sensitive, projectId: projectId ?? null,
  divisionId: division.id, streetId: division.streetId, communityId: division.communityId, gridId: division.gridId, buildingId: division.buildingId,
  persons: persons ?? 1, helpersWanted: helpersWanted ?? null, teamId: teamId ?? null, state: 'RUNNING', stateSince: now, paused: null, lastEndsAt: null, revision: 1, begunAt: now,
});
