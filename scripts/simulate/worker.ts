import { trial, type Job } from './trial.ts';

/** One process of `crew.ts`: plays each job that it is sent and ends when nobody speaks to it any more. */
process.on('message', (job) => { process.send!(trial(job as Job)); });
