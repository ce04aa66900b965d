import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder, whether this runs from its sources or from the one file that they were bundled into: the nearest above that has a schema of the database. */
function folderAbove(from: string): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'drizzle')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** As the address of a folder, to find what is shipped beside the code: migrations, maps. */
export const ROOT = pathToFileURL(`${folderAbove(import.meta.url)}/`);
