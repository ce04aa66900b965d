import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { partnersOf, projectsById, type Project } from './store.ts';

const [PROJECTS, PARTNERS] = [{}, {}];

/** Projects by id, ended ones too; they are public. One statement a batch. */
export const projectLoader = (reading: Reading): Loader<string, Project | null> =>
  reading.memo(PROJECTS, () => new Loader<string, Project | null>(async (ids) => {
    const rows = new Map((await projectsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** Ids of a project's partners. */
export const partnerLoader = (reading: Reading): Loader<string, string[]> =>
  reading.memo(PARTNERS, () => new Loader<string, string[]>(async (ids) => {
    const rows = await partnersOf(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => rows.flatMap(({ projectId, organisationId }) => (projectId === id ? [organisationId] : [])));
  }));
