import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value depends on who asks. The schema says so in the field's description and extensions;
 * a subscription that selects none of them can be executed once for all who have the same rights.
 */
export const ViewerDependent = (): MethodDecorator & PropertyDecorator => Extensions({ viewerDependent: true });

/** The field's value in a row is a function, called when the field is asked for. */
export const Lazy = (): MethodDecorator & PropertyDecorator => Extensions({ lazy: true });

/** What the field costs by itself (default: 1 for an object, 0 for a scalar). */
export const Cost = (cost: number): MethodDecorator & PropertyDecorator => Extensions({ cost });

/** How many items a list that is no connection holds at most, for the cost of what is below it (default 10). */
export const AtMost = (listSize: number): MethodDecorator & PropertyDecorator => Extensions({ listSize });
