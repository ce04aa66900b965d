import { readFileSync } from 'node:fs';
import type { Fault } from '../support/fault.ts';
import { feed, happen, wrongWith } from '../support/feeds.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';

/** The kernel takes some megabytes of each before anything waits in the node. */
const [SHORT, LONG] = [{ stalled: 5, pages: 40, cut: false }, { stalled: 100, pages: 120, cut: true }] as const;
const A_PAGE = 150;
const QUICK = 3;
const residentKb = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

export const clientsStalled: Fault = {
  name: 'clients-stalled',
  says: 'clients stop reading under load: the node lives, keeps at most 1 MB for each, others get everything in order; whoever reads again, or is cut (4413) and comes again after its cursor, has each event once',
  rounds: { short: 1, long: 3 },
  run: async ({ world, rounds, long, say }) => {
    const node = await world.another();
    const [reader] = await world.ground.people(1);
    const { stalled: count, pages, cut } = long ? LONG : SHORT;
    const seen: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const order = await world.ground.order(2);
      const [quick, stalled] = await Promise.all([QUICK, count].map((many) => Promise.all(Array.from({ length: many }, () => feed(node.url, reader!.token))))) as [Awaited<ReturnType<typeof feed>>[], Awaited<ReturnType<typeof feed>>[]];
      await happen(world.ground, order, 1, 1);
      await until('all are there', 10_000, () => [...quick, ...stalled].every(({ revisions }) => revisions.length === 1));
      const before = residentKb(node.pid);
      for (const { raw } of stalled) raw.pause();
      const last = 1 + pages * A_PAGE;
      for (let page = 0; page < pages; page++) {
        const from = 2 + page * A_PAGE;
        await happen(world.ground, order, from, A_PAGE);
        await until('those who read have a page', 15_000, () => quick.every(({ revisions }) => revisions.length >= from + A_PAGE - 1));
      }
      const grown = residentKb(node.pid) - before;
      // A node that works grows by itself, up to what its garbage may take.
      const most = count * 1_024 + 200_000;
      if (grown > most) throw new Broken(`${count} stalled clients made the node grow by ${grown} KB, more than ${most}`);
      holds(quick.flatMap((one) => wrongWith('one who reads', one, last)));
      if (cut) {
        await pause(31_000);
        say(`  round ${round + 1}: grown by ${(grown / 1_024).toFixed(0)} MB`);
      }
      for (const { raw } of stalled) raw.resume();
      if (cut) await until('the stalled are cut', 60_000, () => stalled.every(({ closed }) => closed !== null));
      else await until('those who read again have everything', 30_000, () => stalled.every(({ revisions, closed }) => revisions.length >= last || closed !== null));
      for (const one of stalled) {
        if (one.closed === null) { holds(wrongWith('one who reads again', one, last)); continue; }
        const rest = await feed(node.url, reader!.token, one.cursor);
        await until('whoever comes again has everything', 30_000, () => one.revisions.length + rest.revisions.length >= last);
        holds(wrongWith('one who came again', { ...one, revisions: [...one.revisions, ...rest.revisions] }, last));
        rest.raw.terminate();
      }
      const codes = [...new Set(stalled.map(({ closed }) => closed ?? 'open'))].join('/');
      seen.push(`${count} stalled (${codes}), grown by ${(grown / 1_024).toFixed(0)} MB`);
      for (const { raw } of [...quick, ...stalled]) raw.terminate();
      node.mustLive();
    }
    await node.stop();
    return seen.join('; ');
  },
};
