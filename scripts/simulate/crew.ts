import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, Trial } from './trial.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Plays all jobs, as many at once as the machine has cores; the answers stand in the order of the jobs. Throws if a process fails. */
export async function playAll(jobs: readonly Job[], told: (done: number) => void): Promise<Trial[]> {
  const trials: Trial[] = [];
  let [next, done] = [0, 0];
  const worker = (): Promise<void> => new Promise((ended, failed) => {
    const child = fork(WORKER, { execArgv: ['--import', 'tsx'] });
    let mine = -1;
    const give = (): void => {
      mine = next++;
      if (mine < jobs.length) child.send(jobs[mine]!);
      else child.disconnect();
    };
    child.on('message', (trial) => {
      trials[mine] = trial as Trial;
      told(++done);
      give();
    });
    child.once('error', failed);
    child.once('exit', (code) => { if (code === 0 && mine >= jobs.length) ended(); else failed(new Error(`a process of the simulation ended early (${code})`)); });
    give();
  });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, worker));
  return trials;
}
