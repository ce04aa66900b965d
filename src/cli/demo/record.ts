import { brotliCompressSync, constants } from 'node:zlib';
import { settleEntries } from '../../features/inbox/index.ts';
import { DEMONSTRATION_REALM } from '../../platform/config.ts';
import { takeRealm, type TableOfRealm } from '../../platform/whole-realm.ts';
import { foundAll, foundedAt, openClock, play, settleNews, townOf, type Builder } from './build.ts';
import { startOf, type Past } from './past.ts';
import { WENHUA_EAST_ROAD } from './sizes.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE_MS = 8 * 3_600_000;
/** Another in every database: not written down. */
const OWN: Readonly<Record<string, object>> = { realms: { secret: null }, accounts: { issuer: null } };
/** Derived anew where it is laid: days move there, and months with them. */
const DERIVED = new Set(['report_months']);
/** What came before so many days has been read. */
const UNREAD_DAYS = 2;
/** Inboxes are written down as far back as this: of ninety days they would be half of the file, and a third of the first start. */
const INBOX_DAYS = 28;

/** Hours before its end, when the last day's work is done. */
const EVENING_HOURS = 6;

/**
 * Plays everything that is told of the time before yesterday, through the use cases on an empty database, and answers what is to be written down. What is done at the desks beside the core is handed in and
 * told on the last evening: rooms that can be left out are no part of this house.
 */
export async function recordPast(builder: Builder, atDesks: (evening: Date) => Promise<void>): Promise<Past> {
  const { db } = builder.platform;
  const clock = await openClock(builder.platform);
  const [from, until] = [foundedAt(WENHUA_EAST_ROAD, clock.midnight), startOf(clock.midnight)];
  await clock.set(from);
  const { town, tell } = townOf(WENHUA_EAST_ROAD);
  const standing = await foundAll(builder.platform, town);
  const evening = new Date(until.getTime() - EVENING_HOURS * HOUR_MS);
  const stories = tell(standing);
  const before = await play(builder, standing, clock, stories, { from, until: evening });
  await clock.set(evening);
  await settleNews(builder);
  await atDesks(evening);
  const kept = await play(builder, standing, clock, stories, { from: evening, until, kept: before });
  await clock.set(until);
  await settleNews(builder);
  await settleEntries(db, DEMONSTRATION_REALM, new Date(until.getTime() - UNREAD_DAYS * DAY_MS));
  return {
    until: new Date(until.getTime() + ZONE_MS).toISOString().slice(0, 10), streetId: standing.streetId, projectIds: Object.fromEntries(standing.projectIds),
    resources: Object.fromEntries([...standing.resources].map(([key, { id, itemCode, representative }]) => [key, { id, itemCode, representative: representative.id }])),
    kept, tables: (await takeRealm(db, DEMONSTRATION_REALM)).filter(({ table }) => !DERIVED.has(table)).map((table) => changed(table, until)),
  };
}

export const packed = (past: Past): Buffer => brotliCompressSync(JSON.stringify(past), { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 10 } });

function changed({ table, columns, rows }: TableOfRealm, until: Date): TableOfRealm {
  const edit = (work: (all: readonly Record<string, unknown>[]) => unknown): TableOfRealm => ({ table, columns, rows: JSON.stringify(work(JSON.parse(rows) as Record<string, unknown>[])) });
  const own = OWN[table];
  if (own !== undefined) return edit((all) => all.map((row) => ({ ...row, ...own })));
  if (table === 'inbox_entries') return edit((all) => all.filter(({ at }) => Date.parse(String(at)) > until.getTime() - INBOX_DAYS * DAY_MS));
  return { table, columns, rows };
}
