import type { NodeLoaders } from '../../../graphql/context.ts';
import { seriesLoader } from '../loaders.ts';
import { OrderSeries, SeriesFields, SeriesOccurrenceFields } from './series.fields.ts';
import { SeriesMoves } from './series.moves.ts';
import { SeriesResolver } from './series.resolver.ts';

/** The resolvers of the room, for the line in `src/features.ts`. */
export const resolvers = [SeriesFields, SeriesOccurrenceFields, OrderSeries, SeriesMoves, SeriesResolver];

export const nodes: NodeLoaders = {
  Series: (reading, ids) => seriesLoader(reading).loadMany(ids),
};
