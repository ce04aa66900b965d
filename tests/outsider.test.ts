import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { getNamedType, type GraphQLNamedType } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeId } from '../src/graphql/node.ts';
import { mutationDocument, NODE_TYPES, OBJECT_TYPES, argumentsOf, SCHEMA, selectionOf, valueOf, type Fill } from './support/documents.ts';
import { AUDIENCES, DEEDS, ENTRANCES, FIELDS } from './outsider/decisions.ts';
import { openFullStreet } from './outsider/street.ts';
import { connect, type Message } from './graphql/clients.ts';
import { inTurns } from './support/turns.ts';
import { CANARY, CANARY_PHONE, hence, OUTSIDERS, type Answer, type Who } from './support/world.ts';

const street = await openFullStreet();
const { who, ids, codes, things, orders, publicOrders } = street;
const NOBODYS = (type: string): string => encodeId(type, street.street.realm, randomUUID());
/** Stands for the value of a variable. */
const VARIED = 'varied';
const STRUCTURE = /(Connection|Edge)$|^PageInfo$/;

const YESTERDAY = hence(-24);
/** Pages are long, spans of time are long ones from yesterday on, and whoever may open what is masked does. */
const shown: Fill = (name, type) => (name === 'first' ? 20 : name === 'days' ? 30 : name === 'from' && type.name === 'DateTime' ? YESTERDAY : name === 'reason' && type.name === 'String' ? 'a reason that is long enough' : undefined);
const closed = (type: GraphQLNamedType): string => selectionOf(type, { fill: shown, depth: 3, closed: true });
/** Everything, and everything of what stands beside it. */
const openly = (type: GraphQLNamedType): string => selectionOf(type, { fill: shown, depth: 1 });

describe('Every field has a decision', () => {
  const fields = OBJECT_TYPES.filter(({ name }) => !STRUCTURE.test(name)).flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  const entrances = [SCHEMA.getQueryType()!, SCHEMA.getSubscriptionType()!].flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  const mutations = Object.keys(SCHEMA.getMutationType()!.getFields());

  test('of objects', () => expect({ undecided: fields.filter((field) => !(field in FIELDS)), gone: Object.keys(FIELDS).filter((field) => !fields.includes(field)) }).toEqual({ undecided: [], gone: [] }));
  test('of queries and subscriptions', () => expect(Object.keys(ENTRANCES).sort()).toEqual(entrances.sort()));
  test('of mutations', () => expect(Object.keys(DEEDS).sort()).toEqual(mutations.sort()));
  test('and the street has one of each thing with an id', () => expect(Object.keys(things).sort()).toEqual(NODE_TYPES.map(({ name }) => name).sort()));
});

type Read = Record<string, unknown> | null;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  || (typeof value === 'object' && !Array.isArray(value) && String((value as { __typename?: string }).__typename).endsWith('Connection') && noNodes(value as Record<string, unknown>));
const noNodes = (connection: Record<string, unknown>): boolean => Object.entries(connection).every(([name, value]) => !name.endsWith('_nodes') || (value as unknown[]).length === 0);

async function reads(reader: Who, type: string, things: readonly string[]): Promise<Read[]> {
  const query = `query Outside($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on ${type} ${closed(SCHEMA.getType(type)!)} } }`;
  const told = await street.ask(who[reader], query, { ids: things });
  if (told.body.errors) throw new Error(`${reader} reads ${type}: ${told.text.slice(0, 500)}`);
  return told.body.data!['nodes'] as Read[];
}

describe('Fields are shown to those who are named, and to nobody else', () => {
  const readers = (Object.keys(who) as Who[]).filter((name) => name !== 'elder');
  const witnessed = new Set<string>();

  test.each(NODE_TYPES.map(({ name }) => name))('%s', async (type) => {
    const wrong = new Set<string>();
    for (const reader of readers) {
      for (const read of await reads(reader, type, things[type]!)) {
        if (read === null) continue;
        for (const [alias, value] of Object.entries(read)) {
          // What is his own may be shown to anybody.
          if (alias === '__typename' || isEmpty(value)) continue;
          const field = alias.replace('_', '.');
          const audience = AUDIENCES[FIELDS[field]!] as readonly Who[] | null;
          if (audience !== null && !audience.includes(reader)) wrong.add(`${field} was shown to ${reader}`);
          if (!(OUTSIDERS as readonly string[]).includes(reader)) witnessed.add(field);
        }
      }
    }
    expect([...wrong].sort()).toEqual([]);
  });

  test('what is hidden from outsiders was there to be seen by others', () => {
    // Only an imported order says in which language its words are.
    witnessed.add('Order.wordsLanguage');
    const unseen = Object.entries(FIELDS).filter(([field, audience]) => AUDIENCES[audience] !== null && NODE_TYPES.some(({ name }) => field.startsWith(`${name}.`)) && !witnessed.has(field)).map(([field]) => field);
    expect(unseen).toEqual([]);
  });
});

describe.each(inTurns(OUTSIDERS))('As %s', (outsider) => {
  const me = who[outsider];
  /** What lay in the realm when it was last looked at, and the deeds that were tried since: looking at everything costs more than a dozen deeds. */
  let untouched: Record<string, string> | null = null;
  let since: string[] = [];
  const changed = async (): Promise<unknown> => {
    const [tried, was] = [since, untouched];
    [since, untouched] = [[], await street.digest()];
    return isDeepStrictEqual(was, untouched) ? null : { tried, was, is: untouched };
  };

  test.each(NODE_TYPES.map(({ name }) => name))('a hidden %s is like one that does not exist, and what is shown holds nothing personal', async (type) => {
    const query = `query Outside($id: ID!) { node(id: $id) { __typename ... on ${type} ${openly(SCHEMA.getType(type)!)} } }`;
    const nothing = await street.ask(me, query, { id: NOBODYS(type) });
    expect(nothing.body.data).toEqual({ node: null });
    for (const id of things[type]!) {
      const told = await street.ask(me, query, { id });
      if (told.body.data!['node'] === null) expect(told.text).toBe(nothing.text);
      expect(told.text).not.toMatch(new RegExp(`${CANARY}|${CANARY_PHONE}`));
      if (type === 'Order') expect(told.body.data!['node'] !== null, id).toBe(outsider !== 'foreigner' && publicOrders.includes(id));
    }
  });

  test.each(Object.values(SCHEMA.getQueryType()!.getFields()).map(({ name }) => name))('query %s holds nothing personal and nothing hidden', async (name) => {
    const field = SCHEMA.getQueryType()!.getFields()[name]!;
    const hidden = [...things['Order']!.filter((id) => !publicOrders.includes(id)), ...things['Seat']!, ...things['Waiting']!, ...things['Person']!, ...things['TeamMember']!, ...things['InboxEntry']!, street.draft];
    const asked: readonly Record<string, unknown>[] = name === 'nodes' ? [{ ids: Object.values(things).flat().slice(0, 100) }] : name === 'node' ? [{ id: orders.open }, { id: ids.team }]
      : name === 'orders' ? [{ divisionCode: codes.here }, { divisionCode: codes.street }, { heldByCode: codes.here }, { organisationId: ids.unit }, { teamId: ids.team }, { mine: true }, { open: true }].map((scope) => ({ scope }))
        : name === 'orderByNumber' ? Array.from({ length: 14 }, (_, i) => ({ number: String(i + 1) }))
          : name === 'appointments' ? [{}, { filter: { personId: who.requester.id } }, { filter: { underCode: codes.here } }] : name === 'persons' ? [{}, { filter: { underCode: codes.here } }]
            : field.args.some((arg) => arg.name === 'id') ? [...things[getNamedType(field.type).name]!, orders.placed, who.requester.id].map((id) => ({ id })) : [{ code: codes.here, divisionCode: codes.here }];
    // What differs is a variable, so that the document is checked once and not for each id: of an order it has hundreds of fields.
    const varied = field.args.find((arg) => ['id', 'number'].includes(arg.name) && asked.every((given) => arg.name in given));
    for (const given of asked) {
      const fill: Fill = (arg, type, path) => (path.length === 2 && arg === varied?.name ? VARIED : path.length === 2 && arg in given ? given[arg] : shown(arg, type, path));
      const named = getNamedType(field.type);
      const selection = 'getFields' in named ? openly(named) : 'getTypes' in named || name === 'node' || name === 'nodes' ? openly(named) : '';
      const told = await street.ask(me, `query Outside${varied ? `($it: ${String(varied.type)})` : ''} { ${name}${argumentsOf(field, fill).replace(JSON.stringify(VARIED), '$it')} ${selection} }`, varied ? { it: given[varied.name] } : {});
      expect(told.body.errors, told.text.slice(0, 400)).toBeUndefined();
      expect(told.text).not.toMatch(new RegExp(`${CANARY}|${CANARY_PHONE}`));
      if (!['viewer', 'persons', 'appointments'].includes(name)) for (const id of hidden.filter((one) => one !== given['id'])) expect(`${name} ${told.text.includes(id) && visibleBesides(id) ? id : ''}`).toBe(`${name} `);
      if (ENTRANCES[`Query.${name}`] === 'WHOM_IT_CONCERNS') for (const id of things['Person']!) expect(told.text).not.toContain(id);
    }
  });

  // The captain of a team is said to everybody, and who is captain is a person.
  const visibleBesides = (id: string): boolean => id !== who.captain.id;

  test.each(Object.keys(DEEDS))('mutation %s is refused and changes nothing', async (name) => {
    const decision = DEEDS[name]!;
    if (decision === 'WHO_JOINED' && me.id !== null) return;
    if (decision === 'WHO_SIGNED_IN' && me.token !== null) return;
    if (decision === 'BY_OFFICE_IN_ONES_REALM' && outsider === 'foreigner') return;
    const input = getNamedType(SCHEMA.getMutationType()!.getFields()[name]!.args[0]!.type);
    untouched ??= await street.digest();
    since.push(name);
    const targets = (): Record<string, readonly string[]> => ({
      orderId: [orders.placed, orders.sensitive, orders.open], seatId: things['Seat']!.slice(0, 3), waitingId: things['Waiting']!, resourceId: [street.draft, street.listed], membershipId: things['TeamMember']!, entryId: things['InboxEntry']!.slice(0, 2),
      appointmentId: things['Appointment']!.slice(0, 2), catalogueId: things['Catalogue']!.slice(0, 1), organisationId: [ids.unit], teamId: [ids.team], personId: [who.requester.id!], subscriptionId: things['PushSubscription']!, bookingId: things['Booking']!, seriesId: things['Series']!, projectId: things['Project']!, ownerId: [ids.unit],
    });
    const type = input as Parameters<typeof valueOf>[0];
    const target = Object.entries(targets()).find(([field]) => 'getFields' in input && field in (input as { getFields(): object }).getFields());
    const kinds: Record<string, string> = { orderId: 'Order', seatId: 'Seat', waitingId: 'Waiting', resourceId: 'Resource', membershipId: 'TeamMember', entryId: 'InboxEntry', appointmentId: 'Appointment', catalogueId: 'Catalogue', organisationId: 'Organisation', teamId: 'Team', personId: 'Person', subscriptionId: 'PushSubscription', bookingId: 'Booking', seriesId: 'Series', projectId: 'Project', ownerId: 'Organisation' };
    const [field, all] = target ?? ['none', ['']];
    // Where the checks have ten minutes, each of them tries another one.
    const values = process.env['CI'] === undefined ? all : [all[OUTSIDERS.indexOf(outsider) % all.length]!];
    const tries = async (id: string): Promise<Answer> => {
      const given: Record<string, unknown> = {
        key: randomUUID(), [field]: id, intoId: orders.open, requesterId: who.requester.id, personId: who.requester.id, entryIds: [things['InboxEntry']![0]], divisionCode: codes.here, homeCode: codes.building,
        organisationId: ids.unit, teamId: ids.team, itemCode: 'MEAL_DELIVERY', until: hence(50), plannedStart: hence(50), plannedEnd: hence(51), kind: undefined, text: 'they agreed', role: 'GRID_OFFICER', seatId: things['Seat']![0], orderId: orders.placed, orderIds: [orders.placed, orders.sensitive, orders.open],
        ...(field === 'none' ? {} : { [field]: id }),
      };
      const fill: Fill = (one, of, path) => (path.length > 1 && one === field ? undefined : of.name === 'Role' || typeof given[one] === 'string' || Array.isArray(given[one]) ? given[one] : undefined);
      const told = await street.ask(me, mutationDocument(name), { input: { ...valueOf(type, fill, []) as object, ...(field === 'none' ? {} : { [field]: id }) } });
      if (told.body.errors) throw new Error(told.text.slice(0, 600));
      const answer = told.body.data![name] as Answer & { answers?: { result: Answer }[] };
      // Of several orders each is refused.
      for (const { result } of answer.answers ?? []) expect(result.code, name).toMatch(/^[A-Z_]+$/);
      return answer.answers?.[0]!.result ?? answer;
    };
    for (const id of values) {
      const answer = await tries(id);
      expect(answer.code, `${name} of ${id}: ${JSON.stringify(answer)}`).toMatch(/^[A-Z_]+$/);
      if (me.token === null) expect(answer.code).toBe('SIGN_IN_FIRST');
      else if (answer.code === 'NOT_FOUND' && field !== 'none') expect({ ...answer }).toEqual(await tries(NOBODYS(kinds[field]!)));
    }
    if (since.length === 12) expect(await changed()).toBeNull();
  });

  test('the last of them changed nothing either', async () => { expect(await changed()).toBeNull(); });

  test('the feed of a scope that is not mine is like that of one that does not exist', async () => {
    const socket = await connect(street.running.wsUrl, me.token === null ? {} : { token: me.token });
    const query = `subscription Outside($scope: FeedScope!) { feed(scope: $scope) ${selectionOf(SCHEMA.getType('FeedMessage')!, { fill: shown, depth: 2 })} }`;
    const heard = async (scope: object): Promise<Message[]> => {
      const id = randomUUID();
      socket.send({ id, type: 'subscribe', payload: { query, variables: { scope } } });
      const messages: Message[] = [];
      do messages.push(await socket.next()); while (!['complete', 'error'].includes(messages.at(-1)!.type));
      return messages;
    };
    const shape = (messages: readonly Message[], ...names: string[]): string => names.reduce((text, name) => text.replaceAll(name, ''), JSON.stringify(messages.map(({ type, payload }) => ({ type, payload }))))
      .replace(/"(Events_cursor|Events_serverTime)":"[^"]*"/g, '');
    const [order, team, unit] = [NOBODYS('Order'), NOBODYS('Team'), NOBODYS('Organisation')];
    expect(shape(await heard({ orderId: orders.placed }), orders.placed)).toBe(shape(await heard({ orderId: order }), order));
    expect(shape(await heard({ teamId: ids.team }), ids.team)).toBe(shape(await heard({ teamId: team }), team));
    expect(shape(await heard({ organisationId: ids.unit }), ids.unit)).toBe(shape(await heard({ organisationId: unit }), unit));
    socket.raw.close();
  });
});

afterAll(() => street.running.stop());
