import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openTokens } from '../../../src/platform/tokens.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { advanceClock, setClockAhead } from '../../../src/platform/clock/clock.ts';
import { ask, insist, readList, wish } from '../support/asking.ts';
import type { Fault } from '../support/fault.ts';
import { Broken, until } from '../support/promise.ts';
import { SECRET } from '../support/node.ts';

const MINUTES = 10;
const MINUTE_MS = 60_000;

export const clockWrong: Fault = {
  name: 'clock-wrong',
  says: 'a node whose clock is ten minutes fast or slow gives seats and time limits by the database\'s time, keeps the order of lists, and judges tokens by it',
  rounds: { short: 1, long: 3 },
  run: async ({ world, rounds }) => {
    const { ground } = world;
    const { db, sql } = ground.database;
    const config = readConfig({ NODE_ENV: 'test', AUTH_SECRET: SECRET, DEMO: 'off' });
    let by = '';
    for (let round = 0; round < rounds; round++) {
      const wrong = [MINUTES, -MINUTES].map((minutes) => wrongBy(minutes));
      by = wrong[0]!.by;
      const [fast, slow] = await Promise.all(wrong.map(({ env, imports }) => world.another({ env, imports })));
      // Tokens: one that the fast node alone would think ended, one that the slow node alone would think good.
      const [anna, bert, carl] = await ground.people(3);
      const tokens = openTokens(config);
      const sign = (seconds: number): Promise<string> => tokens.sign({ realm: ground.street.realm, subject: anna!.caller.subject, ttlSeconds: seconds });
      const [good, ended] = await Promise.all([sign(120), sign(-120)]);
      for (const [name, node] of [['fast', fast!], ['slow', slow!]] as const) {
        const read = await readList(node.url, { ...anna!, token: good });
        if (read.kind !== 'DONE') throw new Broken(`the ${name} node does not take a token that is good for two minutes: ${JSON.stringify(read)}`);
        const refused = await readList(node.url, { ...anna!, token: ended }).then((answer) => JSON.stringify(answer), (error: unknown) => String(error));
        if (!refused.includes('TOKEN_EXPIRED')) throw new Broken(`the ${name} node takes a token that ended two minutes ago: ${refused}`);
      }
      // Seats: taken at three nodes one after the other, they stand in this order and at the database's times.
      const right = await world.node();
      const orderId = await ground.order(3);
      for (const [who, node] of [[anna!, fast!], [bert!, slow!], [carl!, right]] as const) await insist(wish('grab', who, orderId), [node.url]);
      const seats = await sql<{ person: string; off: number; due: number }[]>`
        select s.person_id as person, abs(extract(epoch from business_now() - s.taken_at))::float8 as off,
          extract(epoch from (o.planned_start - d.due_at))::float8 / 3600 as due from seats s join orders o on o.id = s.order_id
          left join deadlines d on d.subject_id = s.id and d.step = 'confirm' where s.order_id = ${orderId} order by s.taken_at`;
      if (seats.map(({ person }) => person).join() !== [anna!, bert!, carl!].map(({ id }) => id).join()) throw new Broken('seats do not stand in the order in which they were taken');
      if (seats.some(({ off }) => off > 60)) throw new Broken(`a seat was taken ${Math.max(...seats.map(({ off }) => off))} s from the database's time`);
      if (new Set(seats.map(({ due }) => due)).size !== 1) throw new Broken(`time limits differ by node: ${seats.map(({ due }) => due).join()}`);
      // Lists: what is planned sooner stands first, whichever node is asked.
      const lists = await Promise.all([fast!, slow!, right].map((node) => ask(node.url, 'query { done: orders(scope: { open: true }, first: 50) { __typename nodes { number } } }', {}, anna!.token)));
      const numbers = lists.map((answer) => JSON.stringify(answer.kind === 'DONE' ? answer.value['nodes'] : answer));
      if (new Set(numbers).size !== 1) throw new Broken('the nodes answer lists in different order');
      await limitIsKept();
      await Promise.all([fast!.kill(), slow!.kill()]);
    }
    return `tokens, seats, time limits and lists are right at ten minutes fast and slow (by ${by})`;

    /** A limit that comes by the database's time is taken then, not ten minutes sooner by the fast node. */
    async function limitIsKept(): Promise<void> {
      const [dora] = await ground.people(1);
      const start = new Date(Date.now() + 30 * 3_600_000);
      const soon = await ground.order(2, { plannedStart: start, plannedEnd: new Date(+start + 3_600_000) });
      await insist(wish('grab', dora!, soon), [(await world.node()).url]);
      const [limit] = await sql<{ ms: number }[]>`select extract(epoch from d.due_at - business_now())::float8 * 1000 as ms from deadlines d join seats s on s.id = d.subject_id where s.order_id = ${soon} and d.step = 'confirm'`;
      const state = async (): Promise<string> => (await sql<{ state: string }[]>`select state from seats where order_id = ${soon}`)[0]!.state;
      // Five minutes before it: the fast node would take it already.
      await advanceClock(db, config, (limit?.ms ?? 0) - 5 * MINUTE_MS);
      await new Promise((go) => setTimeout(go, 1_500));
      if (await state() !== 'HELD') throw new Broken('the clock confirmed a seat before its time');
      await advanceClock(db, config, 6 * MINUTE_MS);
      await until('the clock confirms the seat when its time has come', 15_000, async () => await state() === 'CONFIRMED');
      await setClockAhead(db, config, 0);
    }
  },
};

/** How a process gets a wrong clock: Debian's library where it is there, else our own stand-in for its Date. */
function wrongBy(minutes: number): { readonly by: string; readonly env: Record<string, string>; readonly imports: readonly string[] } {
  const found = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1')).find((path) => existsSync(path)) : undefined;
  if (found !== undefined) return { by: 'faketime', imports: [], env: { LD_PRELOAD: found, FAKETIME: `${minutes > 0 ? '+' : '-'}${Math.abs(minutes)}m`, FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' } };
  return { by: 'a Date of its own; faketime is not installed', env: { WRONG_BY_MS: String(minutes * MINUTE_MS) }, imports: ['./tests/torture/broken/wrong-date.mjs'] };
}
