import { AcceptOrderDocument, ClaimOrderDocument, DispatchOrderDocument, OrderToDispatchDocument, OrdersInDivisionDocument, PlaceOrderDocument, RateOrderDocument, RecordPartyMemberDocument, SettleOrderDocument } from '../../client/graphql.ts';
import type { Street } from '../cast.ts';
import { chapter, claim, only, say } from '../stage.ts';

/** Another street, by data alone: residents order, their community dispatches, and there is no center. */
export async function communityDispatches(street: Street): Promise<void> {
  chapter('另一条街道:居民点单、社区派单', 'Another street: residents order, the community dispatches');
  const { codes } = street;
  const [resident, worker, elsewhere, member] = [await street.join('演示·田大妈'), await street.join('演示·社区小田'), await street.join('演示·邻社区小和'), await street.join('演示·党员老和')];
  await street.appoint(worker, 'COMMUNITY_WORKER', { divisionCode: codes.here });
  await street.appoint(elsewhere, 'COMMUNITY_WORKER', { divisionCode: codes.there });
  only(await worker.do(RecordPartyMemberDocument, { personId: member.id }), 'Person');
  say('这里没有派单中心,十六个社区各管各的单。', 'There is no center here; each of sixteen communities looks after its own orders.');

  const placed = only(await resident.do(PlaceOrderDocument, { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: '想请人教我用手机', helpersWanted: 1 }), 'Order');
  const { orders: desk } = await worker.ask(OrdersInDivisionDocument, { code: codes.here });
  claim(desk.edges.some(({ node }) => node.id === placed.id), '本社区看得到刚下的单', 'The community sees what was just placed');
  const { order: unseen } = await elsewhere.ask(OrderToDispatchDocument, { id: placed.id });
  const others = await elsewhere.do(DispatchOrderDocument, { orderId: placed.id, divisionCode: codes.there });
  claim(unseen === null && only(others, 'Refused').code === 'NOT_FOUND', '邻社区看不到,更不能把它派走', 'The next community does not see it, let alone dispatch it');
  const away = await worker.do(DispatchOrderDocument, { orderId: placed.id, divisionCode: codes.there });
  claim(away.__typename === 'Refused', '社区只能派给自己', 'A community dispatches to itself alone');
  only(await worker.do(DispatchOrderDocument, { orderId: placed.id, divisionCode: codes.here }), 'Order');
  const start = (await street.now()).getTime() + 24 * 3_600_000;
  only(await worker.do(AcceptOrderDocument, { orderId: placed.id, plannedStart: new Date(start).toISOString(), plannedEnd: new Date(start + 3_600_000).toISOString(), summary: '上门教用手机' }), 'Order');
  only(await member.do(ClaimOrderDocument, { orderId: placed.id }), 'Seat');
  only(await worker.do(SettleOrderDocument, { orderId: placed.id, outcome: 'DONE_OTHERWISE', words: '老和今天已上门教会' }), 'Order');
  const rated = only(await resident.do(RateOrderDocument, { orderId: placed.id, stars: 5, resolved: true }), 'Order');
  claim(rated.state === 'RATED', '社区派单、党员领单、居民评单:没有中心也走完全程', 'Dispatched by the community, claimed by a member, rated by the resident: the whole way without a center');
}
