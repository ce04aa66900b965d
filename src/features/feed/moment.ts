import { Loader } from '../../platform/loader.ts';
import type { Platform } from '../../platform/platform.ts';
import { readOrders, type OrderRow } from '../orders/index.ts';
import type { Follower } from './follower.ts';
import type { Outlet, Watcher } from './outlet.ts';

/** Who may be told, now. */
interface Rights {
  belongingTo(teamIds: readonly string[]): Promise<ReadonlySet<string>[]>;
  areAsTaken(followers: readonly Follower[]): Promise<boolean[]>;
}

/** What all audiences that are told something in the same moment read together: one statement for the orders, one for the rights. */
export class Moment {
  readonly orders: Loader<string, { readonly row: OrderRow | null; readonly at: Date }>;
  /** Who belongs to a team. */
  readonly belonging: Loader<string, ReadonlySet<string>>;
  /** Of those who share what is open, whether they are still what they are taken for. */
  readonly asTaken: Loader<Follower, boolean>;
  readonly #nobody = new Map<string, Watcher>();

  constructor({ db }: Platform, realm: string, rights: Rights) {
    this.orders = new Loader(async (ids) => {
      const { at, rows } = await readOrders(db, realm, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => ({ row: byId.get(id) ?? null, at }));
    });
    this.belonging = new Loader((teamIds) => rights.belongingTo(teamIds));
    this.asTaken = new Loader((followers) => rights.areAsTaken(followers));
  }

  /** Nobody, who reads in this language; what fields read for one audience is there for the others. */
  nobody(outlet: Outlet, language: string): Watcher {
    const known = this.#nobody.get(language) ?? outlet.nobody();
    this.#nobody.set(language, known);
    return known;
  }
}
