import {
  AcceptOrderDocument, AmendOrderDocument, ClaimOrderDocument, DispatchOrderDocument, FinishOrderDocument, GrabSeatDocument, OrderContactDocument, OrderDocument, OrderToDispatchDocument, PlaceOrderDocument,
  RateOrderDocument, ReadingsOfMeDocument, StartOrderDocument, TeamBoardDocument, TeamBoardFeedDocument, type TeamBoardFeedSubscription,
} from '../../client/graphql.ts';
import type { Street } from '../cast.ts';
import type { Server } from '../server.ts';
import { chapter, claim, only, say, until } from '../stage.ts';
import type { Cast } from './people.ts';

type FeedEvent = Extract<TeamBoardFeedSubscription['feed'], { __typename: 'Events' }>['events'][number];

/** Numbers 2 to 7, with a race, a lost connection, a server that dies, and an order that comes back not resolved. */
export async function order(street: Street, server: Server, cast: Cast): Promise<void> {
  const { resident, dispatcher, worker, lead, captain, stranger, volunteers, teamId } = cast;

  chapter('第二单 群众点单明需求', 'Two: a resident places an order');
  const placed = only(await resident.do(PlaceOrderDocument, { itemCode: 'MEAL_DELIVERY', divisionCode: street.codes.building, words: '腿脚不便,请帮忙送饭', helpersWanted: 3 }), 'Order');
  claim(placed.state === 'PLACED', `王大爷下单,单号 ${placed.number}`, `Uncle Wang places order ${placed.number}`);
  const orderId = placed.id;
  const unseen = await stranger.ask(OrderContactDocument, { id: orderId });
  claim(unseen.order === null, '路人看不到这张单', 'A passer-by cannot see that it exists');

  chapter('第三单 中心派单抓统筹', 'Three: the center dispatches');
  const { order: queued } = await dispatcher.ask(OrderToDispatchDocument, { id: orderId });
  const suggestion = queued!.suggestions[0]!;
  claim(suggestion.division.code === street.codes.here, `系统建议派给${suggestion.division.name}:${suggestion.reasonLabels.join('、')}`, `The system suggests the community it lies in, and says why: ${suggestion.reasons.join(', ')}`);
  const masked = (await dispatcher.ask(OrderContactDocument, { id: orderId })).order?.contact?.phone ?? '';
  claim(masked.includes('*****'), `派单员看到的电话是 ${masked}`, 'The dispatcher sees the telephone number masked');
  const dispatched = only(await dispatcher.do(DispatchOrderDocument, { orderId, divisionCode: suggestion.division.code }), 'Order');
  claim(dispatched.state === 'DISPATCHED', '派到春风社区', 'It is sent to the community');

  chapter('第四单 社区接单帮服务', 'Four: the community accepts');
  const start = new Date((await street.now()).getTime() + 72 * 3_600_000);
  const plan = { plannedStart: start.toISOString(), plannedEnd: new Date(start.getTime() + 2 * 3_600_000).toISOString(), summary: '午间送饭上门,需三人' };
  const accepted = only(await worker.do(AcceptOrderDocument, { orderId, ...plan }), 'Order');
  claim(accepted.state === 'ACCEPTED', '社区小刘接单,定了时间', 'The community worker accepts it and sets a date');

  chapter('第五单 党员领单做先锋', 'Five: a party member claims the lead');
  const { orders: board } = await captain.ask(TeamBoardDocument, { teamId });
  const first = await captain.listen(TeamBoardFeedDocument, { teamId, after: board.feedCursor });
  const claimed = only(await lead.do(ClaimOrderDocument, { orderId }), 'Seat');
  const opened = await lead.ask(OrderDocument, { id: orderId });
  claim(claimed.kind === 'LEAD' && opened.order?.state === 'OPEN', '党员老陈领单,订单随即开放', 'Old Chen claims the lead, and with it the order opens');
  await until(async () => events(first.received), (all) => all.length > 0, 'the team board hears of the order');
  claim(events(first.received)[0]!.__typename === 'Changed', '队长的看板上立刻出现了这张单', 'It appears on the captain\'s board at once');
  const cursor = only(first.received.at(-1)!.feed, 'Events').cursor;
  first.cut();
  say('队长的网络断了。', 'The captain\'s connection breaks.');

  chapter('第六单 志愿抢单促实施', 'Six: fifty volunteers race for three seats');
  const grabs = await Promise.all(volunteers.map((one) => one.do(GrabSeatDocument, { orderId })));
  const winners = volunteers.filter((_, i) => grabs[i]!.__typename === 'Seat');
  claim(winners.length === 3, `恰好三人抢到:${winners.map((one) => one.name).join('、')}`, 'Exactly three of them get a seat');
  claim(grabs.filter((one) => one.__typename === 'Refused' && one.code === 'ORDER_FULL').length === 47, '其余四十七人都得到明确答复:名额已满', 'The other forty-seven are told clearly that it is full');
  const [{ order: seen }, { order: hidden }] = await Promise.all([stranger.ask(OrderDocument, { id: orderId }), stranger.ask(OrderContactDocument, { id: orderId })]);
  claim(seen?.helpersFree === 0 && seen.summary === null && hidden?.words === null && hidden.contact === null, '路人只看到名额为 0,看不到电话和说明', 'A passer-by sees 0 free places, and neither telephone nor details');

  if (server.restart) {
    say('机房断电:服务器被强行终止,又重新启动。', 'Power cut: the server is killed and started again.');
    await server.restart();
  }
  const second = await captain.listen(TeamBoardFeedDocument, { teamId, after: cursor });
  const missed = await until(async () => events(second.received), (all) => all.length >= 3, 'the captain receives what was missed');
  claim(missed.filter((event) => event.__typename === 'Changed' && event.step === 'grab').length === 3 && rising(missed), '队长重连,断线时错过的三次抢单一次不少、一次不重', 'The captain reconnects and receives the three grabs that were missed, each once and in order');

  chapter('服务', 'The service');
  await street.advance(71.5);
  const helper = winners[0]!;
  const shown = await until(() => helper.ask(OrderContactDocument, { id: orderId }), ({ order: one }) => Boolean(one?.contact?.phone), 'the helper may read the telephone number');
  claim(!shown.order!.contact!.phone!.includes('*'), '开始前一天起,帮忙的人能看到电话和门牌', 'From a day before the start the helpers can read telephone and door');
  const startCode = async (): Promise<string> => (await resident.ask(OrderContactDocument, { id: orderId })).order!.startCode!;
  const code = await startCode();
  const wrong = only(await lead.do(StartOrderDocument, { orderId, code: code === '000000' ? '000001' : '000000' }), 'WrongCode');
  claim(wrong.triesLeft > 0, `开工码报错了:${wrong.message}`, 'A wrong start code is refused and counted');
  const started = only(await lead.do(StartOrderDocument, { orderId, code }), 'Order');
  claim(started.state === 'UNDERWAY', '报对开工码,开始服务', 'With the right code the service begins');
  await until(async () => events(second.received), (all) => all.some((event) => event.__typename === 'Gone' && event.reason === 'STARTED'), 'the card vanishes');
  claim(true, '看板上的卡片消失:已开始', 'The card vanishes from the board: it has started');
  second.cut();
  const finished = only(await lead.do(FinishOrderDocument, { orderId, words: '已送达' }), 'Order');
  claim(finished.state === 'DONE', '服务完成', 'The service is done');

  chapter('第七单 群众评单优效能', 'Seven: the resident rates');
  const self = only(await lead.do(RateOrderDocument, { orderId, stars: 5, resolved: true }), 'Refused');
  claim(self.code === 'NOT_ALLOWED', `党员老陈想替自己打分,被拒:${self.message}`, 'Who served cannot rate it');
  const poor = only(await resident.do(RateOrderDocument, { orderId, stars: 2, resolved: false, words: '饭凉了,没解决' }), 'Order');
  claim(poor.state === 'ACCEPTED' && poor.attempt === 2, '王大爷说没有解决:订单回到社区,重新办理', 'Uncle Wang says that it is not resolved: it goes back to the community and is done again');

  const again = new Date((await street.now()).getTime() + 30 * 60_000);
  only(await worker.do(AmendOrderDocument, { orderId, plannedStart: again.toISOString(), plannedEnd: new Date(again.getTime() + 3_600_000).toISOString() }), 'Order');
  const lead2 = only(await lead.do(ClaimOrderDocument, { orderId }), 'Seat');
  claim(lead2.kind === 'LEAD', '同一个人可以再来:老陈又领了单', 'The same people may come again: Old Chen claims it again');
  only(await lead.do(StartOrderDocument, { orderId, code: await startCode() }), 'Order');
  only(await lead.do(FinishOrderDocument, { orderId }), 'Order');
  const good = only(await resident.do(RateOrderDocument, { orderId, stars: 5, resolved: true, words: '这次热乎' }), 'Order');
  claim(good.state === 'RATED' && good.resolved === true, '第二次办好了,王大爷打了五星', 'The second time it is right: five stars');
  await street.advance(8 * 24);
  const closed = await until(() => resident.ask(OrderDocument, { id: orderId }), ({ order: one }) => one?.state === 'CLOSED', 'the clock closes it');
  claim(closed.order?.state === 'CLOSED', '七天后由时钟办结归档', 'After seven days the clock closes it');
  const { viewer } = await resident.ask(ReadingsOfMeDocument, { first: 50 });
  claim(viewer.readingsOfMe.edges.some(({ node }) => node.operation === 'OrderContact' && node.what.includes('PHONE') && node.reader.id === helper.id), '王大爷能看到谁、何时、因何看过他的电话', 'Uncle Wang can see who read his number, when, and in which operation');
}

const events = (messages: readonly TeamBoardFeedSubscription[]): FeedEvent[] => messages.flatMap(({ feed }) => (feed.__typename === 'Events' ? feed.events : []));

const rising = (all: readonly FeedEvent[]): boolean => all.every((event, i) => i === 0 || (event.revision ?? 0) >= (all[i - 1]!.revision ?? 0));
