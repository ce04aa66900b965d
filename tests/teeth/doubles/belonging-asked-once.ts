import { Belongings as Real } from '../../../src/features/feed/belongings.ts';

// Broken on purpose: who belongs to a team is asked once, and not before each message.
export class Belongings extends Real {
  readonly #first = new Map<string, ReadonlySet<string>>();

  override async now(teamIds: readonly string[]): Promise<ReadonlySet<string>[]> {
    const found = await super.now(teamIds);
    return teamIds.map((id, i) => {
      const personIds = this.#first.get(id) ?? found[i]!;
      this.#first.set(id, personIds);
      return personIds;
    });
  }
}
