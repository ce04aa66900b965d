import { ask, insist, wish, type Answer } from '../support/asking.ts';
import type { Fault, Torture } from '../support/fault.ts';
import type { Ground } from '../support/ground.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { recordOf, wrongWith } from '../../../src/features/draws/index.ts';
import { encodeId } from '../../../src/graphql/node.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { advanceClock, setClockAhead } from '../../../src/platform/clock/clock.ts';
import { readConfig } from '../../../src/platform/config.ts';

const HOUR_MS = 3_600_000;
const PLACES = 3;
const ENTRANTS = 10;
const TOLD_MS = 20_000;
const ACCEPT = 'mutation Torture($input: AcceptOrderInput!) { done: acceptOrder(input: $input) { __typename ... on Refused { code } } }';

export const drawKilled: Fault = {
  name: 'draw-killed',
  says: 'a node is killed in the window of a fair start, and another during its draw: one draw, every entry counted, everybody told, and whoever recomputes it finds the same',
  rounds: { short: 0, long: 20 },
  run: async (torture) => {
    let killed = 0;
    for (let round = 0; round < torture.rounds; round++) killed += await once(torture, round % 2 === 1);
    return `${torture.rounds} draws of ${ENTRANTS} entries, each once and told to all; ${killed} times the drawing node died before its draw was done, every second time it was killed in its midst or just after`;
  },
};

/** `aimed`: the node that draws is killed as soon as it has begun, else at any moment. Answers 1 if it died before its draw was done. */
async function once({ world, chance }: Torture, aimed: boolean): Promise<number> {
  const { ground, line } = world;
  const { db, sql } = ground.database;
  const config = readConfig({ NODE_ENV: 'test', DEMO: 'off' });
  const [staying, doomed] = await Promise.all([world.node(), world.another()]);
  const orderId = await announced(ground, staying.url);
  const entrants = await ground.people(ENTRANTS);
  // In the window: entries at both nodes, of which one dies.
  const [entries] = await Promise.all([
    Promise.all(entrants.map(async (who, i) => {
      await pause(chance.between(0, 300));
      return insist(wish('enter', who, orderId), i % 2 === 0 ? [doomed.url, staying.url] : [staying.url, doomed.url]);
    })),
    pause(chance.between(50, 250)).then(() => doomed.kill()),
  ]);
  const refused = entries.find(({ outcome }) => outcome !== 'DrawEntry');
  if (refused) throw new Broken(`an entry was refused: ${refused.outcome}`);
  // The draw: the staying node cannot reach the database, so it falls to another, which is killed at some moment of it.
  const drawing = await world.another();
  line.set('SILENT');
  let undone = 0;
  try {
    await advanceClock(db, config, HOUR_MS + 60_000);
    if (aimed) await hasBegun();
    await pause(chance.between(0, aimed ? 60 : 1_300));
    await drawing.kill();
    undone = (await state()) === 'ANNOUNCED' ? 1 : 0;
    // What it had on lease is free when that ends, in a minute; the torture does not wait for it.
    await sql`update deadlines set leased_until = machine_now() where leased_until > machine_now()`;
    await sql`update handler_cursors set leased_until = machine_now() where leased_until > machine_now()`;
  } finally {
    line.set('WHOLE');
  }
  await until('the places are drawn', TOLD_MS, async () => (await state()) === 'DRAWN');
  await until('everybody is told', TOLD_MS, async () => (await told()).length >= ENTRANTS);
  await setClockAhead(db, config, 0);
  holds(await wrong());
  return undone;

  /** Somebody holds the draw's row, or has drawn. */
  async function hasBegun(): Promise<void> {
    for (const end = Date.now() + TOLD_MS; Date.now() < end; await pause(1)) {
      const free = await sql`select 1 from draws where order_id = ${orderId} and state = 'ANNOUNCED' for share skip locked`;
      if (free.length === 0) return;
    }
    throw new Broken('no node drew');
  }

  async function state(): Promise<string> {
    return (await sql<{ state: string }[]>`select state from draws where order_id = ${orderId}`)[0]!.state;
  }

  /** To whom an entry's end was told. */
  async function told(): Promise<string[]> {
    return (await sql<{ person: string }[]>`
      select i.person_id as person from inbox_entries i join draw_entries e on e.id = i.subject_id join draws d on d.id = e.draw_id where d.order_id = ${orderId}`).map(({ person }) => person);
  }

  async function wrong(): Promise<string[]> {
    const found: string[] = [];
    const rows = await sql<{ person: string; state: string; number: number }[]>`select e.person_id as person, e.state, e.number from draw_entries e join draws d on d.id = e.draw_id where d.order_id = ${orderId} order by e.number`;
    if (rows.map(({ number }) => number).join() !== Array.from({ length: ENTRANTS }, (_, i) => i + 1).join()) found.push(`numbers ${rows.map(({ number }) => number).join()}`);
    const seated = rows.filter(({ state: at }) => at === 'SEATED').map(({ person }) => person);
    if (seated.length !== PLACES || rows.slice(0, PLACES).some(({ state: at }) => at !== 'SEATED')) found.push(`${seated.length} of the first ${PLACES} have a place`);
    const [counts] = await sql<{ draws: number; seats: string; waiting: number; living: number }[]>`
      select (select count(*)::int from events e where e.order_id = o.id and e.table_name = 'DRAW' and e.step = 'draw') as draws, o.helpers_living as living,
        (select string_agg(s.person_id::text, ',' order by s.person_id) from seats s where s.order_id = o.id and s.kind = 'HELPER') as seats,
        (select count(*)::int from waits w where w.order_id = o.id and w.state = 'WAITING') as waiting from orders o where o.id = ${orderId}`;
    if (counts!.draws !== 1) found.push(`${counts!.draws} draws`);
    if (counts!.living !== PLACES || counts!.seats !== seated.sort().join()) found.push('the seats are not those that were drawn');
    if (counts!.waiting !== ENTRANTS - PLACES) found.push(`${counts!.waiting} wait in line`);
    const heard = await told();
    if (heard.sort().join() !== entrants.map(({ id }) => id).sort().join()) found.push(`told were ${heard.length} of ${ENTRANTS}, ${new Set(heard).size} different`);
    const record = await recordOf(db, ground.street.realm, orderId);
    found.push(...(record === null ? ['there is no record'] : wrongWith(record)));
    return found;
  }
}

/** Has a worker accept an order with a fair start in an hour. */
async function announced(ground: Ground, url: string): Promise<string> {
  const roles = [{ role: 'COMMUNITY_WORKER' as const, over: ground.street.communities[0]!.id }];
  const [[who], id] = await Promise.all([ground.people(1, { roles }), ground.order(PLACES, { state: 'DISPATCHED', plannedStart: null, plannedEnd: null })]);
  const at = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
  const input = { key: newId(), orderId: encodeId('Order', who!.caller.realm, id), plannedStart: at(240), plannedEnd: at(241), summary: '陪老人散步', helpersWanted: PLACES, grabOpensAt: at(1) };
  let answer: Answer = await ask(url, ACCEPT, { input }, who!.token);
  for (let times = 0; answer.kind !== 'DONE' && times < 20; times++) { await pause(200); answer = await ask(url, ACCEPT, { input }, who!.token); }
  if (answer.kind !== 'DONE' || answer.type === 'Refused') throw new Broken(`a fair start was not announced: ${JSON.stringify(answer)}`);
  return id;
}
