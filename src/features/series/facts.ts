import type { Actor } from '../../platform/actor.ts';
import type { series } from './tables.ts';
import type { Mark } from './words.ts';

export type SeriesRow = typeof series.$inferSelect;

/** What is special of an occurrence; `date` is the one that the rule gives it, whenever it is. */
export interface Marked {
  readonly date: string;
  readonly mark: Mark;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly orderId: string | null;
}

/** One occurrence as it is to come. */
export interface Occurrence extends Omit<Marked, 'mark'> {
  readonly state: 'PLANNED' | Mark;
}

/** Everything that a decision about a series may look at; of a birth, the series as it would be. Read under its lock. */
export interface SeriesFacts {
  readonly now: Date;
  readonly actor: Actor;
  readonly series: Pick<SeriesRow, 'requesterId' | 'placerId' | 'sensitive' | 'gridId' | 'buildingId' | 'communityId'>;
  /** Others may order for the requester; always true of oneself. */
  readonly consented: boolean;
  /** Of the published catalogue, as far as a crew or a lead serves it; null: it does not. */
  readonly item: { readonly servedBy: string } | null;
  /** The next occurrence whose order is still to be placed. */
  readonly next: Occurrence | null;
}
