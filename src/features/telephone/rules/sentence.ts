import type { OrderState } from '../../../seven-orders.ts';

/** What of an order is said aloud: nothing of who the resident is. Times as words of the realm's zone. */
export interface Said {
  readonly number: number;
  readonly item: string;
  readonly state: OrderState;
  readonly serves: 'CREW' | 'LEAD_ONLY' | 'PROVIDER';
  /** When it is planned; null: it has no date. */
  readonly when: string | null;
  /** The division that holds it. */
  readonly holding: string | null;
  /** The unit that serves it. */
  readonly unit: string | null;
  readonly led: boolean;
  readonly helpers: number;
  readonly helpersWanted: number;
  /** Until when it is on hold at the latest; null: it is not. */
  readonly heldUntil: string | null;
  /** The unit has not confirmed its booking yet. */
  readonly waitsForUnit: boolean;
  readonly resolved: boolean | null;
  /** By when an answer is awaited, where one is. */
  readonly answerBy: string | null;
}

/** One plain sentence about an order, to be read aloud: who comes, when, and what is next; for every state and hold. Pure. */
export const sentenceOf = (said: Said, language: 'zh-CN' | 'en'): string => (language === 'en' ? english(said) : chinese(said));

function chinese(o: Said): string {
  const unit = o.unit ?? '共建单位';
  const community = o.holding ?? '社区';
  const comes = o.serves === 'PROVIDER' ? `由${unit}提供服务`
    : `${o.led ? '已有领单人' : '还在等领单人'}${o.serves === 'CREW' ? `，${o.helpersWanted}名志愿者中已有${o.helpers}名报名` : ''}`;
  const planned = o.when === null ? '时间还没有定' : `时间定在${o.when}`;
  const SAYS: Readonly<Record<OrderState, string>> = {
    PLACED: '已经收到，下一步由街道中心派给社区', NEEDS_INFO: `中心还需要您补充情况${o.answerBy === null ? '' : `，请在${o.answerBy}前答复`}，补充后继续办理`,
    DISPATCHED: `已经派给${community}，下一步由社区接单并定时间`, ACCEPTED: o.when === null ? `${community}已经接单，${planned}，下一步由社区定好时间再告诉您` : `${community}已经接单，${planned}，${comes}，定好人后告诉您`,
    OPEN: `${planned}，${comes}，到时上门，请把开工码准备好`, UNDERWAY: o.serves === 'PROVIDER' ? `${unit}正在服务，做完后请您评价` : '服务人员正在服务，做完后请您评价',
    DONE: '已经做完，下一步请您评价这次服务，并说说问题解决了没有',
    RATED: o.resolved === false ? '您评价说问题没有解决，下一步由街道负责人处理' : '谢谢您的评价，没有别的事就办结归档了', CLOSED: '已经办结，如果又有问题请告诉网格员',
    CANCELLED: '已经取消，如果还需要可以重新下单', EXPIRED: '因为没有收到补充情况，已经失效，如果还需要可以重新下单', REJECTED: '中心没有受理，理由请看答复，如果不清楚请问网格员',
    MERGED: '和另一张内容相同的单合并了，按那一张办理',
  };
  const hold = o.waitsForUnit ? `；现在正等${unit}确认预约，确认后继续` : o.heldUntil === null ? '' : `；现在暂停办理，最晚到${o.heldUntil}继续`;
  return `第${o.number}号单，${o.item}：${SAYS[o.state]}${hold}。`;
}

function english(o: Said): string {
  const unit = o.unit ?? 'the unit';
  const community = o.holding ?? 'the community';
  const comes = o.serves === 'PROVIDER' ? `${unit} serves it`
    : `${o.led ? 'somebody leads it' : 'nobody leads it yet'}${o.serves === 'CREW' ? `, and ${o.helpers} of ${o.helpersWanted} volunteers have said that they come` : ''}`;
  const planned = o.when === null ? 'it has no date yet' : `it is planned for ${o.when}`;
  const SAYS: Readonly<Record<OrderState, string>> = {
    PLACED: 'we have it, and next the center sends it to a community', NEEDS_INFO: `the center needs to know more from you${o.answerBy === null ? '' : ` by ${o.answerBy}`}, and goes on once you have answered`,
    DISPATCHED: `it was sent to ${community}, which next takes it on and sets a date`,
    ACCEPTED: o.when === null ? `${community} has taken it on, ${planned}, and next the community sets one and tells you` : `${community} has taken it on, ${planned}, ${comes}, and you are told who comes`,
    OPEN: `${planned}, ${comes}, and next they come to you, so have your start code ready`, UNDERWAY: o.serves === 'PROVIDER' ? `${unit} is serving you now, and next you are asked to rate it` : 'they are serving you now, and next you are asked to rate it',
    DONE: 'it is done, and next please rate it and say whether the matter is resolved',
    RATED: o.resolved === false ? 'you said that it is not resolved, and next the street leader deals with it' : 'thank you for rating it, and it is closed if nothing else comes up', CLOSED: 'it is closed, and if something comes up again tell your grid officer',
    CANCELLED: 'it was called off, and you can order again', EXPIRED: 'it ended because no answer came, and you can order again', REJECTED: 'the center did not take it on and said why, and your grid officer can explain it',
    MERGED: 'it is the same matter as another order and goes on with that one',
  };
  const hold = o.waitsForUnit ? `; it waits for ${unit} to confirm the booking, and then goes on` : o.heldUntil === null ? '' : `; it is on hold now, until ${o.heldUntil} at the latest`;
  return `Order ${o.number}, ${o.item}: ${SAYS[o.state]}${hold}.`;
}
