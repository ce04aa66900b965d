import type { Db } from '../../platform/db.ts';
import { publishedItems, type Item } from '../catalogue/index.ts';
import { divisionsByCodes, ImportRefused, type Division } from '../places/index.ts';
import type { ListMap } from './map.ts';
import type { ListRow } from './rows.ts';

/** What a row becomes: where it belongs, whether the map itself says so, and what of it is not mapped. */
export interface Resolved {
  readonly item: Item | null;
  readonly division: Division | null;
  readonly unmapped: readonly ('kind' | 'place')[];
}

export interface Ground {
  /** The divisions that rows name are read once each. */
  resolve(rows: readonly ListRow[]): Promise<Resolved[]>;
}

/** What of a map the realm knows. Throws one sentence when the map names an item that cannot be ordered by a list, or a division that is not there. */
export async function openGround(db: Db, realm: string, map: ListMap): Promise<Ground> {
  const items = new Map((await publishedItems(db, realm)).map((item) => [item.code, item]));
  const named = [...new Set([...Object.values(map.kind.items), ...(map.kind.otherwise === undefined ? [] : [map.kind.otherwise])])];
  const strange = named.filter((code) => !items.has(code));
  if (strange.length > 0) throw new ImportRefused(`the map names items that the published list of ${realm} has not: ${strange.join(', ')}`, `映射中有 ${realm} 已发布清单没有的分项：${strange.join('、')}`);
  const provided = named.filter((code) => items.get(code)?.servedBy === 'PROVIDER');
  if (provided.length > 0) throw new ImportRefused(`the map names items that a unit provides, which are ordered from a resource: ${provided.join(', ')}`, `映射中有由单位提供的分项，须从资源下单：${provided.join('、')}`);

  const divisions = new Map<string, Division | null>();
  const know = async (codes: readonly string[]): Promise<void> => {
    const fresh = [...new Set(codes)].filter((code) => !divisions.has(code));
    for (const code of fresh) divisions.set(code, null);
    for (const division of await divisionsByCodes(db, realm, fresh)) if (division.level !== 'COUNTY' && division.endedAt === null) divisions.set(division.code, division);
  };
  const { codes = {}, otherwise } = map.place;
  const fixed = [...Object.values(codes), ...(otherwise ? [otherwise.code] : [])];
  await know(fixed);
  const missing = fixed.filter((code) => divisions.get(code) === null);
  if (missing.length > 0) throw new ImportRefused(`the map names divisions in which ${realm} takes no orders: ${missing.join(', ')}. "linlibang places" lists those of a file`, `映射中有 ${realm} 不接收订单的治理单元：${missing.join('、')}。可用 linlibang places 列出文件中的治理单元`);

  return {
    resolve: async (rows) => {
      await know(rows.flatMap(({ places }) => places.map(({ code }) => code)));
      return rows.map((row) => {
        const place = (row.division === null ? null : divisions.get(row.division)) ?? (row.places.length === 0 ? null : divisions.get(row.places.at(-1)!.code)) ?? null;
        const item = row.item === null ? null : items.get(row.item) ?? null;
        return {
          item: item ?? (map.kind.otherwise === undefined ? null : items.get(map.kind.otherwise) ?? null),
          division: place ?? (otherwise ? divisions.get(otherwise.code) ?? null : null),
          unmapped: [...(item === null ? ['kind' as const] : []), ...(place === null ? ['place' as const] : [])],
        };
      });
    },
  };
}
