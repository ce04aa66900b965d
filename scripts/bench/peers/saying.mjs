/** What a request says: numbers of events. */
export function sayings(url) {
  const asked = new URL(url, 'http://here').searchParams;
  return Array.from({ length: Number(asked.get('count')) }, (_, i) => Number(asked.get('number')) + i);
}

/** A message of a feed with one event, as long as ours. */
export const messageOf = (number) => ({
  __typename: 'Events', cursor: 'MSAxIDg3MDYyMyA5OTAwOTk', serverTime: '2026-03-02T02:00:01.234Z',
  events: [{
    __typename: 'Changed', table: 'ORDER', step: 'amend',
    subject: {
      __typename: 'Order', id: 'T3JkZXI6OTkwMDk5OjAxOWM5MmFhLTkyYzAtN2U1Ni04NTc2LWNiNDVkMjUxMjM0NQ', number: 12345, itemCode: 'MEAL_DELIVERY', state: 'OPEN', community: { code: '990099-0', name: '第0社区' },
      plannedStart: '2026-03-03T02:12:00.000Z', plannedEnd: '2026-03-03T03:12:00.000Z', helpersFree: 2, helpersWanted: 2, led: false,
    },
    revision: number,
  }],
});
