export { calendarOf, type RealmCalendar } from './calendar.ts';
export { ImportRefused } from './division-csv.ts';
export { importDivisions, type DivisionImport } from './import-divisions.ts';
export { LEVELS, REALM_KINDS, type GridKind, type Level, type RealmKind } from './levels.ts';
export { holdsOver, lineageOf, reachOf } from './lineage.ts';
export { divisionLoader } from './loaders.ts';
export { readRealm, realmOf } from './realm.ts';
export { badSettings, realmSettings, settingsAfter, settingsIn, settingsOf, type AskingSettings, type FairPlay, type RealmSettings, type SettingsChange } from './settings.ts';
export {
  divisionByCode, divisionsByCodes, endDivisionRow, insertRealm, livingDivision, livingDivisions, lockDivision, lockSettings, putDivisions, putSettings, realmCodes, realmsHolding, within, withinAny, type Division,
} from './store.ts';
/** For joins in the stores of upper rooms. */
export { divisions, realms } from './tables.ts';
