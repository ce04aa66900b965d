export { calendarOf, type RealmCalendar } from './calendar.ts';
export { ImportRefused } from './division-csv.ts';
export { importDivisions, type DivisionImport } from './import-divisions.ts';
export { GRID_KINDS, LEVELS, mayLieBelow, REALM_KINDS, type GridKind, type Level, type RealmKind } from './levels.ts';
export { holdsOver, lineageOf, reachOf, type Place } from './lineage.ts';
export { divisionLoader } from './loaders.ts';
export { readRealm, realmOf, type RealmView } from './realm.ts';
export { settingsOf, type RealmSettings } from './settings.ts';
export {
  divisionByCode, divisionsByCodes, divisionsById, insertRealm, putDivisions, realmsHolding, within, withinAny, type Division, type NewDivision, type Realm,
} from './store.ts';
/** For joins in the stores of upper rooms. */
export { divisions, realms } from './tables.ts';
