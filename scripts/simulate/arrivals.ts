/**
 * The form in which requests arrive, as a few numbers. Source: two public samples of real service requests, 100 each of Boston's 311 of
 * January 2022 and of New York City's 311 of 2010 to 2020; items by the maps in `src/features/imports/maps`. To count again:
 * `npm run simulate -- --derive <map> <list> <map> <list>`.
 */
export const ARRIVALS = {
  /** Requests by hour of the day, both cities, without the 20 that have a date only. */
  hours: [6, 3, 2, 0, 0, 0, 5, 7, 14, 15, 13, 19, 12, 12, 8, 10, 15, 6, 8, 4, 6, 11, 3, 7],
  /** By weekday from Monday: New York alone, because Boston's sample holds only the first and last days of one month. */
  weekdays: [13, 12, 15, 16, 19, 16, 9],
  items: {
    STAIRWELL_CLEANING: 38, TRAFFIC_GUIDANCE: 30, STAIRWELL_LIGHT: 28, MEDIATION: 20, SMALL_REPAIR: 19, WASTE_SORTING: 17, LEAK: 17, ERRAND: 12, GREEN_PLANTING: 10,
    MOVING: 5, SNOW_STORM: 2, PATROL: 2,
  },
  /** Deciles of the hours from request to closing, both cities: read here as the time within which somebody has to come. */
  hoursToAct: [0.5, 1.9, 3.9, 10.2, 19.8, 43.5, 80.7, 171.9, 432],
  /** How unevenly they lie: Boston's six busiest neighbourhoods. */
  places: [15, 10, 10, 8, 8, 8],
} as const;
