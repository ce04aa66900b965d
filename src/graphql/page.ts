import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { cursorsOf, decodeCursor, type CursorKey, type ListBinding } from './cursor.ts';
import { DoorError } from './errors.ts';
import { Cost, Lazy } from './marks.ts';

const MOST = 100;

/** Arguments of every connection; extend it with `filter` and `orderBy`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to read, 1 to 100' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to go on: `endCursor` of the page before, with the same order and filter' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was asked for with a cursor' })
  hasPreviousPage!: boolean;

  @Lazy()
  @Field(() => String, { nullable: true, description: 'Cursor of the first item' })
  startCursor!: () => string | null;

  @Lazy()
  @Field(() => String, { nullable: true, description: 'Cursor of the last item: the next `after`' })
  endCursor!: () => string | null;
}

/** One page of a list, as every connection type resolves it. */
export interface Page<Row> {
  /** Made only when the field is selected. */
  readonly edges: () => readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  /** Counted only when the field is selected. */
  readonly totalCount: () => Promise<number>;
}

/** Makes `<name>Connection` and `<name>Edge`; call it once per node type and use the class it returns. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>, what: string): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One item in a list of ${what}, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Cursor of this item' })
    cursor!: string;

    @Field(node, { description: 'The item itself' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.`, simpleResolvers: true })
  class Connection implements Page<T> {
    @Lazy()
    @Field(() => [Edge], { description: 'The items with their cursors' })
    edges!: () => Edge[];

    @Field(() => [node()], { description: 'The items without their cursors' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands' })
    pageInfo!: PageInfo;

    @Cost(10)
    @Lazy()
    @Field(() => Int, { description: 'How many there are in the whole list that you may see; counted only when asked for' })
    totalCount!: () => Promise<number>;
  }
  return Connection;
}

export interface PageSource<Row> extends ListBinding {
  /** Reads at most `limit` rows after `after`, in the list's order: one statement. */
  read(limit: number, after: CursorKey | null): Promise<readonly Row[]>;
  /** The values the list is ordered by, the unique one last. */
  keyOf(row: Row): CursorKey;
  count(): Promise<number>;
}

/** Reads one page with one statement; refuses a page size outside 1 to 100 and a cursor of another list. */
export async function readPage<Row>(args: PageArgs, source: PageSource<Row>): Promise<Page<Row>> {
  const { first, after } = args;
  if (first < 1 || first > MOST) throw new DoorError('BAD_USER_INPUT', { detail: { en: `first must be 1 to ${MOST}.`, zh: `first 须为 1 到 ${MOST}。` } });
  const from = after === undefined || after === null ? null : decodeCursor(source, after);
  const read = await source.read(first + 1, from);
  const nodes = read.slice(0, first);
  const cursors = (): ((node: Row) => string) => { const cursor = cursorsOf(source); return (node) => cursor(source.keyOf(node)); };
  const at = (node: Row | undefined): string | null => (node === undefined ? null : cursors()(node));
  return {
    nodes,
    edges: () => { const cursor = cursors(); return nodes.map((node) => ({ cursor: cursor(node), node })); },
    pageInfo: {
      hasNextPage: read.length > first,
      hasPreviousPage: from !== null,
      startCursor: () => at(nodes[0]),
      endCursor: () => at(nodes.at(-1)),
    },
    totalCount: () => source.count(),
  };
}
