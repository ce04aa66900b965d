import type { Executor } from '../../platform/db.ts';
import type { Reading } from '../../platform/platform.ts';
import { calendarOf, type RealmCalendar } from './calendar.ts';
import type { RealmKind } from './levels.ts';
import { settingsOf, type RealmSettings } from './settings.ts';
import { realmRow } from './store.ts';

/** A realm with every setting filled in and its calendar built. */
export interface RealmView {
  readonly code: string;
  readonly name: string;
  readonly kind: RealmKind;
  readonly timeZone: string;
  readonly settings: RealmSettings;
  readonly calendar: RealmCalendar;
  /** Seeds draws and start codes; must never leave the server. */
  readonly secret: Buffer;
}

const calendars = new Map<string, RealmCalendar>();

/** Calendars are shared while zone and hours stay the same; a year without known holidays is told to `warn` once a process. */
function sharedCalendar(timeZone: string, settings: RealmSettings, warn: (year: number) => void): RealmCalendar {
  const key = JSON.stringify([timeZone, settings.holidays, settings.workingHours]);
  let calendar = calendars.get(key);
  if (!calendar) calendars.set(key, calendar = calendarOf(timeZone, settings, warn));
  return calendar;
}

/** One statement; null: there is no such realm. */
export async function readRealm(db: Executor, code: string, warn: (year: number) => void = () => {}): Promise<RealmView | null> {
  const row = await realmRow(db, code);
  if (!row) return null;
  const settings = settingsOf(row.settings);
  return { ...row, settings, calendar: sharedCalendar(row.timeZone, settings, warn) };
}

const REALM = {};

/** The realm of a reading, read once. */
export const realmOf = (reading: Reading): Promise<RealmView | null> =>
  reading.memo(REALM, () => readRealm(reading.platform.db, reading.actor.realm, (year) =>
    reading.platform.log.warn({ year }, 'public holidays of this year are not known yet: time limits count Monday to Friday and are provisional')));
