import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Two copies of graphql ("another module or realm") appear without this alias.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    // Some tests of sockets and streams wait for real time; on a machine that is busy with something else one may come too late once.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
