import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { composeApp, openDoor } from '../src/app.ts';
import { clockSteps } from '../src/composition.ts';
import { PAST_FILE } from '../src/cli/demo/past.ts';
import { packed, recordPast } from '../src/cli/demo/record.ts';
import { DEMONSTRATION_REALM, readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/db.ts';
import { openTicker } from '../src/platform/deadlines/ticker.ts';
import { openLog } from '../src/platform/log.ts';
import { openTokens } from '../src/platform/tokens.ts';
import { asAdmin, openServer } from '../tests/support/server.ts';
import { atTheirDesks, type Desk } from './street-desks.ts';

/** `npm run street`: plays the demonstration street up to the day before yesterday through the use cases (some minutes) and writes down what has come of it, for the first start of every node. */
const server = await openServer();
try {
  await asAdmin(server, (admin) => admin.unsafe(`create database street owner linlibang template ${server.pattern}`));
  const config = readConfig({ DATABASE_URL: `${server.ownerUrl}/street`, AUTH_SECRET: 'a secret of the demonstration, known to everybody' });
  const log = openLog({ production: false, logLevel: 'error' });
  const outer = openDatabase(config.databaseUrl!);
  const database = outer.hurried();
  const app = await composeApp({ config, log, database });
  const door = await openDoor(app);
  const { port } = await door.listen(0);
  const tokens = openTokens(config);
  const desk: Desk = {
    ask: async <T>(subject: string, query: string, variables: object = {}): Promise<T> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokens.sign({ realm: DEMONSTRATION_REALM, subject })}` };
      const { data, errors } = await (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json() as { data: T; errors?: { message: string }[] };
      if (errors) throw new Error(`${subject}: ${errors.map(({ message }) => message).join('; ')} (${query})`);
      return data;
    },
  };
  const began = Date.now();
  const past = await recordPast({
    platform: app.platform, drain: () => app.handlers.drain(), signal: new AbortController().signal, say: (line) => console.log(line),
    tickers: Array.from({ length: 3 }, () => openTicker({ db: database.db, log, take: clockSteps(app.platform), portion: 4 })),
    broken: (kind, error) => { process.exitCode = 1; console.error(`a story broke off: ${kind}: ${String(error)}`); },
  }, (evening) => atTheirDesks(desk, evening));
  const file = packed(past);
  await writeFile(PAST_FILE, file);
  const bytes = past.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  for (const table of new Set(past.tables.map((one) => one.table))) {
    const of = past.tables.filter((one) => one.table === table).reduce((sum, { rows }) => sum + rows.length, 0);
    if (of > bytes / 50) console.log(`  ${table}: ${Math.round((of / bytes) * 100)} %`);
  }
  console.log(`${past.kept.filter(({ orderId }) => orderId !== '').length} of ${past.kept.length} orders up to ${past.until}, ${(bytes / 2 ** 20).toFixed(1)} MB in ${(file.length / 2 ** 20).toFixed(2)} MB, in ${Math.round((Date.now() - began) / 1_000)} s`);
  await door.close();
  await app.stop();
  await database.close();
  await outer.close();
} finally {
  await server.stop();
}
