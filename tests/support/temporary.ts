import { existsSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ROOMY = 8 * 2 ** 30;

/** Where what a run throws away is kept: in memory where there is plenty of it. Some 200 clones of the template are gigabytes of files, and for half of the time a run, and most of each first start, waited for the disk. */
export const TEMPORARY = existsSync(MEMORY) && freemem() > ROOMY && statfsSync(MEMORY).bavail * statfsSync(MEMORY).bsize > ROOMY ? MEMORY : tmpdir();
