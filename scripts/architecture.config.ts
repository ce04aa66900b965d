import { defineConfig } from 'vitest/config';

/** The architecture alone, without a database: for `npm run check`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['tests/architecture.test.ts'], pool: 'threads', reporters: ['dot'] },
});
