import { reachedOf } from '../../../src/features/people/store/persons.ts';

export * from '../../../src/features/people/store/persons.ts';

/** Read, and held by nobody. */
export const reachedHeld = reachedOf;
