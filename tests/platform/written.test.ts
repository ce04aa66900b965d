import { and, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias, PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { orders } from '../../src/features/orders/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { writtenOf } from '../../src/platform/written.ts';

const o = alias(orders, 'o');
const now = new Date('2026-03-02T02:00:00Z');
const inlined = sql`x = ${'it\'s'}`.inlineParams();
const queries: readonly SQL[] = [
  sql`select 1`, sql`select ${1}, ${'two'}, ${null}, ${true}, ${sql.raw('raw')}, ${sql`nested ${3} ${sql`deeper ${4}`}`}`, sql.empty(), sql`${undefined}`,
  sql`select ${o.id}, ${orders.id} from ${orders} join ${o} on true where ${and(eq(o.realm, 'r'), eq(orders.urgent, true), inArray(o.state, ['OPEN', 'DONE']), or(isNull(o.gridId), eq(o.number, 7)))}`,
  sql`${eq(o.placedAt, now)} order by ${desc(o.placedAt)}`, sql`a ${['x', 'y']} b ${newId()}`, sql`${eq(o.returnedBy, ['x'])}`, sql`${eq(o.limits, {})}`,
  sql`${1} ${inlined} ${2}`, sql`${sql.identifier('name')} ${sql.placeholder('given')} ${sql.join([sql`${1}`, sql`${2}`], sql`, `)}`, sql`${now}`,
];

test.each(queries.map((query, i) => ({ i, query })))('Query $i is written as drizzle writes it', ({ query }) => {
  const { sql: text, params } = new PgDialect().sqlToQuery(query);
  expect(writtenOf(query)).toMatchObject({ sql: text, params });
});
