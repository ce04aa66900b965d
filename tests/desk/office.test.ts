import { afterAll } from 'vitest';
import { openWorld } from '../support/world.ts';
import { dispatching } from './office/dispatcher.ts';
import { searching } from './office/search.ts';

/** The desks of the office, in one street: each leaves it as it likes. */
const world = await openWorld();
afterAll(() => world.running.stop());

await searching(world);
await dispatching(world);
