import { GRAB_ALONE as alone, GRAB_MANY as many } from '../../../src/features/crew/store/grab-statement.ts';
import { changed } from '../support/blunt.ts';
import { statements } from '../support/statements.ts';

const broken = (text: string): string => changed(text, /\?\| array\['workingHours', 'workingDays'\]/g, `?| array['no such unit']`);

export const GRAB_ALONE = statements(alone, broken);
export const GRAB_MANY = statements(many, broken);
