import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { importOrders, readMap } from '../../../src/features/imports/index.ts';
import { mutationDocument } from '../../support/documents.ts';
import type { orderly } from '../../support/orders-of-all-states.ts';
import { hence, type Asker, type World } from '../../support/world.ts';
import { becomes, stateOf } from './travel.ts';

const MAP = (code: string) => readMap(JSON.stringify({
  source: 'canary', reference: 'No', language: 'zh', placedAt: { column: 'Opened', format: 'dd/MM/yyyy hh:mm a', zone: 'Asia/Shanghai' },
  kind: { columns: ['Kind'], items: { Meal: 'MEAL_DELIVERY' } }, place: { columns: [{ column: 'Place', level: 'COMMUNITY' }], prefix: 'OLD', none: ['unknown'], codes: { Here: code } },
  words: ['Story'], contact: { name: 'Caller', phone: 'Phone', address: 'Door' }, open: { column: 'Status', values: ['open'] },
}));

/** What people write travels through every step that takes any; answers the orders, and what the refused were told. */
export async function everyFlow(world: World, make: ReturnType<typeof orderly>) {
  const { who, codes, ids, running } = world;
  const { words, contact } = make;
  const orders: string[] = [];
  const refusals: string[] = [];
  const does = async (reader: Asker, mutation: string, input: object): Promise<string> => (await world.does(reader, mutation, input)).id!;
  const steps = async (orderId: string, deeds: readonly (readonly [Asker, string, object?])[]): Promise<void> => {
    for (const [reader, mutation, more] of deeds) await does(reader, mutation, { orderId, ...(more ?? { words: words(`words of ${mutation}`) }) });
  };
  const placed = async (): Promise<string> => { const id = await make.placed(); orders.push(id); return id; };
  const taken = async (start?: number): Promise<string> => make.accepted(await make.dispatched(await placed()), start);

  const asked = await placed();
  await steps(asked, [
    [who.dispatcher, 'askAboutOrder'], [who.requester, 'answerAboutOrder'], [who.requester, 'amendOrder', { words: words('amended'), contact }],
    [who.dispatcher, 'holdOrder', { words: words('hold'), until: hence(2) }], [who.dispatcher, 'liftHold', {}], [who.dispatcher, 'dispatchOrder', { divisionCode: codes.here }],
    [who.requester, 'addNote'], [who.worker, 'addNote'],
    [who.worker, 'returnOrder'], [who.dispatcher, 'rejectOrder'],
  ]);
  const recalled = await make.dispatched(await placed());
  await steps(recalled, [[who.leader, 'recallOrder'], [who.requester, 'cancelOrder']]);
  const [same, other] = [await placed(), await placed()];
  await does(who.dispatcher, 'mergeOrder', { orderId: same, intoId: other });

  const whole = await make.crewed(await taken(0.9));
  const quitter = await world.somebody('quitter', { home: world.here.buildingId, volunteer: [] });
  await does(quitter, 'giveBackSeat', { seatId: await does(quitter, 'grabSeat', { orderId: whole }), reason: words('own reason') });
  const sent = await world.somebody('sent', { home: world.here.buildingId, volunteer: [] });
  await does(who.worker, 'giveBackSeat', { seatId: await does(sent, 'grabSeat', { orderId: whole }), reason: words('reason of the community') });
  await steps(whole, [[who.lead, 'addNote'], [who.officer, 'addNote', { words: words('note of the officer'), to: ['CREW'] }], [who.dispatcher, 'addNote', { words: words('note of the center'), to: ['HOLDING'] }]]);
  await make.rated(await make.finished(await make.underway(whole)));
  await running.db.execute(sql`update orders set sampled = true, answered_at = business_now() where id = ${world.uuidOf(whole)}::uuid`);
  await steps(whole, [[who.auditor, 'callBackOrder', { stars: 3, resolved: false, words: words('call-back') }], [who.leader, 'closeOrder'], [who.leader, 'reopenOrder'], [who.worker, 'settleOrder', { outcome: 'PARTLY_DONE', words: words('settled') }]]);
  const aborted = await make.underway(await make.crewed(await taken(0.95)).catch(async () => taken(1)));
  await steps(aborted, [[who.worker, 'abortOrder']]);

  orders.push(await make.placedFor());
  const alone = orders.at(-1)!;
  await steps(alone, [[who.officer, 'handleOrderAlone', {}], [who.officer, 'finishOrder'], [who.buildingHead, 'rateOrder', { stars: 4, resolved: true, words: words('spoken') }]]);
  await becomes(world, stateOf(world, alone), 'RATED');

  await does(who.officer, 'recordGuardian', { personId: who.elder.id, guardianId: quitter.id, consent: { purpose: words('purpose of acting'), text: words('consent to acting') } });
  await does(who.captain, 'refuseMember', { membershipId: ids.application, reason: words('reason of the captain') });
  const newcomer: Asker = { name: 'newcomer', id: null, uuid: null, token: await running.token({ realm: codes.street, subject: 'newcomer' }) };
  await does(newcomer, 'joinAsResident', { name: contact.name, phone: contact.phone, address: contact.address, homeCode: codes.building });
  await does(newcomer, 'updateMyContact', { name: `${contact.name}新`, phone: contact.phone, address: contact.address, latitude: contact.latitude, longitude: contact.longitude });

  // A reason is stated, and kept for the person concerned.
  await world.ask(who.dispatcher, `query Opens($id: ID!, $reason: String) { order(id: $id) { contact(reason: $reason) { name } } }`, { id: other, reason: words('stated reason') });

  const rows = ['Meal,Here', 'Meal,Nowhere', 'Parrot,Here', 'Meal'].map((kind, i) => `${i + 1},05/03/2026 09:30 AM,${kind},${words('story')},${contact.name},${contact.phone},${contact.address},Open`);
  const told: unknown[] = [];
  const operator = who.operator.uuid!;
  async function* file() { yield Buffer.from(['No,Opened,Kind,Place,Story,Caller,Phone,Door,Status', ...rows].join('\n')); }
  const { added, bad } = await importOrders(running.db, { realm: codes.street, map: MAP(codes.here), file: file(), placerId: operator, now: new Date(), dryRun: false, onlyOpen: false }, (one) => told.push(one));
  if (added !== 1 || bad !== 1) throw new Error(`${added} were added and ${bad} are bad`);
  refusals.push(JSON.stringify(told));

  /** What is refused: by role, by state, by form. */
  for (const [reader, mutation, input] of [
    [who.stranger, 'amendOrder', { orderId: other, words: words('refused'), contact }], [who.requester, 'amendOrder', { orderId: whole, words: words('refused'), contact }],
    [who.requester, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: words('long '.repeat(2_000)), contact }],
    [who.requester, 'placeOrder', { itemCode: words('item'), divisionCode: words('division'), words: words('refused'), contact }],
    [who.requester, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: words('refused'), contact: { ...contact, phone: words('is no number') } }],
    [who.requester, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: words('refused'), contact: { ...contact, name: words('name '.repeat(200)) } }],
    [who.requester, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: words('refused'), contact: { ...contact, address: words('address '.repeat(200)) } }],
    [who.volunteer, 'addNote', { orderId: other, words: words('refused') }], [who.requester, 'addNote', { orderId: other, words: words('long '.repeat(400)) }],
    [who.requester, 'rateOrder', { orderId: other, stars: 3, resolved: true, words: words('refused') }], [who.requester, 'cancelOrder', { orderId: words('id'), words: words('refused') }],
    [who.guest, 'answerAboutOrder', { orderId: other, words: words('refused') }], [who.auditor, 'callBackOrder', { orderId: other, stars: 9, resolved: true, words: words('refused') }],
    [who.helper, 'giveBackSeat', { seatId: words('seat'), reason: words('refused') }], [who.requester, 'updateMyContact', { name: '', phone: contact.phone, address: contact.address }],
    [newcomer, 'joinAsResident', { name: contact.name, phone: contact.phone }],
  ] as const) {
    const answered = await world.ask(reader, mutationDocument(mutation), { input: { key: randomUUID(), ...input } });
    if (!answered.text.includes('"code"')) throw new Error(`${mutation} was not refused: ${answered.text}`);
    refusals.push(answered.text);
  }
  return { orders, refusals };
}
