import { GRAB_MANY as many } from '../../../src/features/crew/store/grab-statement.ts';
import { changed } from '../support/blunt.ts';
import { statements } from '../support/statements.ts';

export { GRAB_ALONE } from '../../../src/features/crew/store/grab-statement.ts';

const broken = (text: string): string => changed(text, 'from given group by', 'from willing where place <= helpers_wanted - helpers_living group by');

export const GRAB_MANY = statements(many, broken);
