import { readFileSync } from 'node:fs';
import type { Fault, Torture } from '../support/fault.ts';
import { feed, happen, wrongWith, type Feeding } from '../support/feeds.ts';
import type { Someone } from '../support/ground.ts';
import type { ApiNode } from '../support/node.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';

/** So many stop reading; so many others are told `events` one after another, once something waits for each of the stalled: the kernel takes some megabytes before that. */
interface Load { readonly stalled: number; readonly quick: number; readonly events: number }
const SHORT: Load = { stalled: 5, quick: 2, events: 10 };
const LONG: Load = { stalled: 100, quick: 20, events: 600 };
const MOST_PAGES = 400;
const SLOW_KB = 62;
const A_PAGE = 150;
const GAP_MS = 10;
const SETTLE_MS = 500;
const A_CLIENT_KB = 1_024;
const MOST_RATIO = 1.3;
/** A node that works grows by itself, up to what its garbage may take. */
const GARBAGE_KB = 200_000;

const residentKb = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
/** What waits in the node: for all clients, and for the one with the most. */
async function unread({ url }: ApiNode): Promise<{ readonly all: number; readonly most: number }> {
  const page = await (await fetch(url.replace('/graphql', '/metrics'))).text();
  const kb = (of: string): number => Number(new RegExp(`^linlibang_socket_unread_bytes\\{of="${of}"\\} (\\d+)`, 'm').exec(page)?.[1]) / 1_024;
  return { all: kb('all'), most: kb('most') };
}
const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const median = (numbers: readonly number[]): number => sorted(numbers)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const p99 = (numbers: readonly number[]): number => sorted(numbers)[Math.ceil(numbers.length * 0.99) - 1] ?? Number.NaN;

interface Sitting { readonly stalled: readonly Feeding[]; readonly pages: number; readonly last: number; readonly p99: number; readonly grownKb: number; readonly allKb: number; readonly mostKb: number; end(): void }

/** `count` stop reading, and what nobody reads is told until something waits for each (without any: so many `pages`); then others come and read. Says what those noticed, and what the node kept. */
async function sit({ world: { ground } }: Torture, node: ApiNode, reader: Someone, { quick: many, events }: Load, count: number, pages: number): Promise<Sitting> {
  const order = await ground.order(2);
  const open = (n: number): Promise<Feeding[]> => Promise.all(Array.from({ length: n }, () => feed(node.url, reader.token)));
  const stalled = await open(count);
  await happen(ground, order, 1, 1);
  await until('all are there', 10_000, () => stalled.every(({ revisions }) => revisions.length === 1));
  const before = residentKb(node.pid);
  for (const { raw } of stalled) raw.pause();
  let [last, told] = [1, 0];
  for (; count > 0 ? (await unread(node)).all < count * SLOW_KB : told < pages; told++, last += A_PAGE) {
    if (told > MOST_PAGES) throw new Broken(`${told} pages were told and only ${Math.round((await unread(node)).all)} KB wait in the node for ${count} clients: they are not stalled`);
    await happen(ground, order, last + 1, A_PAGE);
    await pause(GAP_MS);
  }
  const quick = await open(many);
  await pause(SETTLE_MS);
  const committed: number[] = [];
  const filled = last;
  // Whoever is asked whether they are there and does not read is cut in a while: what waits is looked at before and after.
  const kept = [await unread(node)];
  const grown = [residentKb(node.pid) - before];
  for (let n = 0; n < events; n++) {
    committed.push(await happen(ground, order, ++last, 1));
    await pause(Math.max(0, GAP_MS - (performance.now() - committed.at(-1)!)));
  }
  await until('those who read have everything', 15_000, () => quick.every(({ revisions }) => revisions.at(-1) === last));
  // On a machine that is busy with something else the last page that the stalled were told may still reach who came after it.
  const read = quick.map((one) => {
    const earlier = one.revisions.filter((revision) => revision <= filled).length;
    return { ...one, revisions: one.revisions.slice(earlier), times: one.times.slice(earlier) };
  });
  holds(read.flatMap((one) => wrongWith('one who reads', { ...one, revisions: one.revisions.map((revision) => revision - filled) }, events)));
  const took = read.flatMap(({ times }) => times.map((at, n) => Math.max(0, at - committed[n]!)));
  kept.push(await unread(node));
  grown.push(residentKb(node.pid) - before);
  return {
    stalled, last, pages: told, p99: p99(took), grownKb: Math.max(...grown), allKb: Math.max(...kept.map(({ all }) => all)), mostKb: Math.max(...kept.map(({ most }) => most)),
    end: () => { for (const { raw } of [...quick, ...stalled]) raw.terminate(); },
  };
}

/** Half of them read again; whoever is cut comes again after its cursor. Answers with which codes they were closed. */
async function goOn(node: ApiNode, reader: Someone, { stalled, last }: Sitting, cut: boolean): Promise<string> {
  const reading = cut ? stalled.filter((_, n) => n % 2 === 0) : stalled;
  for (const { raw } of reading) raw.resume();
  await until('those who read again have everything', 30_000, () => reading.every(({ revisions, closed }) => revisions.length >= last || closed !== null));
  // What was on its way when they were cut is read first, then how they were closed.
  if (cut) await pause(26_000);
  for (const { raw } of stalled) raw.resume();
  await until('all have everything or are cut', 30_000, () => stalled.every(({ revisions, closed }) => revisions.length >= last || closed !== null));
  for (const one of stalled) {
    if (one.closed === null) { holds(wrongWith('one who reads again', one, last)); continue; }
    const rest = await feed(node.url, reader.token, one.cursor);
    await until('whoever comes again has everything', 30_000, () => one.revisions.length + rest.revisions.length >= last);
    holds(wrongWith('one who came again', { ...one, revisions: [...one.revisions, ...rest.revisions] }, last));
    rest.raw.terminate();
  }
  return [...new Set(stalled.map(({ closed }) => closed ?? 'open'))].join('/');
}

export const clientsStalled: Fault = {
  name: 'clients-stalled',
  says: 'clients stop reading under load: the node lives, keeps at most 1 MB for each, the p99 of the others is at most 1.3 × what it is without them (median of 5 rounds); whoever reads again, or is cut (4413) and comes again after its cursor, has each event once',
  rounds: { short: 1, long: 5 },
  run: async (torture) => {
    const { world, rounds, long, say } = torture;
    const load = long ? LONG : SHORT;
    const node = long ? await world.another() : await world.beside();
    const pace = openPace(await world.node());
    const [reader] = await world.ground.people(1);
    const [ratios, grown, kept]: [number[], number[], number[]] = [[], [], []];
    let [codes, pages] = ['', 0];
    try {
      // What a node does for the first time is slow.
      if (long) (await sit(torture, node, reader!, load, 0, 0)).end();
      for (let round = 0; round < rounds; round++) {
        // Each goes first in every second round.
        const counts = !long ? [load.stalled] : round % 2 === 0 ? [load.stalled, 0] : [0, load.stalled];
        const sat = new Map<number, Sitting>();
        for (const count of counts) {
          const sitting = await sit(torture, node, reader!, load, count, pages);
          sat.set(count, sitting);
          pages = sitting.pages;
          if (count > 0 && (!long || round === rounds - 1)) codes = await goOn(node, reader!, sitting, long);
          sitting.end();
          node.mustLive();
          await until('all are gone', 10_000, async () => (await unread(node)).all === 0);
        }
        const [bad, good] = [sat.get(load.stalled)!, sat.get(0)];
        grown.push(bad.grownKb - (good?.grownKb ?? GARBAGE_KB));
        kept.push(bad.mostKb);
        if (good) ratios.push(bad.p99 / good.p99);
        if (good) say(`round ${round + 1}: p99 ${bad.p99.toFixed(1)} ms with ${load.stalled} stalled, ${good.p99.toFixed(1)} ms without; ${bad.mostKb.toFixed(0)} KB wait for the one with the most, ${(bad.allKb / load.stalled).toFixed(0)} KB for each; grown by ${(bad.grownKb / 1_024).toFixed(0)} and ${(good.grownKb / 1_024).toFixed(0)} MB`);
      }
      if (median(grown) > load.stalled * A_CLIENT_KB) throw new Broken(`${load.stalled} stalled clients made the node grow by ${median(grown)} KB more than it grows without them`);
      if (Math.max(...kept) > A_CLIENT_KB) throw new Broken(`${Math.max(...kept)} KB waited for a client`);
      if (median(ratios) > MOST_RATIO && !pace.isCrawling()) throw new Broken(`the p99 of the others is ${median(ratios).toFixed(2)} × what it is without the stalled (${ratios.map((one) => one.toFixed(2)).join(', ')})`);
      const noticed = long ? `, p99 of the others ${median(ratios).toFixed(2)} × (${ratios.map((one) => one.toFixed(2)).join(', ')}), the node ${(median(grown) / 1_024).toFixed(0)} MB larger than without them` : '';
      return `${load.stalled} stalled (${codes}), at most ${Math.max(...kept).toFixed(0)} KB wait for one${noticed}`;
    } finally {
      pace.stop();
      if (long) await node.stop();
    }
  },
};
