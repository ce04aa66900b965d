import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { connect, type Message, type Socket } from '../../graphql/clients.ts';
import type { orderly } from '../../support/orders-of-all-states.ts';
import type { Asker, World } from '../../support/world.ts';

/**
 * What a reader sees, in four letters: S the summary, W the words, then name and building, then telephone and door: `c` in the clear, `m` masked.
 * `----` is item, community, time and free places; a dot: the order is not there.
 */
export type Seen = string;

const FIELDS = 'id persons division { id } words contact { name phone address latitude longitude masked } sayings { words }';
interface Read {
  readonly id: string; readonly persons: number | null; readonly division: object | null; readonly words: string | null; readonly sayings: readonly object[];
  readonly contact: { readonly name: string | null; readonly phone: string | null; readonly address: string | null; readonly latitude: number | null; readonly longitude: number | null; readonly masked: boolean } | null;
}
type Contact = Read['contact'];
interface Event { readonly __typename: string; readonly subject?: (Read & { readonly order?: Read }) | null }

/** Every way that leads to an order, in one document: by id, as a node, by number, through each list, the own seats and the own inbox. */
const waysOf = (number: string, scopes: readonly string[], signedIn: boolean): string => `query Ways($id: ID!) {
  order(id: $id) { ${FIELDS} } node(id: $id) { ... on Order { ${FIELDS} } } nodes(ids: [$id]) { ... on Order { ${FIELDS} } } orderByNumber(number: "${number}") { ${FIELDS} }
  ${scopes.map((scope, i) => `list${i}: orders(first: 100, scope: {${scope}}) { nodes { ${FIELDS} } }`).join(' ')}
  ${signedIn ? `viewer { seats(first: 100) { nodes { order { ${FIELDS} } } } inbox(first: 100) { nodes { order { ${FIELDS} } subject { ... on Order { ${FIELDS} } } } } }` : ''} }`;
const OPENS = `query Opens($id: ID!) { order(id: $id) { startCode contact(reason: "回访需要核实") { name phone masked } short: contact(reason: " a ") { name phone masked } } }`;
const FEED = `subscription Ways($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename ... on Events { events {
  __typename ... on Changed { subject { ... on Order { ${FIELDS} } ... on Seat { order { ${FIELDS} } } } } } } } }`;

/** What is read over again in each stage, by everybody who is named. */
export async function readersOf(world: World, make: ReturnType<typeof orderly>, readers: Readonly<Record<string, Asker>>, concerned: Asker) {
  const { codes, ids, running } = world;
  const before = (await world.ask(concerned, '{ feedCursor }')).body.data?.['feedCursor'] as string;
  const scopes = ['mine: true', 'open: true', `divisionCode: "${codes.here}"`, `heldByCode: "${codes.here}"`, `organisationId: "${ids.unit}"`, `teamId: "${ids.team}"`];
  const sockets = new Map<string, Promise<Socket>>();
  const everybody = async <T>(asks: (reader: Asker) => Promise<T>): Promise<Record<string, T>> =>
    Object.fromEntries(await Promise.all(Object.entries(readers).map(async ([name, reader]) => [name, await asks(reader)] as const)));

  const clarity = (value: string | null, clear: string): string => (value === null ? '-' : value === clear ? 'c' : value.includes('*') && !value.includes(clear.slice(2, 7)) ? 'm' : '?');
  const letters = (contact: Contact): string => `${clarity(contact?.name ?? null, make.contact.name)}${clarity(contact?.phone ?? null, make.contact.phone)}`;
  /** The letters, or what in the parts does not go with them. */
  const seen = (read: Read | null): Seen => {
    if (read === null) return '.';
    const { contact, sayings, persons, words, division } = read;
    const all = `${persons === null ? '-' : 'S'}${words === null ? '-' : 'W'}${letters(contact)}`;
    const doors = [contact?.address, contact?.latitude, contact?.longitude].map((one) => one !== null && one !== undefined);
    if ((division === null) !== (persons === null)) return `${all} but the division`;
    if (doors.some((one) => one !== all.endsWith('c'))) return `${all} but the door`;
    if (contact !== null && contact.masked !== all.includes('m')) return `${all} but masked is ${contact.masked}`;
    return words === null && sayings.length > 0 ? `${all} but sayings` : all;
  };

  const ways = async (reader: Asker, orderId: string): Promise<Seen> => {
    const [row] = await running.db.execute<{ number: string }>(sql`select number from orders where id = ${world.uuidOf(orderId)}::uuid`);
    const told = await world.ask(reader, waysOf(row!.number, scopes, reader.id !== null), { id: orderId });
    if (told.body.errors) throw new Error(told.text);
    const data = told.body.data as unknown as { order: Read; node: Read; nodes: [Read]; orderByNumber: Read; viewer?: Record<'seats' | 'inbox', { nodes: { order: Read | null; subject?: Partial<Read> | null }[] }> }
      & Record<`list${number}`, { nodes: Read[] }>;
    const listed = scopes.flatMap((_, i) => data[`list${i}`]!.nodes);
    const mine = [...data.viewer?.seats.nodes ?? [], ...data.viewer?.inbox.nodes ?? []].flatMap(({ order, subject }) => [order, subject?.id === orderId ? subject as Read : null]);
    const all = [data.order, data.node, data.nodes[0], data.orderByNumber, ...[...listed, ...mine].filter((read) => read?.id === orderId)].map((read) => seen(read ?? null));
    const kinds = [...new Set(all)];
    return kinds.length === 1 ? kinds[0]! : `differs: ${all.join(' / ')}`;
  };

  /** Everything that the feed tells about the order from the beginning on, as it is shown now. */
  const heard = async (reader: Asker, orderId: string): Promise<Seen> => {
    if (!sockets.has(reader.name)) sockets.set(reader.name, connect(running.wsUrl, reader.token === null ? {} : { token: reader.token }));
    const socket = await sockets.get(reader.name)!;
    const id = randomUUID();
    socket.send({ id, type: 'subscribe', payload: { query: FEED, variables: { scope: { orderId }, after: before } } });
    let message: Message;
    do { message = await socket.next(); } while (message.id !== id);
    socket.send({ id, type: 'complete' });
    const events = (message.payload as { data?: { feed: { events?: Event[] } } } | undefined)?.data?.feed.events ?? [];
    const kinds = [...new Set(events.map((event) => (event.__typename === 'Gone' ? '.' : seen(event.subject?.order ?? event.subject ?? null))))];
    return kinds.length === 1 ? kinds[0]! : `heard: ${kinds.length === 0 ? JSON.stringify(message) : kinds.join(' / ')}`;
  };

  /** With a reason, and with one that is none; then the code, to whoever is told it. */
  const opened = async (reader: Asker, orderId: string): Promise<Seen> => {
    const told = await world.ask(reader, OPENS, { id: orderId });
    const read = told.body.data!['order'] as Record<'contact' | 'short', Contact> & { startCode: string | null } | null;
    return `${letters(read?.contact ?? null)} ${letters(read?.short ?? null)}${read?.startCode == null ? '' : ' and the code'}`;
  };

  let last = '';
  /** What the person concerned finds on record since the last look, by reader: each thing as often as it is recorded. */
  const recorded = async (): Promise<Record<string, string[]>> => {
    const told = await world.ask(concerned, '{ viewer { readingsOfMe(first: 100) { edges { cursor node { reader { id } what operation reason } } } } }');
    const { edges } = (told.body.data!['viewer'] as { readingsOfMe: { edges: { cursor: string; node: { reader: { id: string }; what: string[]; operation: string; reason: string | null } }[] } }).readingsOfMe;
    const end = edges.findIndex(({ cursor }) => cursor === last);
    if (end < 0 && last !== '') throw new Error('more than a page was read');
    last = edges[0]?.cursor ?? last;
    const by: Record<string, string[]> = {};
    for (const { node: { reader, what, operation, reason } } of end < 0 ? edges : edges.slice(0, end)) {
      const name = Object.entries(readers).find(([, { id }]) => id === reader.id)?.[0] ?? 'somebody else';
      (by[name] ??= []).push(...what.map((one) => `${operation} ${one}${reason === null ? '' : ` because ${reason}`}`));
    }
    return Object.fromEntries(Object.entries(by).map(([name, what]) => [name, what.sort()]));
  };

  return { ways, heard, opened, recorded, everybody };
}

/** What must stand on record when somebody sees so much of another: each thing once, for each operation. */
export const onRecord = (seen: Seen, operation: string, reason?: string): string[] => [
  ...(seen[3] === 'c' ? ['ADDRESS'] : []), ...(seen[2] === 'c' ? ['NAME'] : []), ...(seen[3] === 'c' ? ['PHONE'] : []), ...(seen[1] === 'W' ? ['WORDS'] : []),
].map((one) => `${operation} ${one}${reason === undefined ? '' : ` because ${reason}`}`);
