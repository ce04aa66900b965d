import type { Spot } from '../policy/facts.ts';

/** An order of a simulated or past month. Times in milliseconds. */
export interface SimulatedOrder {
  readonly id: string;
  readonly itemCode: string;
  readonly skills: readonly string[];
  readonly spot: Spot;
  readonly openedMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly places: number;
  readonly urgent: boolean;
  readonly residentId: string;
  /** Who is known to have said yes: they do whenever they are asked. */
  readonly yesOf?: ReadonlySet<string>;
}

/** Somebody who may be asked in it. */
export interface SimulatedPerson {
  readonly id: string;
  readonly skills: readonly string[];
  readonly spots: readonly Spot[];
  /** What they told of their free times: whether they are free at an instant; null: they told nothing. */
  readonly toldFree: ((ms: number) => boolean) | null;
}

export interface World {
  readonly orders: readonly SimulatedOrder[];
  readonly persons: readonly SimulatedPerson[];
  /** Milliseconds that the realm's clock is before UTC. */
  readonly offsetMs: number;
}

/** What a month under one policy came to. */
export interface Outcome {
  readonly orders: number;
  readonly seats: number;
  /** Orders that began with a place still free. */
  readonly unmet: number;
  readonly seatsUnfilled: number;
  readonly pushes: number;
  /** Of each order that was filled, from opening to its last place. */
  readonly minutesToFill: readonly number[];
  /** How often each person was asked. */
  readonly offers: readonly number[];
  /** Who said yes and found no place left. */
  readonly tooLate: number;
  /** Orders of which the community and the center were told. */
  readonly told: { readonly community: number; readonly center: number };
}
