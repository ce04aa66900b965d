import { Arg, Ctx, Field, ID, InterfaceType, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { DoorError } from './errors.ts';
import { extended } from '../platform/rows.ts';
import { AtMost } from './marks.ts';

export type { NodeLoaders } from './context.ts';

/** A row that says which object type it is: for unions of several members, and for interfaces. */
export const as = <const N extends string, T extends object>(name: N, row: T): T & { readonly __typename: N } => extended(row, { __typename: name });

/** The object type that `as` gave the row. */
export const typeNameOf = (row: object): string | undefined => (row as { __typename?: string }).__typename;

@InterfaceType('Node', {
  description: 'Anything that has an id of its own and can be read again by it.',
  resolveType: (row: object) => typeNameOf(row),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, the same for ever. It carries type and realm and is no secret.' })
  id!: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque id of a row. */
export const encodeId = (type: string, realm: string, id: string): string =>
  encoded(`${type}:${realm}:${id}`);

const SCRATCH = Buffer.alloc(512);
const MOST_BYTES = 3;
/** A list encodes some hundred ids: without a buffer for each that takes half as long. */
const encoded = (text: string): string =>
  (text.length * MOST_BYTES <= SCRATCH.length ? SCRATCH.toString('base64url', 0, SCRATCH.write(text)) : Buffer.from(text).toString('base64url'));

/** What an opaque id names, or null if it is none of ours. */
export function decodeId(opaque: string): { type: string; realm: string; id: string } | null {
  if (opaque.length > 300) return null;
  const [type, realm, id, more] = Buffer.from(opaque, 'base64url').toString('utf8').split(':');
  if (!type || !realm || !id || more !== undefined || !UUID.test(id)) return null;
  return encodeId(type, realm, id) === opaque ? { type, realm, id } : null;
}

/** The UUID that an id argument names; null when it is of another type or realm, which the caller then treats as not found. */
export function idOf(context: Pick<Context, 'realm'>, type: string, opaque: string): string | null {
  const found = decodeId(opaque);
  return found !== null && found.type === type && found.realm === context.realm ? found.id : null;
}

const MOST = 100;

async function readNodes(context: Context, ids: readonly string[]): Promise<(object | null)[]> {
  const rows: (object | null)[] = ids.map(() => null);
  const byType = new Map<string, { id: string; at: number }[]>();
  ids.forEach((opaque, at) => {
    const found = decodeId(opaque);
    if (found === null || found.realm !== context.realm || !Object.hasOwn(context.nodes, found.type)) return;
    byType.set(found.type, [...byType.get(found.type) ?? [], { id: found.id, at }]);
  });
  if (byType.size === 0) return rows;
  const reading = await context.reading();
  await Promise.all([...byType].map(async ([type, wanted]) => {
    const read = await context.nodes[type]!(reading, wanted.map(({ id }) => id));
    wanted.forEach(({ at }, i) => {
      const row = read[i];
      if (row) rows[at] = as(type, row);
    });
  }));
  return rows;
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Reads anything by its id. Null if it is not there or you may not see it.' })
  async node(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the thing' }) id: string): Promise<object | null> {
    return (await readNodes(context, [id]))[0] ?? null;
  }

  @AtMost(MOST)
  @Query(() => [Node], { nullable: 'items', description: 'Reads up to 100 things by their ids, in the order asked. Null for each that is not there or that you may not see.' })
  async nodes(@Ctx() context: Context, @Arg('ids', () => [ID], { description: 'Ids of the things, at most 100' }) ids: string[]): Promise<(object | null)[]> {
    if (ids.length > MOST) throw new DoorError('BAD_USER_INPUT', { detail: { en: `At most ${MOST} ids can be read at once.`, zh: `一次最多读取 ${MOST} 个 id。` } });
    return readNodes(context, ids);
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Like `idOf` for use cases, which look it up: what is of another type or realm becomes the id of nothing, so that it is not found. */
export const soughtId = (context: Pick<Context, 'realm'>, type: string, opaque: string): string => idOf(context, type, opaque) ?? NOBODY;
