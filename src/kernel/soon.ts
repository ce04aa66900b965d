/** A value that is there already, or a promise of it. */
export type Soon<T> = T | Promise<T>;

/** All of them, in their order: at once if all are there. */
export const all = <T>(values: readonly Soon<T>[]): Soon<T[]> =>
  (values.some((value) => value instanceof Promise) ? Promise.all(values.map(async (value) => value)) : values as T[]);

/** What comes of a value: at once and without a promise if it is there, otherwise when it comes. */
export const upon = <T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> =>
  (value instanceof Promise ? (value as Promise<T>).then(next) : next(value as T));
