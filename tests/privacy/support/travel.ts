import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { orderly } from '../../support/orders-of-all-states.ts';
import type { Asker, World } from '../../support/world.ts';
import { onRecord, readersOf, type Seen } from './readers.ts';

/** One stage of an order's life: its name, and how the order gets there; the first answers the order's id. */
export type Stage = readonly [name: string, reach: (orderId: string) => Promise<unknown>];

export interface Travel {
  readonly world: World;
  readonly make: ReturnType<typeof orderly>;
  /** Whose data it is. */
  readonly concerned: Asker;
  readonly readers: Readonly<Record<string, Asker>>;
  readonly stages: readonly Stage[];
  /** What each reader sees, stage by stage. */
  readonly table: Readonly<Record<string, string>>;
  /** Who is told the start code, from which stage on and up to which. */
  readonly code: Readonly<Record<string, readonly [from: string, to: string]>>;
}

/** So long may another file's open transaction hold back the news of this one: they share a cluster, and the horizon is the cluster's. */
const PATIENCE_MS = 50_000;

/** Waits for what the clock does by itself. */
export async function becomes(world: World, query: ReturnType<typeof sql>, wanted: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const [row] = await world.running.db.execute<{ state: string }>(query);
    if (row?.state === wanted) return;
    await new Promise((go) => { setTimeout(go, 5); });
  }
  throw new Error(`it does not become ${wanted}`);
}
export const stateOf = (world: World, orderId: string) => sql`select state from orders where id = ${world.uuidOf(orderId)}::uuid`;

/** Reads an order in every stage, as everybody, in every way, and compares it with the table: what is seen, what a reason opens, what is then on record. */
export async function travels(title: string, { world, make, concerned, readers, stages, table, code }: Travel): Promise<void> {
  const { ways, heard, opened, recorded, everybody } = await readersOf(world, make, readers, concerned);
  let order = '';
  afterAll(() => world.running.stop());

  describe.each(stages.map(([name], at) => [name, at] as const))(`${title}, %s`, (name, at) => {
    const column: Record<string, Seen> = Object.fromEntries(Object.entries(table).map(([reader, row]) => [reader, row.trim().split(/ +/)[at]!]));
    /** Who has an id, is not the person concerned and read something in the clear, with what must be on record of it. */
    const records = (of: (reader: string) => string[]): Record<string, string[]> => Object.fromEntries(
      Object.keys(column).filter((reader) => readers[reader] !== concerned && of(reader).length > 0).map((reader) => [reader, of(reader)]));

    beforeAll(async () => {
      const reached = await stages[at]![1](order);
      if (order === '') order = reached as string;
      await recorded();
    });

    test('everybody sees what the table says, whichever way they come, and each clear reading is on record once', async () => {
      expect(await everybody((reader) => ways(reader, order))).toEqual(column);
      expect(await recorded()).toEqual(records((reader) => onRecord(column[reader]!, 'Ways')));
    });

    test('the feed shows the same as the query, and its readings are on record', async () => {
      expect(await everybody((reader) => heard(reader, order))).toEqual(column);
      expect(await recorded()).toEqual(records((reader) => onRecord(column[reader]!, 'Ways')));
    });

    test('a stated reason opens what is masked and nothing else, and stands on record; the start code is for whom it is', async () => {
      const place = (stage: string): number => stages.findIndex(([one]) => one === stage);
      const told = Object.keys(code).filter((reader) => place(code[reader]![0]) <= at && at <= place(code[reader]![1]));
      const plain = (reader: string): Seen => column[reader]!.slice(2).padEnd(2, '-');
      expect(await everybody((reader) => opened(reader, order))).toEqual(Object.fromEntries(Object.keys(column).map((reader) =>
        [reader, `${plain(reader).replaceAll('m', 'c')} ${plain(reader)}${told.includes(reader) ? ' and the code' : ''}`])));
      const contact = (letters: Seen, reason?: string): string[] => onRecord(`--${letters}`, 'Opens', reason);
      expect(await recorded()).toEqual(records((reader) => [...contact(plain(reader)), ...contact(plain(reader).replaceAll('m', 'c'), '回访需要核实')].sort()));
    });
  });
}
