import { done, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { deed, isSkill, type Asking, type Machinery, type Person } from '../people/index.ts';
import { readRealm } from '../places/index.ts';
import { edits } from './roles.ts';
import { changesBetween, type Change } from './rules/changes.ts';
import { proposed, wrongContent, type Proposal } from './rules/content.ts';
import { contentOf, insertVersion, lockPublished, publishVersion, supersedeDraft, versionById } from './store.ts';

const LONGEST_NOTE = 500;

export interface ProposeInput extends Proposal {
  /** Why. */
  readonly note: string | null;
}

/** Drafts the next version from the published one; nothing that people see changes. A draft that was there is superseded. */
export const proposeCatalogue = (machinery: Machinery, asking: Asking, input: ProposeInput) =>
  deed(machinery, asking, 'proposeCatalogue', input, async (tx, me) => {
    const base = await lockPublished(tx, me.realm);
    if (!base || !await mayEdit(tx, me)) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    if ((input.note?.length ?? 0) > LONGEST_NOTE) return refuse('CATALOGUE_WRONG', { problem: 'NOTE', code: '' }, ['input', 'note']);
    const before = await contentOf(tx, me.realm, base.version);
    const content = proposed(before, input);
    if ('ok' in content) return content;
    const wrong = wrongContent(content, isSkill);
    if (wrong) return wrong;
    const changes = changesBetween(before.items, content.items);
    if (changes.length === 0 && !input.categories) return refuse('NOTHING_CHANGED');
    await supersedeDraft(tx, me.realm);
    const draft = await insertVersion(tx, { realm: me.realm, base: base.version, state: 'DRAFT', changes, note: input.note, proposedBy: me.personId }, content);
    await tellVersion(tx, me, 'propose', draft, changes);
    return done(draft);
  });

/** Makes a draft the list of the realm from now on; orders already placed keep the version they were placed under. */
export const publishCatalogue = (machinery: Machinery, asking: Asking, input: { readonly versionId: string }) =>
  deed(machinery, asking, 'publishCatalogue', input, async (tx, me) => {
    const base = await lockPublished(tx, me.realm);
    if (!base || !await mayEdit(tx, me)) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    const draft = await versionById(tx, me.realm, input.versionId);
    if (!draft) return refuse('NOT_FOUND', {}, ['input', 'catalogueId']);
    if (draft.state !== 'DRAFT') return refuse('NOT_A_DRAFT', { version: draft.version, state: draft.state });
    await publishVersion(tx, me.realm, draft.version, me.personId);
    await tellVersion(tx, me, 'publish', draft, draft.changes);
    return done({ id: draft.id, version: draft.version });
  });

const mayEdit = async (tx: Tx, me: Person): Promise<boolean> => {
  const realm = await readRealm(tx, me.realm);
  return realm !== null && edits(me.roles, realm.kind);
};

const tellVersion = (tx: Tx, me: Person, step: string, { id, version }: { id: string; version: number }, changes: readonly Change[]) => {
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  return tell(tx, [{
    realm: me.realm, table: 'CATALOGUE', step, subjectType: 'Catalogue', subjectId: id, actorPerson: me.personId, actorKind: me.kind,
    facts: { version, added: count('ADDED'), changed: count('CHANGED'), removed: count('REMOVED') },
  }]);
};
