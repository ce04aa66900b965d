import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Language } from '../../platform/platform.ts';
import type { PlainEntry } from './store/entries.ts';
import { DIARY_WORDS } from './words.ts';

/** In place of an item that is sensitive: a calendar is kept by others, and shown on walls. */
const VEILED = { zh: '服务', en: 'Service' };
const TENTATIVE: readonly string[] = ['HELD', 'REQUESTED'];

/** A calendar (RFC 5545), its times in UTC, which every program shows in its own zone (with a zone named, the library would write those of this process). It says what is done, in which community, when, the order's number and how it stands; nothing of any resident. Each change of the order is a later SEQUENCE, or programs would keep the time they know. */
export function calendarText(entries: readonly PlainEntry[], language: Language): string {
  const said = (words: { readonly zh: string | null; readonly en: string | null } | undefined): string => (language === 'en' ? words?.en : words?.zh) ?? '';
  const calendar = ical({ name: language === 'en' ? 'Linlibang' : '邻里帮', prodId: { company: 'Linlibang', product: 'calendar', language: language === 'en' ? 'EN' : 'ZH' }, method: ICalCalendarMethod.PUBLISH });
  calendar.ttl(900);
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.kind.toLowerCase()}-${entry.id}@linlibang`, sequence: entry.revision, start: entry.startsAt, end: entry.endsAt, stamp: entry.changedAt, summary: `${said(entry) || said(VEILED)} No. ${entry.number}`,
      description: said(DIARY_WORDS[entry.state]), status: TENTATIVE.includes(entry.state) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED, ...(entry.community === null ? {} : { location: entry.community }),
    });
  }
  return calendar.toString();
}
