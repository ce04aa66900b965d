import type { Db } from '../../platform/db.ts';
import { ordersAfter, putTexts } from './store/texts.ts';

/** So many orders are cut by one transaction, of two short statements. */
const PORTION = 200;

/**
 * Cuts the texts of all orders of a realm anew, while nodes run and people search: needed once after texts are cut otherwise than before. It is the handler's own function, so whoever
 * does it twice, or stops in the middle, changes nothing that is right. Answers how many orders were looked at.
 */
export async function rebuildTexts(db: Db, realm: string, heard: (orders: number) => void = () => {}): Promise<number> {
  let looked = 0;
  for (let after: string | null = null; ;) {
    const ids: string[] = await ordersAfter(db, realm, after, PORTION);
    if (ids.length === 0) return looked;
    await db.transaction((tx) => putTexts(tx, realm, ids));
    looked += ids.length;
    heard(looked);
    after = ids.at(-1)!;
  }
}
