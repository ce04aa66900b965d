import { Extensions } from 'type-graphql';
import type { Reading } from '../platform/platform.ts';

/**
 * Marks a field whose value depends on who asks. The schema says so in the field's description and extensions;
 * a subscription that selects none of them can be executed once for all who have the same rights.
 */
export const ViewerDependent = (): MethodDecorator & PropertyDecorator => Extensions({ viewerDependent: true });

/** Of a viewer-dependent field of a subscription: whoever executes once for many has decided for each of them that they see this very thing. */
export const ByRights = (): MethodDecorator & PropertyDecorator => Extensions({ byRights: true });

/** The field's value in a row is a function, called when the field is asked for. */
export const Lazy = (): MethodDecorator & PropertyDecorator => Extensions({ lazy: true });

/** Reads, for all rows at once, what a field of each of them needs; answers the rows that the field gives, if fields below it are read ahead too. */
export type AheadReader<Row = object> = (reading: Reading, rows: readonly Row[]) => Promise<readonly object[] | void>;

/**
 * Says what the field needs of the database, so that a page of a list reads it once for all of its rows before any field is asked: `read` puts
 * it where the field finds it (a `Loader`), and the field then answers without a promise. It may only make faster, never decide: a field with arguments or a condition is not read ahead, nor is anything after a failure.
 */
export const Ahead = <Row>(read: AheadReader<Row>): MethodDecorator & PropertyDecorator => Extensions({ ahead: read });

/** What the field costs by itself (default: 1 for an object, 0 for a scalar). */
export const Cost = (cost: number): MethodDecorator & PropertyDecorator => Extensions({ cost });

/** How many items a list that is no connection holds at most, for the cost of what is below it (default 10). */
export const AtMost = (listSize: number): MethodDecorator & PropertyDecorator => Extensions({ listSize });
