import { GRAB_ALONE as alone, GRAB_MANY as many } from '../../../src/features/crew/store/grab-statement.ts';
import { BLUNT } from '../support/blunt.ts';

if (alone.PASSES === alone.WAITS || many.PASSES === many.WAITS) throw new Error(BLUNT);

export const GRAB_ALONE = { ...alone, PASSES: alone.WAITS };
export const GRAB_MANY = { ...many, PASSES: many.WAITS };
