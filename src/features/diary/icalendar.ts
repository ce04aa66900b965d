import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';
import type { Language } from '../../platform/platform.ts';
import type { PlainEntry } from './store/entries.ts';
import { DIARY_WORDS } from './words.ts';

const TENTATIVE: readonly string[] = ['HELD', 'REQUESTED'];

/** A calendar (RFC 5545) in the realm's zone. It says what is done, in which community, when, the order's number and how it stands; nothing of any resident. */
export function calendarText(entries: readonly PlainEntry[], timeZone: string, language: Language): string {
  const said = (words: { readonly zh: string | null; readonly en: string | null } | undefined): string => (language === 'en' ? words?.en : words?.zh) ?? '';
  const calendar = ical({ name: language === 'en' ? 'Linlibang' : '邻里帮', prodId: { company: 'Linlibang', product: 'calendar', language: language === 'en' ? 'EN' : 'ZH' }, method: ICalCalendarMethod.PUBLISH });
  calendar.timezone({ name: timeZone, generator: (zone) => [zoneBlock(zone)].flat()[0] ?? null });
  calendar.ttl(900);
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.kind.toLowerCase()}-${entry.id}@linlibang`, start: entry.startsAt, end: entry.endsAt, timezone: timeZone, stamp: entry.changedAt, summary: `${said(entry)} No. ${entry.number}`,
      description: said(DIARY_WORDS[entry.state]), status: TENTATIVE.includes(entry.state) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED, ...(entry.community === null ? {} : { location: entry.community }),
    });
  }
  return calendar.toString();
}
