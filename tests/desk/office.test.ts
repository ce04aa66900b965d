import { afterAll } from 'vitest';
import { openWorld } from '../support/world.ts';
import { dispatching } from './office/dispatcher.ts';
import { glancing } from './office/glance.ts';
import { leading } from './office/leader.ts';
import { operating } from './office/operator.ts';
import { searching } from './office/search.ts';
import { queueing } from './office/worker.ts';

/** The desks of the office, in one street: each leaves it as it likes. */
const world = await openWorld();
afterAll(() => world.running.stop());

await searching(world);
await dispatching(world);
await queueing(world);
await leading(world);
await glancing(world);
await operating(world);
