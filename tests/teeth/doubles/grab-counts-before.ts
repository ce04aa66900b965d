import { GRAB_ALONE as alone, GRAB_MANY as many } from '../../../src/features/crew/store/grab-statement.ts';
import { changed } from '../support/blunt.ts';
import { statements } from '../support/statements.ts';

const BEFORE = 'join (select x.* from orders x join locked l on l.realm = x.realm and l.id = x.id) o on';
const broken = (text: string): string => changed(text, 'join locked o on', BEFORE);

export const GRAB_ALONE = statements(alone, broken);
export const GRAB_MANY = statements(many, broken);
