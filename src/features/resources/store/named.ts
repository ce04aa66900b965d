import { sql, type SQL } from 'drizzle-orm';
import type { Platform } from '../../../platform/platform.ts';

/** The living project of an id that serves an item, if there is one, as an SQL value of type uuid. */
export type ServingProject = (realm: string, projectId: string, itemCode: string) => SQL;

const handed = new WeakMap<Platform, ServingProject>();

/** Hands in what the room `projects` knows of a project that is named, for resources and orders; called once where the rooms are composed. */
export const handInProjects = (platform: Platform, serving: ServingProject): void => { handed.set(platform, serving); };

export const NO_PROJECT = sql`null::uuid`;

/** The project that was named for an item, as an SQL value; null where none was, where it does not serve the item, and where no room knows any. */
export function projectNamed(platform: Platform, realm: string, { projectId, itemCode }: { readonly projectId?: string | null | undefined; readonly itemCode: string }): SQL {
  const serving = handed.get(platform);
  return projectId == null || !serving ? NO_PROJECT : serving(realm, projectId, itemCode);
}
