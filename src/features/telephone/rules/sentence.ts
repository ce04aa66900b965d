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
  /** Who serves what is booked, by name; null: somebody who is not named. */
  readonly unit: string | null;
  /** Of what is booked: whether it stands, waits for its unit to confirm, or is lost, so that another one must be chosen. Null: nothing is booked of such an order. */
  readonly booking: 'STANDS' | 'WAITS' | 'LOST' | null;
  /** For when it is booked, while it is not planned. */
  readonly bookedFor: string | null;
  /** Its time has come and it has not begun; or it began and its time has been over for a day. */
  readonly late: boolean;
  readonly led: boolean;
  readonly helpers: number;
  readonly helpersWanted: number;
  /** Until when it is on hold at the latest; null: it is not. */
  readonly heldUntil: string | null;
  /** How a community ended it without a finished crew. */
  readonly outcome: 'DONE_OTHERWISE' | 'BY_OTHERS' | 'NO_HELP_WANTED' | 'OUT_OF_SCOPE' | 'PARTLY_DONE' | null;
  readonly resolved: boolean | null;
  /** By when an answer is awaited, where one is. */
  readonly answerBy: string | null;
}

/** One plain sentence about an order, to be read aloud: who serves it, when, and what is next; for every state and hold, and whoever dispatches in the realm. Whether they come or one goes there is not known of a resource, and not said. Pure. */
export const sentenceOf = (said: Said, language: 'zh-CN' | 'en'): string => (language === 'en' ? english(said) : chinese(said));

/** States in which a lost booking still can be replaced. */
const BOOKABLE: readonly OrderState[] = ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED'];
const isLost = ({ booking, state }: Said): boolean => booking === 'LOST' && BOOKABLE.includes(state);

const isNobodys = ({ led, helpers }: Said): boolean => !led && helpers === 0;

type Ends = Readonly<Record<NonNullable<Said['outcome']>, string>>;
const ENDED_ZH: Ends = {
  DONE_OTHERWISE: '已经用别的办法办好', BY_OTHERS: '已经由别的单位或别的人办好', NO_HELP_WANTED: '因为不再需要，已经办结', OUT_OF_SCOPE: '不属于服务范围，社区已经答复办结', PARTLY_DONE: '已经办好一部分',
};
const ENDED_EN: Ends = {
  DONE_OTHERWISE: 'it was done in another way', BY_OTHERS: 'others have done it', NO_HELP_WANTED: 'it ended because no help is wanted any more', OUT_OF_SCOPE: 'it is outside of what is served, and the community has answered you', PARTLY_DONE: 'it was done in part',
};

function chinese(o: Said): string {
  const nobody = isNobodys(o);
  const unit = o.unit ?? '提供方';
  const community = o.holding ?? '社区';
  const comes = o.serves === 'PROVIDER' ? `由${unit}提供服务`
    : `${o.led ? '已有领单人' : '还在等领单人'}${o.serves === 'CREW' ? `，${o.helpersWanted}名志愿者中已有${o.helpers}名报名` : ''}`;
  const planned = o.when === null ? '时间还没有定' : `时间定在${o.when}`;
  const booked = o.bookedFor === null || isLost(o) ? '' : `，约在${o.bookedFor}`;
  const accepted = o.serves !== 'PROVIDER' ? `${comes}，定好人后告诉您` : isLost(o) ? '还没有提供方' : comes;
  const SAYS: Readonly<Record<OrderState, string>> = {
    PLACED: `已经收到${booked}，下一步派给承办的社区或网格`, NEEDS_INFO: `还需要您补充情况${o.answerBy === null ? '' : `，请在${o.answerBy}前答复`}，补充后继续办理`,
    DISPATCHED: `已经派给${community}${booked}，下一步由${community}接单并定时间`, ACCEPTED: o.when === null ? `${community}已经接单，${planned}，下一步由${community}定好时间再告诉您` : `${community}已经接单，${planned}，${accepted}`,
    OPEN: o.late ? `原定${o.when ?? '的时间已过'}，到现在还没有开始，请问一下${community}或网格员` : o.serves === 'PROVIDER' ? `${planned}，${comes}，请按约好的时间和地点，把开工码准备好` : `${planned}，${comes}，${nobody ? '有人接下后' : ''}到时上门，请把开工码准备好`,
    UNDERWAY: o.late ? '服务早已开始，还没有人报完工，如果已经做完请告诉网格员' : o.serves === 'PROVIDER' ? `${unit}正在服务，做完后请您评价` : '服务人员正在服务，做完后请您评价',
    DONE: `${o.outcome === null ? '已经做完' : ENDED_ZH[o.outcome]}，下一步请您评价，并说说问题解决了没有`,
    RATED: o.resolved === false ? '您评价说问题没有解决，下一步由街道负责人处理' : '谢谢您的评价，没有别的事就办结归档了',
    CLOSED: o.resolved === false ? '已经办结，您说过问题没有解决，如果还需要请告诉网格员' : '已经办结，如果又有问题请告诉网格员',
    CANCELLED: '已经取消，如果还需要可以重新下单', EXPIRED: '因为没有收到补充情况，已经失效，如果还需要可以重新下单', REJECTED: '没有受理，理由请看答复，如果不清楚请问网格员',
    MERGED: '和另一张内容相同的单合并了，按那一张办理',
  };
  const lost = isLost(o) ? '；原来的预约没有成，请另选一个时间，也可以请网格员帮您选' : '';
  const hold = o.booking === 'WAITS' ? `；现在正等${unit}确认预约，确认后继续` : o.heldUntil === null ? '' : `；现在暂停办理，最晚到${o.heldUntil}继续`;
  return `第${o.number}号单，${o.item}：${SAYS[o.state]}${lost}${hold}。`;
}

function english(o: Said): string {
  const nobody = isNobodys(o);
  const unit = o.unit ?? 'its provider';
  const community = o.holding ?? 'the community';
  const comes = o.serves === 'PROVIDER' ? `${unit} serves it`
    : `${o.led ? 'somebody leads it' : 'nobody leads it yet'}${o.serves === 'CREW' ? `, and ${o.helpers} of ${o.helpersWanted} volunteers have said that they come` : ''}`;
  const planned = o.when === null ? 'it has no date yet' : `it is planned for ${o.when}`;
  const booked = o.bookedFor === null || isLost(o) ? '' : `, booked for ${o.bookedFor}`;
  const accepted = o.serves !== 'PROVIDER' ? `${comes}, and you are told who comes` : isLost(o) ? 'and nobody serves it yet' : comes;
  const SAYS: Readonly<Record<OrderState, string>> = {
    PLACED: `we have it${booked}, and next it is sent to whoever takes it on`, NEEDS_INFO: `more must be known from you${o.answerBy === null ? '' : ` by ${o.answerBy}`}, and it goes on once you have answered`,
    DISPATCHED: `it was sent to ${community}${booked}, which next takes it on and sets a date`,
    ACCEPTED: o.when === null ? `${community} has taken it on, ${planned}, and next ${community} sets one and tells you` : `${community} has taken it on, ${planned}, ${accepted}`,
    OPEN: o.late ? `it was planned for ${o.when ?? 'an earlier time'} and has not begun, so please ask ${community} or your grid officer` : o.serves === 'PROVIDER' ? `${planned}, ${comes} at the time and place agreed on, so have your start code ready` : `${planned}, ${comes}, and ${nobody ? 'once somebody has taken it' : 'next'} they come to you, so have your start code ready`,
    UNDERWAY: o.late ? 'it began long ago and nobody has said that it is finished, so if it is tell your grid officer' : o.serves === 'PROVIDER' ? `${unit} is serving you now, and next you are asked to rate it` : 'they are serving you now, and next you are asked to rate it',
    DONE: `${o.outcome === null ? 'it is done' : ENDED_EN[o.outcome]}, and next please rate it and say whether the matter is resolved`,
    RATED: o.resolved === false ? 'you said that it is not resolved, and next the street leader deals with it' : 'thank you for rating it, and it is closed if nothing else comes up',
    CLOSED: o.resolved === false ? 'it is closed though you said that it is not resolved, and if you still need it tell your grid officer' : 'it is closed, and if something comes up again tell your grid officer',
    CANCELLED: 'it was called off, and you can order again', EXPIRED: 'it ended because no answer came, and you can order again', REJECTED: 'it was not taken on, and you were told why, and your grid officer can explain it',
    MERGED: 'it is the same matter as another order and goes on with that one',
  };
  const lost = isLost(o) ? '; what was booked has fallen through, so please choose another time, or ask your grid officer to' : '';
  const hold = o.booking === 'WAITS' ? `; it waits for ${unit} to confirm the booking, and then goes on` : o.heldUntil === null ? '' : `; it is on hold now, until ${o.heldUntil} at the latest`;
  return `Order ${o.number}, ${o.item}: ${SAYS[o.state]}${lost}${hold}.`;
}
