import type { ApiNode } from '../support/node.ts';
import type { Fault, Torture } from '../support/fault.ts';
import { openGrabs } from '../support/grabs.ts';
import { openPace } from '../support/pace.ts';
import { Broken, pause, until } from '../support/promise.ts';
import { openSubscriber, type Subscriber } from '../support/subscriber.ts';

const OFFICERS = 6;
const ENDED_MS = 2_000;
const SILENT_MS = 500;
const BROKEN = { BROKEN_MODULE: 'src/features/feed/rights.ts', BROKEN_BY: 'tests/teeth/doubles/feed-unguarded.ts' };

export const rightsRevoked: Fault = {
  name: 'rights-revoked',
  says: 'offices end while events are in flight: 2 s later their feeds tell nothing more and are over, those of others go on; a build that does not look is caught',
  rounds: { short: 1, long: 10 },
  run: async (torture) => {
    const { world, rounds } = torture;
    const node = await world.node();
    const seen: string[] = [];
    for (let round = 0; round < rounds; round++) seen.push(await revoke(torture, node, `round ${round}`));
    if (!torture.long) return seen.join('; ');
    const broken = await world.another({ env: BROKEN, imports: ['./tests/torture/broken/stand-in.mjs'] });
    try {
      await revoke(torture, broken, 'the broken build');
    } catch (error) {
      if (error instanceof Broken && error.message.includes('still open')) return `${seen.at(-1)}; the broken build was caught`;
      throw error;
    } finally {
      await broken.kill();
    }
    throw new Broken('a build that looks at no rights was not caught');
  },
};

/** Officers of a grid watch it while people grab; half of them lose their office. */
async function revoke({ world, chance, long }: Torture, node: ApiNode, name: string): Promise<string> {
  const { ground } = world;
  const [home] = ground.street.communities;
  const grabs = await openGrabs(ground, 100);
  const officers = await ground.people(OFFICERS, { roles: [{ role: 'COMMUNITY_WORKER', over: home!.id }] });
  const subscribers = officers.map((who) => openSubscriber(who, [node.url], { divisionCode: `${ground.street.realm}000` }));
  const pace = openPace(node);
  let over = false;
  const grabbing = grabs.run(node.url, 60, () => over);
  try {
    await Promise.all(subscribers.map(({ begun }) => begun));
    await until(`${name}: events are in flight`, 10_000, () => subscribers.every(({ told }) => told.length > 2));
    await pause(chance.between(0, 500));
    const [leaving, staying] = [subscribers.slice(0, OFFICERS / 2), subscribers.slice(OFFICERS / 2)];
    await ground.database.sql`update appointments set until = greatest(since, business_now()) where person_id in ${ground.database.sql(leaving.map(({ who }) => who.id))}`;
    const revoked = performance.now();
    // Whoever's feed is over is listened to for a while longer.
    const longest = pause(ENDED_MS + 1_000);
    await Promise.race([longest, until(`${name}: their feeds are over`, ENDED_MS + 1_000, () => leaving.every(({ over: ended }) => ended !== null)).catch(() => {})]);
    await (long ? longest : pause(SILENT_MS));
    over = true;
    await grabbing;
    const slack = pace.isCrawling() ? ENDED_MS : 0;
    const lateBy = ({ told, over: ended }: Subscriber): number => Math.max(told.at(-1)?.at ?? 0, ended ?? Infinity) - revoked;
    const late = leaving.map(lateBy);
    if (late.some((ms) => ms === Infinity)) throw new Broken(`${name}: ${late.filter((ms) => ms === Infinity).length} feeds still open ${ENDED_MS + 1_000} ms after their right ended`);
    if (late.some((ms) => ms > ENDED_MS + slack)) throw new Broken(`${name}: a feed told something ${Math.round(Math.max(...late))} ms after its right had ended`);
    if (staying.some(({ over: ended, told }) => ended !== null || told.at(-1)!.at < revoked)) throw new Broken(`${name}: somebody whose right stands is told nothing more`);
    return `of ${OFFICERS} feeds ${leaving.length} were over ${Math.round(Math.max(...late))} ms after their right, the others went on`;
  } finally {
    over = true;
    pace.stop();
    for (const one of subscribers) one.leave();
    await grabbing.catch(() => {});
  }
}
