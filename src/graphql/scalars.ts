import { GraphQLDate, GraphQLDateTimeISO, GraphQLJSONObject, GraphQLUUID } from 'graphql-scalars';
import { GraphQLScalarType } from 'graphql';

const described = (scalar: GraphQLScalarType, description: string, name?: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), description, ...(name === undefined ? {} : { name }) });

/** ISO 8601 with offset; a `Date` in rows and inputs. */
export const DateTimeScalar = described(GraphQLDateTimeISO,
  'A moment as ISO 8601 with offset, for example 2026-11-03T08:30:00.000+08:00; answers are in UTC (时刻).', 'DateTime');
/** A calendar day without a time; a string `YYYY-MM-DD` in rows, whatever the driver gives. */
export const DateScalar = described(GraphQLDate, 'A calendar day, for example 2026-11-03 (日期).', 'Date');
/** A lower-case UUID. */
export const UUIDScalar = described(GraphQLUUID, 'A UUID, for example 0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77.', 'UUID');
/** An object of any shape. Use only where the shape is data itself. */
export const JSONObjectScalar = described(GraphQLJSONObject, 'A JSON object of a shape that the field describes.', 'JSONObject');
