import type { Street } from '../cast.ts';
import { listen, type Data } from '../client.ts';
import type { Server } from '../server.ts';
import { chapter, claim, say, until } from '../stage.ts';
import type { Cast } from './people.ts';

const BOARD = `subscription Board($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename
  ... on Events { cursor events { __typename ... on Changed { table step revision subject { id ... on Order { number helpersFree } } } ... on Gone { id reason } } } } }`;

interface FeedEvent { __typename: 'Changed' | 'Gone'; step?: string; revision?: number; reason?: string }
interface Message { feed: { __typename: string; cursor?: string; events?: FeedEvent[] } }

/** Numbers 2 to 7, with a race, a lost connection, a server that dies, and an order that comes back not resolved. */
export async function order(street: Street, server: Server, cast: Cast): Promise<void> {
  const { resident, dispatcher, worker, lead, captain, stranger, volunteers, teamId } = cast;

  chapter('第二单 群众点单明需求', 'Two: a resident places an order');
  const placed = await resident.do<{ id: string; number: number }>('placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: street.codes.building, words: '腿脚不便,请帮忙送饭', helpersWanted: 3 }, '... on Order { id number state }');
  claim(placed.__typename === 'Order', `王大爷下单,单号 ${placed.number}`, `Uncle Wang places order ${placed.number}`);
  const orderId = placed.id;
  const unseen = await stranger.ask<{ order: unknown }>('query($id: ID!) { order(id: $id) { id words } }', { id: orderId });
  claim(unseen.order === null, '路人看不到这张单', 'A passer-by cannot see that it exists');

  chapter('第三单 中心派单抓统筹', 'Three: the center dispatches');
  const queue = await dispatcher.ask<{ order: { contact: { phone: string }; suggestions: { division: { code: string; name: string }; reasons: string[] }[] } }>(
    'query($id: ID!) { order(id: $id) { contact { phone } suggestions { reasons division { code name } } } }', { id: orderId });
  const [suggestion] = queue.order.suggestions;
  claim(suggestion!.division.code === street.codes.here, `系统建议派给${suggestion!.division.name}:${suggestion!.reasons.join('、')}`, `The system suggests the community it lies in, and says why: ${suggestion!.reasons.join(', ')}`);
  claim(queue.order.contact.phone.includes('*****'), `派单员看到的电话是 ${queue.order.contact.phone}`, 'The dispatcher sees the telephone number masked');
  const dispatched = await dispatcher.do('dispatchOrder', { orderId, divisionCode: suggestion!.division.code }, '... on Order { state }');
  claim(dispatched['state'] === 'DISPATCHED', '派到春风社区', 'It is sent to the community');

  chapter('第四单 社区接单帮服务', 'Four: the community accepts');
  const start = new Date((await street.now()).getTime() + 72 * 3_600_000);
  const plan = { plannedStart: start.toISOString(), plannedEnd: new Date(start.getTime() + 2 * 3_600_000).toISOString(), summary: '午间送饭上门,需三人' };
  const accepted = await worker.do('acceptOrder', { orderId, ...plan }, '... on Order { state }');
  claim(accepted['state'] === 'ACCEPTED', '社区小刘接单,定了时间', 'The community worker accepts it and sets a date');

  chapter('第五单 党员领单做先锋', 'Five: a party member claims the lead');
  const board = await captain.ask<{ orders: { feedCursor: string; nodes: Data[] } }>('query($team: ID!) { orders(scope: { teamId: $team }) { feedCursor nodes { id } } }', { team: teamId });
  const first = await listen<Message>(street.url, captain.token as string, BOARD, { scope: { teamId }, after: board.orders.feedCursor });
  const claimed = await lead.do('claimOrder', { orderId }, '... on Seat { kind state order { state } }');
  claim(claimed['kind'] === 'LEAD', '党员老陈领单,订单随即开放', 'Old Chen claims the lead, and with it the order opens');
  await until(async () => events(first.received), (all) => all.length > 0, 'the team board hears of the order');
  claim(events(first.received)[0]!.__typename === 'Changed', '队长的看板上立刻出现了这张单', 'It appears on the captain\'s board at once');
  const cursor = first.received.at(-1)!.feed.cursor as string;
  first.cut();
  say('队长的网络断了。', 'The captain\'s connection breaks.');

  chapter('第六单 志愿抢单促实施', 'Six: fifty volunteers race for three seats');
  const grabs = await Promise.all(volunteers.map((one) => one.do('grabSeat', { orderId }, '... on Seat { id seatsLeft orderRevision }')));
  const winners = volunteers.filter((_, i) => grabs[i]!.__typename === 'Seat');
  claim(winners.length === 3, `恰好三人抢到:${winners.map((one) => one.name).join('、')}`, 'Exactly three of them get a seat');
  claim(grabs.filter((one) => one.code === 'ORDER_FULL').length === 47, '其余四十七人都得到明确答复:名额已满', 'The other forty-seven are told clearly that it is full');
  const seen = await stranger.ask<{ order: { helpersFree: number; summary: string | null; contact: null } }>('query($id: ID!) { order(id: $id) { helpersFree summary contact { phone } } }', { id: orderId });
  claim(seen.order.helpersFree === 0 && seen.order.summary === null && seen.order.contact === null, '路人只看到名额为 0,看不到电话和说明', 'A passer-by sees 0 free places, and neither telephone nor details');

  if (server.restart) {
    say('机房断电:服务器被强行终止,又重新启动。', 'Power cut: the server is killed and started again.');
    await server.restart();
  }
  const second = await listen<Message>(street.url, captain.token as string, BOARD, { scope: { teamId }, after: cursor });
  const missed = await until(async () => events(second.received), (all) => all.length >= 3, 'the captain receives what was missed');
  claim(missed.filter((event) => event.step === 'grab').length === 3 && rising(missed), '队长重连,断线时错过的三次抢单一次不少、一次不重', 'The captain reconnects and receives the three grabs that were missed, each once and in order');

  chapter('服务', 'The service');
  await street.advance(71.5);
  const helper = winners[0]!;
  const shown = await until(() => helper.ask<{ order: { contact: { phone: string | null } | null } }>('query Door($id: ID!) { order(id: $id) { contact { phone address } } }', { id: orderId }), (answer) => Boolean(answer.order?.contact?.phone), 'the helper may read the telephone number');
  claim(!shown.order.contact!.phone!.includes('*'), '开始前一天起,帮忙的人能看到电话和门牌', 'From a day before the start the helpers can read telephone and door');
  const { order: secret } = await resident.ask<{ order: { startCode: string } }>('query($id: ID!) { order(id: $id) { startCode } }', { id: orderId });
  const wrong = await lead.do('startOrder', { orderId, code: secret.startCode === '000000' ? '000001' : '000000' }, '... on Order { state } ... on WrongCode { triesLeft }');
  claim(wrong.__typename === 'WrongCode', `开工码报错了:${wrong.message}`, 'A wrong start code is refused and counted');
  const started = await lead.do('startOrder', { orderId, code: secret.startCode }, '... on Order { state }');
  claim(started['state'] === 'UNDERWAY', '报对开工码,开始服务', 'With the right code the service begins');
  await until(async () => events(second.received), (all) => all.some((event) => event.reason === 'STARTED'), 'the card vanishes');
  claim(true, '看板上的卡片消失:已开始', 'The card vanishes from the board: it has started');
  second.cut();
  const finished = await lead.do('finishOrder', { orderId, words: '已送达' }, '... on Order { state }');
  claim(finished['state'] === 'DONE', '服务完成', 'The service is done');

  chapter('第七单 群众评单优效能', 'Seven: the resident rates');
  const self = await lead.do('rateOrder', { orderId, stars: 5, resolved: true }, '... on Order { state }');
  claim(self.__typename === 'Refused', `党员老陈想替自己打分,被拒:${self.message}`, 'Who served cannot rate it');
  const poor = await resident.do('rateOrder', { orderId, stars: 2, resolved: false, words: '饭凉了,没解决' }, '... on Order { state attempt }');
  claim(poor['state'] === 'ACCEPTED' && poor['attempt'] === 2, '王大爷说没有解决:订单回到社区,重新办理', 'Uncle Wang says that it is not resolved: it goes back to the community and is done again');

  const again = new Date((await street.now()).getTime() + 30 * 60_000);
  await worker.do('amendOrder', { orderId, plannedStart: again.toISOString(), plannedEnd: new Date(again.getTime() + 3_600_000).toISOString() }, '... on Order { state }');
  const lead2 = await lead.do('claimOrder', { orderId }, '... on Seat { kind }');
  claim(lead2['kind'] === 'LEAD', '同一个人可以再来:老陈又领了单', 'The same people may come again: Old Chen claims it again');
  const code2 = await resident.ask<{ order: { startCode: string } }>('query($id: ID!) { order(id: $id) { startCode } }', { id: orderId });
  await lead.do('startOrder', { orderId, code: code2.order.startCode }, '... on Order { state }');
  await lead.do('finishOrder', { orderId }, '... on Order { state }');
  const good = await resident.do('rateOrder', { orderId, stars: 5, resolved: true, words: '这次热乎' }, '... on Order { state resolved }');
  claim(good['state'] === 'RATED' && good['resolved'] === true, '第二次办好了,王大爷打了五星', 'The second time it is right: five stars');
  await street.advance(8 * 24);
  const closed = await until(() => resident.ask<{ order: { state: string } }>('query($id: ID!) { order(id: $id) { state } }', { id: orderId }), ({ order: { state } }) => state === 'CLOSED', 'the clock closes it');
  claim(closed.order.state === 'CLOSED', '七天后由时钟办结归档', 'After seven days the clock closes it');
  const mine = await resident.ask<{ viewer: { readingsOfMe: { nodes: { operation: string }[] } } }>('{ viewer { readingsOfMe(first: 50) { nodes { operation what } } } }');
  claim(mine.viewer.readingsOfMe.nodes.some(({ operation }) => operation === 'Door'), '王大爷能看到谁、何时、因何看过他的电话', 'Uncle Wang can see who read his number, when, and in which operation');
}

const events = (messages: readonly Message[]): FeedEvent[] => messages.flatMap(({ feed }) => feed.events ?? []);

const rising = (all: readonly FeedEvent[]): boolean => all.every((event, i) => i === 0 || (event.revision ?? 0) >= (all[i - 1]!.revision ?? 0));
