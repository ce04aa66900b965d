import { Loader } from '../../platform/loader.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOrders, type OrderRow } from '../orders/index.ts';
import type { Follower } from './follower.ts';
import type { Outlet, Watcher } from './outlet.ts';
import { notAsTaken, type Sharing } from './store/standing.ts';

/** What all audiences that are told something in the same moment read together: one statement for the orders, one for the rights. */
export class Moment {
  readonly orders: Loader<string, { readonly row: OrderRow | null; readonly at: Date }>;
  /** Whether they are still what they are taken for on the board that they share. */
  readonly asTaken: Loader<Follower, boolean>;
  readonly #nobody = new Map<string, Watcher>();

  constructor({ db }: Platform, realm: string, takenFor: (follower: Follower) => Sharing) {
    this.orders = new Loader(async (ids) => {
      const { at, rows } = await readOrders(db, realm, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => ({ row: byId.get(id) ?? null, at }));
    });
    this.asTaken = new Loader(async (followers) => {
      const not = await notAsTaken(db, realm, followers.map(takenFor));
      return followers.map((_, key) => !not.has(key));
    });
  }

  /** Nobody, who reads in this language; what fields read for one audience is there for the others. */
  nobody(outlet: Outlet, language: string): Watcher {
    const known = this.#nobody.get(language) ?? outlet.nobody();
    this.#nobody.set(language, known);
    return known;
  }
}
