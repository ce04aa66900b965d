import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const require = createRequire(import.meta.url);

/** What takes longest, longest first. */
const LONG = ['tests/torture/', 'tests/outsider.', 'tests/graphql/hostile.', 'tests/start/', 'tests/places/commands.', 'tests/demo/', 'tests/privacy/', 'tests/seven-orders.'];

/** Where the checks have ten minutes, of each of these one, by turns of the day; without `CI` all of them run. */
const IN_TURN = [
  ['tests/privacy/on-behalf.test.ts', 'tests/privacy/own-order.test.ts'],
  ['tests/start/cli.test.ts', 'tests/start/refusals.test.ts'],
  ['tests/draws/killed.test.ts', 'tests/races/draws.test.ts'],
  ['tests/crew/faces.test.ts', 'tests/crew/agreement.test.ts'],
  ['tests/asking/able.test.ts', 'tests/draws/published.test.ts'],
  ['tests/races/batch.test.ts', 'tests/races/turns.test.ts'],
  ['tests/pushes/outbox.test.ts', 'tests/pushes/api.test.ts'],
  ['tests/places/commands.test.ts', 'tests/imports/commands.test.ts'],
  ['tests/platform/handlers/hanging.test.ts', 'tests/platform/events/line.test.ts'],
  ['tests/feed/boards.test.ts', 'tests/feed/audience.test.ts'],
  ['tests/races/line.test.ts', 'tests/races/asking.test.ts'],
  ['tests/privacy/leaving.test.ts', 'tests/orders/limits.test.ts'],
];
const today = Math.floor(Date.now() / 86_400_000);
const notToday = process.env['CI'] === undefined ? [] : IN_TURN.flatMap((files) => files.filter((_, i) => i !== today % files.length));

/** The long ones begin first, or one worker would end alone long after the other; else every run has the same order. */
class LongFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => [...LONG, ''].findIndex((one) => moduleId.includes(one));
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1)));
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Two copies of graphql ("another module or realm") appear without this alias.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: notToday,
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    // Files of one worker share its modules: importing them anew for each file was a third of all time. What a file needs for itself it opens (and closes) itself.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // One more than the cores of the smallest machine: a fifth of the time two of them wait for processes, lines and clocks.
    maxWorkers: 3,
    testTimeout: 180_000,
    // Some tests of sockets and streams wait for real time; on a machine that is busy with something else one may come too late once.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 180_000,
    reporters: ['default'],
  },
});
