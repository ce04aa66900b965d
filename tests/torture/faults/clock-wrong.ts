import { openTokens } from '../../../src/platform/tokens.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { advanceClock, setClockAhead } from '../../../src/platform/clock/clock.ts';
import { ask, insist, readList, wish } from '../support/asking.ts';
import { MINUTES, wrongBy, type WrongClock } from '../support/wrong-clock.ts';
import type { Fault } from '../support/fault.ts';
import type { Ground } from '../support/ground.ts';
import { Broken, pause, until } from '../support/promise.ts';
import { SECRET, type ApiNode } from '../support/node.ts';
import type { World } from '../support/world.ts';

const MINUTE_MS = 60_000;
/** How far a time may be from the database's: far less than the clocks are wrong by. */
const NEAR_S = 60;
const config = readConfig({ NODE_ENV: 'test', AUTH_SECRET: SECRET, DEMO: 'off' });

/** A node that is fast, one that is slow, and one whose clock is right. */
interface Nodes { readonly fast: ApiNode; readonly slow: ApiNode; readonly right: ApiNode }

export const clockWrong: Fault = {
  name: 'clock-wrong',
  says: 'a node whose clock is ten minutes fast or slow gives seats, leases and time limits by the database\'s time, keeps the order of lists, and judges tokens by it',
  rounds: { short: 1, long: 3 },
  run: async ({ world, rounds, say }) => {
    const clocks = [wrongBy(MINUTES), wrongBy(-MINUTES)] as const;
    if (!clocks[0].real) say('NOT WITH faketime, which is not installed: only the Date of the nodes is wrong (Debian: apt-get install faketime)');
    for (let round = 0; round < rounds; round++) {
      const right = await world.node();
      const [fast, slow] = await Promise.all(clocks.map((clock) => world.another(clock))) as [ApiNode, ApiNode];
      await isWrong(clocks[0], fast, MINUTES);
      await isWrong(clocks[1], slow, -MINUTES);
      const nodes = { fast, slow, right };
      await tokens(world.ground, nodes);
      await seats(world.ground, nodes);
      await lists(world.ground, nodes);
      const start = new Date(Date.now() + 30 * 60 * MINUTE_MS);
      await limitIsKept(world, { plannedStart: start, plannedEnd: new Date(+start + 60 * MINUTE_MS) }, 'confirm', 'CONFIRMED');
      await limitIsKept(world, { limits: { 'SEAT.grab.lapse': { minutes: 30 } } }, 'lapse', 'RELEASED');
      await Promise.all([fast.kill(), slow.kill()]);
    }
    return `tokens, seats, leases, time limits and lists are right at ten minutes fast and slow (${clocks[0].real ? 'by faketime' : 'WITHOUT faketime'})`;
  },
};

/** That the node believes what it was meant to believe: else nothing would be tried here. */
async function isWrong({ real }: WrongClock, node: ApiNode, minutes: number): Promise<void> {
  if (!real) return;
  const told = Date.parse((await fetch(node.url.replace('/graphql', '/livez'))).headers.get('date') ?? '');
  const off = (told - Date.now()) / MINUTE_MS;
  if (Math.abs(off - minutes) > 1) throw new Broken(`the clock of a node is wrong by ${off} minutes instead of ${minutes}`);
}

/** One that the fast node alone would think ended, and one that the slow node alone would think good. */
async function tokens({ people, street }: Ground, { fast, slow }: Nodes): Promise<void> {
  const [anna] = await people(1);
  const sign = (seconds: number): Promise<string> => openTokens(config).sign({ realm: street.realm, subject: anna!.caller.subject, ttlSeconds: seconds });
  const [good, ended] = await Promise.all([sign(120), sign(-120)]);
  for (const [name, node] of [['fast', fast], ['slow', slow]] as const) {
    const read = await readList(node.url, { ...anna!, token: good });
    if (read.kind !== 'DONE') throw new Broken(`the ${name} node does not take a token that is good for two minutes: ${JSON.stringify(read)}`);
    const refused = await readList(node.url, { ...anna!, token: ended }).then((answer) => JSON.stringify(answer), (error: unknown) => String(error));
    if (!refused.includes('TOKEN_EXPIRED')) throw new Broken(`the ${name} node takes a token that ended two minutes ago: ${refused}`);
  }
}

/** Seats taken at three nodes one after the other stand in this order, at the database's times and with the same time limits. */
async function seats({ people, order, database: { sql } }: Ground, { fast, slow, right }: Nodes): Promise<void> {
  const who = await people(3);
  const orderId = await order(3, { limits: { 'SEAT.grab.lapse': { hours: 6 } } });
  for (const [i, node] of [fast, slow, right].entries()) await insist(wish('grab', who[i]!, orderId), [node.url]);
  const rows = await sql<{ person: string; off: number; dues: string }[]>`
    select s.person_id as person, abs(extract(epoch from business_now() - s.taken_at))::float8 as off,
      (select string_agg(d.step || ' ' || round(extract(epoch from d.due_at - case d.step when 'confirm' then o.planned_start else s.taken_at end) / 60), ', ' order by d.step) from deadlines d where d.subject_id = s.id) as dues
    from seats s join orders o on o.id = s.order_id where s.order_id = ${orderId} order by s.taken_at`;
  if (rows.map(({ person }) => person).join() !== who.map(({ id }) => id).join()) throw new Broken('seats do not stand in the order in which they were taken');
  if (rows.some(({ off }) => off > NEAR_S)) throw new Broken(`a seat was taken ${Math.max(...rows.map(({ off }) => off))} s from the database's time`);
  if (new Set(rows.map(({ dues }) => dues)).size !== 1 || !rows[0]!.dues.includes('lapse 360')) throw new Broken(`leases and time limits differ by node: ${rows.map(({ dues }) => dues).join('; ')}`);
}

/** Orders placed at three nodes one after the other are listed in this order, whichever node is asked, and so are the open ones. */
async function lists({ people, resource, database: { sql } }: Ground, { fast, slow, right }: Nodes): Promise<void> {
  const [anna] = await people(1);
  const shop = await resource(20);
  const placed: string[] = [];
  for (const node of [fast, slow, right, slow, fast]) {
    const startsAt = new Date(Date.now() + (48 + 24 * placed.length) * 60 * MINUTE_MS).toISOString();
    placed.push(String((await insist(wish('book', anna!, shop, { startsAt, persons: 1 }), [node.url])).value['id']));
  }
  const [off] = await sql<{ s: number }[]>`select max(abs(extract(epoch from business_now() - placed_at)))::float8 as s from orders where resource_id = ${shop}`;
  if (off!.s > NEAR_S) throw new Broken(`an order was placed ${off!.s} s from the database's time`);
  for (const scope of ['mine: true', 'open: true']) {
    const answers = await Promise.all([fast, slow, right].map((node) => ask(node.url, `query { done: orders(scope: { ${scope} }, first: 50) { __typename nodes { id } } }`, {}, anna!.token)));
    const seen = answers.map((answer) => JSON.stringify(answer.kind === 'DONE' ? answer.value['nodes'] : answer));
    if (new Set(seen).size !== 1) throw new Broken(`the nodes answer the list of ${scope} in different order`);
    const wanted = JSON.stringify([...placed].reverse().map((id) => ({ id })));
    if (scope === 'mine: true' && seen[0] !== wanted) throw new Broken(`what was placed last does not stand first: ${seen[0]}`);
  }
}

/** A limit that comes by the database's time is taken then, not ten minutes sooner by the fast node. */
async function limitIsKept(world: World, shape: Parameters<Ground['order']>[1], step: string, becomes: string): Promise<void> {
  const { people, order, database: { db, sql } } = world.ground;
  const [dora] = await people(1);
  const orderId = await order(2, shape);
  await insist(wish('grab', dora!, orderId), [(await world.node()).url]);
  const [limit] = await sql<{ ms: number }[]>`select extract(epoch from d.due_at - business_now())::float8 * 1000 as ms from deadlines d join seats s on s.id = d.subject_id where s.order_id = ${orderId} and d.step = ${step}`;
  if (!limit) throw new Broken(`a seat has no time limit ${step}`);
  const state = async (): Promise<string> => (await sql<{ state: string }[]>`select state from seats where order_id = ${orderId}`)[0]!.state;
  // Five minutes before it: the fast node would take it already.
  await advanceClock(db, config, limit.ms - 5 * MINUTE_MS);
  await pause(1_500);
  if (await state() !== 'HELD') throw new Broken(`the clock took ${step} before its time`);
  await advanceClock(db, config, 6 * MINUTE_MS);
  await until(`the clock takes ${step} when its time has come`, 15_000, async () => await state() === becomes);
  await setClockAhead(db, config, 0);
}
