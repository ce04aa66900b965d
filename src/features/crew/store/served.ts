import { and, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { seats } from '../tables.ts';
import type { SeatRow } from './rows.ts';

/** Whose finished seats, and of when: they ended from `from` on and before `until`. */
export interface Served { readonly realm: string; readonly personId: string; readonly from: Date | null; readonly until: Date | null }

const those = ({ realm, personId, from, until }: Served): SQL =>
  and(eq(seats.realm, realm), eq(seats.personId, personId), eq(seats.state, 'SERVED'), from === null ? undefined : gte(seats.endedAt, from), until === null ? undefined : lt(seats.endedAt, until))!;

/** A page of what somebody served, newest first. */
export const servedSeats = (db: Executor, served: Served, limit: number, after: { readonly endedAt: Date; readonly id: string } | null): Promise<SeatRow[]> =>
  db.select().from(seats).where(and(those(served), after ? sql`(${seats.endedAt}, ${seats.id}) < (${after.endedAt.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined))
    .orderBy(sql`${seats.endedAt} desc, ${seats.id} desc`).limit(limit);

export const countServed = (db: Executor, served: Served): Promise<number> => db.$count(seats, those(served));
