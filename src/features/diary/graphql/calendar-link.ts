import type { Platform } from '../../../platform/platform.ts';
import type { SecretLink } from '../../../graphql/http/secret-links.ts';
import { calendarText } from '../icalendar.ts';
import { hashOf } from '../link.ts';
import { MOST_DAYS, plainEntries } from '../store/entries.ts';
import { whoseLink } from '../store/links.ts';

const DAY_MS = 86_400_000;
/** What a calendar program is shown: two weeks back, and as far ahead as a window reaches. */
const BACK_DAYS = 14;
const MOST = 1_000;
const REST = /^([\w.-]{1,40})\/([\w-]{43})\.ics$/;

/** The calendar behind a secret link (日历订阅): whoever has the link reads it, until it is renewed or revoked. */
export const calendarLink = (platform: Platform): SecretLink => ({
  prefix: '/calendar/',
  async open(rest, language) {
    const [, realm, secret] = REST.exec(rest) ?? [];
    const whose = realm === undefined || secret === undefined ? null : await whoseLink(platform.db, realm, hashOf(secret));
    if (whose === null) return null;
    const { personId, now } = whose;
    const window = { realm: realm!, personId, from: new Date(now.getTime() - BACK_DAYS * DAY_MS), until: new Date(now.getTime() + MOST_DAYS * DAY_MS), days: BACK_DAYS + MOST_DAYS };
    return { type: 'text/calendar; charset=utf-8', body: calendarText(await plainEntries(platform.db, window, MOST), language) };
  },
});
