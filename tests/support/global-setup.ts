import type { TestProject } from 'vitest/node';
import { openServer, type SharedServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext extends Record<keyof SharedServer, string> {}
}

/** One server for the whole run, or the one that whoever started the run has opened already (`TEST_SERVER`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_SERVER'];
  const { stop, ...server } = given === undefined ? await openServer() : { ...JSON.parse(given) as SharedServer, stop: async () => {} };
  for (const [name, value] of Object.entries(server)) project.provide(name as keyof SharedServer, value);
  return stop;
}
