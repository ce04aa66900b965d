import type { Reading } from '../../platform/platform.ts';
import type { SeatKind } from '../../seat-steps.ts';
import { fitOf, mutingOf, settingsFor, type ShownScore } from '../asking/index.ts';
import { orderLoader, type OrderRow } from '../orders/index.ts';
import { realmOf } from '../places/index.ts';
import { lookFor } from './store/openings.ts';

/** A place that somebody could take now. */
export interface OpeningRow extends ShownScore { readonly kind: SeatKind; readonly order: OrderRow }

/** What the reader could do within so many days, best fit first, and of what fits alike the soonest. Nothing for who is neither volunteer nor party member. */
export async function openingsFor(reading: Reading, days: number, first: number): Promise<OpeningRow[]> {
  const { actor: { realm, personId, volunteer, partyMember }, platform } = reading;
  const view = personId === null || !(volunteer || partyMember) ? null : await realmOf(reading);
  if (view === null || personId === null) return [];
  const { now, me, found } = await lookFor(platform.db, { realm, personId, party: partyMember, days, muted: mutingOf(platform) });
  const around = { now, timeZone: view.timeZone, settings: settingsFor(view.settings.asking) };
  const fits = found.flatMap((one) => {
    const fit = fitOf({ id: personId, ...me }, one, around);
    return fit === null ? [] : [{ ...fit, kind: one.kind, id: one.id, at: one.plannedStart.getTime() }];
  });
  const best = fits.sort((a, b) => b.score - a.score || a.at - b.at || (a.id < b.id ? -1 : 1)).slice(0, first);
  const orders = await orderLoader(reading).loadMany(best.map(({ id }) => id));
  return best.flatMap(({ kind, score, why }, i) => { const order = orders[i]; return order ? [{ kind, score, why, order }] : []; });
}
