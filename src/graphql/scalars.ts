import { GraphQLDate, GraphQLDateTimeISO, GraphQLUUID } from 'graphql-scalars';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { isoOf } from './iso.ts';

const described = (scalar: GraphQLScalarType, description: string, name?: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), description, ...(name === undefined ? {} : { name }) });

const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

/** Years that everybody who reads the moment later can write: SQL, JSON and calendars. */
function withinYears(value: unknown): Date {
  const year = value instanceof Date ? value.getUTCFullYear() : NaN;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new GraphQLError(`A day or moment lies in the years ${FIRST_YEAR} to ${LAST_YEAR} (日期或时刻须在 ${FIRST_YEAR} 至 ${LAST_YEAR} 年之间).`);
  return value as Date;
}

const iso = GraphQLDateTimeISO.toConfig();
const MOMENT = new GraphQLScalarType({
  ...iso,
  serialize: (value) => (value instanceof Date ? isoOf(value) : iso.serialize(value)),
  parseValue: (value) => withinYears(iso.parseValue(value)), parseLiteral: (node, variables) => withinYears(iso.parseLiteral(node, variables)),
});

/** ISO 8601 with offset; a `Date` in rows and inputs. */
export const DateTimeScalar = described(MOMENT,
  'A moment as ISO 8601 with offset, in the years 1900 to 9999, for example 2026-11-03T08:30:00.000+08:00; answers are in UTC (时刻).', 'DateTime');
/** A calendar day without a time; a string `YYYY-MM-DD` in rows, whatever the driver gives. */
const day = GraphQLDate.toConfig();
const DAY = new GraphQLScalarType({ ...day, parseValue: (value) => withinYears(day.parseValue(value)), parseLiteral: (node, variables) => withinYears(day.parseLiteral(node, variables)) });
export const DateScalar = described(DAY, 'A calendar day in the years 1900 to 9999, for example 2026-11-03 (日期).', 'Date');
/** A lower-case UUID. */
export const UUIDScalar = described(GraphQLUUID, 'A UUID, for example 0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77.', 'UUID');
