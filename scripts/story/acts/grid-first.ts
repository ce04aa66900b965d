import { EscalateOrderDocument, InboxDocument, OrderDocument, PlaceOrderDocument, SettleOrderDocument, AcceptOrderDocument, type InboxQuery } from '../../client/graphql.ts';
import type { Person, Street } from '../cast.ts';
import { chapter, claim, only, say, until } from '../stage.ts';

const stepsOf = ({ viewer }: InboxQuery, orderId: string): string[] => viewer.inbox.edges.map(({ node }) => node).filter(({ order }) => order?.id === orderId).map(({ step }) => step).reverse();

/** A third street, by data alone: the grid handles first and passes on what it cannot; whatever it is, the resident hears of it. */
export async function gridFirst(street: Street): Promise<void> {
  chapter('第三条街道:网格先办、逐级上报、事事有回音', 'A third street: the grid first, then upward, and every matter is answered');
  const { codes } = street;
  const [resident, officer, worker, leader] = [await street.join('演示·王大姐'), await street.join('演示·网格员小官'), await street.join('演示·社区小庄'), await street.join('演示·街道老任')];
  await street.appoint(officer, 'GRID_OFFICER', { divisionCode: codes.grid });
  await street.appoint(worker, 'COMMUNITY_WORKER', { divisionCode: codes.here });
  await street.appoint(leader, 'STREET_LEADER', { divisionCode: codes.street });
  const place = async (words: string): Promise<string> => only(await resident.do(PlaceOrderDocument, { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words, helpersWanted: 1 }), 'Order').id;
  const liesWith = (orderId: string, by: Person, code: string): Promise<unknown> =>
    until(() => by.ask(OrderDocument, { id: orderId }), ({ order }) => order?.state === 'DISPATCHED' && order.holding?.code === code, `the order lies with ${code}`);

  /** Takes it on, does it, and answers the resident. */
  const solve = async (by: Person, orderId: string, summary: string, words: string): Promise<void> => {
    const start = (await street.now()).getTime() + 24 * 3_600_000;
    only(await by.do(AcceptOrderDocument, { orderId, plannedStart: new Date(start).toISOString(), plannedEnd: new Date(start + 7_200_000).toISOString(), summary }), 'Order');
    only(await by.do(SettleOrderDocument, { orderId, outcome: 'DONE_OTHERWISE', words }), 'Order');
  };

  const small = await place('楼道灯坏了');
  await liesWith(small, officer, codes.grid);
  claim(true, '没有人派单:时钟把它直接交给了所在网格', 'Nobody dispatches: the clock passes it to the grid it lies in');
  await solve(officer, small, '更换楼道灯', '灯已换好');

  const large = await place('下水道反复堵塞,整栋楼都受影响');
  await liesWith(large, officer, codes.grid);
  await officer.do(EscalateOrderDocument, { orderId: large, words: '主管道问题,网格解决不了' });
  await liesWith(large, worker, codes.here);
  await worker.do(EscalateOrderDocument, { orderId: large, words: '需要街道协调施工' });
  await liesWith(large, leader, codes.street);
  claim(true, '网格办不了的交社区,社区办不了的交街道', 'What the grid cannot do goes to the community, and from there to the street');
  const higher = await leader.do(EscalateOrderDocument, { orderId: large, words: '再往上' });
  claim(only(higher, 'Refused').code === 'NO_HIGHER_DIVISION', '街道之上没有人了:必须在这里办', 'There is nobody above the street: here it must be solved');
  await solve(leader, large, '疏通主管道', '主管道已疏通,本周内复查');

  const heard = await until(() => resident.ask(InboxDocument, { first: 50 }), (inbox) => stepsOf(inbox, large).includes('settle') && stepsOf(inbox, small).includes('settle'), 'the resident hears the end of both');
  const [ofSmall, ofLarge] = [stepsOf(heard, small), stepsOf(heard, large)];
  claim(ofSmall.includes('dispatch') && ofLarge.filter((step) => step === 'escalate').length === 2, `件件有着落:两件事,居民收到 ${ofSmall.length} 次和 ${ofLarge.length} 次答复`, `Every matter is answered: of the two the resident heard ${ofSmall.length} and ${ofLarge.length} times`);
  say('三条街道,三种做法,一套程序。', 'Three streets, three ways of working, one code.');
}
