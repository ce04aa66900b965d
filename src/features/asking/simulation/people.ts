import { chanceOf } from '../policy/seeded.ts';

/**
 * How people answer, as the simulation supposes it. All of it is a guess; where each number comes from, and how far the results depend
 * on it, is told in `scripts/simulate/README.md`.
 */
export interface PeopleModel {
  /** Chance that an average person who is free, rested, holds nothing and lives next door says yes to one push. */
  readonly base: number;
  /** Metres at which the chance is down to a third (1/e). */
  readonly reachMetres: number;
  /** Seats held at which it is down to a third. */
  readonly loadSeats: number;
  /** Services a month that an average person is ready for; nobody serves more than theirs. */
  readonly appetite: number;
  /** How differently willing people are: the spread (sigma) of a lognormal of mean 1. */
  readonly willingSpread: number;
  /** Share of the hours of a week in which somebody is free. */
  readonly freeShare: number;
  /** Share of people who told when they are free (of generated months; of a real past it is known). */
  readonly tells: number;
  /** Factors after a service for the same resident, and after one that went badly; how often it does. */
  readonly known: number;
  readonly wentBadly: number;
  readonly badShare: number;
  /** How much one push of late takes from the next answer: exp(-tires × pushes of late). 0: nobody tires. */
  readonly tires: number;
  /** Days in which two thirds of a tiredness are forgotten. */
  readonly tiredDays: number;
  /** Days for which a push makes deaf to all others, on average. 0: it does not. */
  readonly ignoresDays: number;
  /** Median minutes until an answer, and the spread of its lognormal; urgent orders are answered three times as fast. */
  readonly delayMinutes: number;
  readonly delaySpread: number;
  /** Chance, as a share of that of a push, that somebody finds an order on the board by themselves. */
  readonly browses: number;
}

export const PEOPLE: PeopleModel = {
  base: 0.7, reachMetres: 2_000, loadSeats: 2, appetite: 2, willingSpread: 0.7, freeShare: 0.45, tells: 0.5, known: 1.5, wentBadly: 0.3, badShare: 0.08,
  tires: 0.15, tiredDays: 7, ignoresDays: 0, delayMinutes: 45, delaySpread: 1.2, browses: 0,
};

/** A standard normal number out of texts. */
export function normalOf(...texts: readonly string[]): number {
  const u = Math.max(1e-12, chanceOf('normal', ...texts));
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chanceOf('turn', ...texts));
}

/** What a person is like, which no policy sees. */
export interface Nature { readonly willing: number; readonly appetite: number }

export function natureOf(seed: string, personId: string, { willingSpread, appetite }: PeopleModel): Nature {
  const willing = Math.exp(willingSpread * normalOf(seed, 'willing', personId) - willingSpread ** 2 / 2);
  return { willing, appetite: Math.max(1, Math.round(-appetite * Math.log(1 - chanceOf(seed, 'appetite', personId)))) };
}

const HOUR_MS = 3_600_000;
const BLOCK_MS = 4 * HOUR_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** Whether somebody is free at an instant: they are, or are not, in each block of four hours of their week. */
export const freeAt = (seed: string, personId: string, ms: number, { freeShare }: PeopleModel): boolean =>
  chanceOf(seed, 'free', personId, `${Math.floor((ms % WEEK_MS) / BLOCK_MS)}`) < freeShare;

export interface Asked {
  readonly metres: number;
  readonly seatsHeld: number;
  /** Services of the last four weeks, and seats held. */
  readonly served: number;
  readonly services: number;
  readonly bad: number;
  readonly tired: number;
}

/** The chance that somebody of this nature says yes, free as they are. */
export function willSay(nature: Nature, asked: Asked, model: PeopleModel): number {
  if (asked.served >= nature.appetite) return 0;
  const history = asked.bad > 0 ? model.wentBadly : asked.services > 0 ? model.known : 1;
  return Math.min(0.95, model.base * nature.willing * history * Math.exp(-asked.metres / model.reachMetres - asked.seatsHeld / model.loadSeats - model.tires * asked.tired));
}

/** Milliseconds until somebody answers. */
export function delayMs(seed: string, personId: string, orderId: string, urgent: boolean, { delayMinutes, delaySpread }: PeopleModel): number {
  return 60_000 * delayMinutes / (urgent ? 3 : 1) * Math.exp(delaySpread * normalOf(seed, 'delay', personId, orderId));
}
