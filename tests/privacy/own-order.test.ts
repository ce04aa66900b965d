import { sql } from 'drizzle-orm';
import { orderly } from '../support/orders-of-all-states.ts';
import { openWorld } from '../support/world.ts';
import { becomes, stateOf, travels } from './support/travel.ts';

const world = await openWorld();
const { who } = world;
const make = orderly(world);
const quitter = await world.somebody('quitter', { home: world.here.buildingId, volunteer: [] });
const readers = { ...who, quitter };

await travels('The table of personal data: an order of one\'s own', {
  world, make, concerned: who.requester, readers: Object.fromEntries(Object.entries(readers).filter(([name]) => !['elder', 'captain', 'mate', 'applicant'].includes(name))),
  code: { requester: ['ACCEPTED', 'A MONTH LATER'] },
  stages: [
    ['PLACED', () => make.placed()],
    ['DISPATCHED', (order) => make.dispatched(order)],
    ['ACCEPTED', (order) => make.accepted(order, 72)],
    ['OPEN', async (order) => {
      await make.crewed(order);
      const { id } = await world.does(quitter, 'grabSeat', { orderId: order });
      await world.does(quitter, 'confirmSeat', { seatId: id });
      await world.does(quitter, 'giveBackSeat', { seatId: id });
    }],
    ['A DAY BEFORE', async (order) => {
      await world.advance(49);
      await becomes(world, sql`select state from seats where order_id = ${world.uuidOf(order)}::uuid and person_id = ${who.held.uuid}::uuid`, 'CONFIRMED');
    }],
    ['UNDERWAY', async (order) => { await world.advance(22.5); await make.underway(order); }],
    ['DONE', (order) => make.finished(order)],
    ['A DAY AFTER', () => world.advance(25)],
    ['RATED', (order) => make.rated(order)],
    ['CLOSED', async (order) => { await world.advance(7 * 24 + 1); await becomes(world, stateOf(world, order), 'CLOSED'); }],
    ['A DAY LATER', () => world.advance(25)],
    ['A MONTH LATER', () => world.advance(29 * 24)],
  ],
  table: {
    //              PLACED DISPATCHED ACCEPTED OPEN DAY-BEFORE UNDERWAY DONE DAY-AFTER RATED CLOSED DAY-LATER MONTH-LATER
    requester:      'SWcc  SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc',
    officer:        'SWcc  SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc S--- S---',
    worker:         '.     SW-- SWcc SWcc SWcc SWcc SWcc SWcc SWcc SWcc SW-- SW--',
    lead:           '.     .    S--- SWcc SWcc SWcc SWcc S--- S--- S--- S--- S---',
    helper:         '.     .    .    SWcc SWcc SWcc SWcc S--- S--- S--- S--- S---',
    held:           '.     .    .    SWc- SWcc SWcc SWcc S--- S--- S--- S--- S---',
    quitter:        '.     .    .    S--- S--- S--- S--- S--- S--- S--- S--- S---',
    dispatcher:     'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    leader:         'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    auditor:        'SWmm  SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm SWmm S---',
    operator:       'S---  S--- S--- S--- S--- S--- S--- S--- S--- S--- S--- S---',
    member:         '.     .    S--- S--- S--- .    .    .    .    .    .    .',
    volunteer:      '.     .    .    S--- S--- .    .    .    .    .    .    .',
    buildingHead:   '----  ---- ---- ---- ---- ---- ---- ---- ---- ---- ---- ----',
    neighbour:      '.     .    .    ---- ---- .    .    .    .    .    .    .',
    stranger:       '.     .    .    ---- ---- .    .    .    .    .    .    .',
    strangeWorker:  '.     .    .    ---- ---- .    .    .    .    .    .    .',
    strangeOfficer: '.     .    .    ---- ---- .    .    .    .    .    .    .',
    representative: '.     .    .    ---- ---- .    .    .    .    .    .    .',
    guest:          '.     .    .    ---- ---- .    .    .    .    .    .    .',
    unjoined:       '.     .    .    ---- ---- .    .    .    .    .    .    .',
    foreigner:      '.     .    .    .    .    .    .    .    .    .    .    .',
  },
});
