import { GRAB_MANY as many } from '../../../src/features/crew/store/grab-statement.ts';
import { changed } from '../support/blunt.ts';
import { statements } from '../support/statements.ts';

export { GRAB_ALONE } from '../../../src/features/crew/store/grab-statement.ts';

const broken = (text: string): string => changed(text, 'partition by v.id order by v.n', 'partition by v.id order by v.n desc');

export const GRAB_MANY = statements(many, broken);
