import { InboxDocument, PlaceOrderDocument, RecordToldDocument, RejectOrderDocument, type InboxQuery } from '../../client/graphql.ts';
import type { Street } from '../cast.ts';
import { chapter, claim, only, until } from '../stage.ts';
import type { Cast } from './people.ts';

const entries = ({ viewer }: InboxQuery) => viewer.inbox.edges.map(({ node }) => node);

/** Nobody dispatches: the clock tells the street leader. And somebody without a telephone app hears the answer from their officer. */
export async function overdue(street: Street, { officer, granny, leader, dispatcher }: Cast): Promise<void> {
  chapter('时限', 'A time limit passes');
  const placed = only(await officer.do(PlaceOrderDocument, { requesterId: granny.id, itemCode: 'MEAL_DELIVERY', divisionCode: street.codes.building, words: '老人想吃口热饭' }), 'Order');
  claim(placed.state === 'PLACED', `网格员替李奶奶下单 ${placed.number},没有人派单`, `The officer places order ${placed.number} for Granny Li, and nobody dispatches it`);
  await street.advance(7 * 24);
  await until(() => leader.ask(InboxDocument, { first: 50 }), (inbox) => entries(inbox).some(({ step, order }) => step === 'remindStreetLeader' && order?.id === placed.id), 'the street leader is told');
  claim(true, '超过四个工作小时无人派单,街道负责人收到督办提醒', 'After four working hours without dispatch the street leader is told');
  const rejected = only(await dispatcher.do(RejectOrderDocument, { orderId: placed.id, words: '已由家属安排' }), 'Order');
  claim(rejected.state === 'REJECTED', '中心说明理由,不予受理', 'The center does not take it on, and says why');
  const untold = await until(() => officer.ask(InboxDocument, { first: 50, filter: { untold: true } }), (inbox) => entries(inbox).some(({ step, order }) => step === 'reject' && order?.id === placed.id), 'the officer is asked to tell Granny Li');
  const entry = entries(untold).find(({ step, order }) => step === 'reject' && order?.id === placed.id)!;
  const told = await officer.do(RecordToldDocument, { entryId: entry.id, outcome: 'TOLD', how: 'IN_PERSON' });
  claim(told.__typename === 'InboxEntry', '李奶奶没有手机:网格员上门告知,并记录"已告知"(事事有回音)', 'Granny Li has no telephone app: her officer tells her at the door and records it; nothing ends without an answer');
}
