import type { AskWords } from './ask-steps.ts';
import type { BookingWho } from './booking-steps.ts';
import type { CoolingWho } from './cooling-steps.ts';
import type { EntryWords } from './draw-steps.ts';
import type { ResourceWho } from './resource-steps.ts';
import type { SeatWho } from './seat-steps.ts';
import type { SeriesWho } from './series-steps.ts';
import type { OrderWho } from './seven-orders.ts';
import type { UrgeWho } from './urge-steps.ts';
import type { WaitWho } from './wait-steps.ts';

type Capacity = Exclude<AskWords['who'] | BookingWho | CoolingWho | EntryWords['who'] | ResourceWho | SeatWho | SeriesWho | OrderWho | UrgeWho | WaitWho, 'clock' | 'effect'>;

/** In which capacity somebody may take a step, in words for people. Exhaustive: a new `who` of a table does not compile without them. */
export const CAPACITIES: { readonly [C in Capacity]: { readonly en: string; readonly zh: string } } = {
  requester: { en: 'the requester', zh: '下单居民' },
  served: { en: 'who is served', zh: '受助人' },
  placer: { en: 'who placed it', zh: '代下单人' },
  guardian: { en: 'who may act for the requester', zh: '监护人或代办人' },
  onBehalf: { en: 'who may order for others', zh: '可代下单人员' },
  dispatcher: { en: 'the center\'s dispatcher', zh: '中心派单员' },
  ownWorker: { en: 'a worker of its own community', zh: '所属社区工作者' },
  streetLeader: { en: 'the street leader', zh: '街道负责人' },
  holdingWorker: { en: 'a worker of the holding division', zh: '承接单元工作人员' },
  gridOfficer: { en: 'the grid officer', zh: '网格员' },
  broker: { en: 'a broker of its grid', zh: '网格中间人' },
  lead: { en: 'the lead', zh: '领单党员' },
  unledHelper: { en: 'a helper of an order without a lead', zh: '无领单时的志愿者' },
  unledHolding: { en: 'the holding division where there is no lead', zh: '无领单时的承接单元' },
  provider: { en: 'who provides it', zh: '服务提供方' },
  aloneOfficer: { en: 'the officer who handles it alone', zh: '独自办理的网格员' },
  speaker: { en: 'who speaks for the requester', zh: '代评人' },
  independent: { en: 'somebody who has nothing to do with the order', zh: '与此单无关的回访人员' },
  birthOwner: { en: 'whoever it would belong to', zh: '资源所属方' },
  unit: { en: 'the unit that gives it', zh: '资源提供方' },
  owner: { en: 'whoever it belongs to', zh: '资源所属方' },
  center: { en: 'the center', zh: '中心' },
  partyMember: { en: 'a party member', zh: '党员' },
  volunteer: { en: 'a registered volunteer', zh: '注册志愿者' },
  holder: { en: 'who holds the seat', zh: '名额持有人' },
  captain: { en: 'the team captain', zh: '队长' },
  entrant: { en: 'who entered the draw', zh: '摇号报名人' },
  asked: { en: 'who was asked', zh: '受邀人' },
  waiter: { en: 'who waits in line', zh: '排队人' },
};
