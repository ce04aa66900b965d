import { decide, stepsFor, type Decision } from '../../kernel/lifecycle.ts';
import type { Reading } from '../../platform/platform.ts';
import { isBroker } from '../orders/index.ts';
import { SERIES_STEPS, type SeriesStep, type SeriesWords } from '../../series-steps.ts';
import type { Occurrence, SeriesFacts, SeriesRow } from './facts.ts';
import { alongLoader, wordsLoader } from './loaders.ts';
import { lookedAt } from './looked-at.ts';
import { rolesOf } from './roles.ts';
import { SERIES_RULES, type SeriesCode } from './rules.ts';
import { occurrencesAhead } from './schedule.ts';

const factsOf = async (reading: Reading, series: SeriesRow): Promise<SeriesFacts> => lookedAt(series, await alongLoader(reading).load(series)).facts;

/** Steps that the reader may take now by a mutation. */
export async function stepsOf(reading: Reading, series: SeriesRow): Promise<SeriesStep[]> {
  const facts = await factsOf(reading, series);
  return stepsFor(SERIES_STEPS, SERIES_RULES, { state: series.state, roles: rolesOf(facts), facts });
}

/** Whether the reader may take a step now, or the refusal that its mutation would give. */
export async function stepAnswer(reading: Reading, series: SeriesRow, step: SeriesStep): Promise<Decision<SeriesWords, SeriesCode>> {
  const facts = await factsOf(reading, series);
  return decide(SERIES_STEPS, SERIES_RULES, step, { state: series.state, roles: rolesOf(facts), facts });
}

/** Whether the reader reads whose a series is, and in which building: by the table of personal data its requester, who acts for them, the brokers of the grid, and whoever began it while they look after the place. */
export function readsWhose({ actor }: Reading, series: SeriesRow): boolean {
  const roles = rolesOf({ actor, series });
  return roles.has('requester') || roles.has('guardian') || isBroker(actor, series) || (roles.has('onBehalf') && series.placerId === actor.personId);
}

/** Whether a series concerns the reader: whom it prefers alone reads no more than whoever may grab its orders. */
export const isConcerned = ({ actor }: Reading, series: SeriesRow): boolean => rolesOf({ actor, series }).size > 0;

/** The requester's words: for them and who acts for them, for the brokers of the grid, and for whoever began it while they look after the place; for all but the requester as long as a consent stands where one is needed. The reading is recorded. */
export async function wordsTo(reading: Reading, series: SeriesRow): Promise<string | null> {
  const facts = await factsOf(reading, series);
  const roles = rolesOf(facts);
  const reads = roles.has('guardian') || isBroker(reading.actor, series) || (roles.has('onBehalf') && series.placerId === reading.actor.personId);
  return roles.has('requester') || (reads && facts.consented) ? wordsLoader(reading).load(series) : null;
}

/** The next occurrences, skipped and placed ones included; none of a series that has ended. */
export async function nextOccurrences(reading: Reading, series: SeriesRow, first: number): Promise<Occurrence[]> {
  if (series.state === 'ENDED') return [];
  const read = await alongLoader(reading).load(series);
  const { along, calendar } = lookedAt(series, read);
  return occurrencesAhead(series, along.marks, read.now, calendar, first);
}

/** Who are asked first, for whoever is concerned. */
export const preferredOf = async (reading: Reading, series: SeriesRow): Promise<readonly string[]> =>
  (isConcerned(reading, series) ? (await alongLoader(reading).load(series)).by.get(series.id)?.preferred ?? [] : []);
