import { readFileSync } from 'node:fs';
import { connect, until } from '../graphql/clients.ts';
import type { Asker, World } from '../support/world.ts';

const documentOf = (name: string): string => readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), 'utf8');
const NOTES = documentOf('order-notes');

export interface SeenNote { readonly id: string; readonly number: number; readonly party: string; readonly audience: readonly string[]; readonly name: string; readonly words: string; readonly mine: boolean }

/** What somebody reads of the notes on an order, the newest first; null: they do not find the order. */
export async function notesFor(world: World, reader: Asker, id: string): Promise<{ readonly as: readonly string[]; readonly notes: readonly SeenNote[] } | null> {
  const { data } = (await world.ask(reader, NOTES, { id })).body;
  const order = data!['order'] as { viewerSpeaksFor: string[]; notes: { nodes: SeenNote[] } } | null;
  return order && { as: order.viewerSpeaksFor, notes: order.notes.nodes };
}

interface Heard { readonly __typename: string; readonly table?: string; readonly step?: string; readonly subject?: { readonly __typename: string; readonly id: string; readonly words?: string } }
const FEED = `subscription Listen($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename ... on Events { events { __typename ... on Changed { table step subject { __typename id ... on Note { words } } } ... on Gone { id reason } } } } }`;

/** Somebody with an open feed; what they hear is kept. */
export async function listener(world: World, who: Asker, scope: object, after: string) {
  const socket = await connect(world.running.wsUrl, who.token === null ? {} : { token: who.token });
  const heard: Heard[] = [];
  const state = { over: false };
  socket.raw.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString('utf8')) as { type: string; payload?: { data?: { feed?: { events?: Heard[] } } } };
    if (message.type === 'complete' || message.type === 'error') state.over = true;
    heard.push(...message.payload?.data?.feed?.events ?? []);
  });
  socket.send({ id: '1', type: 'subscribe', payload: { query: FEED, variables: { scope, after } } });
  return {
    who, heard, state,
    /** The words of the notes that were pushed, in their order. */
    notes: (): (string | undefined)[] => heard.filter(({ table }) => table === 'NOTE').map(({ subject }) => subject?.words),
    hears: (step: string, times = 1): Promise<void> => until(() => heard.filter((one) => one.step === step).length >= times, 20_000),
    close: (): void => { socket.raw.close(); },
  };
}
