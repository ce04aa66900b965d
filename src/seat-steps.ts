import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';
import type { Audience as OrderAudience } from './seven-orders.ts';

/** The seat's table of steps: numbers 5 and 6. A row of `seats` is one taking by one person; free places are never rows. */

export const SEAT_KINDS = ['LEAD', 'HELPER'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export const SEAT_STATES = ['OFFERED', 'HELD', 'CONFIRMED', 'SERVING', 'SERVED', 'LAPSED', 'RELEASED', 'NO_SHOW'] as const;
export type SeatState = (typeof SEAT_STATES)[number];
/** Counted against the places of an order. */
export const LIVING_SEATS = ['OFFERED', 'HELD', 'CONFIRMED', 'SERVING'] as const satisfies readonly SeatState[];
/** In these a person cannot be elsewhere at the same time; an offer does not block. */
export const BINDING_SEATS = ['HELD', 'CONFIRMED', 'SERVING'] as const satisfies readonly SeatState[];

export const SEAT_WHO = ['partyMember', 'volunteer', 'holder', 'holdingWorker', 'captain', 'lead', 'unledHolding', 'clock', 'effect'] as const;
export type SeatWho = (typeof SEAT_WHO)[number];

export const SEAT_NEEDS = [
  'CLAIMABLE', 'GRABBABLE', 'ASSIGNABLE', 'NOT_HELD', 'DATED', 'NOT_STARTED', 'CREW_SERVED', 'QUALIFIED', 'UNLED', 'PLACE_FREE', 'NOT_ON_CREW', 'SKILLED', 'NOT_ELSEWHERE', 'NOT_IN_DRAW',
  'NOT_THE_REQUESTER', 'BEFORE_START', 'UNDERWAY', 'STARTED_LATELY', 'CORRECTABLE', 'LEASED', 'NOT_EXTENDED', 'COOLED_OFF', 'WITHIN_SEATS', 'NOT_TOO_FAST',
  'ON_TEAMS_BOARD', 'NOBODY_WAITS',
] as const;
export type SeatNeed = (typeof SEAT_NEEDS)[number];

export const SEAT_EFFECTS = ['PLACE_TAKEN', 'PLACE_FREED', 'CREW_JOINS', 'CREW_LEAVES', 'OPEN_ORDER', 'LATE_MARK', 'EXTENSION', 'HOURS'] as const;
export type SeatEffect = (typeof SEAT_EFFECTS)[number];

export const SEAT_CONDITIONS = ['IS_OFFERED', 'START_FAR', 'START_TODAY', 'START_SOON'] as const;
export type SeatCondition = (typeof SEAT_CONDITIONS)[number];

/** `offerer`: whoever offered the place by name. */
export type SeatAudience = OrderAudience | 'holder' | 'offerer';

export interface SeatWords extends Words {
  state: SeatState; who: SeatWho; need: SeatNeed; effect: SeatEffect; condition: SeatCondition; audience: SeatAudience; step: SeatStep;
}

const rows = {
  claim: {
    no: 5, says: 'A party member claims the lead', zh: '党员领单做先锋',
    from: 'BIRTH', to: 'HELD', who: ['partyMember'], needs: ['CLAIMABLE', 'NOT_HELD', 'CREW_SERVED', 'DATED', 'NOT_STARTED', 'NOT_THE_REQUESTER', 'UNLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS'],
    effects: ['PLACE_TAKEN', 'CREW_JOINS', 'OPEN_ORDER'], tells: ['requester', 'holding', 'broker'],
    within: [{ in: { hours: -24 }, from: 'PLANNED_START', else: 'confirm' }, { in: { hours: 2 }, else: 'remindToConfirm', onlyIfAsked: true }, { in: { hours: 4 }, else: 'lapse', onlyIfAsked: true }], mutation: 'claimOrder',
  },
  grab: {
    no: 6, says: 'A volunteer grabs a helper\'s seat', zh: '志愿抢单促实施',
    from: 'BIRTH', to: 'HELD', who: ['volunteer'], needs: ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_IN_DRAW', 'PLACE_FREE', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS', 'NOT_TOO_FAST'],
    effects: ['PLACE_TAKEN', 'CREW_JOINS'], tells: [],
    within: [{ in: { hours: -24 }, from: 'PLANNED_START', else: 'confirm' }, { in: { hours: 2 }, else: 'remindToConfirm', onlyIfAsked: true }, { in: { hours: 4 }, else: 'lapse', onlyIfAsked: true }], mutation: 'grabSeat',
  },
  drawn: {
    says: 'They entered a fair start, and were drawn', zh: '公平开抢,摇号中签',
    from: 'BIRTH', to: 'HELD', who: ['effect'], needs: ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'PLACE_FREE', 'COOLED_OFF', 'WITHIN_SEATS'],
    effects: ['PLACE_TAKEN', 'CREW_JOINS'], tells: [],
    within: [{ in: { hours: -24 }, from: 'PLANNED_START', else: 'confirm' }, { in: { hours: 2 }, else: 'remindToConfirm', onlyIfAsked: true }, { in: { hours: 4 }, else: 'lapse', onlyIfAsked: true }],
  },
  assign: {
    says: 'The community, or the captain of a team for which the order is, offers a place to somebody', zh: '社区或队长指派(待本人确认)',
    from: 'BIRTH', to: 'OFFERED', who: ['holdingWorker', 'captain'], needs: ['ASSIGNABLE', 'NOT_HELD', 'CREW_SERVED', 'DATED', 'NOT_STARTED', 'QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'UNLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'NOT_IN_DRAW', 'PLACE_FREE', 'COOLED_OFF', 'WITHIN_SEATS'],
    effects: ['PLACE_TAKEN'], tells: ['holder'], presses: true,
    within: [
      { in: { hours: 24 }, else: 'lapseOffer', when: 'START_FAR' },
      { in: { hours: 1 }, else: 'lapseOffer', when: 'START_TODAY' },
      { in: { minutes: 10 }, else: 'lapseOffer', when: 'START_SOON' },
    ],
    mutation: 'assignSeat',
  },
  offer: {
    says: 'A place is free and offered to the next in line', zh: '名额空出,轮到候补(待本人确认)',
    from: 'BIRTH', to: 'OFFERED', who: ['effect'], needs: ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS'],
    effects: ['PLACE_TAKEN'], tells: ['holder'], presses: true,
    within: [
      { in: { hours: 24 }, else: 'lapseOffer', when: 'START_FAR' },
      { in: { hours: 1 }, else: 'lapseOffer', when: 'START_TODAY' },
      { in: { minutes: 10 }, else: 'lapseOffer', when: 'START_SOON' },
    ],
  },
  confirm: {
    says: 'They say that they will come', zh: '确认参加',
    from: ['OFFERED', 'HELD'], to: 'CONFIRMED', who: ['holder', 'clock'], needs: ['BEFORE_START', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS'], effects: ['CREW_JOINS', 'OPEN_ORDER'], tells: ['holder'], within: [], mutation: 'confirmSeat',
  },
  extend: {
    says: 'They need more time to confirm, and say why', zh: '申请延长确认时间',
    from: ['HELD'], to: 'SAME', who: ['holder'], needs: ['BEFORE_START', 'LEASED', 'NOT_EXTENDED'], effects: ['EXTENSION'], tells: ['holding'],
    within: [{ in: { hours: 2 }, else: 'remindToConfirm', onlyIfAsked: true }, { in: { hours: 4 }, else: 'lapse', onlyIfAsked: true }], mutation: 'extendSeat',
  },
  remindToConfirm: {
    says: 'It is not confirmed yet: they are told until when it must be', zh: '提醒确认名额',
    from: ['HELD'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['holder'], presses: true, within: [],
  },
  lapse: {
    says: 'It was not confirmed in the time that the realm or the item asks for; nobody is to blame', zh: '未按时确认,名额失效',
    from: ['HELD'], to: 'RELEASED', who: ['clock'], needs: [], effects: ['PLACE_FREED', 'CREW_LEAVES'], tells: ['holder', 'holding'], presses: true, within: [],
  },
  decline: {
    says: 'They do not take the offer', zh: '谢绝指派',
    from: ['OFFERED'], to: 'LAPSED', who: ['holder'], needs: [], effects: ['PLACE_FREED'], tells: ['holding', 'offerer'], within: [], mutation: 'declineSeat',
  },
  lapseOffer: {
    says: 'The offer was not answered in time', zh: '指派逾期失效',
    from: ['OFFERED'], to: 'LAPSED', who: ['clock'], needs: [], effects: ['PLACE_FREED'], tells: ['holder', 'holding', 'offerer'], within: [],
  },
  giveBack: {
    says: 'A seat is given back and is free in the same moment', zh: '退出(名额即时释放)',
    from: ['HELD', 'CONFIRMED'], to: 'RELEASED', who: ['holder', 'holdingWorker', 'captain'], needs: ['BEFORE_START'], effects: ['LATE_MARK', 'PLACE_FREED', 'CREW_LEAVES'], tells: ['holding', 'holder'], presses: true,
    within: [], mutation: 'giveBackSeat',
  },
  passOn: {
    says: 'The captain lets another member of the team come instead: the seat is theirs no more, and nobody else can take it', zh: '队长换人(原队员退出)',
    from: ['OFFERED', 'HELD', 'CONFIRMED'], to: 'RELEASED', who: ['captain'], needs: ['BEFORE_START', 'NOT_HELD', 'ON_TEAMS_BOARD', 'NOT_IN_DRAW', 'NOBODY_WAITS'], effects: ['CREW_LEAVES'], tells: ['holder', 'holding'], presses: true, within: [], mutation: 'swapSeat',
  },
  takeOver: {
    says: 'The seat of another member is offered to them', zh: '队长换人(新队员待确认)',
    from: 'BIRTH', to: 'OFFERED', who: ['effect'], needs: ['ASSIGNABLE', 'NOT_HELD', 'CREW_SERVED', 'DATED', 'NOT_STARTED', 'QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS'],
    effects: [], tells: ['holder'], presses: true,
    within: [
      { in: { hours: 24 }, else: 'lapseOffer', when: 'START_FAR' },
      { in: { hours: 1 }, else: 'lapseOffer', when: 'START_TODAY' },
      { in: { minutes: 10 }, else: 'lapseOffer', when: 'START_SOON' },
    ],
  },
  begin: {
    says: 'Their service begins', zh: '开始服务',
    from: ['HELD', 'CONFIRMED'], to: 'SERVING', who: ['effect', 'lead'], needs: ['UNDERWAY'], effects: ['CREW_JOINS'], tells: [], within: [], mutation: 'beginSeat',
  },
  end: {
    says: 'Their service ends, with hours', zh: '服务结束并记录时长',
    from: ['SERVING'], to: 'SERVED', who: ['effect'], needs: [], effects: ['HOURS', 'CREW_LEAVES'], tells: ['holder'], within: [],
  },
  correctHours: {
    says: 'The community corrects the hours', zh: '社区更正服务时长',
    from: ['SERVED'], to: 'SAME', who: ['holdingWorker'], needs: ['CORRECTABLE'], effects: ['HOURS'], tells: ['holder'], within: [], mutation: 'correctHours',
  },
  noShow: {
    says: 'They did not come', zh: '爽约',
    from: ['HELD', 'CONFIRMED', 'SERVING'], to: 'NO_SHOW', who: ['lead', 'unledHolding'], needs: ['STARTED_LATELY'], effects: ['PLACE_FREED', 'CREW_LEAVES'], tells: ['holder', 'holding'],
    within: [], mutation: 'markNoShow',
  },
  undoNoShow: {
    says: 'The community finds that they did come', zh: '撤销爽约',
    from: ['NO_SHOW'], to: 'SERVED', who: ['holdingWorker'], needs: ['CORRECTABLE'], effects: ['HOURS'], tells: ['holder'], within: [], mutation: 'undoNoShow',
  },
  free: {
    says: 'The order left its crew; nobody is to blame', zh: '因订单变动释放名额',
    from: ['OFFERED', 'HELD', 'CONFIRMED', 'SERVING'], to: 'RELEASED', who: ['effect', 'clock'], needs: [], effects: ['PLACE_FREED', 'CREW_LEAVES'], tells: ['holder'], presses: true, within: [],
  },
} as const;

export type SeatStep = keyof typeof rows;

export const SEAT_STEPS: Lifecycle<SeatWords> = {
  name: 'SEAT',
  steps: rows satisfies { readonly [S in SeatStep]: Row<SeatWords> },
  states: SEAT_STATES,
  final: ['SERVED', 'LAPSED', 'RELEASED', 'NO_SHOW'],
  automatic: ['clock', 'effect'],
};

export const SEAT_STEP_NAMES = Object.keys(rows) as SeatStep[];
