import type { Reading } from '../../platform/platform.ts';
import { publishedItems } from '../catalogue/index.ts';
import { divisionByCode } from '../places/index.ts';
import { reachOf, readingAs, seesNothing, type Reach, type Spot } from './roles.ts';
import { presentOf, type Present, type Where } from './store/present.ts';
import { countSums, sumsPage } from './store/sums.ts';
import type { Divided, Numbers } from './words.ts';

/** What a report is narrowed to, as it is asked for. */
export interface Filter {
  readonly from: string;
  readonly until: string;
  readonly divisionCode?: string | null;
  readonly itemCode?: string | null;
  readonly organisationId?: string | null;
}

/** A row of a report: sums of what lies in it; `hides`: small ones are not told to this reader. */
export interface Row { readonly key: string; readonly by: Divided; readonly numbers: Numbers; readonly hides: boolean }

/** Where a code of a division points: a street, a community or a grid, with what lies above it; null: everywhere; undefined: nothing that has figures. */
async function spotOf({ platform: { db }, actor: { realm } }: Reading, code: string | null | undefined): Promise<Spot | null | undefined> {
  if (code == null) return null;
  const division = await divisionByCode(db, realm, code);
  if (division?.level === 'COUNTY') return null;
  if (division?.level === 'STREET') return { streetId: division.id, communityId: null, gridId: null };
  if (division?.level === 'COMMUNITY') return { streetId: division.streetId, communityId: division.id, gridId: null };
  return division?.level === 'GRID' ? { streetId: division.streetId, communityId: division.communityId, gridId: division.id } : undefined;
}

/** The narrowest of it, which has the index. */
const whereOf = (spot: Spot | null): Where =>
  (spot?.gridId != null ? { ...NOWHERE, gridId: spot.gridId } : spot?.communityId != null ? { ...NOWHERE, communityId: spot.communityId } : { ...NOWHERE, streetId: spot?.streetId ?? null });
const NOWHERE: Where = { streetId: null, communityId: null, gridId: null };

/** Items that are not sensitive, for whoever answers for communities or grids: of one that is they read nothing before it is dispatched to them, and so no number. Null: everything is shown as it is. */
const openTo = async ({ platform: { db }, actor: { realm } }: Reading, { all, communityIds, gridIds }: Reach): Promise<readonly string[] | null> =>
  (all || communityIds.length + gridIds.length === 0 ? null : (await publishedItems(db, realm)).flatMap(({ sensitive, code }) => (sensitive ? [] : [code])));

/** Sums of the orders placed in a period, as far as the reader may see them. */
export async function rowsOf(reading: Reading, { divisionCode, ...filter }: Filter, by: Divided, limit: number, after: string | null): Promise<Row[]> {
  const spot = await spotOf(reading, divisionCode);
  if (spot === undefined) return [];
  const { reach, hides } = readingAs(reachOf(reading.actor), spot);
  if (seesNothing(reach)) return [];
  return (await sumsPage(reading.platform.db, reading.actor.realm, reach, { ...filter, ...whereOf(spot), open: await openTo(reading, reach) }, by, limit, after, hides)).map((row) => ({ ...row, by, hides }));
}

export async function countRows(reading: Reading, { divisionCode, ...filter }: Filter, by: Divided): Promise<number> {
  const spot = await spotOf(reading, divisionCode);
  if (spot === undefined) return 0;
  const { reach, hides } = readingAs(reachOf(reading.actor), spot);
  return seesNothing(reach) ? 0 : countSums(reading.platform.db, reading.actor.realm, reach, { ...filter, ...whereOf(spot), open: await openTo(reading, reach) }, by, hides);
}

/** How things stand now, for the center and for communities; null for everybody else. */
export async function present(reading: Reading, divisionCode: string | null): Promise<Present | null> {
  const [reach, spot] = [reachOf(reading.actor), await spotOf(reading, divisionCode)];
  return !looksAfter(reach) || spot === undefined ? null : presentOf(reading.platform.db, reading.actor.realm, reach, whereOf(spot));
}

const looksAfter = ({ all, streetIds, communityIds }: Reach): boolean => all || streetIds.length + communityIds.length > 0;
