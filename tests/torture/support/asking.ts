import { Agent, request } from 'node:http';
import { newId } from '../../../src/kernel/ids.ts';
import { encodeId } from '../../../src/graphql/node.ts';
import { Broken, pause } from './promise.ts';
import type { Someone } from './ground.ts';

/** What came back from one request. `NOTHING`: no answer at all; `TROUBLE`: a typed error that says to ask again. */
export type Answer =
  | { readonly kind: 'DONE'; readonly type: string; readonly value: Readonly<Record<string, unknown>>; readonly ms: number }
  | { readonly kind: 'TROUBLE'; readonly code: string; readonly ms: number }
  | { readonly kind: 'NOTHING'; readonly why: string; readonly ms: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const GIVE_UP_MS = 15_000;

/** Sends one document; the field asked for must be called `done`. Throws `Broken` for an error that is not typed and retryable. */
export function ask(url: string, query: string, variables: object, token: string | null): Promise<Answer> {
  const began = performance.now();
  const ms = (): number => Math.round(performance.now() - began);
  const body = JSON.stringify({ query, variables });
  return new Promise((answered, broken) => {
    const nothing = (why: string): void => answered({ kind: 'NOTHING', why, ms: ms() });
    const asking = request(url, {
      method: 'POST', agent, timeout: GIVE_UP_MS,
      headers: { 'content-type': 'application/json', 'accept-language': 'en', 'content-length': Buffer.byteLength(body), ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', (error) => nothing(error.message));
      response.on('end', () => {
        try {
          answered(read(Buffer.concat(parts).toString(), ms()));
        } catch (error) {
          broken(error);
        }
      });
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', (error) => nothing(error.message));
    asking.end(body);
  });
}

interface Body {
  readonly data?: { readonly done?: { readonly __typename?: string } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly retryable?: boolean; readonly retryAfterMs?: number } }[];
}

function read(text: string, ms: number): Answer {
  const { data, errors } = JSON.parse(text) as Body;
  const [first] = errors ?? [];
  if (first) {
    const { code = '', retryable, retryAfterMs } = first.extensions ?? {};
    if (retryable !== true || retryAfterMs === undefined) throw new Broken(`an answer that does not say to ask again: ${text.slice(0, 300)}`);
    return { kind: 'TROUBLE', code, ms };
  }
  const done = data?.done;
  return { kind: 'DONE', type: done?.__typename ?? 'null', value: { ...done }, ms };
}

const SEAT = '__typename ... on Seat { id kind state orderId orderRevision seatsLeft } ... on Refused { code }';
const DEEDS = {
  grab: `mutation Torture($input: GrabSeatInput!) { done: grabSeat(input: $input) { ${SEAT} } }`,
  claim: `mutation Torture($input: ClaimOrderInput!) { done: claimOrder(input: $input) { ${SEAT} } }`,
  giveBack: `mutation Torture($input: GiveBackSeatInput!) { done: giveBackSeat(input: $input) { ${SEAT} } }`,
  offer: 'mutation Torture($input: OfferSeatsInput!) { done: offerSeats(input: $input) { __typename ... on SeatsOffered { revision seats { id } } ... on Refused { code } } }',
  enter: 'mutation Torture($input: EnterDrawInput!) { done: enterDraw(input: $input) { __typename ... on DrawEntry { id state } ... on Refused { code } } }',
  book: 'mutation Torture($input: PlaceOrderInput!) { done: placeOrder(input: $input) { __typename ... on Order { id revision } ... on OrderLeft { id revision } ... on Refused { code } } }',
  take: 'mutation Torture($input: OrderInput!) { done: takeOrder(input: $input) { __typename ... on Order { id revision } ... on OrderLeft { id revision } ... on Refused { code } } }',
} as const;
export type Deed = keyof typeof DEEDS;

/** One asking of a deed, with the key that repeats it. */
export interface Wish {
  readonly deed: Deed;
  readonly who: Someone;
  /** Of the order; for `giveBack` the opaque id of the seat, for `book` the id of the resource. */
  readonly about: string;
  readonly key: string;
  /** Of what is asked besides. */
  readonly more: object;
}

export const wish = (deed: Deed, who: Someone, about: string, more: object = {}): Wish => ({ deed, who, about, key: newId(), more });

function inputOf({ deed, who: { caller: { realm } }, about, key, more }: Wish): object {
  if (deed === 'giveBack') return { key, seatId: about };
  if (deed === 'offer') return { key, orderId: encodeId('Order', realm, about), personIds: (more as { to: readonly Someone[] }).to.map(({ id }) => encodeId('Person', realm, id)) };
  if (deed !== 'book') return { key, orderId: encodeId('Order', realm, about) };
  const { startsAt, ...rest } = more as { startsAt: string };
  return { key, itemCode: 'HAIRCUT', divisionCode: `${realm}000`, resource: { resourceId: encodeId('Resource', realm, about), startsAt }, ...rest };
}

/** Asks once. */
export const wishFor = (one: Wish, url: string): Promise<Answer> => ask(url, DEEDS[one.deed], { input: inputOf(one) }, one.who.token);

export interface Got {
  readonly wish: Wish;
  /** `Seat`, `Order`, or the code of the refusal. */
  readonly outcome: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Times it was asked. */
  readonly times: number;
}

const PERSISTENT_MS = 40_000;

/** Asks with the same key, each time at the next of `urls`, until the outcome is known. */
export async function insist(one: Wish, urls: readonly string[], gapMs = 100): Promise<Got> {
  const began = performance.now();
  for (let times = 1; ; times++) {
    const answer = await wishFor(one, urls[(times - 1) % urls.length]!);
    if (answer.kind === 'DONE') return { wish: one, outcome: answer.type === 'Refused' ? String(answer.value['code']) : answer.type, value: answer.value, times };
    if (performance.now() - began > PERSISTENT_MS) throw new Broken(`no outcome of ${one.deed} after ${times} askings; the last: ${JSON.stringify(answer)}`);
    await pause(gapMs);
  }
}

const READ = 'query Torture { done: orders(scope: { open: true }, first: 5) { __typename nodes { number helpersFree community { name } } } }';
/** Reads the list of open orders as somebody who signed in. */
export const readList = (url: string, who: Someone): Promise<Answer> => ask(url, READ, {}, who.token);
