import type { Street } from '../cast.ts';
import { chapter, claim, until } from '../stage.ts';
import type { Cast } from './people.ts';

interface Inbox { viewer: { inbox: { nodes: { id: string; step: string; label: string; order: { id: string } | null }[] } } }
const INBOX = 'query($filter: InboxFilter) { viewer { inbox(first: 50, filter: $filter) { nodes { id step label order { id } } } } }';

/** Nobody dispatches: the clock tells the street leader. And somebody without a telephone app hears the answer from their officer. */
export async function overdue(street: Street, { officer, granny, leader, dispatcher }: Cast): Promise<void> {
  chapter('时限', 'A time limit passes');
  const placed = await officer.do<{ id: string; number: number }>('placeOrder', { requesterId: granny.id, itemCode: 'MEAL_DELIVERY', divisionCode: street.codes.building, words: '老人想吃口热饭' }, '... on Order { id number }');
  claim(placed.__typename === 'Order', `网格员替李奶奶下单 ${placed.number},没有人派单`, `The officer places order ${placed.number} for Granny Li, and nobody dispatches it`);
  await street.advance(7 * 24);
  await until(() => leader.ask<Inbox>(INBOX, {}), ({ viewer }) => viewer.inbox.nodes.some((entry) => entry.step === 'remindStreetLeader' && entry.order?.id === placed.id), 'the street leader is told');
  claim(true, '超过四个工作小时无人派单,街道负责人收到督办提醒', 'After four working hours without dispatch the street leader is told');
  const rejected = await dispatcher.do('rejectOrder', { orderId: placed.id, words: '已由家属安排' }, '... on Order { state }');
  claim(rejected['state'] === 'REJECTED', '中心说明理由,不予受理', 'The center does not take it on, and says why');
  const untold = await until(() => officer.ask<Inbox>(INBOX, { filter: { untold: true } }), ({ viewer }) => viewer.inbox.nodes.some((entry) => entry.step === 'reject'), 'the officer is asked to tell Granny Li');
  const entry = untold.viewer.inbox.nodes.find((one) => one.step === 'reject')!;
  const told = await officer.do('recordTold', { entryId: entry.id, outcome: 'TOLD', how: 'IN_PERSON' }, '... on InboxEntry { id }');
  claim(told.__typename === 'InboxEntry', '李奶奶没有手机:网格员上门告知,并记录"已告知"(事事有回音)', 'Granny Li has no telephone app: her officer tells her at the door and records it; nothing ends without an answer');
}
