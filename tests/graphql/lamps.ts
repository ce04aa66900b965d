import { afterAll } from 'vitest';
import { Arg, Args, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { done, type Outcome } from '../../src/kernel/result.ts';
import { guestOf, type Caller } from '../../src/platform/actor.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openLog } from '../../src/platform/log.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { Verified } from '../../src/platform/tokens.ts';
import type { Context } from '../../src/graphql/context.ts';
import { openDoor, type Door, type DoorParts } from '../../src/graphql/door.ts';
import { DoorError } from '../../src/graphql/errors.ts';
import { KeyedInput, OneOf } from '../../src/graphql/input.ts';
import { ViewerDependent } from '../../src/graphql/marks.ts';
import { as, Node } from '../../src/graphql/node.ts';
import { connectionOf, PageArgs, readPage } from '../../src/graphql/page.ts';
import { answer, Refusal, resultUnion } from '../../src/graphql/refusal.ts';
import type { DoorSettings } from '../../src/graphql/settings.ts';

/** What the tests of the door look into and pull at. */
export interface Street {
  /** What was lit, by mutation. */
  readonly lit: string[];
  /** How often rights were read. */
  rightsRead: number;
  /** Streams that have not ended yet. */
  open: number;
  /** Requests that nobody waits for any more. */
  abandoned: number;
  /** Sends to all open streams. */
  send(value: unknown): void;
  readonly logged: unknown[];
}

const listeners = new Set<(value: unknown) => void>();
export const street: Street = { lit: [], rightsRead: 0, open: 0, abandoned: 0, send: (value) => { for (const hear of listeners) hear(value); }, logged: [] };

const LAMPS = Array.from({ length: 25 }, (_, i) => ({ id: `0190f3a2-7c4e-7b1a-9c55-0000000000${String(i).padStart(2, '0')}`, name: `lamp ${i}` }));

@ObjectType('Lamp', { implements: Node, simpleResolvers: true, description: 'A lamp (路灯).' })
class Lamp extends Node {
  @Field(() => String, { description: 'Name of the lamp' })
  name!: string;

  @ViewerDependent()
  @Field(() => Boolean, { description: 'Whether you may light it.', nullable: true })
  mayLight?: boolean;
}

@ObjectType('Dark', { implements: Refusal, simpleResolvers: true, description: 'Refused, with how dark it is.' })
class Dark extends Refusal {
  @Field(() => Int, { description: 'Lux' })
  lux!: number;
}

const Lamps = connectionOf('Lamp', () => Lamp, 'the lamps');
const LightResult = resultUnion<object>('LightResult', () => [Lamp, Dark]);

@InputType({ description: 'Which lamp to light.' })
class LightInput extends KeyedInput {
  @Field(() => String, { description: 'Name of the lamp' })
  name!: string;
}

@OneOf()
@InputType({ description: 'A lamp by name or by number.' })
class LampRef {
  @Field(() => String, { nullable: true, description: 'By name' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'By number' })
  number?: number | null;
}

/** A source that ends when nobody listens any more. */
function follow(signal: AbortSignal): AsyncIterableIterator<unknown> {
  const waiting: unknown[] = [];
  let wake = (): void => {};
  const hear = (value: unknown): void => { waiting.push(value); wake(); };
  listeners.add(hear);
  street.open++;
  signal.addEventListener('abort', () => { listeners.delete(hear); street.open--; wake(); }, { once: true });
  return {
    async next() {
      while (waiting.length === 0 && !signal.aborted) await new Promise<void>((resume) => { wake = resume; });
      if (signal.aborted || waiting[0] === 'end') return { done: true, value: undefined };
      return { done: false, value: waiting.shift() };
    },
    [Symbol.asyncIterator]() { return this; },
  };
}

@Resolver(() => Lamp)
export class LampResolver {
  @Query(() => String, { description: 'Says who asks.' })
  async whoami(@Ctx() context: Context): Promise<string> {
    const { actor } = await context.reading();
    return `${actor.personId ?? actor.kind} in ${context.realm} by ${context.operation} in ${context.language}`;
  }

  @Query(() => Lamps, { description: 'All lamps.' })
  lamps(@Args(() => PageArgs) args: PageArgs) {
    return readPage(args, {
      list: 'lamps', order: 'ID', filter: {},
      read: (limit, after) => Promise.resolve(LAMPS.filter(({ id }) => after === null || id > String(after[0])).slice(0, limit)),
      key: ['TEXT'],
      keyOf: ({ id }) => [id],
      count: () => Promise.resolve(LAMPS.length),
    });
  }

  @Query(() => Lamp, { nullable: true, description: 'One lamp.' })
  lamp(@Arg('is', () => LampRef, { description: 'Which one' }) is: LampRef) {
    return LAMPS.find(({ name }, i) => name === is.name || i === is.number) ?? null;
  }

  @Query(() => String, { nullable: true, description: 'Breaks in some way.' })
  broken(@Arg('how', () => String, { description: 'Way' }) how: string): Promise<string> | string {
    if (how === 'bug') throw new Error('secret 12345678901');
    if (how === 'gone') throw Object.assign(new Error('secret'), { code: 'ECONNREFUSED' });
    if (how === 'values') throw Object.assign(new Error('Failed query: insert params: secret'), { cause: Object.assign(new Error('duplicate secret'), { name: 'PostgresError', code: '23505', detail: 'Key (phone)=(secret)', constraint_name: 'people_phone', query: 'insert into people' }) });
    if (how === 'cursor') throw new DoorError('BAD_CURSOR');
    return new Promise(() => {});
  }

  @Query(() => Boolean, { description: 'Comes back when nobody waits for it.' })
  waits(@Ctx() { signal }: Context): Promise<boolean> {
    return new Promise((done) => { signal.addEventListener('abort', () => { street.abandoned++; done(true); }, { once: true }); });
  }

  @Mutation(() => LightResult, { description: 'Lights a lamp.' })
  light(@Ctx() context: Context, @Arg('input', () => LightInput, { description: 'Which' }) input: LightInput) {
    if (input.name === 'never') return new Promise<never>(() => {});
    if (input.name === 'lost') throw Object.assign(new Error('secret'), { code: 'CONNECTION_CLOSED' });
    if (input.name === 'dark') return as('Dark', { code: 'NOT_ALLOWED', message: 'too dark', path: null, lux: 3 });
    const outcome: Outcome<string> = input.name === 'missing'
      ? { ok: false, refusal: { code: 'NOT_FOUND', args: { what: 'lamp' }, path: ['name'] } } : done(input.name);
    if (outcome.ok) street.lit.push(input.name);
    return answer(context, outcome, (name) => as('Lamp', { id: LAMPS[0]!.id, name }));
  }

  @Subscription(() => String, { description: 'Every lamp that is lit.', subscribe: ({ context }: { context: Context }) => follow(context.signal) })
  async lights(@Root() lamp: unknown, @Ctx() context: Context): Promise<string> {
    if (lamp === 'bug') throw new Error('secret');
    return `${String(lamp)} for ${(await context.reading()).actor.personId ?? 'a guest'}`;
  }
}

const config = readConfig({ NODE_ENV: 'test', AUTH_SECRET: 'x'.repeat(40), REALM: 'R1', HOST: '127.0.0.1' });
const keep = (level: string) => (...said: unknown[]): void => { street.logged.push({ level, said }); };
const log = { ...openLog({ production: false, logLevel: 'silent' }), error: keep('error'), warn: keep('warn'), info: keep('info'), debug: () => {} };

/** `ann`: a person until 2100; `ann@<ms>`: until then; anything else is refused. */
export function verify(token: string): Promise<Verified> {
  const [subject, until] = token.split('@');
  if (token === 'expired') return Promise.resolve({ ok: false, reason: 'EXPIRED' });
  if (subject !== 'ann' && subject !== 'bob') return Promise.resolve({ ok: false, reason: 'INVALID' });
  const caller: Caller = { realm: 'R1', issuer: 'test', subject, expiresAt: until === undefined ? 4_102_444_800 : Number(until) / 1000 };
  return Promise.resolve({ ok: true, caller });
}

export interface Opened {
  readonly door: Door;
  readonly url: string;
  readonly origin: string;
  readonly wsUrl: string;
}

/** A door of its own with these settings, on a street of lamps, on any port or the one wanted. Closed after the file. */
export async function openLamps(settings: Partial<DoorSettings> = {}, ready = true, wanted = 0, plugins: DoorParts['plugins'] = []): Promise<Opened> {
  const platform = {
    config, log,
    readActor: (_db: unknown, caller: Caller) => {
      street.rightsRead++;
      return Promise.resolve({ ...guestOf(caller.realm, caller), kind: 'PERSON' as const, personId: caller.subject });
    },
  } as unknown as Platform;
  const door = await openDoor({
    platform, resolvers: [LampResolver], verify, plugins, settings: { drainMs: 5, closeMs: 1_000, ...settings },
    nodes: { Lamp: (_reading, ids) => Promise.resolve(ids.map((id) => LAMPS.find((lamp) => lamp.id === id) ?? null)) },
    ready: () => Promise.resolve({ ready, checks: { database: ready } }),
  });
  const { port } = await door.listen(wanted);
  afterAll(() => door.close());
  return { door, origin: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/graphql`, wsUrl: `ws://127.0.0.1:${port}/graphql` };
}

