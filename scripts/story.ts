import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { clinic } from './story/acts/clinic.ts';
import { communityDispatches } from './story/acts/community-dispatches.ts';
import { fairStart } from './story/acts/fair-start.ts';
import { gridFirst } from './story/acts/grid-first.ts';
import { order } from './story/acts/order.ts';
import { overdue } from './story/acts/overdue.ts';
import { gather } from './story/acts/people.ts';
import { openStreet } from './story/cast.ts';
import { buildWithout } from './story/left-out.ts';
import { openServer } from './story/server.ts';
import { claimsHeld, say, Untrue } from './story/stage.ts';

/**
 * `npm run story [-- URL]`: plays the seven orders over HTTP and WebSocket and checks what it claims. Starts a server of its own unless
 * one is named (then DATABASE_URL or DATA_DIR must be the server's, for tokens and the clock). `--without room,room` plays it on a build
 * without these rooms. Exit code 0 only if every claim held.
 */
async function main(): Promise<number> {
  const { values: { without }, positionals: [url] } = parseArgs({ allowPositionals: true, options: { without: { type: 'string' } } });
  const build = without === undefined ? null : await buildWithout(without.split(','));
  const server = await openServer(url, build ? [build.main] : undefined);
  try {
    const street = await openStreet(server);
    const cast = await gather(street);
    await clinic(street, cast);
    await order(street, server, cast);
    await overdue(street, cast);
    await fairStart(street, cast);
    await communityDispatches(await openStreet(server, 'community-dispatches'));
    await gridFirst(await openStreet(server, 'grid-first'));
    process.stdout.write(`\n`);
    say(`故事讲完,${claimsHeld()} 个判断全部成立。`, `The story is told; all of its ${claimsHeld()} claims held.`);
    return 0;
  } catch (error) {
    process.stderr.write(`\n ✗ ${error instanceof Untrue ? `不成立 · not true: ${error.message}` : error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    return 1;
  } finally {
    await server.stop();
    await build?.drop();
  }
}

process.exitCode = await main();
