import { sql } from 'drizzle-orm';
import { CANARY, CANARY_PHONE, hence, type Asker, type World } from './world.ts';

const words = (what: string): string => `${CANARY} ${what}`;

/** Brings orders of the world into being and onwards, by what its people do over HTTP. */
export function orderly(world: World) {
  const { who, codes, running } = world;
  const contact = { name: `${CANARY}contact`, phone: `${CANARY_PHONE}8888`, address: words('door of the order'), latitude: 36.111111, longitude: 117.222222 };
  const placed = async (change: object = {}): Promise<string> => (await world.does(who.requester, 'placeOrder', {
    itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: words('words of the order'), contact, helpersWanted: 5, ...change,
  })).id!;
  const placedFor = async (): Promise<string> => (await world.does(who.officer, 'placeOrder', {
    itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: words('words of the elder'), contact, helpersWanted: 3,
  })).id!;
  const dispatched = async (orderId: string): Promise<string> => (await world.does(who.dispatcher, 'dispatchOrder', { orderId, divisionCode: codes.here }), orderId);
  // Each order has an hour of its own, so that nobody is elsewhere.
  let slot = 46;
  const accepted = async (orderId: string, start = (slot += 2)): Promise<string> =>
    (await world.does(who.worker, 'acceptOrder', { orderId, plannedStart: hence(start), plannedEnd: hence(start + 1), summary: '送餐一份' }), orderId);
  /** Within a day of the start the clock may have been quicker. */
  const confirmed = async (holder: Asker, seatId: string): Promise<void> => {
    const { code: refused = 'none', ...answer } = await world.tries(holder, 'confirmSeat', { seatId });
    if (!['none', 'WRONG_STATE'].includes(refused)) throw new Error(JSON.stringify(answer));
  };
  /** Open, with a lead who confirmed, a helper who confirmed and one who only holds. */
  const crewed = async (orderId: string): Promise<string> => {
    const { id: leadSeat } = await world.does(who.lead, 'claimOrder', { orderId });
    await confirmed(who.lead, leadSeat!);
    const { id: seat } = await world.does(who.helper, 'grabSeat', { orderId });
    await confirmed(who.helper, seat!);
    await world.does(who.held, 'grabSeat', { orderId });
    return orderId;
  };
  const code = async (orderId: string): Promise<string> => {
    const [row] = await running.db.execute<{ start_code: string }>(sql`select start_code from order_private where order_id = ${world.uuidOf(orderId)}::uuid`);
    return row!.start_code;
  };
  const underway = async (orderId: string): Promise<string> => (await world.does(who.lead, 'startOrder', { orderId, code: await code(orderId) }), orderId);
  const finished = async (orderId: string): Promise<string> => (await world.does(who.lead, 'finishOrder', { orderId, words: words('words of the finish') }), orderId);
  const settled = async (orderId: string): Promise<string> =>
    (await world.does(who.worker, 'settleOrder', { orderId, outcome: 'DONE_OTHERWISE', words: words('words of the settling') }), orderId);
  const rated = async (orderId: string, resolved = true): Promise<string> =>
    (await world.does(who.requester, 'rateOrder', { orderId, stars: resolved ? 5 : 1, resolved, words: words('words of the rating') }), orderId);
  return { words, contact, placed, placedFor, dispatched, accepted, crewed, code, underway, finished, settled, rated };
}
