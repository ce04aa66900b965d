import { SKILLS, type Skill } from '../../../src/features/people/words.ts';

export * from '../../../src/features/people/words.ts';

/** What every object has by birth is a skill. */
export const isSkill = (code: string): code is Skill => code in SKILLS;
