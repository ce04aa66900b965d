import type { Db } from '../../platform/db.ts';
import { belongingTo, marksOf, type Belonging } from './store/belonging.ts';

const NOBODY: Belonging = { mark: '', personIds: new Set() };

/**
 * Who belongs to the teams whose boards are watched, as it is when asked: the database is asked each time, but only for a mark of each team; who they are
 * is read again where that is another. (What is known of a team is of one moment with its mark: an answer is never older than the question.)
 */
export class Belongings {
  readonly #db: Db;
  readonly #realm: string;
  readonly #known = new Map<string, Belonging>();

  constructor(db: Db, realm: string) {
    this.#db = db;
    this.#realm = realm;
  }

  /** The persons who belong to each of these teams, in the order asked. */
  async now(teamIds: readonly string[]): Promise<ReadonlySet<string>[]> {
    const marks = await marksOf(this.#db, this.#realm, teamIds);
    const found = new Map<string, Belonging>();
    const others = teamIds.filter((id) => {
      const known = this.#known.get(id) ?? NOBODY;
      if (known.mark !== (marks.get(id) ?? NOBODY.mark)) return true;
      found.set(id, known);
      return false;
    });
    const read = await belongingTo(this.#db, this.#realm, others);
    for (const id of others) {
      const now = read.get(id) ?? NOBODY;
      this.#known.set(id, now);
      found.set(id, now);
    }
    return teamIds.map((id) => found.get(id)!.personIds);
  }

  /** Nothing is kept but of these. */
  keep(teamIds: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!teamIds.has(id)) this.#known.delete(id);
  }
}
