import type { Reading } from '../../platform/platform.ts';
import { placedItemLoader } from '../catalogue/index.ts';
import { organisationLoader } from '../organisations/index.ts';
import { disclosureOf, duesLoader, holdsLoader, sightOf, type OrderRow } from '../orders/index.ts';
import { divisionLoader, realmOf } from '../places/index.ts';
import { teamLoader } from '../teams/index.ts';
import { sentenceOf } from './rules/sentence.ts';

/** A moment as it is read aloud in the realm's zone. */
const saidAt = (at: Date | null, timeZone: string, language: 'zh-CN' | 'en'): string | null => (at === null ? null
  : new Intl.DateTimeFormat(language, { timeZone, month: 'long', day: 'numeric', weekday: 'long', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(at));

/** The sentence about an order in the reader's language, for whoever may read its summary; null for others. It names nobody. */
export async function sayOrder(reading: Reading, order: OrderRow): Promise<string | null> {
  const sight = await sightOf(reading, order);
  if (!disclosureOf(sight).summary) return null;
  const { language } = reading;
  const [realm, item, holding, unit, holds, dues] = await Promise.all([
    realmOf(reading), placedItemLoader(reading).load({ version: order.catalogueVersion, code: order.itemCode }), order.holdingId === null ? null : divisionLoader(reading).load(order.holdingId),
    providerOf(reading, order), order.holds === 0 ? [] : holdsLoader(reading).load(order.id), order.state === 'NEEDS_INFO' ? duesLoader(reading).load(order.id) : [],
  ]);
  const at = (moment: Date | null): string | null => saidAt(moment, realm?.timeZone ?? 'UTC', language);
  const until = holds.reduce<Date | null>((last, hold) => (last === null || hold.until > last ? hold.until : last), null);
  const booking = bookingOf(order, holds);
  return sentenceOf({
    number: order.number, item: (language === 'en' ? item?.en : item?.zh) ?? order.itemCode, state: order.state, serves: order.serves, when: at(order.plannedStart), holding: holding?.name ?? null, unit: unit?.name ?? null,
    booking, bookedFor: booking === null ? null : at(order.wantedStart),
    late: isLate(order, sight.now), led: order.leadsLiving > 0, helpers: order.helpersLiving, helpersWanted: order.helpersWanted, heldUntil: at(until), outcome: order.outcome, resolved: order.resolved,
    answerBy: at(dues.find(({ step }) => step === 'expire')?.at ?? null),
  }, language);
}

const DAY_MS = 86_400_000;
const isLate = ({ state, plannedStart, plannedEnd }: OrderRow, now: Date): boolean =>
  (state === 'OPEN' ? plannedStart !== null && plannedStart <= now : state === 'UNDERWAY' && plannedEnd !== null && plannedEnd.getTime() + DAY_MS <= now.getTime());

/** Whoever is not a person: a unit, a team, a division. */
function providerOf(reading: Reading, { providerId, providerTeamId, providerDivisionId }: OrderRow): Promise<{ readonly name: string } | null> | { readonly name: string } | null {
  if (providerId !== null) return Promise.resolve(organisationLoader(reading).load(providerId));
  if (providerTeamId !== null) return Promise.resolve(teamLoader(reading).load(providerTeamId));
  return providerDivisionId === null ? null : Promise.resolve(divisionLoader(reading).load(providerDivisionId));
}

const bookingOf = (order: OrderRow, holds: readonly { readonly forBooking: boolean }[]): 'STANDS' | 'WAITS' | 'LOST' | null =>
  (order.serves !== 'PROVIDER' ? null : holds.some(({ forBooking }) => forBooking) ? 'WAITS' : (order.providerId ?? order.providerTeamId ?? order.providerDivisionId ?? order.providerPersonId) === null ? 'LOST' : 'STANDS');
