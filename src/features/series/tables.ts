import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { SERIES_STATES, type SeriesState } from '../../series-steps.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';
import { divisions } from '../places/tables.ts';
import { teams } from '../teams/tables.ts';
import { MARKS, PAUSES, type Mark, type Pause } from './words.ts';

/** Repeating orders (固定服务). */
export const series = pgTable('series', {
  realm: realm(),
  id: id().notNull(),
  requesterId: id('requester_id').notNull(),
  /** Who began it; whether an order of it is theirs, too, is judged anew each time. */
  placerId: id('placer_id').notNull(),
  begunAs: text('begun_as').$type<'requester' | 'onBehalf' | 'guardian'>().notNull(),
  itemCode: text('item_code').notNull(),
  sensitive: boolean('sensitive').notNull(),
  projectId: id('project_id'),
  divisionId: id('division_id').notNull(),
  streetId: id('street_id'),
  communityId: id('community_id'),
  gridId: id('grid_id'),
  buildingId: id('building_id'),
  persons: smallint('persons').notNull(),
  helpersWanted: smallint('helpers_wanted'),
  /** As resources have them: see `resources/occurrences`. */
  periodKind: text('period_kind').$type<'WEEKLY' | 'MONTHLY' | 'DATES'>().notNull(),
  rule: text('rule').notNull(),
  days: text('days').array().notNull(),
  every: smallint('every').notNull(),
  phase: smallint('phase').notNull(),
  startTime: text('start_time').notNull(),
  minutes: smallint('minutes').notNull(),
  validFrom: at('valid_from').notNull(),
  validUntil: at('valid_until').notNull(),
  skipsHolidays: boolean('skips_holidays').notNull(),
  /** Who are asked first, beside `series_people`. */
  teamId: id('team_id'),
  state: text('state').$type<SeriesState>().notNull(),
  stateSince: at('state_since').notNull(),
  paused: text('paused').$type<Pause>(),
  /** When the last occurrence that was placed ends. */
  lastEndsAt: at('last_ends_at'),
  revision: integer('revision').notNull(),
  begunAt: at('begun_at').notNull(),
}, (t) => [
  primaryKey({ name: 'series_pk', columns: [t.realm, t.id] }),
  foreignKey({ name: 'series_requester_fk', columns: [t.realm, t.requesterId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'series_placer_fk', columns: [t.realm, t.placerId], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'series_division_fk', columns: [t.realm, t.divisionId], foreignColumns: [divisions.realm, divisions.id] }),
  foreignKey({ name: 'series_team_fk', columns: [t.realm, t.teamId], foreignColumns: [teams.realm, teams.id] }),
  oneOf(t.state, SERIES_STATES),
  oneOf(t.paused, PAUSES),
  check('series_paused_why', sql`(${t.state} = 'PAUSED') = (${t.paused} is not null)`),
  index('series_of_requester').on(t.realm, t.requesterId, t.begunAt, t.id),
  index('series_in_community').on(t.realm, t.communityId, t.begunAt, t.id),
  index('series_in_grid').on(t.realm, t.gridId, t.begunAt, t.id),
  index('series_in_building').on(t.realm, t.buildingId, t.begunAt, t.id),
]);

/** Personal data: the requester's words, which each of its orders takes over. */
export const seriesPrivate = pgTable('series_private', {
  realm: realm(),
  seriesId: id('series_id').notNull(),
  words: text('words').notNull(),
}, (t) => [
  primaryKey({ name: 'series_private_pk', columns: [t.realm, t.seriesId] }),
  foreignKey({ name: 'series_private_series_fk', columns: [t.realm, t.seriesId], foreignColumns: [series.realm, series.id] }),
  check('series_private_bounds', sql`char_length(${t.words}) <= 2000`),
]);

/** Who is asked first for its orders. It gives them no right and keeps no place for them. */
export const seriesPeople = pgTable('series_people', {
  realm: realm(),
  seriesId: id('series_id').notNull(),
  personId: id('person_id').notNull(),
}, (t) => [
  primaryKey({ name: 'series_people_pk', columns: [t.realm, t.seriesId, t.personId] }),
  foreignKey({ name: 'series_people_series_fk', columns: [t.realm, t.seriesId], foreignColumns: [series.realm, series.id] }),
  foreignKey({ name: 'series_people_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  index('series_people_by_person').on(t.realm, t.personId),
]);

/**
 * What is special of an occurrence, named by the date that the rule gives it: it was skipped, moved, or placed. Its key is what places it exactly once,
 * however many nodes try and whichever dies: the row is written by the transaction that places the order.
 */
export const seriesOccurrences = pgTable('series_occurrences', {
  realm: realm(),
  seriesId: id('series_id').notNull(),
  date: date('date', { mode: 'string' }).notNull(),
  mark: text('mark').$type<Mark>().notNull(),
  startsAt: at('starts_at').notNull(),
  endsAt: at('ends_at').notNull(),
  orderId: id('order_id'),
}, (t) => [
  primaryKey({ name: 'series_occurrences_pk', columns: [t.realm, t.seriesId, t.date] }),
  unique('series_occurrences_order').on(t.realm, t.orderId),
  foreignKey({ name: 'series_occurrences_series_fk', columns: [t.realm, t.seriesId], foreignColumns: [series.realm, series.id] }),
  foreignKey({ name: 'series_occurrences_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  oneOf(t.mark, MARKS),
  check('series_occurrences_placed', sql`(${t.mark} = 'PLACED') <= (${t.orderId} is not null)`),
  check('series_occurrences_times', sql`${t.endsAt} > ${t.startsAt}`),
]);
