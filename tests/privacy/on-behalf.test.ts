import { orderly } from '../support/orders-of-all-states.ts';
import { openWorld } from '../support/world.ts';
import { becomes, stateOf, travels } from './support/travel.ts';

const world = await openWorld();
const { who, codes, ids } = world;
const make = orderly(world);

const { id: resourceId } = await world.does(who.representative, 'draftResource', {
  owner: { organisationId: ids.unit }, itemCode: 'FREE_CLINIC', title: '义诊', what: '专家义诊', divisionCode: codes.here, capacity: 5,
  timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 60 } },
});
await world.does(who.representative, 'submitResource', { resourceId });
await world.does(who.dispatcher, 'listResource', { resourceId });
const next = await world.ask(who.requester, 'query Next($id: ID!) { resource(id: $id) { nextOccurrences(first: 3) { startsAt } } }', { id: resourceId });
const { startsAt } = (next.body.data!['resource'] as { nextOccurrences: { startsAt: string }[] }).nextOccurrences.at(-1)!;
const untilStart = (Date.parse(startsAt) - Date.now()) / 3_600_000;

/** A matter of health at a hospital's own hours, ordered by the building head for a neighbour: sensitive, with a placer and a provider, and without a crew. */
const { requester: resident, neighbour: requester, buildingHead: placer, ...others } = who;
await travels('The table of personal data: a sensitive order, placed for somebody, that a unit serves', {
  world, make, concerned: requester, readers: { requester, placer, resident, ...Object.fromEntries(Object.entries(others).filter(([name]) => !['elder', 'held', 'applicant', 'helper'].includes(name))) },
  code: { requester: ['OPEN', 'A MONTH LATER'], placer: ['OPEN', 'CLOSED'] },
  stages: [
    ['PLACED', async () => (await world.does(placer, 'placeOrder', {
      itemCode: 'FREE_CLINIC', divisionCode: codes.building, requesterId: requester.id, words: make.words('words of the neighbour'), contact: make.contact, resource: { resourceId, startsAt },
    })).id!],
    ['DISPATCHED', (order) => make.dispatched(order)],
    ['OPEN', async (order) => { await world.does(who.worker, 'acceptOrder', { orderId: order, plannedStart: startsAt, plannedEnd: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), summary: '义诊一次' }); await becomes(world, stateOf(world, order), 'OPEN'); }],
    ['UNDERWAY', async (order) => { await world.advance(untilStart); await world.does(who.representative, 'startOrder', { orderId: order, code: await make.code(order) }); }],
    ['DONE', (order) => world.does(who.representative, 'finishOrder', { orderId: order, words: make.words('words of the finish') })],
    ['A DAY AFTER', () => world.advance(25)],
    ['RATED', (order) => world.does(requester, 'rateOrder', { orderId: order, stars: 5, resolved: true, words: make.words('words of the rating') })],
    ['CLOSED', async (order) => { await world.advance(7 * 24 + 1); await becomes(world, stateOf(world, order), 'CLOSED'); }],
    ['A DAY LATER', () => world.advance(25)],
    ['A MONTH LATER', () => world.advance(29 * 24)],
  ],
  table: {
    //              PLACED DISPATCHED OPEN UNDERWAY DONE DAY-AFTER RATED CLOSED DAY-LATER MONTH-LATER
    requester:      'SWcc  SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc',
    placer:         'SWcc  SWcc SWcc SWcc SWcc SWcc SWcc SWcc S--- S---',
    officer:        'SWcc  SWcc SWcc SWcc SWcc SWcc SWcc SWcc S--- S---',
    worker:         '.     SW-- SWcc SWcc SWcc SWcc SWcc SWcc SW-- SW--',
    representative: 'SWcc  SWcc SWcc SWcc SWcc S--- S--- S--- S--- S---',
    dispatcher:     'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    leader:         'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    auditor:        'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    operator:       'S---  S--- S--- S--- S--- S--- S--- S--- S--- S---',
    member:         '.     .    .    .    .    .    .    .    .    .',
    lead:           '.     .    .    .    .    .    .    .    .    .',
    volunteer:      '.     .    .    .    .    .    .    .    .    .',
    captain:        '.     .    .    .    .    .    .    .    .    .',
    mate:           '.     .    .    .    .    .    .    .    .    .',
    resident:       '.     .    .    .    .    .    .    .    .    .',
    stranger:       '.     .    .    .    .    .    .    .    .    .',
    strangeWorker:  '.     .    .    .    .    .    .    .    .    .',
    strangeOfficer: '.     .    .    .    .    .    .    .    .    .',
    guest:          '.     .    .    .    .    .    .    .    .    .',
    unjoined:       '.     .    .    .    .    .    .    .    .    .',
    foreigner:      '.     .    .    .    .    .    .    .    .    .',
  },
});
