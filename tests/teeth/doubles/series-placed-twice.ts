import { and, eq, sql } from 'drizzle-orm';
import type { lockSeries as locks, writeSeries as writes } from '../../../src/features/series/store/write.ts';
import { writeSeries as real } from '../../../src/features/series/store/write.ts';
import { series, seriesOccurrences } from '../../../src/features/series/tables.ts';

/** Without a lock, and without minding what is there already. */
export const lockSeries: typeof locks = async (tx, realm, id) => (await tx.select().from(series).where(and(eq(series.realm, realm), eq(series.id, id))))[0] ?? null;

export const writeSeries: typeof writes = async (tx, written) => {
  if (written.mark === null || written.before === null) return real(tx, written);
  const { mark, series: { realm, id } } = written;
  await tx.insert(seriesOccurrences).values({ realm, seriesId: id, ...mark }).onConflictDoNothing();
  await tx.execute(sql`update series set revision = revision + 1 where realm = ${realm} and id = ${id}::uuid`);
};
