import { newId } from '../../kernel/ids.ts';
import { badInput, done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import { publishedItems } from '../catalogue/index.ts';
import { KEEPS_ORGANISATIONS, organisationsById, organisationWithPlace } from '../organisations/index.ts';
import { deed, type Asking, type Machinery, type Person } from '../people/index.ts';
import { holdsOver } from '../places/index.ts';
import { changeProject, insertProject, projectsById, replacePartners } from './store.ts';

export interface ProjectInput {
  readonly name: string;
  readonly ownerId: string;
  readonly partnerIds: readonly string[];
  /** YYYY-MM-DD. */
  readonly signedOn: string;
  readonly itemCodes: readonly string[];
}

const MOST = { name: 60, items: 50, partners: 30 } as const;

/** Whoever looks after the owner's division enters a project that was signed. */
export const createProject = (machinery: Machinery, asking: Asking, input: ProjectInput) =>
  deed(machinery, asking, 'createProject', input, async (tx, me) => {
    const kept = await mayKeep(tx, me, input.ownerId);
    if (!kept.ok) return kept;
    const wrong = wrongName(input.name) ?? await wrongItems(tx, me.realm, input.itemCodes) ?? await wrongPartners(tx, me.realm, input.ownerId, input.partnerIds);
    if (wrong) return wrong;
    const id = newId();
    await insertProject(tx, { realm: me.realm, id, name: input.name.trim(), ownerId: input.ownerId, signedOn: input.signedOn, itemCodes: unique(input.itemCodes) }, unique(input.partnerIds));
    return done({ projectId: id });
  });

export type ProjectChange = { readonly projectId: string } & { readonly [K in 'name' | 'partnerIds' | 'itemCodes']?: ProjectInput[K] | null };

/** Changes what is given; what belongs to it already stays so. */
export const updateProject = (machinery: Machinery, asking: Asking, input: ProjectChange) =>
  deed(machinery, asking, 'updateProject', input, async (tx, me) => {
    const found = await mayKeepProject(tx, me, input.projectId);
    if (!found.ok) return found;
    const { name, itemCodes, partnerIds } = input;
    const wrong = (name == null ? null : wrongName(name)) ?? (itemCodes == null ? null : await wrongItems(tx, me.realm, itemCodes))
      ?? (partnerIds == null ? null : await wrongPartners(tx, me.realm, found.value.ownerId, partnerIds));
    if (wrong) return wrong;
    if (!await changeProject(tx, me.realm, input.projectId, { ...(name == null ? {} : { name: name.trim() }), ...(itemCodes == null ? {} : { itemCodes: unique(itemCodes) }) })) return refuse('PROJECT_ENDED');
    if (partnerIds != null) await replacePartners(tx, { realm: me.realm, id: input.projectId }, unique(partnerIds));
    return done({ projectId: input.projectId });
  });

/** Ends it: nothing more is put into it. */
export const endProject = (machinery: Machinery, asking: Asking, input: { readonly projectId: string }) =>
  deed(machinery, asking, 'endProject', input, async (tx, me) => {
    const found = await mayKeepProject(tx, me, input.projectId);
    if (!found.ok) return found;
    return await changeProject(tx, me.realm, input.projectId, 'END') ? done({ projectId: input.projectId }) : refuse('PROJECT_ENDED');
  });

const unique = (some: readonly string[]): string[] => [...new Set(some)];

type Kept = Outcome<null>;
async function mayKeep(tx: Tx, me: Person, ownerId: string): Promise<Kept> {
  const found = await organisationWithPlace(tx, me.realm, ownerId);
  if (!found) return refuse('NOT_FOUND', {}, ['input', 'ownerId']);
  if (!holdsOver(me.roles, KEEPS_ORGANISATIONS, found.place)) return refuse('NOT_ALLOWED', { who: KEEPS_ORGANISATIONS });
  return found.organisation.endedAt ? refuse('ORGANISATION_ENDED', {}, ['input', 'ownerId']) : done(null);
}

async function mayKeepProject(tx: Tx, me: Person, projectId: string): Promise<Outcome<{ readonly ownerId: string }>> {
  const [project] = await projectsById(tx, me.realm, [projectId]);
  const owner = project && await organisationWithPlace(tx, me.realm, project.ownerId);
  if (!project || !owner) return refuse('NOT_FOUND', {}, ['input', 'projectId']);
  return holdsOver(me.roles, KEEPS_ORGANISATIONS, owner.place) ? done({ ownerId: project.ownerId }) : refuse('NOT_ALLOWED', { who: KEEPS_ORGANISATIONS });
}

const wrongName = (name: string) => (name.trim() === '' || name.length > MOST.name ? badInput(`name: 1 to ${MOST.name}`, `名称：1 至 ${MOST.name} 字`, ['input', 'name']) : null);

async function wrongItems(tx: Tx, realm: string, codes: readonly string[]) {
  if (codes.length === 0 || codes.length > MOST.items) return badInput(`itemCodes: 1 to ${MOST.items}`, `清单分项：1 至 ${MOST.items} 个`, ['input', 'itemCodes']);
  const known = new Set((await publishedItems(tx, realm)).map(({ code }) => code));
  return codes.every((code) => known.has(code)) ? null : refuse('ITEM_NOT_FOUND', {}, ['input', 'itemCodes']);
}

async function wrongPartners(tx: Tx, realm: string, ownerId: string, ids: readonly string[]) {
  if (ids.length > MOST.partners || ids.includes(ownerId)) return badInput(`partnerIds: at most ${MOST.partners}, the owner not among them`, `合作单位：最多 ${MOST.partners} 家，不含牵头单位`, ['input', 'partnerIds']);
  const found = await organisationsById(tx, realm, ids);
  if (found.length !== new Set(ids).size) return refuse('NOT_FOUND', {}, ['input', 'partnerIds']);
  return found.some(({ endedAt }) => endedAt !== null) ? refuse('ORGANISATION_ENDED', {}, ['input', 'partnerIds']) : null;
}
