import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { connect, until } from '../graphql/clients.ts';
import { mutationDocument } from '../support/documents.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, CANARY_PHONE, openWorld, OTHER_CANARY, OUTSIDERS, type Asker } from '../support/world.ts';
import { everyFlow } from './support/flows.ts';

const POINTS = ['36[.]111111', '36[.]123456', '117[.]222222', '117[.]654321'];
/** Marked words and numbers, as they would look wherever they turned up: in JSON they may be escaped. */
const MARKED = new RegExp([CANARY, OTHER_CANARY, JSON.stringify(CANARY).slice(1, -1), CANARY_PHONE, ...POINTS].join('|'));
const FIELDS = 'id words contact { name phone address latitude longitude } sayings { words } ratings { words } callBacks { words } notes { nodes { words } } startCode';
const FEED = `subscription Feed($scope: FeedScope!) { feed(scope: $scope) { __typename ... on Events { events { __typename ... on Gone { id reason } ... on Changed { step subject { __typename
  ... on Order { ${FIELDS} summary } ... on Seat { reason order { ${FIELDS} } } ... on Note { noteWords: words } } } } } } }`;

const lines: string[] = [];
const world = await openWorld({ env: { LOG_LEVEL: 'trace' }, heard: (line) => { lines.push(line); } });
const { who, codes, running } = world;
const { db } = running;
const make = orderly(world);
afterAll(() => running.stop());

const frames: string[] = [];
const listening = [...OUTSIDERS.map((name) => who[name]), who.volunteer, who.member];
for (const reader of listening) {
  const socket = await connect(running.wsUrl, reader.token === null ? {} : { token: reader.token });
  socket.raw.on('message', (data) => { frames.push(`${reader.name} ${(data as Buffer).toString('utf8')}`); });
  for (const scope of [{ open: true }, ...(reader.id === null ? [] : [{ mine: true }]), { divisionCode: codes.here }]) {
    socket.send({ id: randomUUID(), type: 'subscribe', payload: { query: FEED, variables: { scope } } });
  }
}
const { orders, refusals } = await everyFlow(world, make);

test('refusals repeat nothing of what they were given', () => {
  expect(refusals.filter((said) => MARKED.test(said))).toEqual([]);
});

test('what people write, and how they are reached, stays in the tables made for it', async () => {
  await running.app.handlers.drain();
  const tables = (await db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(({ name }) => name);
  const holding: string[] = [];
  for (const name of tables) {
    const found = await db.execute(sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text ~ ${`${CANARY}|${OTHER_CANARY}|${CANARY_PHONE}|${POINTS.join('|')}`} limit 1`);
    if (found.length > 0) holding.push(name);
  }
  expect(holding).toEqual(['call_backs', 'consents', 'contact_readings', 'guardianships', 'order_notes', 'order_private', 'order_sayings', 'person_contacts', 'ratings', 'seats', 'team_members']);
});

test('feeds of people who may not see it bring none of it', async () => {
  await until(() => frames.some((frame) => frame.startsWith('guest') && frame.includes('"Changed"')));
  expect(frames.length).toBeGreaterThan(listening.length * 2);
  expect(frames.filter((frame) => MARKED.test(frame))).toEqual([]);
});

test('no answer to people who may not see it holds any of it', async () => {
  for (const reader of [...listening, who.operator, who.buildingHead]) {
    const told = await world.ask(reader, `query All($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${FIELDS} crew { reason } seats { reason } } } orders(first: 100, scope: {open: true}) { nodes { ${FIELDS} } } }`, { ids: orders });
    expect(`${reader.name} ${told.body.errors === undefined ? '' : told.text}`).toBe(`${reader.name} `);
    expect(told.text.replaceAll(/金\*+/g, '')).not.toMatch(MARKED);
  }
});

/** Asks for something that must go wrong on our side. */
const breaks = async (reader: Asker, mutation: string, input: object, expected: string): Promise<void> => {
  const told = await world.ask(reader, mutationDocument(mutation), { input: { key: randomUUID(), ...input } });
  expect(told.body.errors?.[0]?.extensions.code, told.text).toBe(expected);
  expect(told.text).not.toMatch(MARKED);
};
const said = (): string => lines.join('');

test('faults are told and logged without any of it: a broken constraint, a refusal that quotes, a value that cannot be read, and what cannot be put on record is not given out', async () => {
  const order = await make.placed();
  const placing = { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: make.words('that break'), contact: make.contact, helpersWanted: 1 };
  await db.execute(sql`alter table order_private add constraint of_the_test check (words !~ 'break')`);
  await breaks(who.requester, 'placeOrder', placing, 'INTERNAL');
  const triggered = async (body: string, work: () => Promise<void>, table = sql`order_sayings`): Promise<void> => {
    await db.execute(sql.raw(`create or replace function of_the_test() returns trigger language plpgsql as $$ begin ${body} return new; end $$`));
    await db.execute(sql`create trigger of_the_test before insert on ${table} for each row execute function of_the_test()`);
    await work();
    await db.execute(sql`drop trigger of_the_test on ${table}`);
  };
  const asks = (code: string) => () => breaks(who.dispatcher, 'askAboutOrder', { orderId: order, words: make.words('asked in vain') }, code);
  await triggered(`raise exception 'no: %', new.words using detail = new.words;`, asks('INTERNAL'));
  await triggered('perform new.words::uuid;', asks('INTERNAL'));
  await triggered('perform pg_terminate_backend(pg_backend_pid());', async () => {
    const told = await world.ask(who.officer, `query Reads($id: ID!) { order(id: $id) { words contact { name phone } } }`, { id: order });
    expect(told.body.errors?.map(({ extensions }) => extensions.code), told.text).toContain('UNAVAILABLE');
    expect(told.text).not.toMatch(MARKED);
  }, sql`contact_readings`);
});

test('what goes wrong in the background is logged without any of it', async () => {
  await db.execute(sql`alter table inbox_entries add constraint of_the_test check (false) not valid`);
  await make.placed();
  await until(() => said().includes('a handler failed'));
  await db.execute(sql`alter table inbox_entries drop constraint of_the_test`);
  await db.execute(sql`alter table drizzle.__drizzle_migrations rename to of_the_test`);
  const unready = await fetch(running.url.replace('/graphql', '/readyz'));
  await db.execute(sql`alter table drizzle.of_the_test rename to __drizzle_migrations`);
  expect(unready.status).toBe(503);
  expect(await unready.text()).not.toMatch(MARKED);
});

test('documents and bodies that cannot be read are logged without any of it', async () => {
  const { url } = running;
  const token = { authorization: `Bearer ${who.requester.token!}` };
  for (const body of [`{"query": "{ ${CANARY}"`, CANARY, JSON.stringify({ query: `{ order(id: "${CANARY}") { ${CANARY} } }` }), JSON.stringify({ query: `{ viewer { id } } # ${CANARY}`, operationName: CANARY }),
    JSON.stringify({ query: mutationDocument('placeOrder'), variables: { input: { key: CANARY, words: { of: CANARY }, itemCode: 1 } } })]) {
    const answered = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...token } });
    expect(answered.status).toBeGreaterThanOrEqual(200);
  }
  await fetch(`${url}?query=${encodeURIComponent(`{ division(code: "${CANARY}") { id } }`)}`, { headers: token });
  await fetch(url.replace('/graphql', `/${CANARY_PHONE}`));
});

test('after all that, no line of the log holds any of it, and neither do the numbers that are measured', async () => {
  const metrics = await (await fetch(running.url.replace('/graphql', '/metrics'))).text();
  expect(metrics).toContain('linlibang_operation_seconds');
  expect(metrics).not.toMatch(MARKED);
  for (const told of ['of_the_test', 'P0001', '22P02', 'a handler failed', 'not ready']) expect(said()).toContain(told);
  expect(lines.filter((line) => MARKED.test(line))).toEqual([]);
});
