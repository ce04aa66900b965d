/** What a card of the list of open orders shows, in the words of the project's SDL: some 25 KB for a page of 50. */
export const CARD = `id number state revision summary urgent placedAt plannedStart plannedEnd helpersWanted helpersFree led
  community { code name } item { code name } contact { name phone } crew { id kind state takenAt name }`;

/** What hangs off each order of it: community, item, contact of the requester, crew, and the crew's names. */
export const RELATIONS = 5;
