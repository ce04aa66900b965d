import type { Fault } from '../support/fault.ts';
import { Broken } from '../support/promise.ts';
import { startNode } from '../support/node.ts';

const NODES = 4;

export const fourStarts: Fault = {
  name: 'four-starts',
  says: 'four nodes start at once on an empty database: every one of them comes up, and the schema is made once',
  rounds: { short: 0, long: 20 },
  run: async ({ world, rounds, chance }) => {
    for (let round = 0; round < rounds; round++) {
      const name = `empty_${chance.seed >>> 0}_${round}`;
      await world.server.make(name);
      const started = await Promise.allSettled(Array.from({ length: NODES }, () => startNode({ databaseUrl: world.server.url(name) })));
      const nodes = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      await Promise.all(nodes.map((node) => node.kill()));
      const failed = started.find((one) => one.status === 'rejected');
      if (failed) throw new Broken(`${NODES - nodes.length} of ${NODES} did not come up: ${String(failed.reason)}`);
      const admin = world.server.admin();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    }
    return `${rounds} times ${NODES} nodes, no failure`;
  },
};
