import { performance } from 'node:perf_hooks';
import type { Answer } from './asking.ts';
import type { ApiNode } from './node.ts';
import { Broken } from './promise.ts';

/** What the issue promises of each request, whatever happens to the database. */
const ANSWER_MS = 3_000;
export const HEAL_MS = 5_000;
/** An answer in the midst of a fault waits for the node's turn at least when it is read, when its time is over and when it is written. */
const TURNS = 3;
const EVERY_MS = 100;
const CRAWLING_MS = 150;
/** Told of a database that cannot be had, is busy, or went away under a deed. */
export const TROUBLES = ['UNAVAILABLE', 'OVERLOADED', 'OUTCOME_UNKNOWN'];

/** How slow this machine is while a fault is tried: what a node at worst takes for an answer that needs no database is added to the promise, for each turn that an answer takes. */
export interface Pace {
  /** Throws unless each of the answers came in time, and is of a kind in `wanted` (`DONE`, or the code of a trouble). Answers the slowest, in words. */
  judge(what: string, answers: readonly Answer[], wanted: readonly string[]): string;
  /** Too slow for many requests at once to be answered within their time, whatever the database does. */
  isCrawling(): boolean;
  /** How long healing may take. */
  healMs(): number;
  stop(): void;
}

export function openPace(node: ApiNode): Pace {
  let worst = 0;
  const asked = new Set<number>();
  const timer = setInterval(() => {
    const began = performance.now();
    asked.add(began);
    void fetch(node.url.replace('/graphql', '/livez')).then((answer) => answer.text()).catch(() => {}).finally(() => {
      asked.delete(began);
      worst = Math.max(worst, performance.now() - began);
    });
  }, EVERY_MS);
  const slow = (): number => Math.round(Math.max(worst, ...[...asked].map((began) => performance.now() - began)));
  return {
    judge: (what, answers, wanted) => {
      const kindOf = (one: Answer): string => (one.kind === 'TROUBLE' ? one.code : one.kind);
      const other = answers.filter((one) => !wanted.includes(kindOf(one)));
      if (other[0]) throw new Broken(`${what}: ${other.length} of ${answers.length} were answered otherwise: ${JSON.stringify(other[0])}`);
      const slowest = Math.max(0, ...answers.map(({ ms }) => ms));
      if (slowest > ANSWER_MS + TURNS * slow()) throw new Broken(`${what}: an answer took ${slowest} ms, where one without a database took ${slow()} ms at worst`);
      const codes = [...new Set(answers.map(kindOf))].sort().join('+');
      return `slowest ${slowest} ms (${codes}; without a database ${slow()} ms)`;
    },
    isCrawling: () => slow() > CRAWLING_MS,
    healMs: () => HEAL_MS + slow(),
    stop: () => clearInterval(timer),
  };
}
