/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How the community breaks off a service. */
export type AbortOrderInput = {
  /** Hours of seats so far */
  hours?: Array<SeatHoursInput> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** What is said: the question, the answer or the reason; at most 2,000 characters */
  words: string;
};

/** What the community fixes when it accepts. */
export type AcceptOrderInput = {
  /** A fair start (公平开抢): the instant at which the places open. Until shortly after it volunteers enter, all with the same chance, and then the places are drawn (摇号). Before the start; left out: as the realm's rule says, or grabbed at once */
  grabOpensAt?: string | null | undefined;
  /** How many helpers are wanted; left out: as ordered */
  helpersWanted?: number | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Fewest people on the crew with whom it may start; left out: 1 */
  leastCrew?: number | null | undefined;
  /** Id of the order */
  orderId: string | number;
  /** When it is to end */
  plannedEnd: string;
  /** When it is to begin */
  plannedStart: string;
  /** The community's line for volunteers, at most 300 characters; nothing personal in it */
  summary: string;
};

/** A note on an order. */
export type AddNoteInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Which parties are to read it, beside your own; left out: all */
  to?: Array<NoteParty> | null | undefined;
  /** What is to be said, at most 1,000 characters */
  words: string;
};

/** A device or an account at which you want to be pushed. */
export type AddPushSubscriptionInput = {
  /** What you call the device, at most 40 characters (设备名称) */
  device?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Where (推送目标) */
  to: PushTargetInput;
};

/** Takes in one who asked. */
export type AdmitMemberInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the membership that was asked for (申请) */
  membershipId: string | number;
};

/** What is changed; what is left out stays. */
export type AmendOrderInput = {
  /** Contact for this order */
  contact?: ContactInput | null | undefined;
  /** Code of another division in the same community (before dispatch: in the same street) */
  divisionCode?: string | null | undefined;
  /** How many helpers are wanted; not below those who hold a seat */
  helpersWanted?: number | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Fewest people on the crew with whom it may start */
  leastCrew?: number | null | undefined;
  /** Id of the order */
  orderId: string | number;
  /** How many people it is for */
  persons?: number | null | undefined;
  /** When it is planned to end */
  plannedEnd?: string | null | undefined;
  /** When it is planned to begin; only once it is accepted */
  plannedStart?: string | null | undefined;
  /** The community's line for volunteers; nothing personal in it */
  summary?: string | null | undefined;
  /** When the requester wishes it to end */
  wantedEnd?: string | null | undefined;
  /** When the requester wishes it to begin */
  wantedStart?: string | null | undefined;
  /** The requester's own words */
  words?: string | null | undefined;
};

/** Gives a person a role. Nobody appoints themselves. */
export type AppointInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person (人员) */
  personId: string | number;
  /** The role (角色) */
  role: Role;
  /** Over what (任职范围) */
  scope: AppointmentScopeInput;
  /** From when; left out: now (开始时间) */
  since?: string | null | undefined;
  /** Until when; left out: until it is ended (结束时间) */
  until?: string | null | undefined;
  /** Of a pair: id of the appointment of the grid officer with whom the volunteer is paired (结对网格员的任职) */
  withAppointmentId?: string | number | null | undefined;
};

/** What a list of appointments is narrowed to; all that is given must hold. */
export type AppointmentFilter = {
  /** Id of the person who holds them (人员) */
  personId?: string | number | null | undefined;
  /** Roles to show (角色) */
  roles?: Array<Role> | null | undefined;
  /** Code of a division: appointments in or below it (范围) */
  underCode?: string | null | undefined;
};

/** Over what a role is to be held: exactly one of these. */
export type AppointmentScopeInput =
  {   /** Code of a division (治理单元) */
  divisionCode: string; organisationId?: never; teamId?: never; }
  |  { divisionCode?: never;   /** Id of an organisation (单位) */
  organisationId: string | number; teamId?: never; }
  |  { divisionCode?: never; organisationId?: never;   /** Id of a team (队伍) */
  teamId: string | number; };

/** Who is told at last that nobody comes (最终提醒对象) */
export type AskHead =
  /** the center (中心) */
  | 'CENTER'
  /** the community (社区) */
  | 'COMMUNITY';

/** Why somebody was asked, or not sooner (邀请理由) */
export type AskReasonCode =
  /** Has done such things before (做过同类服务) */
  | 'DID_SUCH'
  /** Was drawn (随机抽中) */
  | 'DRAWN'
  /** Everybody is asked (通知所有人) */
  | 'EVERYBODY'
  /** Is free at that time (那时有空) */
  | 'FREE_THEN'
  /** Has helped this resident before (曾为这位居民服务) */
  | 'KNOWN_TO_EACH_OTHER'
  /** Has been asked less than others lately (近来很少被邀请) */
  | 'LITTLE_OFFERED'
  /** Already holds seats (手上已有名额) */
  | 'LOAD'
  /** Is near (离得近) */
  | 'NEAR'
  /** Is among the nearest (离得最近) */
  | 'NEAREST'
  /** Has been asked more than others lately (近来常被邀请) */
  | 'OFTEN_OFFERED'
  /** Has the skills that are needed (具备所需技能) */
  | 'SKILLED'
  /** Is in a team that does such things here (所在服务队承担此类服务) */
  | 'TEAM_FOR_IT'
  /** Left pushes without an answer lately and is spared (近来推送较多未回应,少打扰) */
  | 'TIRED'
  /** The last time with this resident did not go well (上次服务不顺利) */
  | 'WENT_BADLY';

/** What came of asking somebody (邀请状态) */
export type AskState =
  /** Asked; they need not answer (已邀请,可不回应) */
  | 'ASKED'
  /** Not this time (这次不方便) */
  | 'DECLINED'
  /** The places are taken, or none can be taken now (邀请已失效) */
  | 'LAPSED'
  /** They have a place, or wait for one (已报名或候补) */
  | 'TAKEN';

/** A step that somebody who was asked may take (受邀人可做) */
export type AskStep =
  /** Not this time; no reason is asked for, and it counts for nothing (这次不方便(无需说明,不影响以后)) */
  | 'decline';

/** Asks to join a team. */
export type AskToJoinTeamInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the team (队伍) */
  teamId: string | number;
};

/** Whom to ask for an order (邀请方式) */
export type AskingPolicy =
  /** Everybody suitable, at once (一次通知所有合适人选) */
  | 'BROADCAST'
  /** The nearest (就近) */
  | 'NEAREST'
  /** Those who fit best, in waves: skill, distance, time, load, history, and who was asked little (择优分轮:技能、距离、时间、负荷、往来及公平) */
  | 'NEIGHBOURLY'
  /** Nobody (不邀请) */
  | 'NONE'
  /** Anybody suitable, by lot (随机) */
  | 'RANDOM';

/** What changes of who is asked; what is left out stays (邀请志愿者). */
export type AskingSettingsInput = {
  /** So often is one person asked on one day (每人每日邀请上限), 1 to 1,000 */
  asksADay?: number | null | undefined;
  /** So often is one person asked within seven days (每人每周邀请上限), 1 to 1,000 */
  asksAWeek?: number | null | undefined;
  /** Each further wave is so many times as large (每轮扩大倍数), 1 to 10 */
  growth?: number | null | undefined;
  /** Days after the end of an order until it is forgotten who was asked (名单保留天数), 1 to 3,650 */
  keptDays?: number | null | undefined;
  /** Minutes between waves, at least; urgent orders are quicker (轮次间隔下限,分钟), 1 to 10,080 */
  leastMinutes?: number | null | undefined;
  /** Minutes between waves, at most (轮次间隔上限,分钟), 1 to 10,080 */
  mostMinutes?: number | null | undefined;
  /** People asked for each free place in the first wave (首轮每名额邀请人数), above 0, 1,000 at most */
  perPlace?: number | null | undefined;
  /** Whom to ask (邀请方式) */
  policy?: AskingPolicy | null | undefined;
  /** Waves before the community is told that nobody comes; further ones are as large as the last (几轮之后告知社区), 1 to 20 */
  waves?: number | null | undefined;
};

/** Where the asking of an order stands (邀请进度) */
export type AskingState =
  /** People are asked, wave by wave (邀请进行中) */
  | 'ASKING'
  /** Everybody suitable was asked; community and center were told (合适人选均已邀请,已提醒社区和中心) */
  | 'EXHAUSTED'
  /** Long over: only the numbers are left (已清除名单,仅保留数字) */
  | 'PUT_AWAY'
  /** Nobody else is asked now (暂停邀请) */
  | 'RESTING';

/** Whom the community, or a captain, asks to take a place. */
export type AssignSeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** As lead or as helper */
  kind?: SeatKind;
  /** Id of the order */
  orderId: string | number;
  /** Id of the person */
  personId: string | number;
};

/** A wish that shall come again, and when. */
export type BeginSeriesInput = {
  /** Code of the division in which it is: as exact as is known, down to the stairwell (治理单元代码) */
  divisionCode: string;
  /** How many helpers each order wants; left out: what the item says (志愿者人数) */
  helpersWanted?: number | null | undefined;
  /** Code of the catalogue item; one that a crew or a lead serves (清单分项代码) */
  itemCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** How many people it is for; left out: 1 (人数) */
  persons?: number | null | undefined;
  /** Ids of up to 10 people who shall be asked first: volunteers or party members who have served this resident, or whom you name by your office. It gives them no right and keeps no place for them (优先邀请) */
  preferredIds?: Array<string | number> | null | undefined;
  /** Id of the project that its orders belong to: a running one that serves the item (志愿服务项目) */
  projectId?: string | number | null | undefined;
  /** Id of the resident it is for, when you set it up on their behalf; left out: yourself */
  requesterId?: string | number | null | undefined;
  /** Whether public holidays of the realm are left out (节假日跳过) */
  skipsHolidays?: boolean;
  /** Id of a team whose members shall be asked first (优先邀请的服务队) */
  teamId?: string | number | null | undefined;
  /** By which rule, when and for how long (时间安排) */
  timing: RecurringInput;
  /** Occurrences from then on; left out: from now (起) */
  validFrom?: string | null | undefined;
  /** Occurrences that are over by then, at most two years ahead; left out: a year (止) */
  validUntil?: string | null | undefined;
  /** The requester's own words, at most 2,000 characters; each order takes them over (需求原话) */
  words: string;
};

/** What a list of bookings is narrowed to; all that is given must hold. */
export type BookingFilter = {
  /** Occurrences that begin from then on (起) */
  from?: string | null | undefined;
  /** Id of one of the units for which you speak (单位) */
  organisationId?: string | number | null | undefined;
  /** Id of one of its resources (资源) */
  resourceId?: string | number | null | undefined;
  /** States to show (状态) */
  states?: Array<BookingState> | null | undefined;
  /** Occurrences that begin before then (止) */
  until?: string | null | undefined;
};

/** Names a booking. */
export type BookingInput = {
  /** Id of the booking (预约) */
  bookingId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** How a list of bookings is sorted (排序). */
export type BookingOrder =
  /** the occurrence that begins last, first (场次最晚优先) */
  | 'LATEST'
  /** the occurrence that begins first, first (场次最早优先) */
  | 'SOONEST';

/** Names a booking and says why. */
export type BookingReasonInput = {
  /** Id of the booking (预约) */
  bookingId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Why, for the resident, up to 1000 characters (原因) */
  words: string;
};

/** Where a booking stands (预约状态). */
export type BookingState =
  /** called off with its order (随订单取消) */
  | 'CANCELLED_BY_RESIDENT'
  /** cancelled by the unit (单位取消) */
  | 'CANCELLED_BY_UNIT'
  /** confirmed (已确认) */
  | 'CONFIRMED'
  /** declined by the unit (单位谢绝) */
  | 'DECLINED'
  /** given (已提供) */
  | 'DELIVERED'
  /** nobody came (未到场) */
  | 'NOT_COME'
  /** waiting for the unit; the places are held (待单位确认) */
  | 'REQUESTED';

/** A step of a booking, as in its table of steps (预约步骤). */
export type BookingStep =
  /** An order has places of a resource whose unit takes whoever comes (预约成功) */
  | 'book'
  /** Its order is called off or ended without it: the places are free (订单取消,预约随之取消) */
  | 'callOff'
  /** The unit cannot give it after all and says why: the places are free, and the order wants another (单位取消预约) */
  | 'cancelByUnit'
  /** The unit confirms the booking, and the order goes on (单位确认预约) */
  | 'confirm'
  /** The unit declines the booking and says why, or did not answer in time: the places are free, and the order wants another (单位谢绝预约并说明理由(或逾期未确认)) */
  | 'decline'
  /** It was given; an order that is under way is done with it (已提供服务) */
  | 'deliver'
  /** Nobody came to it; the order wants another (未到场) */
  | 'notCome'
  /** The unit has not answered a booking yet (提醒单位确认预约) */
  | 'remindToAnswer'
  /** It is over, and the unit has not said whether it was given (提醒单位登记是否到场) */
  | 'remindToMark'
  /** An order wants places of a resource whose unit confirms each booking: they are held, and the order waits (预约待确认) */
  | 'request'
  /** The unit says who of its people will be there (告知上门或接待人员) */
  | 'sayWhoComes';

/** A broker of a grid (中间人) */
export type BrokerKind =
  /** The grid officer (网格员) */
  | 'OFFICER'
  /** The volunteer paired with the officer (结对志愿者) */
  | 'PAIR';

/** What an entry of a calendar is (日程类型) */
export type CalendarEntryKind =
  /** A booking of something that you yourself give (预约) */
  | 'BOOKING'
  /** A seat that you hold (名额) */
  | 'SEAT';

/** A new link to your calendar, or none any more. */
export type CalendarLinkInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Names an occurrence that is not given after all. */
export type CancelOccurrenceInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** When the occurrence begins; of a plain period, any moment within it (场次) */
  startsAt: string;
  /** Why, for the residents who booked it, up to 1000 characters (原因) */
  words: string;
};

/** How an item differs from the version before (变更类型). */
export type CatalogueChangeKind =
  /** new (新增) */
  | 'ADDED'
  /** changed (修改) */
  | 'CHANGED'
  /** no more on the list (移除) */
  | 'REMOVED';

/** Where a version of the catalogue stands (清单版本状态). */
export type CatalogueState =
  /** proposed, not yet in force (草稿) */
  | 'DRAFT'
  /** in force (已发布) */
  | 'PUBLISHED'
  /** replaced by a later version (已被取代) */
  | 'SUPERSEDED';

/** What the realm decides for itself from now on; what is left out stays. */
export type ChangeRealmSettingsInput = {
  /** Who is asked for an order, and when (邀请志愿者) */
  asking?: AskingSettingsInput | null | undefined;
  /** The clock dispatches what a unit provides (单位提供的项目自动派单) */
  clockDispatchesProviderItems?: boolean | null | undefined;
  /** A division may pass an order to the next one up (可上报) */
  escalate?: boolean | null | undefined;
  /** How much one person may take (公平抢单) */
  fairPlay?: FairPlayInput | null | undefined;
  /** Whatever a crew serves opens by a draw, so many minutes after it was accepted; 0: only where the community announces it (按规则公平开抢,分钟) */
  fairStartAfterMinutes?: number | null | undefined;
  /** What lies in a grid goes to that grid at once, without the center; needs `gridMayHold` (网格先办) */
  gridFirst?: boolean | null | undefined;
  /** Orders can lie with a grid (网格可承办) */
  gridMayHold?: boolean | null | undefined;
  /** A grid officer may settle an order on the spot (网格员当场办理) */
  handleAlone?: boolean | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Days of the realm's own on which nobody works, at most 100, in place of those before; empty: none (自定假日) */
  ownHolidays?: Array<string> | null | undefined;
  /** Days on which it works all the same, weekends or public holidays, at most 100, in place of those before; none of them is off, too (自定补班日) */
  ownWorkdays?: Array<string> | null | undefined;
  /** Public holidays and make-up working days of China count; false: Monday to Friday (按国家节假日安排) */
  publicHolidays?: boolean | null | undefined;
  /** How people are pushed who did not choose otherwise (推送) */
  pushes?: RealmPushesInput | null | undefined;
  /** Share of the rated orders that is called back about, 0 to 1 (回访比例) */
  sampleShare?: number | null | undefined;
  /** A community worker may dispatch to their own community (社区自行派单) */
  selfDispatch?: boolean | null | undefined;
  /** Orders can lie with the street (街道可承办) */
  streetMayHold?: boolean | null | undefined;
  /** Working hours of a working day, in order and not overlapping, at most 10 (工作时间) */
  workingHours?: Array<TimeWindowInput> | null | undefined;
};

/** Names a series, and what of it is another from now on; what is left out stays. */
export type ChangeSeriesInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the series (固定服务) */
  seriesId: string | number;
  /** Whether public holidays of the realm are left out (节假日跳过) */
  skipsHolidays?: boolean | null | undefined;
  /** Another rhythm: by which rule, when and for how long. What was skipped or moved by the one before is forgotten, but a day for which an order was placed gets no other (时间安排) */
  timing?: RecurringInput | null | undefined;
  /** Occurrences that are over by then, at most two years ahead (止) */
  validUntil?: string | null | undefined;
  /** The requester's own words, at most 2,000 characters, for orders that are not placed yet (需求原话) */
  words?: string | null | undefined;
};

/** Where a channel that the operator plugged in reaches you. */
export type ChannelAddressInput = {
  /** Address, as that channel takes it (地址) */
  address: string;
  /** Name of the channel, one of `channels` (渠道) */
  channel: string;
};

/** The order whose lead is claimed. */
export type ClaimOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** Names a booking that is confirmed, and who comes. */
export type ConfirmBookingInput = {
  /** Id of the booking (预约) */
  bookingId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Name of your person who comes or is there, up to 80 characters; may be said later (前来人员) */
  whoComes?: string | null | undefined;
};

/** What a resident agreed to, as somebody wrote it down (知情同意). */
export type ConsentInput = {
  /** For what the data may be used (用途) */
  purpose: string;
  /** What was agreed, how and when, in words (内容) */
  text: string;
};

/** Where somebody can be reached and found (联系方式). */
export type ContactInput = {
  /** Exact address */
  address?: string | null | undefined;
  /** Latitude of the door */
  latitude?: number | null | undefined;
  /** Longitude of the door */
  longitude?: number | null | undefined;
  /** Name */
  name?: string | null | undefined;
  /** Telephone number */
  phone?: string | null | undefined;
};

/** What a cooling off comes from (冷静期原因) */
export type CoolingCause =
  /** Absences (多次爽约) */
  | 'NO_SHOWS'
  /** Seats given back after the contact had been read (查看联系方式后多次退出) */
  | 'READ_AND_GAVE_BACK';

/** How it stands with a cooling off (冷静期状态) */
export type CoolingState =
  /** In force until its end (冷静期内) */
  | 'COOLING'
  /** Lifted before its end (已解除) */
  | 'LIFTED';

/** Enters an organisation. */
export type CreateOrganisationInput = {
  /** Whether it is a co-building unit (共建单位) */
  coBuilding?: boolean;
  /** Code of the division that looks after it (所属治理单元) */
  divisionCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Kind of the organisation (单位类型) */
  kind: OrganisationKind;
  /** Name of the organisation (名称) */
  name: string;
};

/** Enters a project that was signed. */
export type CreateProjectInput = {
  /** Codes of the items that it serves, 1 to 50 (服务分项) */
  itemCodes: Array<string>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Name of the project, up to 60 characters (名称) */
  name: string;
  /** Id of the organisation that answers for it (牵头单位) */
  ownerId: string | number;
  /** Ids of its partners, up to 30 (合作单位) */
  partnerIds?: Array<string | number>;
  /** When it was signed (签约日期) */
  signedOn: string;
};

/** Founds a team; appoint its captain next. */
export type CreateTeamInput = {
  /** Code of the division under which it is registered (所属治理单元) */
  divisionCode: string;
  /** Codes of the divisions where it helps; empty: the one under which it is registered (服务区域) */
  divisionCodes?: Array<string>;
  /** Codes of catalogue items that it helps with; empty: everything (服务项目) */
  itemCodes?: Array<string>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Name of the team (队名) */
  name: string;
  /** Id of the organisation that it belongs to, if any (所属单位) */
  organisationId?: string | number | null | undefined;
};

/** A time when nobody is to ask you. */
export type DaysOffInput = {
  /** Begin (开始) */
  from: string;
  /** End, later than now and at most 732 days ahead (结束) */
  until: string;
};

/** What you were asked, and do not come to this time. */
export type DeclineAskInput = {
  /** Id of the ask */
  askId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Where one of several orders is sent. */
export type DispatchOneInput = {
  /** Code of the community; where the realm says so, of a grid or the street */
  divisionCode: string;
  /** Id of the order */
  orderId: string | number;
};

/** Where an order is sent. */
export type DispatchOrderInput = {
  /** Code of the community; where the realm says so, of a grid or the street */
  divisionCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** Where several orders are sent. */
export type DispatchOrdersInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** The orders, at most 50, each once, and where each goes */
  orders: Array<DispatchOneInput>;
};

/** Why a community stands where it does (派单评分项) */
export type DispatchReasonCode =
  /** Orders under way there (在办订单) */
  | 'BURDEN'
  /** The order lies there (需求就在该社区) */
  | 'LIES_THERE'
  /** People who fit are there (有合适的志愿者) */
  | 'PEOPLE_READY'
  /** A team there does such things (有对口的服务队) */
  | 'TEAM_FOR_IT';

/** What a list of divisions is narrowed to; all that is given must hold. */
export type DivisionFilter = {
  /** Levels to show (层级) */
  levels?: Array<DivisionLevel> | null | undefined;
  /** Beginning of the name (名称开头) */
  nameStartsWith?: string | null | undefined;
  /** Code of the division directly above (上级代码) */
  parentCode?: string | null | undefined;
  /** Code of a division: itself and all below it (范围) */
  underCode?: string | null | undefined;
};

/** Level of a division, from the top down (层级). Any level may be left out between two others. */
export type DivisionLevel =
  /** building (楼栋) */
  | 'BUILDING'
  /** community (社区) */
  | 'COMMUNITY'
  /** district or county (区县) */
  | 'COUNTY'
  /** grid (网格) */
  | 'GRID'
  /** stairwell (单元) */
  | 'STAIRWELL'
  /** street (街道) */
  | 'STREET';

/** Writes down what is offered. */
export type DraftResourceInput = {
  /** Persons that each occurrence or period takes; needed before it is submitted (容量) */
  capacity?: number | null | undefined;
  /** Whether each booking is confirmed by you before it stands; left out at first: no (预约需单位确认) */
  confirmsBookings?: boolean | null | undefined;
  /** Code of the division where it is given; its center lists it (所在治理单元) */
  divisionCode: string;
  /** For whom it is (服务对象) */
  forWhom?: ResourceForWhomInput | null | undefined;
  /** Code of the catalogue item; one of kind RESOURCE (清单分项代码) */
  itemCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Who offers it (提供方) */
  owner: ResourceOwnerInput;
  /** Where exactly, up to 200 characters. Everybody may read it, unless the item is sensitive (地点) */
  place?: string | null | undefined;
  /** Id of the project that it belongs to: a running one that serves the item (志愿服务项目) */
  projectId?: string | number | null | undefined;
  /** When it is given; needed before it is submitted (时间安排) */
  timing?: ResourceTimingInput | null | undefined;
  /** Title, up to 80 characters (标题) */
  title: string;
  /** From when it is given; left out: from now on. INTERVAL counts from its week or month (有效期起) */
  validFrom?: string | null | undefined;
  /** Until when it is given; null: without an end (有效期止) */
  validUntil?: string | null | undefined;
  /** What is offered, up to 1000 characters (内容) */
  what: string;
};

/** Where an entry stands (报名状态) */
export type DrawEntryState =
  /** The draw was called off (摇号已取消) */
  | 'CALLED_OFF'
  /** Entered, not drawn yet (已报名) */
  | 'ENTERED'
  /** Drawn, but could not take a place any more (已不符合条件) */
  | 'PASSED_OVER'
  /** Drawn when all places were taken: in line (未中签,候补中) */
  | 'QUEUED'
  /** Drawn: a place is held (已中签) */
  | 'SEATED'
  /** Taken back (已退出) */
  | 'WITHDRAWN';

/** A step that a person may take on an entry (报名步骤) */
export type DrawEntryStep =
  /** A volunteer enters the draw of the places (志愿者报名摇号) */
  | 'enter'
  /** They take their entry back before the draw (退出摇号) */
  | 'withdraw';

/** Where a draw stands (摇号状态) */
export type DrawState =
  /** Announced: volunteers enter, or it is about to be drawn (已公告) */
  | 'ANNOUNCED'
  /** Called off before it was drawn (已取消) */
  | 'CALLED_OFF'
  /** Drawn (已摇号) */
  | 'DRAWN';

/** What came of a key that was drawn (摇号结果) */
export type DrawnOutcome =
  /** Could not take a place any more (不符合条件) */
  | 'PASSED_OVER'
  /** No place was left: in line (候补) */
  | 'QUEUED'
  /** A place (中签) */
  | 'SEATED';

/** Unit of a time limit (时限单位). */
export type DurationUnit =
  /** days (天) */
  | 'DAYS'
  /** hours (小时) */
  | 'HOURS'
  /** minutes (分钟) */
  | 'MINUTES'
  /** seconds (秒) */
  | 'SECONDS'
  /** working days of the realm (工作日) */
  | 'WORKING_DAYS'
  /** working hours of the realm (工作小时) */
  | 'WORKING_HOURS';

/** Ends an appointment. */
export type EndAppointmentInput = {
  /** Id of the appointment (任职) */
  appointmentId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** The division that is given up. */
export type EndDivisionInput = {
  /** Code of the division (代码) */
  divisionCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Closes an organisation. */
export type EndOrganisationInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the organisation (单位) */
  organisationId: string | number;
};

/** Records that somebody is no party member any more. */
export type EndPartyMemberInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person (人员) */
  personId: string | number;
};

/** Names a series that shall end. */
export type EndSeriesInput = {
  /** Whether its orders that have not begun are called off with it; otherwise they go on by their own steps (同时取消未开始的订单) */
  cancelOrders?: boolean;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the series (固定服务) */
  seriesId: string | number;
};

/** Ends a team. */
export type EndTeamInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the team (队伍) */
  teamId: string | number;
};

/** The order whose places are going to be drawn. The key is what you put into the draw, and is published after it. */
export type EnterDrawInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** A seat for whose confirmation more time is needed. */
export type ExtendSeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Why */
  reason: string;
  /** Id of the seat */
  seatId: string | number;
};

/** What of fair play changes; what is left out stays (公平抢单). */
export type FairPlayInput = {
  /** Days of cooling off, in which no new seats are taken (冷静期天数), at least 1 */
  coolingDays?: number | null | undefined;
  /** Places that one person grabs within a minute (每分钟抢单上限), at least 1 */
  grabsAMinute?: number | null | undefined;
  /** The days within which absences count (爽约统计天数), at least 1 */
  noShowDays?: number | null | undefined;
  /** So many absences lead to cooling off (触发冷静期的爽约次数), at least 1 */
  noShows?: number | null | undefined;
  /** The days within which they count (查看后退出统计天数), at least 1 */
  readReturnDays?: number | null | undefined;
  /** So many seats given back after contact data had been read lead to cooling off (触发冷静期的查看后退出次数), at least 1 */
  readReturns?: number | null | undefined;
  /** Seats that one person holds at once and that have not begun (同时持有名额上限), 1 to 1,000 */
  seatsAtOnce?: number | null | undefined;
  /** Minutes between services in two communities; within a community none (跨社区路程,分钟), 0 to 1,440 */
  travelMinutes?: number | null | undefined;
};

/** By what orders are found: one of these, as it is typed or heard over the telephone. */
export type FindOrdersInput =
  {   /** The last digits of the telephone number: four at least (手机尾号) */
  lastDigits: string; name?: never; number?: never; }
  |  { lastDigits?: never;   /** The name in the contact, or how it begins: two characters at least (姓名) */
  name: string; number?: never; }
  |  { lastDigits?: never; name?: never;   /** The short number; spaces, dashes and full-width digits do not matter (单号) */
  number: string; };

/** How a crew ends. */
export type FinishOrderInput = {
  /** Hours of seats that differ from the time served */
  hours?: Array<SeatHoursInput> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** What is said, at most 2,000 characters; a street leader who closes or reopens must give a reason */
  words?: string | null | undefined;
};

/** One of the seven orders, as the funnel counts them (七单环节). */
export type FunnelStep =
  /** orders that a community took on (社区接单帮服务) */
  | 'ACCEPT'
  /** orders whose lead was claimed (党员领单做先锋) */
  | 'CLAIM'
  /** orders that the center sent on (中心派单抓统筹) */
  | 'DISPATCH'
  /** orders of which a volunteer took a place (志愿抢单促实施) */
  | 'GRAB'
  /** resources that were listed (资源清单亮家底) */
  | 'LIST'
  /** orders that were placed (群众点单明需求) */
  | 'PLACE'
  /** orders that the resident rated (群众评单优效能) */
  | 'RATE';

/** A seat that is given back. */
export type GiveBackSeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Why; needed when somebody else than its holder gives it back */
  reason?: string | null | undefined;
  /** Id of the seat */
  seatId: string | number;
};

/** Why something left what you watch (消失原因) */
export type GoneReason =
  /** It was called off (已取消) */
  | 'CANCELLED'
  /** It is closed (已办结) */
  | 'CLOSED'
  /** It is done (已完成) */
  | 'DONE'
  /** It went to another division (已转其他单元) */
  | 'ESCALATED'
  /** Its time ran out (已失效) */
  | 'EXPIRED'
  /** Its clock was stopped (已挂起) */
  | 'HELD'
  /** Nobody began in time; it needs a new date (逾期未开始) */
  | 'LAPSED'
  /** It is the same matter as another order (已合并) */
  | 'MERGED'
  /** It does not belong here any more (已不在此范围) */
  | 'NO_LONGER_FITS'
  /** The resource is paused (资源已暂停) */
  | 'PAUSED'
  /** The center took it back (中心已收回) */
  | 'RECALLED'
  /** It was not taken on (不予受理) */
  | 'REJECTED'
  /** The community gave it back (社区已退回) */
  | 'RETURNED'
  /** You may not see it any more (已无权查看) */
  | 'RIGHTS_LOST'
  /** The service began (已开始服务) */
  | 'STARTED'
  /** The resource was withdrawn (资源已撤下) */
  | 'WITHDRAWN';

/** The order of which a place is wanted. */
export type GrabSeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Whether to stand in line when all places are taken (候补) */
  waitIfFull?: boolean;
};

/** What a grid looks after (网格类型). */
export type GridKind =
  /** business buildings and small places (专属网格) */
  | 'DEDICATED'
  /** residents, 300 to 500 households (居民网格) */
  | 'RESIDENT';

/** An order that you work on, and who goes on with it. */
export type HandOverOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Id of the colleague: dispatcher or leader of the order's street */
  toPersonId: string | number;
};

/** To whom a dispatcher hands over at the end of a shift. */
export type HandOverShiftInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the colleague: dispatcher or leader of the street; left out: back into the queue */
  toPersonId?: string | number | null | undefined;
};

/** A stop of the clock. */
export type HoldOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Until when; the clock then lifts it */
  until: string;
  /** What is said: the question, the answer or the reason; at most 2,000 characters */
  words: string;
};

/** A seat and its hours of service. */
export type HoursInput = {
  /** Hours of service, 0 to 24 (服务时长) */
  hours: number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the seat */
  seatId: string | number;
};

/** In what capacity somebody is told (接收身份) */
export type InboxAudience =
  /** Brokers: officer of the grid and the volunteer paired with them (中间人（网格员及结对志愿者）) */
  | 'BROKER'
  /** Captain of the team (队长) */
  | 'CAPTAIN'
  /** The center (中心) */
  | 'CENTER'
  /** The community (社区) */
  | 'COMMUNITY'
  /** Whom it is about: a member of a team, or who acts for another and whom they act for (本人) */
  | 'CONCERNED'
  /** The crew (服务小组) */
  | 'CREW'
  /** All who entered the draw (全部摇号报名者) */
  | 'ENTRANTS'
  /** Whose seat, place in line, entry in a draw or cooling off it is (名额、候补、摇号报名或冷静期本人) */
  | 'HOLDER'
  /** Division that holds it (承办单元) */
  | 'HOLDING'
  /** Lead of the crew (领单人) */
  | 'LEAD'
  /** Those who stand in line (候补人员) */
  | 'LINE'
  /** Whoever offered the place: a captain, or a worker of the division that holds the order (邀约人) */
  | 'OFFERER'
  /** Owner of the resource (资源所有者) */
  | 'OWNER'
  /** Whoever placed it (下单人) */
  | 'PLACER'
  /** The unit that offers the resource (资源提供单位) */
  | 'PROVIDER'
  /** Requester, or a person served (下单居民或服务对象) */
  | 'REQUESTER'
  /** Leader of the street (街道负责人) */
  | 'STREET_LEADER';

/** Narrows the inbox. */
export type InboxFilter = {
  /** Unread ones only, or the others */
  unread?: boolean | null | undefined;
  /** Those that ask whether somebody was told and have no answer yet, or the others (待告知) */
  untold?: boolean | null | undefined;
};

/** Of which time the record is to be. */
export type IssueServiceRecordInput = {
  /** Of seats that ended from then on (起始) */
  from: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** And before then; left out or later than now: until now (截止) */
  until?: string | null | undefined;
};

/** A category of the catalogue. */
export type ItemCategoryInput = {
  /** Code of the category: capitals, digits, underscores (代码) */
  code: string;
  /** Name of the category in English (英文名称) */
  en: string;
  /** Name of the category in Chinese (中文名称) */
  zh: string;
};

/** An item as it shall be. */
export type ItemInput = {
  /** Code of its category (大类代码) */
  category: string;
  /** Code of the item: capitals, digits, underscores. A known code replaces that item (代码) */
  code: string;
  /** Name of the item in English (英文名称) */
  en: string;
  /** Helpers wanted if an order does not say: 1 to 50 for a crew, otherwise 0 (默认志愿者人数) */
  helpers?: number;
  /** Whether it is offered or asked for (资源或需求) */
  kind: ItemKind;
  /** Time limits that differ from the table of steps (时限) */
  limits?: Array<ItemLimitInput>;
  /** Minutes that a visit takes if an order does not say, 10 to 1440 (默认时长) */
  minutes?: number;
  /** Whether it is sensitive: health, mind, debts (敏感) */
  sensitive: boolean;
  /** Who serves an order of it (服务方式) */
  servedBy: ServedBy;
  /** Codes of skills that helpers should have (技能) */
  skills?: Array<string>;
  /** What is offered or needed, in English (英文说明) */
  whatEn: string;
  /** What is offered or needed, in Chinese (中文说明) */
  whatZh: string;
  /** Name of the item in Chinese (中文名称) */
  zh: string;
};

/** Whether an item is offered or asked for (分项类别). */
export type ItemKind =
  /** asked for by residents (需求) */
  | 'NEED'
  /** offered by units, communities, teams or people (资源) */
  | 'RESOURCE';

/** A time limit that differs from the table of steps. */
export type ItemLimitInput = {
  /** How many of the unit: a minute at least, a year at most (数量) */
  amount: number;
  /** The step after which it runs (步骤) */
  step: string;
  /** Table of steps: ORDER, SEAT, RESOURCE, BOOKING, DRAW or SERIES (流程) */
  table: string;
  /** The step that the clock then takes (逾期步骤) */
  then: string;
  /** Unit of the amount (单位) */
  unit: DurationUnit;
};

/** Becomes a resident of the realm that the token names. */
export type JoinAsResidentInput = {
  /** Address down to the door (地址) */
  address?: string | null | undefined;
  /** Year of birth, for resources that are for an age (出生年份) */
  birthYear?: number | null | undefined;
  /** Code of the division where they live: the smallest known; left out: somewhere in the realm (居住地) */
  homeCode?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Latitude in degrees, WGS 84; with longitude (纬度) */
  latitude?: number | null | undefined;
  /** Longitude in degrees, WGS 84; with latitude (经度) */
  longitude?: number | null | undefined;
  /** Name in full; others see it masked (姓名) */
  name: string;
  /** Telephone number (电话) */
  phone?: string | null | undefined;
};

/** The place in line that is given up. */
export type LeaveLineInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the place in line */
  waitingId: string | number;
};

/** Leaves a team, or takes the request back. */
export type LeaveTeamInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the team (队伍) */
  teamId: string | number;
};

/** The cooling off that is lifted. */
export type LiftCoolingOffInput = {
  /** Id of the cooling off */
  coolingOffId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Why; kept, and shown to the person */
  reason: string;
};

/** Which hold ends. */
export type LiftHoldInput = {
  /** Id of the hold; left out: all that stand */
  holdId?: string | number | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** News that you have read. */
export type MarkInboxReadInput = {
  /** Ids of entries of your inbox, 1 to 100 */
  entryIds: Array<string | number>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** An order, and what may be said about it. */
export type MaySayInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** What is said, at most 2,000 characters; a street leader who closes or reopens must give a reason */
  words?: string | null | undefined;
};

/** Two orders that are the same matter. */
export type MergeOrderInput = {
  /** Id of the living order that goes on */
  intoId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** Names an occurrence of a series, and its new time. */
export type MoveSeriesOccurrenceInput = {
  /** The date that the rule gives it (原定日期) */
  date: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the series (固定服务) */
  seriesId: string | number;
  /** When it shall begin, at most 60 days from where it was (新的开始时间) */
  startsAt: string;
};

/** What you do not want to be pushed about. */
export type MutePushesInput = {
  /** What (静音范围) */
  about: PushMutedInput;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Until when; left out: until you take it back (截止时间) */
  until?: string | null | undefined;
};

/** Those between whom an order is talked over (各方) */
export type NoteParty =
  /** Brokers: the officer of the grid and the volunteer paired with them (中间人（网格员及结对志愿者）) */
  | 'BROKERS'
  /** The center and the street leader (中心及街道负责人) */
  | 'CENTER'
  /** Those who serve: lead, helpers, or the unit that provides (服务小组或提供单位) */
  | 'CREW'
  /** The division that holds it (承办单元) */
  | 'HOLDING'
  /** The requester, and whoever placed it for them (下单居民及代下单人) */
  | 'REQUESTER';

/** An occurrence of a listed resource. */
export type OccurrenceInput = {
  /** Id of the resource */
  resourceId: string | number;
  /** When the occurrence begins: one of the resource's next occurrences; of a plain period, any moment within it */
  startsAt: string;
};

/** Whom places of an order are offered to, all of them or none. */
export type OfferSeatsInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Ids of the people, 1 to 20, each once (队员) */
  personIds: Array<string | number>;
};

/** Narrows a list of orders. */
export type OrderFilter = {
  /** In this community, by code */
  communityCode?: string | null | undefined;
  /** Of one of these catalogue items, by code */
  itemCodes?: Array<string> | null | undefined;
  /** Those whose clock stands, or the others */
  onHold?: boolean | null | undefined;
  /** Id of a project: those that belong to it (志愿服务项目) */
  projectId?: string | number | null | undefined;
  /** In one of these states */
  states?: Array<OrderState> | null | undefined;
  /** Whom the center has working on them: nobody, you, or somebody else */
  taken?: OrderTaken | null | undefined;
  /** Urgent ones only, or the others */
  urgent?: boolean | null | undefined;
};

/** Names an order. */
export type OrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** In which order a list of orders stands (排序) */
export type OrderOrdering =
  /** Placed last first (最新优先) */
  | 'NEWEST'
  /** Placed first first (最早优先) */
  | 'OLDEST'
  /** Starts soonest first; for open orders and teams (开始时间最近优先) */
  | 'STARTS_SOONEST';

/** How an order came in (来源) */
export type OrderSource =
  /** By the resident (居民自行下单) */
  | 'APP'
  /** From an imported list (批量导入) */
  | 'IMPORT'
  /** By somebody for the resident (代为下单) */
  | 'ON_BEHALF';

/** Where an order stands (订单状态) */
export type OrderState =
  /** Accepted, waiting for a lead (已接单,待领单) */
  | 'ACCEPTED'
  /** Called off (已取消) */
  | 'CANCELLED'
  /** Closed (已办结) */
  | 'CLOSED'
  /** Sent to a division, waiting for it to accept (已派单,待接单) */
  | 'DISPATCHED'
  /** Done, waiting for the rating (已完成,待评单) */
  | 'DONE'
  /** No answer came in time (已失效) */
  | 'EXPIRED'
  /** The same matter as another order (已合并) */
  | 'MERGED'
  /** Something was asked, and the answer is awaited (待补充信息) */
  | 'NEEDS_INFO'
  /** Open for volunteers (志愿抢单中) */
  | 'OPEN'
  /** Placed, waiting to be dispatched (已下单,待派单) */
  | 'PLACED'
  /** Rated (已评单) */
  | 'RATED'
  /** Not taken on (不予受理) */
  | 'REJECTED'
  /** Being served (服务中) */
  | 'UNDERWAY';

/** A step of an order, as in the table of the seven orders (订单步骤) */
export type OrderStep =
  /** The community breaks off what has begun (中止服务) */
  | 'abort'
  /** The community takes it on: what, when, how many (社区接单帮服务) */
  | 'accept'
  /** Time, place within the community, seats or words are changed (修改订单) */
  | 'amend'
  /** The resident answers, and the order is back in the queue (居民补充信息) */
  | 'answer'
  /** The center asks the resident for what is missing (中心请求补充信息) */
  | 'ask'
  /** Somebody independent asks the resident whether it is true (回访核实) */
  | 'callBack'
  /** It is called off before it begins (取消订单) */
  | 'cancel'
  /** Answered and at rest (办结归档) */
  | 'close'
  /** The center sends it to a community (中心派单抓统筹) */
  | 'dispatch'
  /** It goes to the next division up (上报上一级) */
  | 'escalate'
  /** No answer came in time (逾期未补充,订单失效) */
  | 'expire'
  /** The crew has done its work (服务完成) */
  | 'finish'
  /** The dispatcher who works on it hands it over to a colleague (调度员移交给同事) */
  | 'handOver'
  /** The grid officer settles it on the spot (网格员当场办理) */
  | 'handleAlone'
  /** The clock stops until a date, with a reason (挂起订单) */
  | 'hold'
  /** Nobody began; the community must set a new date (逾期未开始,需另定时间) */
  | 'lapse'
  /** The dispatcher puts it back into the queue (调度员放回队列) */
  | 'letGo'
  /** A hold ends and the clock goes on (解除挂起) */
  | 'lift'
  /** The same matter is already an order; the requester is served by that one (合并重复订单) */
  | 'merge'
  /** It is offered to volunteers, with or without a lead (开放志愿者抢单) */
  | 'open'
  /** A resident orders from the list or states a need; an officer can do it for them (群众点单明需求) */
  | 'place'
  /** The resident rates the help and says whether the matter is resolved (群众评单优效能) */
  | 'rate'
  /** Another occurrence is booked for an order that has none any more (另约场次) */
  | 'rebook'
  /** The center takes it back from a division that does not move (中心收回订单) */
  | 'recall'
  /** The center does not take it on, and says why (中心不予受理并说明理由) */
  | 'reject'
  /** It should be over: the resident is asked whether it is done (询问居民是否已完成) */
  | 'remindRequester'
  /** It starts soon and places are free: the community is told (人手不足提醒) */
  | 'remindShortHanded'
  /** Overdue: the street leader is told, each working day (逾期督办:提醒街道负责人) */
  | 'remindStreetLeader'
  /** It is in the sample and nobody has called back (提醒回访) */
  | 'remindToCallBack'
  /** No lead has claimed it: the community is asked to name one (提醒社区指定领单人) */
  | 'remindToNameLead'
  /** Still not finished: the community is asked to settle it (提醒社区办结) */
  | 'remindToSettle'
  /** It should have begun: lead and community are told (未按时开始提醒) */
  | 'remindToStart'
  /** Not resolved: it is done again, with a new date (未解决,重新办理) */
  | 'reopen'
  /** The community gives it back to the center with a reason (社区退回并说明理由) */
  | 'return'
  /** The community ends it with an outcome and answers the resident (社区办结并答复居民) */
  | 'settle'
  /** The crew is there and begins, with the code that the resident tells them (凭开工码开始服务) */
  | 'start'
  /** A dispatcher takes it from the queue, so that nobody else works on it (调度员领取待派订单) */
  | 'take'
  /** The unit that should serve it does not, or nobody came: it has no provider any more, and the resident is offered other occurrences (预约未成,另行安排) */
  | 'unbook';

/** Who works on an order at the center (领取情况) */
export type OrderTaken =
  /** Somebody else does (由他人领取) */
  | 'ANOTHER'
  /** You do (由本人领取) */
  | 'ME'
  /** Nobody: it waits in the queue (无人领取) */
  | 'NOBODY';

/** Why an order is a matter for the street leader (难点) */
export type OrderTrouble =
  /** A division sent it up, and something is left to do (已上报上一级) */
  | 'ESCALATED'
  /** The last of its limits is over, and the street leader was told (逾期已督办至街道负责人) */
  | 'OVERDUE'
  /** It was returned or recalled twice or more (多次退回或收回) */
  | 'RECALLED'
  /** It is not resolved after the last attempt (末次办理后仍未解决) */
  | 'UNRESOLVED';

/** Several orders, for each of which the same is done. */
export type OrdersInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Ids of the orders, at most 50, each once */
  orderIds: Array<string | number>;
};

/** What a list of organisations is narrowed to; all that is given must hold. */
export type OrganisationFilter = {
  /** Only co-building units, or only others (共建单位) */
  coBuilding?: boolean | null | undefined;
  /** Kinds to show (单位类型) */
  kinds?: Array<OrganisationKind> | null | undefined;
  /** Code of a division that looks after them, itself or from above (范围) */
  underCode?: string | null | undefined;
};

/** Kind of an organisation (单位类型). */
export type OrganisationKind =
  /** government agency (机关单位) */
  | 'AGENCY'
  /** bank (银行) */
  | 'BANK'
  /** dispatch center of a street (志愿服务项目化推广中心) */
  | 'CENTER'
  /** charity (慈善机构) */
  | 'CHARITY'
  /** company (企业) */
  | 'COMPANY'
  /** department that answers whistles (职能部门) */
  | 'DEPARTMENT'
  /** hospital (医院) */
  | 'HOSPITAL'
  /** public institution (事业单位) */
  | 'INSTITUTION'
  /** merchant (商户) */
  | 'MERCHANT'
  /** nursing home (养老机构) */
  | 'NURSING_HOME'
  /** other (其他) */
  | 'OTHER'
  /** owners' committee (业委会) */
  | 'OWNERS_COMMITTEE'
  /** property company (物业公司) */
  | 'PROPERTY_COMPANY'
  /** school (学校) */
  | 'SCHOOL'
  /** social organisation (社会组织) */
  | 'SOCIAL_ORGANISATION';

/** Names a resource and may say why. */
export type PauseResourceInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** Why, up to 1000 characters (原因) */
  words?: string | null | undefined;
};

/** When a resource is given (周期). */
export type PeriodKind =
  /** on single dates, at a time (指定日期) */
  | 'DATES'
  /** so many a day, at any time (按天) */
  | 'DAY'
  /** so many a month, at any time (按月) */
  | 'MONTH'
  /** on days of the month, at a time (每月) */
  | 'MONTHLY'
  /** so many a week, at any time (按周) */
  | 'WEEK'
  /** on weekdays, at a time (每周) */
  | 'WEEKLY';

/** What a list of people is narrowed to; all that is given must hold. */
export type PersonFilter = {
  /** How they are told news (联系方式) */
  reachedBy?: ReachedBy | null | undefined;
  /** Code of a division: who lives in or below it (范围) */
  underCode?: string | null | undefined;
};

/** What a resident orders: an item of the catalogue, from the list or in their own words. */
export type PlaceOrderInput = {
  /** Contact for this order; what is left out is taken from the requester's own */
  contact?: ContactInput | null | undefined;
  /** Code of the division in which it is: as exact as is known, down to the stairwell (治理单元代码) */
  divisionCode: string;
  /** How many helpers are wanted; left out: what the item says */
  helpersWanted?: number | null | undefined;
  /** Code of the catalogue item */
  itemCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** How many people it is for; left out: 1 */
  persons?: number | null | undefined;
  /** Id of the project that it belongs to: a running one that serves the item; left out: the resource's (志愿服务项目) */
  projectId?: string | number | null | undefined;
  /** Id of the resident it is for, when you place it on their behalf; left out: yourself */
  requesterId?: string | number | null | undefined;
  /** The occurrence that is ordered from the list; its date and place are the order's */
  resource?: OccurrenceInput | null | undefined;
  /** Whether it is urgent: limits are halved and the community is told at once */
  urgent?: boolean | null | undefined;
  /** When it should end; needed with wantedStart */
  wantedEnd?: string | null | undefined;
  /** When it should begin. In a plain period that is booked it lies within that period; of an occurrence that is booked, its own times hold instead */
  wantedStart?: string | null | undefined;
  /** The requester's own words, at most 2,000 characters; needed unless a resource is ordered */
  words?: string | null | undefined;
};

/** A period whose capacity may be used at any time within (普通周期). */
export type PlainPeriod =
  /** a day (天) */
  | 'DAY'
  /** a month of the calendar (月) */
  | 'MONTH'
  /** a week from Monday (周) */
  | 'WEEK';

/** An order that is to be pressed. */
export type PressOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** What a list of projects is narrowed to; all that is given must hold. */
export type ProjectFilter = {
  /** Code of an item that it serves (清单分项) */
  itemCode?: string | null | undefined;
  /** Id of an organisation that owns it or is a partner (单位) */
  organisationId?: string | number | null | undefined;
};

/** Names a project. */
export type ProjectInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the project (项目) */
  projectId: string | number;
};

/** Drafts the next version from the one in force: says only what differs. */
export type ProposeCatalogueInput = {
  /** All categories in their order; left out, they stay (大类) */
  categories?: Array<ItemCategoryInput> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Why, up to 500 characters (说明) */
  note?: string | null | undefined;
  /** Items to add or to replace (新增或修改的分项) */
  put?: Array<ItemInput>;
  /** Codes of items to take off the list (移除的分项) */
  remove?: Array<string>;
};

/** By what public statistics are divided into rows (公开统计维度). */
export type PublicBy =
  /** by community (按社区) */
  | 'DIVISION'
  /** by catalogue item; sensitive ones together in one row (按清单分项(敏感分项合并)) */
  | 'ITEM';

/** Makes a draft the list in force. */
export type PublishCatalogueInput = {
  /** Id of the draft (草稿) */
  catalogueId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** What is told about an order. */
export type PublishSummaryInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order: done, rated or closed, and not sensitive */
  orderId: string | number;
  /** What everybody may read, at most 300 characters; nothing personal in it */
  words: string;
};

/** What a push speaks of (推送类型) */
export type PushKind =
  /** A digest of several (汇总) */
  | 'DIGEST'
  /** One piece of news (单条消息) */
  | 'NEWS';

/** What somebody is not pushed about (静音范围) */
export type PushMuted =
  /** Everything (全部) */
  | 'EVERYTHING'
  /** What is about an item of the list (清单分项) */
  | 'ITEM'
  /** What is about an order (订单) */
  | 'ORDER'
  /** What reaches them through a team: asking for helpers, and what is told to who speaks for it (志愿服务队) */
  | 'TEAM';

/** What you are not to be pushed about: one of these. */
export type PushMutedInput =
  {   /** true: about anything (全部) */
  everything: boolean; itemCode?: never; orderId?: never; teamId?: never; }
  |  { everything?: never;   /** Code of an item of the list (清单分项) */
  itemCode: string; orderId?: never; teamId?: never; }
  |  { everything?: never; itemCode?: never;   /** Id of an order of which you had news (订单) */
  orderId: string | number; teamId?: never; }
  |  { everything?: never; itemCode?: never; orderId?: never;   /** Id of a team (志愿服务队) */
  teamId: string | number; };

/** Where you are to be pushed: one of these. */
export type PushTargetInput =
  {   /** By another channel (其他渠道) */
  other: ChannelAddressInput; webPush?: never; }
  |  { other?: never;   /** In a browser (浏览器) */
  webPush: WebPushInput; };

/** Hours of every day in the time of the realm. */
export type QuietHoursInput = {
  /** Begin as HH:MM (开始) */
  from: string;
  /** End as HH:MM, before `from`: on the next day (结束) */
  until: string;
};

/** What is said of the help. */
export type RateOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Whether the matter is resolved; if not, it is done again, three times at most */
  resolved: boolean;
  /** Stars, 1 to 5 */
  stars: number;
  /** In the rater's own words, at most 2,000 characters */
  words?: string | null | undefined;
};

/** How a person is told news (联系方式). */
export type ReachedBy =
  /** by the app (应用内) */
  | 'APP'
  /** by an officer who calls or visits (由网格员上门或电话告知) */
  | 'OFFICER';

/** What somebody read of a person in full (读取内容). */
export type ReadContent =
  /** address or exact place (地址) */
  | 'ADDRESS'
  /** year of birth (出生年份) */
  | 'BIRTH_YEAR'
  /** name (姓名) */
  | 'NAME'
  /** telephone number (电话) */
  | 'PHONE'
  /** the person's own words (本人描述) */
  | 'WORDS';

/** What the outermost division of a realm is (辖区类型). */
export type RealmKind =
  /** one district or county with its streets (区县) */
  | 'COUNTY'
  /** one street (街道) */
  | 'STREET';

/** What of the pushes changes; what is left out stays (推送). */
export type RealmPushesInput = {
  /** So many pushes a person and day; what is beyond them comes in a digest (每日推送上限), 0 to 100 */
  aDay?: number | null | undefined;
  /** When digests come, as HH:MM (汇总时间), 1 to 6 of them */
  digestTimes?: Array<string> | null | undefined;
  /** Begin of the quiet hours, HH:MM in the time of the realm (免打扰开始) */
  quietFrom?: string | null | undefined;
  /** End of the quiet hours; the same as their begin: there are none (免打扰结束) */
  quietUntil?: string | null | undefined;
};

/** An order that goes to another division. */
export type ReassignOrderInput = {
  /** Code of the community that is to hold it; where the realm says so, of a grid or the street */
  divisionCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Why it is taken back, at most 2,000 characters */
  words: string;
};

/** An order that has no booking any more, and the occurrence that it shall have. */
export type RebookOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** The occurrence: one of the order's `otherOccurrences`, or any other of its item */
  resource: OccurrenceInput;
  /** When it should end; needed with wantedStart */
  wantedEnd?: string | null | undefined;
  /** When it should begin within a plain period; needed there once the order is accepted */
  wantedStart?: string | null | undefined;
};

/** Writes down what a person who has no app agreed to. */
export type RecordConsentInput = {
  /** What they agreed to (知情同意) */
  consent: ConsentInput;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person: somebody who lives where you may register residents (人员) */
  personId: string | number;
};

/** Writes down that a person lets another act for them. */
export type RecordGuardianInput = {
  /** What they agreed to (知情同意) */
  consent: ConsentInput;
  /** Id of who may act for them (监护人、代办人) */
  guardianId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person for whom it is (被监护人、委托人) */
  personId: string | number;
};

/** Records that somebody is a party member. Nobody records themselves. */
export type RecordPartyMemberInput = {
  /** Name of their branch (党支部) */
  branch?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person (人员) */
  personId: string | number;
};

/** Whether somebody without a login was told. */
export type RecordToldInput = {
  /** When; left out: now */
  at?: string | null | undefined;
  /** Id of the entry that asks */
  entryId: string | number;
  /** How */
  how?: ToldHow | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** What came of it */
  outcome: ToldOutcome;
};

/** Given at a time of day, by a rule. */
export type RecurringInput = {
  /** Minutes that it takes, 5 to 1440 (时长) */
  minutes: number;
  /** A small part of iCalendar: FREQ=WEEKLY;BYDAY=MO,TH or FREQ=MONTHLY;BYMONTHDAY=15,-1 or FREQ=MONTHLY;BYDAY=2TU,-1FR, each with INTERVAL up to 12, or single dates RDATE:20261103,20261110. Everything else is refused (规则) */
  rule: string;
  /** Begin as HH:MM in the time of the realm (开始时间) */
  startTime: string;
};

/** Why a step was refused. Codes never change their meaning (拒绝原因). */
export type RefusalCode =
  /** This person holds this role there already at that time. (此人在该时段已担任此职。) */
  | 'ALREADY_APPOINTED'
  /** The order has its booking already. Cancel the order, or wait until the unit has marked what came of it. (订单已有预约。请取消订单，或等待单位登记结果。) */
  | 'ALREADY_BOOKED'
  /** Somebody has called back about this order already. (该订单已完成回访。) */
  | 'ALREADY_CALLED_BACK'
  /** This has ended already. Nothing is left to do. (已经结束，无需操作。) */
  | 'ALREADY_ENDED'
  /** This person has entered this draw already. Nothing is left to do but wait. (已报名本次摇号，等待结果即可，无需重复报名。) */
  | 'ALREADY_ENTERED'
  /** The time to confirm was extended once already. Confirm, or give the seat back. (确认时间已延长过一次。请确认参加或退出。) */
  | 'ALREADY_EXTENDED'
  /** There is a request or membership in this team already. Wait for the captain, or leave first. (已申请或已加入该队。请等待队长审核，或先退出。) */
  | 'ALREADY_IN_TEAM'
  /** This account is a resident here already. Nothing is left to do. (该账号已加入本辖区，无需重复加入。) */
  | 'ALREADY_JOINED'
  /** Somebody leads this order already. You may grab a helper's place. (已有人领单。您可以抢志愿者名额。) */
  | 'ALREADY_LED'
  /** This person is on the crew of this order already. Nothing is left to do. (已在该订单的服务小组中，无需操作。) */
  | 'ALREADY_ON_CREW'
  /** This person is recorded as a party member already. (该同志已登记为党员。) */
  | 'ALREADY_PARTY_MEMBER'
  /** You have rated this attempt already. (您已对本次服务评价。) */
  | 'ALREADY_RATED'
  /** The planned start has passed. Talk to the lead or the community. (计划开始时间已过。请联系领单人或社区。) */
  | 'ALREADY_STARTED'
  /** Somebody has recorded that they were told. Nothing is left to do. (已有人登记告知完成，无需重复登记。) */
  | 'ALREADY_TOLD'
  /** This person is a registered volunteer already. Change the registration instead. (已是注册志愿者。请直接修改登记信息。) */
  | 'ALREADY_VOLUNTEER'
  /** You stand in this line already. Nothing is left to do. (您已在候补队列中，无需操作。) */
  | 'ALREADY_WAITING'
  /** It would move to another community. Recall it first. (将变更到其他社区。请先由中心收回。) */
  | 'ANOTHER_COMMUNITY'
  /** This input cannot be taken: … (输入有误：…) */
  | 'BAD_INPUT'
  /** … people hold a seat. Fewer places are possible only after somebody gives one back. (已有 … 人占用名额。须有人退出后，才能减少到此数以下。) */
  | 'BELOW_LIVING_SEATS'
  /** … bookings are still to come. Wait, or say that they shall be cancelled. (仍有 … 个未完成的预约。请等待，或确认全部取消。) */
  | 'BOOKINGS_LIVE'
  /** The service has begun or was given already. It cannot be undone here. (服务已开始或已完成，不能再作此操作。) */
  | 'BOOKING_BEGUN'
  /** The order has not begun. Begin it with the code that the resident tells you. (订单尚未开始。请先凭居民告知的开工码开始服务。) */
  | 'BOOKING_NOT_BEGUN'
  /** The list cannot stand like this: … of …. Codes are unique capitals; names and what it is are said in both languages; a need is not served by a unit; only a crew has helpers (1 to 50); a visit takes 10 to 1440 minutes; skills and time limits exist. (清单内容有误：… 的 …。代码须唯一且为大写；名称和说明须有中英文；需求项不由单位直接提供；仅服务小组有志愿名额（1 至 50）；时长 10 至 1440 分钟；技能和时限须存在。) */
  | 'CATALOGUE_WRONG'
  /** Ask the resident for the start code. If it is lost, the community can start without it. (请向居民索取开工码。如遗失，可由社区无码开始。) */
  | 'CODE_NEEDED'
  /** This is not the start code of the order. Ask the resident again. (开工码错误。请再次向居民核对。) */
  | 'CODE_WRONG'
  /** Write down what the resident agreed to, in at least … characters. (请写明居民同意的内容，至少 … 个字。) */
  | 'CONSENT_MISSING'
  /** This person has no app, and no consent of theirs stands: it was never written down, or they took it back. Ask them, and record what they agree to first. (此居民没有使用手机应用，且没有有效的同意记录（未登记或已撤回）。请先征得本人同意并登记。) */
  | 'CONSENT_NEEDED'
  /** A consent of this person stands already. Nothing is left to record. (此人已有有效的同意记录，无需重复登记。) */
  | 'CONSENT_STANDS'
  /** Until … no new seats are taken, after absences or after seats given back whose contact had been read. The center can lift it. (因爽约或查看联系方式后多次退出，在 … 前不能领单或占用新名额。可联系中心解除。) */
  | 'COOLING_OFF'
  /** This cooling off ended at … by itself. Nothing is left to do. (该冷静期已于 … 结束，无需操作。) */
  | 'COOLING_OVER'
  /** The crew is too small: … of at least …. (人手不足：现有 … 人，至少需要 … 人。) */
  | 'CREW_MISSING'
  /** This division cannot be given up yet. There are still: …. Move or end them first. (该治理单元尚不能撤销，仍有：…。请先迁移或结束。) */
  | 'DIVISION_IN_USE'
  /** This is the outermost division of the realm, which cannot be given up. (这是辖区最外层的治理单元，不能撤销。) */
  | 'DIVISION_IS_REALM'
  /** There is no such division here. Choose one from the tree of divisions. (找不到该治理单元。请从治理单元树中选择。) */
  | 'DIVISION_NOT_FOUND'
  /** There is no draw to enter or to leave: none is announced, or its time is over. See whether places are free. (目前没有可报名或退出的摇号：尚未公告，或报名已截止。请查看是否还有名额。) */
  | 'DRAW_CLOSED'
  /** This person is on another crew at that time, or in another community so shortly before or after it that there is no time to travel. Give that seat back first, or choose another time. (该时段已参加其他服务，或与其他社区的服务间隔不足以往返。请先退出，或选择其他时间。) */
  | 'ELSEWHERE_THEN'
  /** Give both times, the end after the start. (请同时填写开始和结束时间，且结束晚于开始。) */
  | 'END_BEFORE_START'
  /** … places are left, … are wanted. Choose another occurrence or fewer persons. (仅剩 … 个名额，需要 … 个。请选择其他场次或减少人数。) */
  | 'FULLY_BOOKED'
  /** They may act for this person already. Nothing is left to record. (此人已登记为其监护人或代办人，无需重复登记。) */
  | 'GUARDIAN_STANDS'
  /** Hours are from 0 to 24. (服务时长应为 0 至 24 小时。) */
  | 'HOURS_WRONG'
  /** Before it can be listed, say: …. (上架前请补充：…。) */
  | 'INCOMPLETE'
  /** The places of this order are drawn after …. Enter the draw until then; all who enter have the same chance. (该订单的名额将在 … 后摇号产生。请在此之前报名，先后机会均等。) */
  | 'IN_DRAW'
  /** Time and number of people are those of its booking. Cancel it and order another occurrence. (时间和人数以预约为准。请取消后另行预约。) */
  | 'IS_BOOKED'
  /** This resource is offered for the item …. Order that item. (该资源属于分项 …。请按该分项下单。) */
  | 'ITEM_DIFFERS'
  /** There is no such item in the published catalogue. (当前清单中没有该分项。) */
  | 'ITEM_NOT_FOUND'
  /** The published list has no such item, or it is a need and not a resource. Choose an item of kind RESOURCE. (已发布清单中没有该分项，或它属于需求项。请选择资源类分项。) */
  | 'ITEM_NOT_LISTED'
  /** This key was used for another input. Make a new key for a new deed. (此 key 已用于其他输入。新的操作请使用新的 key。) */
  | 'KEY_REUSED'
  /** A realm keeps one operator at least. Appoint another first. (辖区至少保留一名运营管理员。请先任命另一位。) */
  | 'LAST_OPERATOR'
  /** The fewest people to start with are at least 1 and at most the helpers and the lead. (最少开工人数至少为 1，且不超过志愿者名额加领单人。) */
  | 'LEAST_CREW_WRONG'
  /** Orders cannot lie with a division of this level here (…). Choose a community. (本辖区此级治理单元（…）不能承办订单。请选择社区。) */
  | 'MAY_NOT_HOLD'
  /** At most … days from the time that it had by the rule. (改期与原定时间相距不得超过 … 天。) */
  | 'MOVED_TOO_FAR'
  /** An order is named twice. Name each one once. (有订单重复。每单只需填写一次。) */
  | 'NAMED_TWICE'
  /** Of sensitive items nothing is told to everybody. (敏感分项不得公开摘要。) */
  | 'NEVER_PUBLIC'
  /** No division holds it, or nothing is left to do: there is nobody to press. (尚无承办单元，或已办完，无需督办。) */
  | 'NOBODY_TO_PRESS'
  /** This news is for yourself; there is nobody to tell. (此消息是发给您本人的，无需转告。) */
  | 'NOBODY_TO_TELL'
  /** There are … notes already, and there is no room for more. Take a step of the order, or speak to each other. (留言已达 … 条上限。请直接办理订单或当面沟通。) */
  | 'NOTES_FULL'
  /** This is what the published list says already. Change something. (与已发布的清单相同，没有变化。请修改后再提交。) */
  | 'NOTHING_CHANGED'
  /** You work on no order now, so there is nothing to hand over. (您当前没有领取订单，无需移交。) */
  | 'NOTHING_TAKEN'
  /** No time limit of a step runs, so there is nothing to urge. Write a note, or ask the center. (目前没有正在计时的环节，无需催办。可留言或联系中心。) */
  | 'NOTHING_TO_URGE'
  /** Your roles do not allow this here. Ask one of: …. (您在此处没有这项权限。请联系：…。) */
  | 'NOT_ALLOWED'
  /** The requester was not sent an answer yet, and nothing closes without one. (尚未答复居民，不能办结（事事有回音）。) */
  | 'NOT_ANSWERED_YET'
  /** An order is handed over to somebody else who dispatches in its street, or leads it. Name another colleague, or put it back into the queue. (只能移交给本街道的其他调度员或街道负责人。请另选同事，或放回队列。) */
  | 'NOT_A_COLLEAGUE'
  /** Version … is …, not a draft. Read the newest draft and publish that. (第 … 版不是草稿（…）。请查看并发布最新草稿。) */
  | 'NOT_A_DRAFT'
  /** Notes are written by requester, crew, brokers, holding division and center, as long as they have to do with the order. (仅下单居民、服务小组、中间人、承办单元和中心可以留言，且须仍与此单有关。) */
  | 'NOT_A_PARTY'
  /** Only of what is done something is told to everybody. Wait until the order is done. (订单完成后方可公开摘要。请待完成后再发布。) */
  | 'NOT_DONE_YET'
  /** This resource is for others: look at whom it is for, by age and by where they live. (该资源不面向此人。请查看其服务对象（年龄和居住地）。) */
  | 'NOT_FOR_YOU'
  /** There is nothing with this id or code, or you may not see it. Check it. (找不到此编号或代码对应的内容，或您无权查看。请核对。) */
  | 'NOT_FOUND'
  /** This order is not served by a unit of the list, so nothing is booked for it. (该订单不由清单中的单位提供服务，无需预约场次。) */
  | 'NOT_FROM_THE_LIST'
  /** This order was not drawn for a call-back. (该订单未被抽中回访。) */
  | 'NOT_IN_SAMPLE'
  /** There is no living membership in this team. Ask to join first. (不在该队中。请先申请加入。) */
  | 'NOT_IN_TEAM'
  /** This realm does not use this step. Ask the center. (本辖区未启用此步骤。请联系中心。) */
  | 'NOT_IN_THIS_REALM'
  /** You are signed in but not yet a resident here. Join first. (您已登录，但尚未加入本辖区。请先加入。) */
  | 'NOT_JOINED'
  /** This resource is not on the list now. Choose another. (该资源目前不在清单上。请选择其他资源。) */
  | 'NOT_LISTED'
  /** Nobody records or appoints themselves. Ask a colleague. (不能为本人登记或任命。请由同事办理。) */
  | 'NOT_OF_ONESELF'
  /** The order is not on hold. Nothing is left to do. (订单未挂起，无需操作。) */
  | 'NOT_ON_HOLD'
  /** This order is not for a team that you lead. The community decides about its places. (该订单不在您所带队伍的看板上。其名额由社区安排。) */
  | 'NOT_ON_YOUR_BOARD'
  /** The order is not open for this. Look at its state, or choose another order. (订单当前未开放此操作。请查看订单状态，或选择其他订单。) */
  | 'NOT_OPEN'
  /** This person is not recorded as a party member. The community records it. (该同志未登记为党员。请由社区登记。) */
  | 'NOT_PARTY_MEMBER'
  /** Date and seats are planned when the community accepts. State a wish instead. (社区接单时才确定时间和名额。请填写期望时间。) */
  | 'NOT_PLANNED_YET'
  /** Nothing is told about this order now. There is nothing to take back. (此单目前没有公开摘要，无需撤回。) */
  | 'NOT_PUBLISHED'
  /** It is not resolved, and this was attempt … of 3. It is done again first. (尚未解决（第 … 次，共 3 次）。请先重新办理。) */
  | 'NOT_RESOLVED'
  /** You have not taken this order. (您未领取该订单。) */
  | 'NOT_TAKEN'
  /** This can be said from the start until a day after the finish. (仅可在开始之后至完成后一天内进行此操作。) */
  | 'NOT_THE_TIME'
  /** The service is not underway. Start it first. (服务尚未开始。请先开始服务。) */
  | 'NOT_UNDERWAY'
  /** Only registered volunteers can do this. Register as a volunteer first. (仅注册志愿者可以进行此操作。请先注册为志愿者。) */
  | 'NOT_VOLUNTEER'
  /** This request was answered or taken back already. Read the list again. (该申请已处理或已撤回。请刷新列表。) */
  | 'NOT_WAITING'
  /** No consent of this person stands. Nothing is left to take back. (此人没有有效的同意记录，无需撤回。) */
  | 'NO_CONSENT'
  /** The order has no date yet. The community sets one by amending it. (订单尚未确定时间。请社区先修改订单确定时间。) */
  | 'NO_DATE'
  /** They may not act for this person. Nothing is left to revoke. (此人并非其监护人或代办人，无需撤销。) */
  | 'NO_GUARDIAN'
  /** This item is served without helpers. (该分项不需要志愿者名额。) */
  | 'NO_HELPERS_HERE'
  /** There is no division above that could take it. Return it to the center. (没有可上报的上一级。请退回中心。) */
  | 'NO_HIGHER_DIVISION'
  /** This seat need not be confirmed before a day before the start. There is nothing to extend. (该名额到开始前一天才需确认，无需延长。) */
  | 'NO_LEASE'
  /** Its validity ended at …. Give it a later end first. (有效期已于 … 结束。请先延长有效期。) */
  | 'NO_LONGER_VALID'
  /** By this rule nothing is left to come. Choose a later end or other days. (按此规则已没有后续安排。请延长期限或另选日期。) */
  | 'NO_OCCURRENCES_LEFT'
  /** It is not given at …. Choose one of its next occurrences. (该资源在 … 不开放。请从近期场次中选择。) */
  | 'NO_SUCH_OCCURRENCE'
  /** This order has no seats of this kind: a unit or a lead alone serves it. (此订单没有这类名额：由单位或领单人独自服务。) */
  | 'NO_SUCH_SEATS'
  /** The occurrence at … is not given after all. Choose another one. (… 的场次已取消。请选择其他场次。) */
  | 'OCCURRENCE_CANCELLED'
  /** The occurrence at … has begun or is over. Choose a later one. (… 的场次已开始或已结束。请选择之后的场次。) */
  | 'OCCURRENCE_OVER'
  /** An order was placed for this occurrence, and it gets no second one. Amend or cancel that order, or say that it shall be called off, too; one that was called off is placed anew by itself. (该次服务的订单已生成，不会再生成第二张。请修改或取消该订单，或选择同时取消订单；已取消的请另行下单。) */
  | 'OCCURRENCE_PLACED'
  /** It begins at …; before that nobody has stayed away. (该次服务于 … 开始，开始之前不能登记未到场。) */
  | 'OCCURRENCE_TO_COME'
  /** The order is on hold. Lift the hold first. (订单已挂起。请先解除挂起。) */
  | 'ON_HOLD'
  /** A fair start is announced for later than now and earlier than the planned start. (公平开抢的时刻应晚于现在、早于计划开始时间。) */
  | 'OPENING_WRONG'
  /** All places are taken. Look for another order. (名额已满。请选择其他订单。) */
  | 'ORDER_FULL'
  /** There is no such order in this street. Check the id. (本街道没有该订单。请核对编号。) */
  | 'ORDER_NOT_FOUND'
  /** This organisation was closed. Choose a living one. (该单位已停用。请选择在用的单位。) */
  | 'ORGANISATION_ENDED'
  /** … people stand in line for a place. Let your member go with a reason: the first in line is offered the place. (已有 … 人候补。请注明原因让队员退出，名额将顺延给候补第一位。) */
  | 'OTHERS_WAIT'
  /** A community dispatches to itself and its own grids. Escalate the order, or ask the center. (社区只能派给本社区及其网格。请上报，或联系中心。) */
  | 'OUTSIDE_THE_COMMUNITY'
  /** What was booked is the period from … until …. Wish for a time within it, or book another period. (预约的周期为 … 至 …。请选择该周期内的时间，或预约其他周期。) */
  | 'OUTSIDE_THE_PERIOD'
  /** This division lies in another street. (该治理单元属于其他街道。) */
  | 'OUTSIDE_THE_STREET'
  /** These divisions lie outside of what you or the team look after: …. (以下治理单元超出您或队伍的管辖范围：…。) */
  | 'OUT_OF_REACH'
  /** Only a registered volunteer is paired with an officer. Ask them to register first. (仅注册志愿者可与网格员结对。请先注册为志愿者。) */
  | 'PAIR_NO_VOLUNTEER'
  /** A pair is appointed with a grid officer of this very grid, who is somebody else. Name the officer's appointment, for this role alone. (结对志愿者须与本网格的网格员（非本人）结对。请填写该网格员的任职，且仅此角色需要填写。) */
  | 'PAIR_WRONG'
  /** An appointment ends after it begins, and begins now or later. (任职的结束时间应晚于开始时间，且不得早于现在开始。) */
  | 'PERIOD_WRONG'
  /** How many people is a whole number from 1 to …. (人数应为 1 至 … 的整数。) */
  | 'PERSONS_WRONG'
  /** Places are free: grab one instead of waiting. (尚有空余名额，请直接抢单，无需候补。) */
  | 'PLACES_ARE_FREE'
  /** Only volunteers and party members who have served this resident before can be asked first; officers may name others who are registered. (只能优先邀请曾为该居民服务过的志愿者或党员；工作人员可指定其他已注册人员。) */
  | 'PREFERRED_UNFIT'
  /** You have pressed it on this working day already. Press again on the next. (您在本工作日已督办过。请下一个工作日再督办。) */
  | 'PRESSED_TODAY'
  /** This project has ended. Choose one that runs. (该项目已结束。请选择在办的项目。) */
  | 'PROJECT_ENDED'
  /** There is no running project with this id that serves this item. Choose another, or none. (没有此编号的在办项目，或该项目不服务此分项。请另选或不选。) */
  | 'PROJECT_UNFIT'
  /** There is a realm with the code … already. (代码为 … 的辖区已存在。) */
  | 'REALM_EXISTS'
  /** There is no street or county with the code of your token. Sign in where you live. (令牌中的辖区不存在。请登录您所在的辖区。) */
  | 'REALM_UNKNOWN'
  /** Say why, so that they know what to do. (请写明原因，以便对方知道如何处理。) */
  | 'REASON_NEEDED'
  /** This item is served by a unit: order an occurrence of a listed resource. (该分项由单位提供：请选择资源清单中的具体场次。) */
  | 'RESOURCE_NEEDED'
  /** Look at …: title up to 80 characters, what it is up to 1000, place up to 200, capacity 1 to 100000, valid until after valid from, ages 0 to 150. (请检查 …：标题不超过 80 字，说明不超过 1000 字，地点不超过 200 字，容量 1 至 100000，有效期止晚于起，年龄 0 至 150。) */
  | 'RESOURCE_WRONG'
  /** It was returned … times. Only the street leader can send it on now, and nobody returns it. (该订单已被退回 … 次。现只能由街道负责人派单，且不得再退回。) */
  | 'RETURNED_TOO_OFTEN'
  /** Somebody holds this role there already, and only one may. End that appointment first. (该岗位已有人任职，且只能有一人。请先结束原任职。) */
  | 'ROLE_TAKEN'
  /** An order cannot be merged into itself. (订单不能与自身合并。) */
  | 'SAME_ORDER'
  /** The role … is held over …. Name exactly that. (… 的任职范围应为…。请只填写这一项。) */
  | 'SCOPE_WRONG'
  /** Helpers are a whole number from 1 to …, and only where a crew serves. (志愿者名额应为 1 至 … 的整数，且仅适用于志愿服务类订单。) */
  | 'SEATS_WRONG'
  /** One of the seats that you name is not held or served in this order now. Read its crew again. (所填名额中有不属于本单当前服务小组的。请刷新服务小组后再填。) */
  | 'SEAT_NOT_IN_IT'
  /** This resident has … series already. End one of them first. (该居民已有 … 项固定服务。请先结束其中一项。) */
  | 'SERIES_FULL'
  /** Only what a crew or a lead serves can come again by itself. What a unit gives is booked occurrence by occurrence from its list. (只有由服务小组或领单人提供的分项可设为固定服务。单位提供的资源请逐场预约。) */
  | 'SERIES_ITEM_UNFIT'
  /** Who served an order does not rate it. (服务人员不能评价自己服务的订单。) */
  | 'SERVED_IT'
  /** This order serves this very person, or somebody for whom they act. Somebody else has to help. (此人正是该订单的服务对象或其代办人，不能为自己或自己所代办之人服务。请由他人帮忙。) */
  | 'SERVES_YOU'
  /** The realm decides so already. Change something. (辖区设置未发生变化。请修改后再提交。) */
  | 'SETTINGS_UNCHANGED'
  /** Guests cannot do this. Sign in first. (访客不能进行此操作。请先登录。) */
  | 'SIGN_IN_FIRST'
  /** The order asks for skills that are not registered: …. Register them, or choose another order. (订单需要以下技能，但未登记：…。请先登记技能，或选择其他订单。) */
  | 'SKILLS_MISSING'
  /** Unknown skills: …. Choose from the list of skills. (未知的技能：…。请从技能清单中选择。) */
  | 'SKILL_UNKNOWN'
  /** Stars are a whole number from 1 to 5. (星级应为 1 至 5 的整数。) */
  | 'STARS_WRONG'
  /** Write a line for the volunteers: what is to be done. Nothing personal. (请为志愿者写一句服务说明，不得包含个人信息。) */
  | 'SUMMARY_NEEDED'
  /** Another dispatcher is working on this order. Wait until they let it go, or for 30 minutes. (其他调度员正在处理该订单。请等待放回，或 30 分钟后再试。) */
  | 'TAKEN_BY_ANOTHER'
  /** The other order has ended (…). Merge into a living one. (目标订单已结束（…）。请合并到进行中的订单。) */
  | 'TARGET_ENDED'
  /** This team has ended. Choose a living one. (该队伍已解散。请选择未解散的队伍。) */
  | 'TEAM_ENDED'
  /** The words tell who somebody is: a name, an address or a long number. Write it without them. (内容含有姓名、住址或较长的号码，可能识别到个人。请去掉后再发布。) */
  | 'TELLS_SOMEBODY'
  /** This time is past. Choose a later one. (该时间已过。请选择之后的时间。) */
  | 'TIME_PAST'
  /** Look at …: a rule (FREQ=WEEKLY;BYDAY=…, FREQ=MONTHLY;BYMONTHDAY=… or BYDAY=2TU, RDATE:20261103) with start time HH:MM and 5 to 1440 minutes, or a plain period alone. (请检查 …：填写规则（FREQ=WEEKLY;BYDAY=…，FREQ=MONTHLY;BYMONTHDAY=… 或 BYDAY=2TU，RDATE:20261103）及开始时间 HH:MM 和 5 至 1440 分钟，或仅填写普通周期。) */
  | 'TIMING_WRONG'
  /** They were told after it happened and not later than now. Correct the time. (告知时间应在事情发生之后且不晚于现在。请更正时间。) */
  | 'TOLD_WHEN'
  /** It can begin from … on, an hour before the planned start. (最早可在 … 开始（计划开始前一小时）。) */
  | 'TOO_EARLY'
  /** At most … days from now. (最远为 … 天之内。) */
  | 'TOO_FAR'
  /** Hours and absences can be corrected for 7 days. Talk to the operator. (服务时长和爽约记录仅可在 7 天内更正。请联系管理员。) */
  | 'TOO_LATE'
  /** At most … days. (最长 … 天。) */
  | 'TOO_LONG'
  /** At most … orders are dealt with at once. Send the others with another key. (一次最多处理 … 单。其余请使用新的 key 另行提交。) */
  | 'TOO_MANY_AT_ONCE'
  /** At most … places are grabbed within a minute. Try again at …. (每分钟最多抢 … 个名额。请于 … 后再试。) */
  | 'TOO_MANY_GRABS'
  /** At most … things are muted at once. Take one back, or mute everything. (同时最多静音 … 项。请先取消一项，或全部静音。) */
  | 'TOO_MANY_MUTES'
  /** It takes … persons at a time, not …. Order for fewer. (每场最多 … 人，不能为 … 人。请减少人数。) */
  | 'TOO_MANY_PERSONS'
  /** At most … people can be asked first. Name fewer, or a team. (优先邀请的人员最多 … 人。请减少人数或改选服务队。) */
  | 'TOO_MANY_PREFERRED'
  /** At most … records stand at the same time. Withdraw one first. (同时最多有 … 份有效证明。请先撤回一份。) */
  | 'TOO_MANY_RECORDS'
  /** At most … seats are held at once. Wait until …, when the next begins, or give one back. (同时最多持有 … 个名额。请等到 … 下一次服务开始，或先退出一个。) */
  | 'TOO_MANY_SEATS'
  /** At most … devices of one person are pushed. Remove one that you do not use any more. (每人最多 … 个推送设备。请先移除不再使用的设备。) */
  | 'TOO_MANY_SUBSCRIPTIONS'
  /** At most … orders are handed over at once. Put some back into the queue first. (一次最多移交 … 单。请先将部分订单放回队列。) */
  | 'TOO_MANY_TAKEN'
  /** One person acts for at most … others, and at most … act for one. Choose somebody else, or revoke one first. (每人最多代办 … 人，每人最多有 … 名代办人。请另选他人或先撤销。) */
  | 'TOO_MANY_WARDS'
  /** You have urged it on this working day already. Urge again on the next. (您在本工作日已催办过。请下一个工作日再催。) */
  | 'URGED_TODAY'
  /** It can be urged once half of its time is over: from … on. (时限过半后方可催办：自 … 起。) */
  | 'URGE_TOO_EARLY'
  /** The order waits for the unit to confirm its booking. Wait for the answer, or cancel the order. (订单正在等待单位确认预约。请等待答复，或取消订单。) */
  | 'WAITS_FOR_UNIT'
  /** Say who comes in 1 to … characters. (请用 1 至 … 个字写明前来人员。) */
  | 'WHO_COMES_WRONG'
  /** Say it in a few words. (请用文字说明。) */
  | 'WORDS_NEEDED'
  /** At most … characters. Say it in fewer. (最多 … 个字。请精简。) */
  | 'WORDS_TOO_LONG'
  /** This cannot be done in the state …. Read it again. (当前状态（…）不能进行此操作。请刷新后再试。) */
  | 'WRONG_STATE';

/** Turns down one who asked. */
export type RefuseMemberInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the membership that was asked for (申请) */
  membershipId: string | number;
  /** Why, for the one who asked (理由) */
  reason?: string | null | undefined;
};

/** Registers a resident who has no app. */
export type RegisterResidentInput = {
  /** Address down to the door (地址) */
  address?: string | null | undefined;
  /** Year of birth, for resources that are for an age (出生年份) */
  birthYear?: number | null | undefined;
  /** What they agreed to (知情同意) */
  consent: ConsentInput;
  /** Code of the division where they live (居住地) */
  homeCode: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Latitude in degrees, WGS 84; with longitude (纬度) */
  latitude?: number | null | undefined;
  /** Longitude in degrees, WGS 84; with latitude (经度) */
  longitude?: number | null | undefined;
  /** Name in full (姓名) */
  name: string;
  /** Telephone number (电话) */
  phone?: string | null | undefined;
};

/** Removes a member. */
export type RemoveMemberInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the membership (队员) */
  membershipId: string | number;
  /** Why, for the one who is removed (理由) */
  reason: string;
};

/** A device or an account at which you are not to be pushed any more. */
export type RemovePushSubscriptionInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the subscription (订阅) */
  subscriptionId: string | number;
};

/** By what a report is divided into rows (统计维度). */
export type ReportBy =
  /** by the day on which orders were placed (按下单日期) */
  | 'DAY'
  /** by community; what lies in none, by street (按社区) */
  | 'DIVISION'
  /** by grid; what lies in none is left out (按网格) */
  | 'GRID'
  /** by catalogue item (按清单分项) */
  | 'ITEM'
  /** one row of everything (合计) */
  | 'NOTHING'
  /** by the unit that serves; orders without one are left out (按提供单位) */
  | 'ORGANISATION';

/** What a list of resources is narrowed to; all that is given must hold. */
export type ResourceFilter = {
  /** Given on this day of the realm (日期) */
  date?: string | null | undefined;
  /** Code of the division in or below which it is given (所在范围) */
  divisionCode?: string | null | undefined;
  /** Codes of catalogue items (清单分项) */
  itemCodes?: Array<string> | null | undefined;
  /** True: only those that you speak for (我的资源) */
  mine?: boolean | null | undefined;
  /** Id of the unit that offers it (单位) */
  organisationId?: string | number | null | undefined;
  /** Code of the community or street that offers it (社区或街道) */
  ownerDivisionCode?: string | null | undefined;
  /** States to show (状态) */
  states?: Array<ResourceState> | null | undefined;
  /** Id of the team that offers it (志愿服务队) */
  teamId?: string | number | null | undefined;
};

/** For whom it is; what is left out does not narrow. */
export type ResourceForWhomInput = {
  /** From this age in years, 0 to 150; see `ResourceForWhom` (最小年龄) */
  ageFrom?: number | null | undefined;
  /** To this age in years, inclusive (最大年龄) */
  ageTo?: number | null | undefined;
  /** Codes of divisions, up to 20, in or below which people must live (居住范围) */
  divisionCodes?: Array<string> | null | undefined;
  /** In words, up to 300 characters (文字说明) */
  words?: string | null | undefined;
};

/** Names a resource. */
export type ResourceInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
};

/** Who offers it: exactly one. You must speak for it. */
export type ResourceOwnerInput =
  {   /** Code of the community whose worker you are, or of the street that you lead (社区或街道) */
  divisionCode: string; myself?: never; organisationId?: never; teamId?: never; }
  |  { divisionCode?: never;   /** True: you yourself (本人) */
  myself: boolean; organisationId?: never; teamId?: never; }
  |  { divisionCode?: never; myself?: never;   /** Id of the unit whose representative you are (单位) */
  organisationId: string | number; teamId?: never; }
  |  { divisionCode?: never; myself?: never; organisationId?: never;   /** Id of the team whose captain you are (志愿服务队) */
  teamId: string | number; };

/** Where a resource stands (资源状态). */
export type ResourceState =
  /** being written down (草稿) */
  | 'DRAFT'
  /** on the list, can be booked (已上架) */
  | 'LISTED'
  /** on the list, not bookable for now (已暂停) */
  | 'PAUSED'
  /** given back with a reason (已退回) */
  | 'RETURNED'
  /** its validity is over (已到期) */
  | 'RUN_OUT'
  /** waiting for the center (待审核) */
  | 'SUBMITTED'
  /** taken off the list (已撤下) */
  | 'WITHDRAWN';

/** A step of a resource, as in its table of steps (资源步骤). */
export type ResourceStep =
  /** One of its occurrences is not given after all: its bookings are cancelled, and each order wants another (取消一个场次) */
  | 'cancelOccurrence'
  /** A unit, community, team or person writes down what it can offer (起草资源) */
  | 'draft'
  /** The center lists it for everybody to see (资源清单亮家底) */
  | 'list'
  /** No new bookings for now; living ones stay (暂停) */
  | 'pause'
  /** Nobody has looked at it: the center is told (提醒中心审核) */
  | 'remindCenter'
  /** It can be booked again (恢复) */
  | 'resume'
  /** The center gives it back with a reason (退回修改) */
  | 'return'
  /** The owner changes a draft (修改资源草稿) */
  | 'revise'
  /** Its validity is over (到期) */
  | 'runOut'
  /** The owner asks the center to list it (提交审核) */
  | 'submit'
  /** It is taken off the list for good (撤下资源) */
  | 'withdraw';

/** When it is given: by a rule, or so many in a plain period. */
export type ResourceTimingInput =
  {   /** At any time within a day, week or month (普通周期) */
  period: PlainPeriod; recurring?: never; }
  |  { period?: never;   /** By a rule (按规则) */
  recurring: RecurringInput; };

/** Dead letters that are to be tried again. */
export type RetryPushesInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Ids of dead letters, at most 100; left out: the 1,000 oldest (死信) */
  pushIds?: Array<string | number> | null | undefined;
};

/** Names a resource and says why. */
export type ReturnResourceInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** What is to be changed, up to 1000 characters (原因) */
  words: string;
};

/** Changes what is given of a draft; null takes it back. */
export type ReviseResourceInput = {
  /** Persons that each occurrence or period takes; needed before it is submitted (容量) */
  capacity?: number | null | undefined;
  /** Whether each booking is confirmed by you before it stands; left out at first: no (预约需单位确认) */
  confirmsBookings?: boolean | null | undefined;
  /** Code of the division where it is given from now on (所在治理单元) */
  divisionCode?: string | null | undefined;
  /** For whom it is, in whole; null: everybody (服务对象) */
  forWhom?: ResourceForWhomInput | null | undefined;
  /** Code of the catalogue item from now on (清单分项代码) */
  itemCode?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Where exactly; null: not said (地点) */
  place?: string | null | undefined;
  /** Id of the project that it belongs to from now on, null for none: a running one that serves the item (志愿服务项目) */
  projectId?: string | number | null | undefined;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** When it is given; needed before it is submitted (时间安排) */
  timing?: ResourceTimingInput | null | undefined;
  /** Title from now on (标题) */
  title?: string | null | undefined;
  /** From when it is given (有效期起) */
  validFrom?: string | null | undefined;
  /** Until when it is given; null: without an end (有效期止) */
  validUntil?: string | null | undefined;
  /** What is offered from now on (内容) */
  what?: string | null | undefined;
};

/** Takes back what a person agreed to. */
export type RevokeConsentInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person: yourself, or somebody who said so to you (人员) */
  personId: string | number;
};

/** Ends that somebody may act for a person. */
export type RevokeGuardianInput = {
  /** Id of who could act for them (监护人、代办人) */
  guardianId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the person for whom it was (被监护人、委托人) */
  personId: string | number;
};

/** What a person is appointed to (任职角色). */
export type Role =
  /** auditor (审计员) */
  | 'AUDITOR'
  /** building head (楼长) */
  | 'BUILDING_HEAD'
  /** team captain (队长) */
  | 'CAPTAIN'
  /** community worker (社区工作者) */
  | 'COMMUNITY_WORKER'
  /** center dispatcher (中心派单员) */
  | 'DISPATCHER'
  /** grid head (网格长) */
  | 'GRID_HEAD'
  /** grid officer (网格员) */
  | 'GRID_OFFICER'
  /** operator (运营管理员) */
  | 'OPERATOR'
  /** volunteer paired with a grid officer (结对志愿者) */
  | 'PAIR'
  /** co-building unit's representative (共建单位联络人) */
  | 'REPRESENTATIVE'
  /** stairwell head (单元长) */
  | 'STAIRWELL_HEAD'
  /** street leader (街道负责人) */
  | 'STREET_LEADER';

/** Over what a role is held (任职范围类型). */
export type RoleScope =
  /** a division and all below it (治理单元) */
  | 'DIVISION'
  /** an organisation (单位) */
  | 'ORGANISATION'
  /** a team (志愿服务队) */
  | 'TEAM';

/** An order, and what is said about it. */
export type SayInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** What is said: the question, the answer or the reason; at most 2,000 characters */
  words: string;
};

/** Names a booking and says who comes. */
export type SayWhoComesInput = {
  /** Id of the booking (预约) */
  bookingId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Name of your person who comes or is there, up to 80 characters (前来人员) */
  whoComes: string;
};

/** Who took a step of a seat (操作者) */
export type SeatActor =
  /** Somebody else (他人) */
  | 'ANOTHER'
  /** The clock (系统时钟) */
  | 'CLOCK'
  /** Its holder (本人) */
  | 'HOLDER';

/** Hours of one seat. */
export type SeatHoursInput = {
  /** Hours of service, 0 to 24 */
  hours: number;
  /** Id of the seat */
  seatId: string | number;
};

/** A seat. */
export type SeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the seat */
  seatId: string | number;
};

/** What a seat is for (名额类型) */
export type SeatKind =
  /** A helper, a volunteer (抢单) */
  | 'HELPER'
  /** The lead, a party member (领单) */
  | 'LEAD';

/** Where a seat stands (名额状态) */
export type SeatState =
  /** Confirmed: they will come (已确认参加) */
  | 'CONFIRMED'
  /** Held (已占名额) */
  | 'HELD'
  /** The offer was declined or not answered (指派已失效) */
  | 'LAPSED'
  /** They did not come (爽约) */
  | 'NO_SHOW'
  /** Offered, waiting for an answer (待确认指派) */
  | 'OFFERED'
  /** Given back or freed (已释放) */
  | 'RELEASED'
  /** Served (已服务) */
  | 'SERVED'
  /** Serving (服务中) */
  | 'SERVING';

/** A step of a seat, as in its table of steps (名额步骤) */
export type SeatStep =
  /** The community, or the captain of a team for which the order is, offers a place to somebody (社区或队长指派(待本人确认)) */
  | 'assign'
  /** Their service begins (开始服务) */
  | 'begin'
  /** A party member claims the lead (党员领单做先锋) */
  | 'claim'
  /** They say that they will come (确认参加) */
  | 'confirm'
  /** The community corrects the hours (社区更正服务时长) */
  | 'correctHours'
  /** They do not take the offer (谢绝指派) */
  | 'decline'
  /** They entered a fair start, and were drawn (公平开抢,摇号中签) */
  | 'drawn'
  /** Their service ends, with hours (服务结束并记录时长) */
  | 'end'
  /** They need more time to confirm, and say why (申请延长确认时间) */
  | 'extend'
  /** The order left its crew; nobody is to blame (因订单变动释放名额) */
  | 'free'
  /** A seat is given back and is free in the same moment (退出(名额即时释放)) */
  | 'giveBack'
  /** A volunteer grabs a helper's seat (志愿抢单促实施) */
  | 'grab'
  /** It was not confirmed in the time that the realm or the item asks for; nobody is to blame (未按时确认,名额失效) */
  | 'lapse'
  /** The offer was not answered in time (指派逾期失效) */
  | 'lapseOffer'
  /** They did not come (爽约) */
  | 'noShow'
  /** A place is free and offered to the next in line (名额空出,轮到候补(待本人确认)) */
  | 'offer'
  /** The captain lets another member of the team come instead: the seat is theirs no more, and nobody else can take it (队长换人(原队员退出)) */
  | 'passOn'
  /** It is not confirmed yet: they are told until when it must be (提醒确认名额) */
  | 'remindToConfirm'
  /** The seat of another member is offered to them (队长换人(新队员待确认)) */
  | 'takeOver'
  /** The community finds that they did come (撤销爽约) */
  | 'undoNoShow';

/** Names a series. */
export type SeriesInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the series (固定服务) */
  seriesId: string | number;
};

/** What becomes of an occurrence of a series (单次安排状态). */
export type SeriesOccurrenceState =
  /** moved to another time, its order is still to be placed (已改期,待下单) */
  | 'MOVED'
  /** its order was placed (已下单) */
  | 'PLACED'
  /** its order is placed when its time has come (待下单) */
  | 'PLANNED'
  /** left out (已跳过) */
  | 'SKIPPED';

/** Why a series is paused (暂停原因). */
export type SeriesPause =
  /** somebody paused it (手动暂停) */
  | 'BY_HAND'
  /** the item is not offered so any more (清单分项已停用) */
  | 'ITEM_GONE'
  /** who began it does not act for the requester any more (代办关系已终止) */
  | 'NOBODY_ACTS'
  /** an order of it was refused for another reason; see what it asks for (订单无法生成) */
  | 'NOT_PLACEABLE'
  /** the requester has taken back their consent to being ordered for (本人已撤回代办同意) */
  | 'NO_CONSENT'
  /** the division was given up (治理单元已撤销) */
  | 'PLACE_GONE';

/** Names a series, and who shall be asked first from now on. */
export type SeriesPreferenceInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Ids of up to 10 people; left out: nobody (优先邀请) */
  preferredIds?: Array<string | number> | null | undefined;
  /** Id of the series (固定服务) */
  seriesId: string | number;
  /** Id of a team; left out: none (优先邀请的服务队) */
  teamId?: string | number | null | undefined;
};

/** Where a series stands (固定服务状态). */
export type SeriesState =
  /** over for good (已结束) */
  | 'ENDED'
  /** no further orders for now (已暂停) */
  | 'PAUSED'
  /** orders are placed as their time comes (进行中) */
  | 'RUNNING';

/** A step of a series, as in its table of steps (固定服务步骤). */
export type SeriesStep =
  /** A wish shall come again by a rule: each time an order is placed for it, a week ahead unless the realm or the item says otherwise (设立固定服务,按期自动下单) */
  | 'begin'
  /** Its words or its rhythm are changed for whatever is not placed yet; what was skipped or moved by the rhythm before is forgotten with it, but for days on which an order was placed (修改固定服务(内容或时间)) */
  | 'change'
  /** It ends for good; its orders go on by their own steps, or those that have not begun are called off with it (结束固定服务) */
  | 'end'
  /** No further orders for now; those that were placed go on (暂停固定服务) */
  | 'pause'
  /** The order of the next occurrence is placed, in the name of its requester (到期自动下单) */
  | 'placeNext'
  /** Who is asked first is changed; it gives nobody a right (修改优先邀请人员) */
  | 'prefer'
  /** It goes on with the next occurrence; what passed meanwhile is not made up for (恢复固定服务) */
  | 'resume'
  /** Its last occurrence is over (固定服务期满) */
  | 'runOut'
  /** One occurrence is at another time (改期一次) */
  | 'shift'
  /** One occurrence is left out; an order that was placed for it is called off if whoever skips it says so (跳过一次) */
  | 'skip'
  /** The order of an occurrence may not be placed (no consent any more, nobody who acts for them, an item that is not offered): it waits, and says why (无法自动下单,暂停并说明原因) */
  | 'suspend';

/** Who serves an order (服务方式). */
export type ServedBy =
  /** a lead and helpers (领单党员与志愿者) */
  | 'CREW'
  /** a lead alone (仅领单人) */
  | 'LEAD_ONLY'
  /** the unit that offers the resource (资源提供单位) */
  | 'PROVIDER';

/** All your days off from now on, instead of those before. */
export type SetDaysOffInput = {
  /** At most 30; empty: none (休息时段) */
  daysOff: Array<DaysOffInput>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** How you want to be pushed from now on; what is left out is as your realm decided. */
export type SetPushPreferencesInput = {
  /** How many pushes you bear a day, 0 to 100 (每日推送上限) */
  aDay?: number | null | undefined;
  /** Digests only (仅汇总推送) */
  digestOnly?: boolean | null | undefined;
  /** When digests come, as HH:MM, 1 to 6 of them (汇总时间) */
  digestTimes?: Array<string> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** true: at any hour, whatever the realm decided; then leave `quietHours` out (不设免打扰时段) */
  noQuietHours?: boolean | null | undefined;
  /** When you are not pushed (免打扰时段) */
  quietHours?: QuietHoursInput | null | undefined;
  /** Nothing while you serve, but what is about that very service (服务中免打扰) */
  restWhileServing?: boolean | null | undefined;
};

/** The time limits of a realm. */
export type SetRealmLimitsInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** All limits that differ from the tables of steps; what is left out is as the table says. An item's own go before them */
  limits: Array<ItemLimitInput>;
};

/** Says anew where and with what a team helps. */
export type SetTeamScopeInput = {
  /** Codes of all divisions where it helps from now on (服务区域) */
  divisionCodes: Array<string>;
  /** Codes of all catalogue items that it helps with from now on; empty: everything (服务项目) */
  itemCodes?: Array<string>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the team (队伍) */
  teamId: string | number;
};

/** How the community ends an order. */
export type SettleOrderInput = {
  /** Hours of seats that served */
  hours?: Array<SeatHoursInput> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** What came of it */
  outcome: SettleOutcome;
  /** What is said: the question, the answer or the reason; at most 2,000 characters */
  words: string;
};

/** How a community ends an order without a finished crew (办结结果) */
export type SettleOutcome =
  /** Done by others (由他方解决) */
  | 'BY_OTHERS'
  /** Done in another way (以其他方式解决) */
  | 'DONE_OTHERWISE'
  /** No help wanted any more (不再需要) */
  | 'NO_HELP_WANTED'
  /** Out of scope (不属服务范围) */
  | 'OUT_OF_SCOPE'
  /** Partly done (部分完成) */
  | 'PARTLY_DONE';

/** Names an occurrence of a series that shall be left out. */
export type SkipSeriesOccurrenceInput = {
  /** Whether its order is called off, too, if it was placed already; otherwise that is refused (同时取消订单) */
  cancelOrder?: boolean;
  /** The date that the rule gives it (原定日期) */
  date: string;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the series (固定服务) */
  seriesId: string | number;
};

/** How a crew begins. */
export type StartOrderInput = {
  /** The start code that the resident told (开工码) */
  code?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
  /** Ids of the seats whose holders are present, each held in this order, and as many at least as the order needs to begin; left out: all */
  presentSeatIds?: Array<string | number> | null | undefined;
  /** Without a code: for the community, when the code is lost or failed three times */
  withoutCode?: boolean | null | undefined;
};

/** Ends your registration as a volunteer. */
export type StopVolunteeringInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Asks the center to list it; may say what is still missing. */
export type SubmitResourceInput = {
  /** Persons that each occurrence or period takes; needed before it is submitted (容量) */
  capacity?: number | null | undefined;
  /** Whether each booking is confirmed by you before it stands; left out at first: no (预约需单位确认) */
  confirmsBookings?: boolean | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** When it is given; needed before it is submitted (时间安排) */
  timing?: ResourceTimingInput | null | undefined;
  /** Until when it is given; null: without an end (有效期止) */
  validUntil?: string | null | undefined;
};

/** What speaks for a community (派单建议理由) */
export type SuggestionReason =
  /** It has less under way than others (在办订单较少) */
  | 'LEAST_BURDENED'
  /** The order lies in it (订单位于该社区) */
  | 'LIES_THERE'
  /** People who fit live or help there (有合适的志愿者) */
  | 'PEOPLE_READY'
  /** A team that helps there does such things (有对口志愿服务队) */
  | 'TEAM_FOR_IT';

/** A seat, and who comes instead of its holder. */
export type SwapSeatInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the member of the team who comes instead (替换队员) */
  personId: string | number;
  /** Why */
  reason: string;
  /** Id of the seat */
  seatId: string | number;
};

/** What a list of teams is narrowed to; all that is given must hold. */
export type TeamFilter = {
  /** Code of a division: teams registered in or below it (范围) */
  underCode?: string | null | undefined;
};

/** State of a membership (队员状态). */
export type TeamMemberState =
  /** asked to join; the captain answers (待审核) */
  | 'ASKED'
  /** left, or took the request back (已退出) */
  | 'LEFT'
  /** member (队员) */
  | 'MEMBER'
  /** not taken in (未通过) */
  | 'REFUSED'
  /** removed by the captain (已移出) */
  | 'REMOVED'
  /** the team ended (队伍已解散) */
  | 'TEAM_ENDED';

/** A span of a day in the time of the realm. */
export type TimeWindowInput = {
  /** Begin as HH:MM (开始) */
  from: string;
  /** End as HH:MM, 24:00 at most (结束) */
  until: string;
};

/** How somebody was told (告知方式) */
export type ToldHow =
  /** By telephone (电话) */
  | 'BY_PHONE'
  /** In person (当面) */
  | 'IN_PERSON'
  /** In writing (书面) */
  | 'IN_WRITING'
  /** Through their family (经家属转告) */
  | 'THROUGH_FAMILY';

/** What came of telling somebody (告知结果) */
export type ToldOutcome =
  /** They did not want to be told (本人不愿听取) */
  | 'DECLINED'
  /** They were not reached (未联系上) */
  | 'NOT_REACHED'
  /** They were told (已告知) */
  | 'TOLD';

/** What you want to be pushed about again. */
export type UnmutePushesInput = {
  /** What (静音范围) */
  about: PushMutedInput;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Your contact as it shall be from now on; what is left out is cleared. */
export type UpdateMyContactInput = {
  /** Address down to the door (地址) */
  address?: string | null | undefined;
  /** Year of birth, for resources that are for an age (出生年份) */
  birthYear?: number | null | undefined;
  /** Code of the division where you live now; left out: as before (居住地) */
  homeCode?: string | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Latitude in degrees, WGS 84; with longitude (纬度) */
  latitude?: number | null | undefined;
  /** Longitude in degrees, WGS 84; with latitude (经度) */
  longitude?: number | null | undefined;
  /** Name in full (姓名) */
  name: string;
  /** Telephone number (电话) */
  phone?: string | null | undefined;
};

/** Changes what is given of an organisation. */
export type UpdateOrganisationInput = {
  /** Whether it is a co-building unit from now on (共建单位) */
  coBuilding?: boolean | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Kind from now on (单位类型) */
  kind?: OrganisationKind | null | undefined;
  /** Name from now on (名称) */
  name?: string | null | undefined;
  /** Id of the organisation (单位) */
  organisationId: string | number;
};

/** Changes what is given of a project. */
export type UpdateProjectInput = {
  /** Codes of the items that it serves from now on, all of them (服务分项) */
  itemCodes?: Array<string> | null | undefined;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Name from now on (名称) */
  name?: string | null | undefined;
  /** Ids of its partners from now on, all of them (合作单位) */
  partnerIds?: Array<string | number> | null | undefined;
  /** Id of the project (项目) */
  projectId: string | number;
};

/** An order that is to be urged. */
export type UrgeOrderInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** Who is asking (访问者类型). */
export type ViewerKind =
  /** nobody signed in (访客) */
  | 'GUEST'
  /** a person of this realm (本辖区人员) */
  | 'PERSON'
  /** signed in, not yet a resident here: may join (已登录，尚未加入) */
  | 'SIGNED_IN';

/** What a volunteer says of themselves; it replaces what was said before. */
export type VolunteerInput = {
  /** Codes of the divisions where they want to help; empty: anywhere (服务区域) */
  areaCodes?: Array<string>;
  /** When they are free; empty: whenever (空闲时段) */
  freeHours?: Array<WeeklyWindowInput>;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Codes of skills, from the list of skills (技能) */
  skills?: Array<string>;
};

/** The order in whose line somebody stands. */
export type WaitInLineInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

/** How it stands with a place in line (候补状态) */
export type WaitState =
  /** The order gave no places any more (候补已取消) */
  | 'DISSOLVED'
  /** They left the line (已退出候补) */
  | 'LEFT'
  /** It was their turn: a place was offered (已轮到,名额待确认) */
  | 'OFFERED'
  /** It was their turn, and they could not take the place (轮到时不符合条件) */
  | 'PASSED_OVER'
  /** In line (候补中) */
  | 'WAITING';

/** What `PushManager.subscribe` of a browser gave, with `vapidPublicKey` as its application server key. */
export type WebPushInput = {
  /** Its key `auth`, base64url (密钥) */
  auth: string;
  /** Its `endpoint`: https, at a public name, at most 1,000 characters (推送地址) */
  endpoint: string;
  /** Its key `p256dh`, base64url (公钥) */
  p256dh: string;
};

/** A weekly window in the time of the realm (空闲时段). */
export type WeeklyWindowInput = {
  /** Begin as HH:MM (开始) */
  from: string;
  /** End as HH:MM (结束) */
  until: string;
  /** Day of the week, 1 (Monday) to 7 (星期) */
  weekday: number;
};

/** An entry that is taken back. */
export type WithdrawFromDrawInput = {
  /** Id of the entry */
  entryId: string | number;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
};

/** Names a resource to be taken off the list for good. */
export type WithdrawResourceInput = {
  /** Whether orders that have booked it shall be cancelled, and everybody told; if false, living bookings refuse the step (取消全部预约) */
  cancelBookings?: boolean;
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the resource (资源) */
  resourceId: string | number;
  /** Why, up to 1000 characters (原因) */
  words?: string | null | undefined;
};

/** The record that nobody is to find any more. */
export type WithdrawServiceRecordInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Its number (证明编号) */
  number: string;
};

/** An order about which nothing is told any more. */
export type WithdrawSummaryInput = {
  /** A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation. */
  key: string;
  /** Id of the order */
  orderId: string | number;
};

export type AbortOrderMutationVariables = Exact<{
  input: AbortOrderInput;
}>;


export type AbortOrderMutation = { abortOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AcceptOrderMutationVariables = Exact<{
  input: AcceptOrderInput;
}>;


export type AcceptOrderMutation = { acceptOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, plannedStart: string | null, plannedEnd: string | null, helpersWanted: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AddNoteMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteMutation = { addNote:
    | { __typename: 'Note', id: string, number: number, party: NoteParty, partyLabel: string, audience: Array<NoteParty>, at: string, name: string, words: string, mine: boolean, orderId: string }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AddPushSubscriptionMutationVariables = Exact<{
  input: AddPushSubscriptionInput;
}>;


export type AddPushSubscriptionMutation = { addPushSubscription:
    | { __typename: 'PushSubscription', id: string, channel: string, device: string | null, addedAt: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AdmitMemberMutationVariables = Exact<{
  input: AdmitMemberInput;
}>;


export type AdmitMemberMutation = { admitMember:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, state: TeamMemberState, stateLabel: string }
   };

export type AmendOrderMutationVariables = Exact<{
  input: AmendOrderInput;
}>;


export type AmendOrderMutation = { amendOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AnswerAboutOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type AnswerAboutOrderMutation = { answerAboutOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AppointMutationVariables = Exact<{
  input: AppointInput;
}>;


export type AppointMutation = { appoint:
    | { __typename: 'Appointment', id: string, role: Role, roleLabel: string, since: string, until: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AppointmentsQueryVariables = Exact<{
  filter?: AppointmentFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type AppointmentsQuery = { appointments: { edges: Array<{ node: { id: string, role: Role, roleLabel: string, since: string, until: string | null, person: { id: string, name: string }, division: { code: string, name: string } | null, organisation: { id: string, name: string } | null, team: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AskAboutOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type AskAboutOrderMutation = { askAboutOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type AskToJoinTeamMutationVariables = Exact<{
  input: AskToJoinTeamInput;
}>;


export type AskToJoinTeamMutation = { askToJoinTeam:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, state: TeamMemberState, stateLabel: string }
   };

export type AssignSeatMutationVariables = Exact<{
  input: AssignSeatInput;
}>;


export type AssignSeatMutation = { assignSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type BalancesQueryVariables = Exact<{
  divisionCode: string;
  days?: number;
  after?: string | null | undefined;
}>;


export type BalancesQuery = { balances: { nodes: Array<{ itemCode: string, waitingOrders: number, waitingLong: number, unmetOrders: number, missingPlaces: number, listedResources: number, unbookedLong: number, idleResources: number, freePlaces: number, item: { name: string } | null, community: { code: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BeginSeatMutationVariables = Exact<{
  input: SeatInput;
}>;


export type BeginSeatMutation = { beginSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type BeginSeriesMutationVariables = Exact<{
  input: BeginSeriesInput;
}>;


export type BeginSeriesMutation = { beginSeries:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type BookingsQueryVariables = Exact<{
  filter?: BookingFilter | null | undefined;
  orderBy?: BookingOrder;
  first?: number;
  after?: string | null | undefined;
}>;


export type BookingsQuery = { feedCursor: string, bookings: { nodes: Array<{ id: string, state: BookingState, label: string, startsAt: string, endsAt: string, persons: number, whoComes: string | null, reason: string | null, viewerMay: Array<BookingStep>, resource: { id: string, title: string } | null, order: { id: string, number: number, state: OrderState, label: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BrokerGapsQueryVariables = Exact<{
  underCode?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type BrokerGapsQuery = { gridsWithoutBroker: { totalCount: number, nodes: Array<{ officers: number, pairs: number, missing: Array<BrokerKind>, missingLabels: Array<string>, grid: { code: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, itemsWithoutLimit: { totalCount: number, nodes: Array<{ code: string, name: string }> }, stepsWithoutLimit: Array<{ table: string, step: string, label: string, state: string }> };

export type CallBackOrderMutationVariables = Exact<{
  input: RateOrderInput;
}>;


export type CallBackOrderMutation = { callBackOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type CancelBookingMutationVariables = Exact<{
  input: BookingReasonInput;
}>;


export type CancelBookingMutation = { cancelBooking:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number, reason: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type CancelOccurrenceMutationVariables = Exact<{
  input: CancelOccurrenceInput;
}>;


export type CancelOccurrenceMutation = { cancelOccurrence:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, revision: number, nextOccurrences: Array<{ startsAt: string, endsAt: string, free: number }> }
   };

export type CancelOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type CatalogueVersionsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type CatalogueVersionsQuery = { catalogueVersions: { edges: Array<{ node: { id: string, version: number, base: number | null, state: CatalogueState, stateLabel: string, note: string | null, proposedAt: string, publishedAt: string | null, supersededAt: string | null, changes: Array<{ code: string, kind: CatalogueChangeKind, kindLabel: string, fields: Array<string> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CatalogueQueryVariables = Exact<{
  version?: number | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type CatalogueQuery = { catalogue: { id: string, version: number, state: CatalogueState, stateLabel: string, publishedAt: string | null, categories: Array<{ code: string, name: string }>, items: { edges: Array<{ node: { id: string, code: string, name: string, what: string, kind: ItemKind, kindLabel: string, servedBy: ServedBy, servedByLabel: string, helpers: number, minutes: number, sensitive: boolean, category: { code: string }, skills: Array<{ code: string, label: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CenterDayQueryVariables = Exact<{
  streetCode: string;
}>;


export type CenterDayQuery = { centerDay: { date: string, at: string, placed: number, queued: number, taken: number, waitingForInfo: number, waitingForAcceptance: number, waitingForLead: number, open: number, placesFree: number, startingToday: number, underway: number, done: number, rated: number, unresolved: number, onHold: number, overdue: number } | null };

export type ChangeRealmSettingsMutationVariables = Exact<{
  input: ChangeRealmSettingsInput;
}>;


export type ChangeRealmSettingsMutation = { changeRealmSettings:
    | { __typename: 'Realm', name: string, workingHours: Array<{ from: string, until: string }>, settings: { selfDispatch: boolean, clockDispatchesProviderItems: boolean, gridMayHold: boolean, gridFirst: boolean, streetMayHold: boolean, handleAlone: boolean, escalate: boolean, sampleShare: number, publicHolidays: boolean, ownHolidays: Array<string>, ownWorkdays: Array<string>, fairStartAfterMinutes: number | null, fairPlay: { seatsAtOnce: number, grabsAMinute: number, travelMinutes: number, noShows: number, noShowDays: number, readReturns: number, readReturnDays: number, coolingDays: number }, asking: { policy: AskingPolicy, policyLabel: string, perPlace: number, growth: number, waves: number, leastMinutes: number, mostMinutes: number, asksADay: number, asksAWeek: number, keptDays: number }, pushes: { quietFrom: string, quietUntil: string, aDay: number, digestTimes: Array<string> } } }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ChangeSeriesMutationVariables = Exact<{
  input: ChangeSeriesInput;
}>;


export type ChangeSeriesMutation = { changeSeries:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, rule: string, startTime: string, minutes: number, validUntil: string, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type CheckServiceRecordQueryVariables = Exact<{
  number: string;
  hours?: number | null | undefined;
}>;


export type CheckServiceRecordQuery = { checkServiceRecord: { valid: boolean, name: string | null } };

export type ClaimOrderMutationVariables = Exact<{
  input: ClaimOrderInput;
}>;


export type ClaimOrderMutation = { claimOrder:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type CloseOrderMutationVariables = Exact<{
  input: MaySayInput;
}>;


export type CloseOrderMutation = { closeOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ConfirmBookingMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type ConfirmBookingMutation = { confirmBooking:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number, whoComes: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ConfirmSeatMutationVariables = Exact<{
  input: SeatInput;
}>;


export type ConfirmSeatMutation = { confirmSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type CorrectHoursMutationVariables = Exact<{
  input: HoursInput;
}>;


export type CorrectHoursMutation = { correctHours:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, hours: number | null }
   };

export type CreateOrganisationMutationVariables = Exact<{
  input: CreateOrganisationInput;
}>;


export type CreateOrganisationMutation = { createOrganisation:
    | { __typename: 'Organisation', id: string, name: string, kind: OrganisationKind, kindLabel: string, coBuilding: boolean, endedAt: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type CreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CreateProjectMutation = { createProject:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Project', id: string, name: string, signedOn: string, itemCodes: Array<string>, owner: { id: string, name: string } | null, partners: Array<{ id: string, name: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type CreateTeamMutationVariables = Exact<{
  input: CreateTeamInput;
}>;


export type CreateTeamMutation = { createTeam:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Team', id: string, name: string, itemCodes: Array<string>, divisions: Array<{ code: string, name: string }> }
   };

export type DeadPushesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type DeadPushesQuery = { deadPushes: { totalCount: number, edges: Array<{ node: { id: string, channel: string, lane: string, kind: PushKind, kindLabel: string, code: string | null, tries: number, fault: string | null, notedAt: string, endedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeclineAskMutationVariables = Exact<{
  input: DeclineAskInput;
}>;


export type DeclineAskMutation = { declineAsk:
    | { __typename: 'Ask', id: string, state: AskState, label: string, endedAt: string | null, orderId: string, viewerMay: Array<AskStep> }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type DeclineBookingMutationVariables = Exact<{
  input: BookingReasonInput;
}>;


export type DeclineBookingMutation = { declineBooking:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number, reason: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type DeclineSeatMutationVariables = Exact<{
  input: SeatInput;
}>;


export type DeclineSeatMutation = { declineSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type DeliverBookingMutationVariables = Exact<{
  input: BookingInput;
}>;


export type DeliverBookingMutation = { deliverBooking:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number, order: { id: string, state: OrderState } | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type DispatchOrderMutationVariables = Exact<{
  input: DispatchOrderInput;
}>;


export type DispatchOrderMutation = { dispatchOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, holding: { code: string, name: string } | null }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type DispatchOrdersMutationVariables = Exact<{
  input: DispatchOrdersInput;
}>;


export type DispatchOrdersMutation = { dispatchOrders:
    | { __typename: 'OrdersAnswered', done: number, refused: number, answers: Array<{ orderId: string, result:
          | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
          | { __typename: 'OrderLeft', id: string, revision: number }
          | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
         }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type DivisionFeedSubscriptionVariables = Exact<{
  code: string;
  after?: string | null | undefined;
}>;


export type DivisionFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', id: string }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', number: number, party: NoteParty, at: string, name: string, words: string, orderId: string, id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', title: string, itemCode: string, label: string, revision: number, id: string, resourceState: ResourceState }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type DivisionQueryVariables = Exact<{
  code: string;
}>;


export type DivisionQuery = { division: { id: string, code: string, name: string, level: DivisionLevel, levelLabel: string, gridKind: GridKind | null, gridKindLabel: string | null, households: number | null, latitude: number | null, longitude: number | null, endedAt: string | null, path: Array<{ code: string, name: string, level: DivisionLevel }> } | null };

export type DivisionsQueryVariables = Exact<{
  filter?: DivisionFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type DivisionsQuery = { divisions: { edges: Array<{ node: { id: string, code: string, name: string, level: DivisionLevel, levelLabel: string, gridKind: GridKind | null, parent: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DraftResourceMutationVariables = Exact<{
  input: DraftResourceInput;
}>;


export type DraftResourceMutation = { draftResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type EndAppointmentMutationVariables = Exact<{
  input: EndAppointmentInput;
}>;


export type EndAppointmentMutation = { endAppointment:
    | { __typename: 'Appointment', id: string, role: Role, roleLabel: string, since: string, until: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EndDivisionMutationVariables = Exact<{
  input: EndDivisionInput;
}>;


export type EndDivisionMutation = { endDivision:
    | { __typename: 'Division', id: string, name: string, endedAt: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EndOrganisationMutationVariables = Exact<{
  input: EndOrganisationInput;
}>;


export type EndOrganisationMutation = { endOrganisation:
    | { __typename: 'Organisation', id: string, name: string, kind: OrganisationKind, kindLabel: string, coBuilding: boolean, endedAt: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EndPartyMemberMutationVariables = Exact<{
  input: EndPartyMemberInput;
}>;


export type EndPartyMemberMutation = { endPartyMember:
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EndProjectMutationVariables = Exact<{
  input: ProjectInput;
}>;


export type EndProjectMutation = { endProject:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Project', id: string, name: string, endedAt: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EndSeriesMutationVariables = Exact<{
  input: EndSeriesInput;
}>;


export type EndSeriesMutation = { endSeries:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type EndTeamMutationVariables = Exact<{
  input: EndTeamInput;
}>;


export type EndTeamMutation = { endTeam:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Team', id: string, name: string, endedAt: string | null }
   };

export type EnterDrawMutationVariables = Exact<{
  input: EnterDrawInput;
}>;


export type EnterDrawMutation = { enterDraw:
    | { __typename: 'DrawEntry', id: string, state: DrawEntryState, label: string, key: string, enteredAt: string, orderId: string, viewerMay: Array<DrawEntryStep>, viewerMayLabels: Array<string>, draw: { opensAt: string, closesAt: string, commitment: string, entries: number } }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type EscalateOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type EscalateOrderMutation = { escalateOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ExtendSeatMutationVariables = Exact<{
  input: ExtendSeatInput;
}>;


export type ExtendSeatMutation = { extendSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, state: SeatState, label: string, confirmBy: string | null, extendedAt: string | null, viewerMay: Array<SeatStep> }
   };

export type FeedCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type FeedCursorQuery = { feedCursor: string };

export type FindOrdersQueryVariables = Exact<{
  by: FindOrdersInput;
  reason?: string | null | undefined;
}>;


export type FindOrdersQuery = { findOrders: { hint: string | null, orders: Array<{ id: string, number: number, label: string, itemCode: string, plannedStart: string | null, plannedEnd: string | null, spoken: string | null, viewerMay: Array<OrderStep>, community: { name: string } | null, contact: { name: string | null, phone: string | null, masked: boolean } | null }> } };

export type FinishOrderMutationVariables = Exact<{
  input: FinishOrderInput;
}>;


export type FinishOrderMutation = { finishOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type GiveBackSeatMutationVariables = Exact<{
  input: GiveBackSeatInput;
}>;


export type GiveBackSeatMutation = { giveBackSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type GivenQueryVariables = Exact<{
  at?: string | null | undefined;
  organisationId?: string | number | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type GivenQuery = { given: { nodes: Array<{ itemCode: string, delivered: number, persons: number, notCome: number, cancelledByUnit: number, declined: number, ratings: { count: number, stars: number | null, resolved: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GrabSeatMutationVariables = Exact<{
  input: GrabSeatInput;
}>;


export type GrabSeatMutation = { grabSeat:
    | { __typename: 'InDraw', orderId: string, drawnAt: string, entry: { id: string, state: DrawEntryState, label: string, key: string } }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
    | { __typename: 'Waiting', id: string, orderId: string, label: string, position: number, since: string }
   };

export type HandOverOrderMutationVariables = Exact<{
  input: HandOverOrderInput;
}>;


export type HandOverOrderMutation = { handOverOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, takenBy: { id: string, name: string } | null }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type HandOverShiftMutationVariables = Exact<{
  input: HandOverShiftInput;
}>;


export type HandOverShiftMutation = { handOverShift:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'ShiftHandedOver', orders: Array<{ id: string, number: number, revision: number, takenBy: { id: string, name: string } | null }> }
   };

export type HandleOrderAloneMutationVariables = Exact<{
  input: OrderInput;
}>;


export type HandleOrderAloneMutation = { handleOrderAlone:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type HoldOrderMutationVariables = Exact<{
  input: HoldOrderInput;
}>;


export type HoldOrderMutation = { holdOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type InboxQueryVariables = Exact<{
  filter?: InboxFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type InboxQuery = { viewer: { unread: number, inbox: { feedCursor: string, edges: Array<{ node: { id: string, at: string, table: string, step: string, label: string, audience: InboxAudience, audienceLabel: string, readAt: string | null, about: { id: string, name: string } | null, order: { id: string, number: number, state: OrderState, label: string } | null, told: { outcome: ToldOutcome, outcomeLabel: string, how: ToldHow | null, howLabel: string | null, at: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type IssueServiceRecordMutationVariables = Exact<{
  input: IssueServiceRecordInput;
}>;


export type IssueServiceRecordMutation = { issueServiceRecord:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'ServiceRecord', number: string, from: string, until: string, issuedAt: string, withdrawnAt: string | null, service: { hours: number, services: number } }
   };

export type ItemQueryVariables = Exact<{
  code: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ItemQuery = { item: { id: string, code: string, name: string, what: string, kind: ItemKind, servedBy: ServedBy, helpers: number, minutes: number, sensitive: boolean, skills: Array<{ code: string, label: string }>, limits: Array<{ table: string, step: string, then: string, amount: number, unit: DurationUnit, unitLabel: string }>, resources: { edges: Array<{ node: { id: string, title: string, what: string, place: string | null, validFrom: string, validUntil: string | null, capacity: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type JoinAsResidentMutationVariables = Exact<{
  input: JoinAsResidentInput;
}>;


export type JoinAsResidentMutation = { joinAsResident:
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type LeaveLineMutationVariables = Exact<{
  input: LeaveLineInput;
}>;


export type LeaveLineMutation = { leaveLine:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Waiting', id: string, orderId: string, state: WaitState, label: string, endedAt: string | null }
   };

export type LeaveTeamMutationVariables = Exact<{
  input: LeaveTeamInput;
}>;


export type LeaveTeamMutation = { leaveTeam:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, state: TeamMemberState, stateLabel: string }
   };

export type LetGoOrderMutationVariables = Exact<{
  input: OrderInput;
}>;


export type LetGoOrderMutation = { letGoOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type LiftCoolingOffMutationVariables = Exact<{
  input: LiftCoolingOffInput;
}>;


export type LiftCoolingOffMutation = { liftCoolingOff:
    | { __typename: 'CoolingOff', id: string, state: CoolingState, stateLabel: string, cause: CoolingCause, causeLabel: string, since: string, until: string, liftedAt: string | null, reason: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type LiftHoldMutationVariables = Exact<{
  input: LiftHoldInput;
}>;


export type LiftHoldMutation = { liftHold:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ListResourceMutationVariables = Exact<{
  input: ResourceInput;
}>;


export type ListResourceMutation = { listResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type LongListQueryVariables = Exact<{
  streetCode: string;
  after?: string | null | undefined;
}>;


export type LongListQuery = { longList: { nodes: Array<{ until: string, order: { id: string, number: number, itemCode: string, label: string, holds: Array<{ id: string, until: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MarkInboxReadMutationVariables = Exact<{
  input: MarkInboxReadInput;
}>;


export type MarkInboxReadMutation = { markInboxRead:
    | { __typename: 'InboxRead', unread: number, entries: Array<{ id: string, readAt: string | null }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type MarkNoShowMutationVariables = Exact<{
  input: SeatInput;
}>;


export type MarkNoShowMutation = { markNoShow:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type MarkNotComeMutationVariables = Exact<{
  input: BookingInput;
}>;


export type MarkNotComeMutation = { markNotCome:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type MergeOrderMutationVariables = Exact<{
  input: MergeOrderInput;
}>;


export type MergeOrderMutation = { mergeOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type MoveSeriesOccurrenceMutationVariables = Exact<{
  input: MoveSeriesOccurrenceInput;
}>;


export type MoveSeriesOccurrenceMutation = { moveSeriesOccurrence:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type MutePushesMutationVariables = Exact<{
  input: MutePushesInput;
}>;


export type MutePushesMutation = { mutePushes:
    | { __typename: 'Pushes', mutes: Array<{ what: PushMuted, whatLabel: string, since: string, until: string | null, itemCode: string | null, team: { id: string, name: string } | null, order: { id: string, number: number, label: string } | null }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type MyAsksQueryVariables = Exact<{
  open?: boolean | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MyAsksQuery = { viewer: { asks: { edges: Array<{ node: { id: string, state: AskState, label: string, askedAt: string, endedAt: string | null, score: number, viewerMay: Array<AskStep>, viewerMayLabels: Array<string>, why: Array<{ code: AskReasonCode, codeLabel: string, value: number, points: number }>, order: { id: string, number: number, itemCode: string, summary: string | null, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, viewerMayTake: Array<SeatStep>, community: { code: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyCalendarQueryVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MyCalendarQuery = { viewer: { calendarLink: { since: string, revokedAt: string | null } | null, daysOff: Array<{ from: string, until: string }>, calendar: { nodes: Array<{ kind: CalendarEntryKind, kindLabel: string, startsAt: string, endsAt: string, order: { id: string, number: number, itemCode: string, community: { name: string } | null } | null, seat: { id: string, kind: SeatKind, state: SeatState, label: string } | null, booking: { id: string, state: BookingState, label: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MyCoolingOffQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCoolingOffQuery = { viewer: { coolingOff: { id: string, state: CoolingState, stateLabel: string, cause: CoolingCause, causeLabel: string, since: string, until: string, liftedAt: string | null } | null } };

export type MyFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', label: string, orderId: string, askedAt: string, id: string, askState: AskState }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', number: number, party: NoteParty, at: string, name: string, words: string, orderId: string, id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', title: string, itemCode: string, label: string, revision: number, id: string, resourceState: ResourceState }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type MyOrdersQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  orderBy?: OrderOrdering | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MyOrdersQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, onHold: boolean, placedAt: string, stateSince: string, helpersFree: number, helpersWanted: number, led: boolean, item: { name: string } | null, community: { code: string, name: string } | null, holding: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyPushesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPushesQuery = { viewer: { pushes: { channels: Array<string>, vapidPublicKey: string, pushedToday: number, waiting: number, preferences: { aDay: number, digestOnly: boolean, digestTimes: Array<string>, restWhileServing: boolean, quietHours: { from: string, until: string } | null }, mutes: Array<{ what: PushMuted, whatLabel: string, since: string, until: string | null, itemCode: string | null, team: { id: string, name: string } | null, order: { id: string, number: number, label: string } | null }>, subscriptions: Array<{ id: string, channel: string, device: string | null, addedAt: string }> } | null } };

export type MySeatsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type MySeatsQuery = { viewer: { seats: { edges: Array<{ node: { id: string, kind: SeatKind, kindLabel: string, state: SeatState, label: string, hours: number | null, takenAt: string, viewerMay: Array<SeatStep>, viewerMayLabels: Array<string>, order: { id: string, number: number, itemCode: string, state: OrderState, label: string, plannedStart: string | null, plannedEnd: string | null, item: { name: string } | null, community: { code: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type MySeriesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type MySeriesQuery = { seriesList: { nodes: Array<{ id: string, itemCode: string, label: string, paused: SeriesPause | null, rule: string, startTime: string, minutes: number, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, stateLabel: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyServiceQueryVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MyServiceQuery = { viewer: { service: { hours: number, services: number, byItem: Array<{ itemCode: string, hours: number, services: number }> }, services: { nodes: Array<{ id: string, kind: SeatKind, hours: number | null, endedAt: string | null, order: { id: string, number: number, itemCode: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, serviceRecords: Array<{ number: string, from: string, until: string, issuedAt: string, service: { hours: number, services: number } }> } };

export type MyWaitingQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type MyWaitingQuery = { viewer: { waiting: { edges: Array<{ node: { id: string, state: WaitState, label: string, position: number, since: string, endedAt: string | null, passedOver: { code: RefusalCode | null, message: string | null } | null, seat: { id: string, state: SeatState, label: string, viewerMay: Array<SeatStep> } | null, order: { id: string, number: number, itemCode: string, state: OrderState, label: string, plannedStart: string | null, plannedEnd: string | null, waitingCount: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type NodeQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeQuery = { node:
    | { __typename: 'Appointment', id: string }
    | { __typename: 'Ask', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'Catalogue', id: string }
    | { __typename: 'CoolingOff', id: string }
    | { __typename: 'DeadPush', id: string }
    | { __typename: 'Division', id: string }
    | { __typename: 'DrawEntry', id: string }
    | { __typename: 'InboxEntry', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'Note', id: string }
    | { __typename: 'Order', number: number, state: OrderState, label: string, revision: number, id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'PushSubscription', id: string }
    | { __typename: 'Resource', title: string, label: string, revision: number, id: string, resourceState: ResourceState }
    | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
    | { __typename: 'Series', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMember', id: string }
    | { __typename: 'Waiting', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'Appointment', id: string }
    | { __typename: 'Ask', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'Catalogue', id: string }
    | { __typename: 'CoolingOff', id: string }
    | { __typename: 'DeadPush', id: string }
    | { __typename: 'Division', id: string }
    | { __typename: 'DrawEntry', id: string }
    | { __typename: 'InboxEntry', id: string }
    | { __typename: 'Item', id: string }
    | { __typename: 'Note', id: string }
    | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, item: { name: string } | null, community: { code: string, name: string } | null }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Project', id: string }
    | { __typename: 'PushSubscription', id: string }
    | { __typename: 'Resource', title: string, label: string, revision: number, id: string, resourceState: ResourceState }
    | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
    | { __typename: 'Series', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TeamMember', id: string }
    | { __typename: 'Waiting', id: string }
   | null> };

export type OfferSeatsMutationVariables = Exact<{
  input: OfferSeatsInput;
}>;


export type OfferSeatsMutation = { offerSeats:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'SeatsOffered', orderId: string, revision: number, seats: Array<{ id: string, kind: SeatKind, state: SeatState, takenAt: string }> }
   };

export type OpenFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OpenFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', id: string }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, item: { name: string } | null, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', id: string }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type OpenOrdersQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  orderBy?: OrderOrdering | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OpenOrdersQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, onHold: boolean, placedAt: string, stateSince: string, helpersFree: number, helpersWanted: number, led: boolean, item: { name: string } | null, community: { code: string, name: string } | null, holding: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpeningsQueryVariables = Exact<{
  days?: number;
  first?: number;
}>;


export type OpeningsQuery = { viewer: { openings: Array<{ kind: SeatKind, kindLabel: string, score: number, why: Array<{ code: AskReasonCode, codeLabel: string, value: number, points: number }>, order: { id: string, number: number, itemCode: string, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, led: boolean, community: { name: string } | null } }> } };

export type OrderAskingQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrderAskingQuery = { order: { id: string, revision: number, asking: { state: AskingState, label: string, kind: SeatKind, kindLabel: string, since: string, wave: number, waveAt: string | null, nextAt: string | null, asked: number, unanswered: number, taken: number, declined: number, lapsed: number, told: Array<AskHead>, toldLabels: Array<string>, people: { nodes: Array<{ rank: number, wave: number, askedAt: string, score: number, came: boolean, why: Array<{ code: AskReasonCode, codeLabel: string, value: number, points: number }>, person: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type OrderAuditQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OrderAuditQuery = { order: { id: string, number: number, trail: { nodes: Array<{ at: string, table: string, step: string, says: string, as: string | null, asLabel: string | null, revision: number | null, attempt: number | null, words: string | null, by: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, readings: { totalCount: number, nodes: Array<{ at: string, what: Array<ReadContent>, operation: string, reason: string | null, reader: { id: string, name: string }, person: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrderBookingQueryVariables = Exact<{
  id: string | number;
  first?: number;
}>;


export type OrderBookingQuery = { order: { id: string, state: OrderState, booking: { id: string, state: BookingState, label: string, startsAt: string, endsAt: string, persons: number, whoComes: string | null, reason: string | null, viewerMay: Array<BookingStep> } | null, otherOccurrences: Array<{ resourceId: string, startsAt: string, endsAt: string, free: number }> } | null };

export type OrderByNumberQueryVariables = Exact<{
  number: string;
}>;


export type OrderByNumberQuery = { orderByNumber: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, placedAt: string, viewerMay: Array<OrderStep>, item: { name: string } | null } | null };

export type OrderContactQueryVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type OrderContactQuery = { order: { id: string, words: string | null, wordsLanguage: string | null, startCode: string | null, contact: { name: string | null, phone: string | null, address: string | null, latitude: number | null, longitude: number | null, masked: boolean } | null, sayings: Array<{ step: OrderStep, stepLabel: string, words: string, at: string }> } | null };

export type OrderCrewQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderCrewQuery = { order: { id: string, revision: number, helpersFree: number, led: boolean, seats: Array<{ id: string, kind: SeatKind, kindLabel: string, state: SeatState, label: string, name: string, partyMember: boolean | null, mine: boolean, late: boolean | null, hours: number | null, takenAt: string, confirmedAt: string | null, begunAt: string | null, endedAt: string | null, viewerMay: Array<SeatStep>, viewerMayLabels: Array<string> }> } | null };

export type OrderDrawQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrderDrawQuery = { order: { id: string, number: number, revision: number, helpersFree: number, draw: { id: string, state: DrawState, label: string, announcedAt: string, opensAt: string, closesAt: string, endedAt: string | null, commitment: string, seed: string | null, places: number | null, entries: number, drawn: { nodes: Array<{ key: string, number: number, outcome: DrawnOutcome, outcomeLabel: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, viewerEntry: { id: string, state: DrawEntryState, label: string, key: string, number: number | null, enteredAt: string, endedAt: string | null, viewerMay: Array<DrawEntryStep>, viewerMayLabels: Array<string>, why: { code: RefusalCode, message: string } | null } | null, viewerCanEnter: { allowed: boolean, code: RefusalCode | null, message: string | null } } | null };

export type OrderFeedSubscriptionVariables = Exact<{
  orderId: string | number;
  after?: string | null | undefined;
}>;


export type OrderFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', id: string }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', number: number, party: NoteParty, at: string, name: string, words: string, orderId: string, id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', title: string, itemCode: string, label: string, revision: number, id: string, resourceState: ResourceState }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type OrderLineQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderLineQuery = { order: { id: string, revision: number, helpersFree: number, waitingCount: number, viewerWaiting: { id: string, position: number, since: string } | null, viewerCanWait: { allowed: boolean, code: RefusalCode | null, message: string | null } } | null };

export type OrderNotesQueryVariables = Exact<{
  id: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrderNotesQuery = { order: { id: string, viewerSpeaksFor: Array<NoteParty>, notes: { nodes: Array<{ id: string, number: number, party: NoteParty, partyLabel: string, audience: Array<NoteParty>, audienceLabels: Array<string>, at: string, name: string, words: string, mine: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrderRatingsQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderRatingsQuery = { order: { id: string, state: OrderState, revision: number, resolved: boolean | null, stars: number | null, ratings: Array<{ attempt: number, stars: number, resolved: boolean, words: string | null, spoken: boolean, mine: boolean, at: string }>, callBacks: Array<{ attempt: number, stars: number | null, resolved: boolean, words: string | null, at: string }> } | null };

export type OrderSeriesQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderSeriesQuery = { order: { id: string, number: number, series: { id: string, label: string, rule: string, startTime: string, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, stateLabel: string }> } | null } | null };

export type OrderStepQueryVariables = Exact<{
  id: string | number;
  step: OrderStep;
}>;


export type OrderStepQuery = { order: { id: string, state: OrderState, revision: number, viewerCan: { allowed: boolean, code: RefusalCode | null, message: string | null } } | null };

export type OrderToDispatchQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderToDispatchQuery = { order: { id: string, number: number, state: OrderState, revision: number, likelyDuplicates: Array<{ id: string, number: number, state: OrderState, label: string, placedAt: string }>, suggestions: Array<{ reasons: Array<SuggestionReason>, reasonLabels: Array<string>, underWay: number, score: number, eligible: number, division: { code: string, name: string }, why: Array<{ code: DispatchReasonCode, codeLabel: string, value: number, points: number }> }>, viewerCan: { allowed: boolean, code: RefusalCode | null, message: string | null } } | null };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { feedCursor: string, order: { id: string, number: number, itemCode: string, state: OrderState, label: string, stateSince: string, revision: number, attempt: number, urgent: boolean, onHold: boolean, serves: ServedBy, summary: string | null, skills: Array<string> | null, persons: number | null, source: OrderSource | null, placedAt: string, wantedStart: string | null, wantedEnd: string | null, plannedStart: string | null, plannedEnd: string | null, startedAt: string | null, doneAt: string | null, closedAt: string | null, helpersWanted: number, helpersFree: number, led: boolean, resolved: boolean | null, stars: number | null, outcome: SettleOutcome | null, outcomeLabel: string | null, viewerMay: Array<OrderStep>, viewerMayLabels: Array<string>, viewerMayTake: Array<SeatStep>, viewerMayTakeLabels: Array<string>, item: { name: string, what: string } | null, community: { code: string, name: string } | null, division: { code: string, name: string, path: Array<{ code: string, name: string }> } | null, holding: { code: string, name: string } | null, resource: { id: string, title: string } | null, provider: { id: string, name: string } | null, mergedInto: { id: string, number: number } | null, holds: Array<{ id: string, since: string, until: string }>, deadlines: Array<{ step: OrderStep, stepLabel: string, at: string, paused: boolean, provisional: boolean }>, crew: Array<{ id: string, kind: SeatKind, kindLabel: string, state: SeatState, label: string, name: string, mine: boolean }> } | null };

export type OrdersHeldQueryVariables = Exact<{
  code: string;
  filter?: OrderFilter | null | undefined;
  orderBy?: OrderOrdering | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrdersHeldQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, onHold: boolean, placedAt: string, stateSince: string, helpersFree: number, helpersWanted: number, led: boolean, item: { name: string } | null, community: { code: string, name: string } | null, holding: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrdersInDivisionQueryVariables = Exact<{
  code: string;
  filter?: OrderFilter | null | undefined;
  orderBy?: OrderOrdering | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrdersInDivisionQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, onHold: boolean, placedAt: string, stateSince: string, helpersFree: number, helpersWanted: number, led: boolean, item: { name: string } | null, community: { code: string, name: string } | null, holding: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrdersOfOrganisationQueryVariables = Exact<{
  organisationId: string | number;
  filter?: OrderFilter | null | undefined;
  orderBy?: OrderOrdering | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrdersOfOrganisationQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, onHold: boolean, placedAt: string, stateSince: string, helpersFree: number, helpersWanted: number, led: boolean, item: { name: string } | null, community: { code: string, name: string } | null, holding: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrganisationFeedSubscriptionVariables = Exact<{
  organisationId: string | number;
  after?: string | null | undefined;
}>;


export type OrganisationFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', id: string }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', number: number, party: NoteParty, at: string, name: string, words: string, orderId: string, id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', title: string, itemCode: string, label: string, revision: number, id: string, resourceState: ResourceState }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type OrganisationQueryVariables = Exact<{
  id: string | number;
}>;


export type OrganisationQuery = { organisation: { id: string, name: string, kind: OrganisationKind, kindLabel: string, coBuilding: boolean, endedAt: string | null, division: { code: string, name: string } | null } | null };

export type OrganisationsQueryVariables = Exact<{
  filter?: OrganisationFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type OrganisationsQuery = { organisations: { edges: Array<{ node: { id: string, name: string, kind: OrganisationKind, kindLabel: string, coBuilding: boolean, division: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PauseResourceMutationVariables = Exact<{
  input: PauseResourceInput;
}>;


export type PauseResourceMutation = { pauseResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type PauseSeriesMutationVariables = Exact<{
  input: SeriesInput;
}>;


export type PauseSeriesMutation = { pauseSeries:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type PersonsQueryVariables = Exact<{
  filter?: PersonFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type PersonsQuery = { persons: { edges: Array<{ node: { id: string, name: string, maskedPhone: string | null, reachedBy: ReachedBy | null, reachedByLabel: string | null, partyMemberSince: string | null, home: { code: string, name: string } | null, volunteer: { since: string, skills: Array<{ code: string }> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, likelyDuplicates: Array<{ id: string, number: number, state: OrderState, label: string, placedAt: string }> }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type PressOrderMutationVariables = Exact<{
  input: PressOrderInput;
}>;


export type PressOrderMutation = { pressOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, viewerCanPress: { allowed: boolean, code: RefusalCode | null, message: string | null } }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type PressOrdersMutationVariables = Exact<{
  input: OrdersInput;
}>;


export type PressOrdersMutation = { pressOrders:
    | { __typename: 'OrdersAnswered', done: number, refused: number, answers: Array<{ orderId: string, result:
          | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
          | { __typename: 'OrderLeft', id: string, revision: number }
          | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
         }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ProjectQueryVariables = Exact<{
  id: string | number;
}>;


export type ProjectQuery = { project: { id: string, name: string, signedOn: string, itemCodes: Array<string>, endedAt: string | null, owner: { id: string, name: string } | null, partners: Array<{ id: string, name: string }> } | null };

export type ProjectsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ProjectsQuery = { projects: { nodes: Array<{ id: string, name: string, signedOn: string, itemCodes: Array<string>, owner: { id: string, name: string } | null, partners: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProposeCatalogueMutationVariables = Exact<{
  input: ProposeCatalogueInput;
}>;


export type ProposeCatalogueMutation = { proposeCatalogue:
    | { __typename: 'Catalogue', id: string, version: number, state: CatalogueState, changes: Array<{ code: string, kind: CatalogueChangeKind, fields: Array<string> }> }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type PublicStatisticsQueryVariables = Exact<{
  month: string;
  dividedBy?: PublicBy;
  first?: number;
  after?: string | null | undefined;
}>;


export type PublicStatisticsQuery = { publicStatistics: { month: string, total: { placed: number | null, done: number | null, resolved: number | null }, rows: { nodes: Array<{ placed: number | null, done: number | null, resolved: number | null, division: { code: string, name: string } | null, item: { code: string, zh: string, en: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PublicSummariesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PublicSummariesQuery = { publicSummaries: { nodes: Array<{ itemCode: string, words: string, at: string, month: string, community: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PublishCatalogueMutationVariables = Exact<{
  input: PublishCatalogueInput;
}>;


export type PublishCatalogueMutation = { publishCatalogue:
    | { __typename: 'Catalogue', id: string, version: number, state: CatalogueState, changes: Array<{ code: string, kind: CatalogueChangeKind, fields: Array<string> }> }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type PublishSummaryMutationVariables = Exact<{
  input: PublishSummaryInput;
}>;


export type PublishSummaryMutation = { publishSummary:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, publicSummary: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type QueueQueryVariables = Exact<{
  divisionCode: string;
  after?: string | null | undefined;
}>;


export type QueueQuery = { queue: { nodes: Array<{ overdue: boolean, dueAt: string | null, troubles: Array<OrderTrouble>, order: { id: string, number: number, itemCode: string, label: string, urgent: boolean, summary: string | null, viewerMay: Array<OrderStep>, community: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RateOrderMutationVariables = Exact<{
  input: RateOrderInput;
}>;


export type RateOrderMutation = { rateOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, attempt: number, resolved: boolean | null }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ReadingsOfMeQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type ReadingsOfMeQuery = { viewer: { readingsOfMe: { edges: Array<{ node: { at: string, what: Array<ReadContent>, whatLabels: Array<string>, operation: string, reason: string | null, reader: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type RealmQueryVariables = Exact<{ [key: string]: never; }>;


export type RealmQuery = { realm: { code: string, name: string, kind: RealmKind, kindLabel: string, timeZone: string, workingHours: Array<{ from: string, until: string }> } | null };

export type ReassignOrderMutationVariables = Exact<{
  input: ReassignOrderInput;
}>;


export type ReassignOrderMutation = { reassignOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, holding: { name: string } | null }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RebookOrderMutationVariables = Exact<{
  input: RebookOrderInput;
}>;


export type RebookOrderMutation = { rebookOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number, wantedStart: string | null, wantedEnd: string | null, booking: { id: string, state: BookingState, label: string, startsAt: string } | null }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RecallOrderMutationVariables = Exact<{
  input: MaySayInput;
}>;


export type RecallOrderMutation = { recallOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RecordConsentMutationVariables = Exact<{
  input: RecordConsentInput;
}>;


export type RecordConsentMutation = { recordConsent:
    | { __typename: 'Person', id: string, name: string, consentedSince: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RecordGuardianMutationVariables = Exact<{
  input: RecordGuardianInput;
}>;


export type RecordGuardianMutation = { recordGuardian:
    | { __typename: 'Person', id: string, guardians: Array<{ id: string, name: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RecordPartyMemberMutationVariables = Exact<{
  input: RecordPartyMemberInput;
}>;


export type RecordPartyMemberMutation = { recordPartyMember:
    | { __typename: 'Person', id: string, name: string, partyMemberSince: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RecordToldMutationVariables = Exact<{
  input: RecordToldInput;
}>;


export type RecordToldMutation = { recordTold:
    | { __typename: 'InboxEntry', id: string, readAt: string | null, told: { outcome: ToldOutcome, how: ToldHow | null, at: string } | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RefuseMemberMutationVariables = Exact<{
  input: RefuseMemberInput;
}>;


export type RefuseMemberMutation = { refuseMember:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, state: TeamMemberState, stateLabel: string }
   };

export type RegisterAsVolunteerMutationVariables = Exact<{
  input: VolunteerInput;
}>;


export type RegisterAsVolunteerMutation = { registerAsVolunteer:
    | { __typename: 'Person', id: string, name: string, volunteer: { since: string, skills: Array<{ code: string, label: string }> } | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RegisterResidentMutationVariables = Exact<{
  input: RegisterResidentInput;
}>;


export type RegisterResidentMutation = { registerResident:
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RejectOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type RejectOrderMutation = { rejectOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, state: TeamMemberState, stateLabel: string }
   };

export type RemovePushSubscriptionMutationVariables = Exact<{
  input: RemovePushSubscriptionInput;
}>;


export type RemovePushSubscriptionMutation = { removePushSubscription:
    | { __typename: 'Pushes', subscriptions: Array<{ id: string, channel: string, device: string | null, addedAt: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RenewCalendarLinkMutationVariables = Exact<{
  input: CalendarLinkInput;
}>;


export type RenewCalendarLinkMutation = { renewCalendarLink:
    | { __typename: 'CalendarLink', since: string, revokedAt: string | null, location: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ReopenOrderMutationVariables = Exact<{
  input: MaySayInput;
}>;


export type ReopenOrderMutation = { reopenOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ReportNowQueryVariables = Exact<{
  divisionCode?: string | null | undefined;
}>;


export type ReportNowQuery = { reportNow: { at: string, waiting: number, overdue: number, open: number, seatsFree: number, unled: number, underway: number } | null };

export type ReportQueryVariables = Exact<{
  fromDay: string;
  untilDay: string;
  divisionCode?: string | null | undefined;
  itemCode?: string | null | undefined;
  organisationId?: string | number | null | undefined;
  dividedBy?: ReportBy;
  first?: number;
  after?: string | null | undefined;
}>;


export type ReportQuery = { report: { nodes: Array<{ itemCode: string | null, day: string | null, placed: number, division: { code: string, name: string } | null, organisation: { id: string, name: string } | null, funnel: Array<{ no: number, step: FunnelStep, label: string, reached: number | null, times: { mean: number | null, median: number | null, p90: number | null } | null }>, response: { numerator: number | null, denominator: number | null, share: number | null }, resolution: { numerator: number | null, denominator: number | null, share: number | null }, satisfaction: { numerator: number | null, denominator: number | null, share: number | null }, answerTimes: { mean: number | null, median: number | null, p90: number | null }, solveTimes: { mean: number | null, median: number | null, p90: number | null }, fill: { numerator: number | null, denominator: number | null, share: number | null }, seats: { numerator: number | null, denominator: number | null, share: number | null }, fillTimes: { mean: number | null, median: number | null, p90: number | null }, solvedBy: { grid: number | null, community: number | null, street: number | null, unit: number | null }, ended: { done: number | null, calledOff: number | null, rejected: number | null, expired: number | null, merged: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResourceUseQueryVariables = Exact<{
  id: string | number;
  from: string;
  days?: number;
  first?: number;
  after?: string | null | undefined;
}>;


export type ResourceUseQuery = { resource: { id: string, title: string, confirmsBookings: boolean, ratings: { count: number, stars: number | null, resolved: number } | null, utilisation: { occurrences: number, cancelled: number, capacity: number, booked: number, delivered: number, notCome: number } | null, usedOccurrences: { nodes: Array<{ startsAt: string, endsAt: string, capacity: number, booked: number, cancelled: boolean, requested: number, confirmed: number, delivered: number, notCome: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ResourceQueryVariables = Exact<{
  id: string | number;
  first?: number;
}>;


export type ResourceQuery = { feedCursor: string, resource: { id: string, title: string, what: string, itemCode: string, state: ResourceState, label: string, stateSince: string, revision: number, place: string | null, capacity: number | null, validFrom: string, validUntil: string | null, viewerMay: Array<ResourceStep>, item: { name: string, minutes: number } | null, owner:
      | { __typename: 'Division', code: string, name: string }
      | { __typename: 'Organisation', id: string, name: string }
      | { __typename: 'Person', id: string, name: string }
      | { __typename: 'Team', id: string, name: string }
     | null, division: { code: string, name: string } | null, forWhom: { words: string | null, ageFrom: number | null, ageTo: number | null, divisions: Array<{ code: string, name: string }> }, timing: { kind: PeriodKind, kindLabel: string, rule: string | null, startTime: string | null, minutes: number | null } | null, nextOccurrences: Array<{ startsAt: string, endsAt: string, free: number, capacity: number }>, lastSaid: { step: string, words: string } | null } | null };

export type ResourcesQueryVariables = Exact<{
  filter?: ResourceFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ResourcesQuery = { feedCursor: string, resources: { edges: Array<{ node: { id: string, title: string, what: string, itemCode: string, state: ResourceState, label: string, revision: number, place: string | null, validFrom: string, validUntil: string | null, capacity: number | null, viewerMay: Array<ResourceStep>, item: { name: string } | null, owner:
          | { __typename: 'Division', code: string, name: string }
          | { __typename: 'Organisation', id: string, name: string }
          | { __typename: 'Person', id: string, name: string }
          | { __typename: 'Team', id: string, name: string }
         | null, division: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResumeResourceMutationVariables = Exact<{
  input: ResourceInput;
}>;


export type ResumeResourceMutation = { resumeResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type ResumeSeriesMutationVariables = Exact<{
  input: SeriesInput;
}>;


export type ResumeSeriesMutation = { resumeSeries:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type RetryPushesMutationVariables = Exact<{
  input: RetryPushesInput;
}>;


export type RetryPushesMutation = { retryPushes:
    | { __typename: 'PushesRetried', retried: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ReturnOrderMutationVariables = Exact<{
  input: SayInput;
}>;


export type ReturnOrderMutation = { returnOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ReturnResourceMutationVariables = Exact<{
  input: ReturnResourceInput;
}>;


export type ReturnResourceMutation = { returnResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type ReviseResourceMutationVariables = Exact<{
  input: ReviseResourceInput;
}>;


export type ReviseResourceMutation = { reviseResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type RevokeCalendarLinkMutationVariables = Exact<{
  input: CalendarLinkInput;
}>;


export type RevokeCalendarLinkMutation = { revokeCalendarLink:
    | { __typename: 'CalendarLink', since: string, revokedAt: string | null, location: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RevokeConsentMutationVariables = Exact<{
  input: RevokeConsentInput;
}>;


export type RevokeConsentMutation = { revokeConsent:
    | { __typename: 'Person', id: string, name: string, consentedSince: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RevokeGuardianMutationVariables = Exact<{
  input: RevokeGuardianInput;
}>;


export type RevokeGuardianMutation = { revokeGuardian:
    | { __typename: 'Person', id: string, guardians: Array<{ id: string, name: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type RoleRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleRulesQuery = { roleRules: Array<{ role: Role, roleLabel: string, scope: RoleScope, scopeLabel: string, levels: Array<DivisionLevel>, levelLabels: Array<string>, alone: boolean, givenBy: Array<Role>, givenByLabels: Array<string> }> };

export type SayWhoComesMutationVariables = Exact<{
  input: SayWhoComesInput;
}>;


export type SayWhoComesMutation = { sayWhoComes:
    | { __typename: 'Booking', id: string, state: BookingState, label: string, revision: number, whoComes: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SearchOrdersQueryVariables = Exact<{
  divisionCode: string;
  text: string;
  after?: string | null | undefined;
}>;


export type SearchOrdersQuery = { searchOrders: { nodes: Array<{ id: string, number: number, itemCode: string, label: string, placedAt: string, summary: string | null, community: { name: string } | null, takenBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SeatHistoryQueryVariables = Exact<{
  id: string | number;
}>;


export type SeatHistoryQuery = { node:
    | { id: string, state: SeatState, label: string, confirmBy: string | null, extendedAt: string | null, extendedBecause: string | null, history: Array<{ step: SeatStep, stepLabel: string, state: SeatState, by: SeatActor, at: string }> | null }
    | Record<PropertyKey, never>
   | null };

export type SeatStepQueryVariables = Exact<{
  orderId: string | number;
  step: SeatStep;
}>;


export type SeatStepQuery = { order: { id: string, state: OrderState, revision: number, helpersFree: number, viewerCanTake: { allowed: boolean, code: RefusalCode | null, message: string | null } } | null };

export type SeriesInDivisionQueryVariables = Exact<{
  divisionCode: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type SeriesInDivisionQuery = { seriesList: { nodes: Array<{ id: string, itemCode: string, label: string, paused: SeriesPause | null, rule: string, startTime: string, minutes: number, viewerMay: Array<SeriesStep>, requester: { id: string, name: string } | null, nextOccurrences: Array<{ date: string, startsAt: string, stateLabel: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SeriesQueryVariables = Exact<{
  id: string | number;
}>;


export type SeriesQuery = { series: { id: string, itemCode: string, state: SeriesState, label: string, stateSince: string, paused: SeriesPause | null, pausedLabel: string | null, rule: string, startTime: string, minutes: number, skipsHolidays: boolean, validFrom: string, validUntil: string, persons: number, words: string | null, viewerMay: Array<SeriesStep>, viewerMayLabels: Array<string>, requester: { id: string, name: string } | null, division: { code: string, name: string } | null, preferred: Array<{ personId: string, name: string }>, preferredTeam: { id: string, name: string } | null, nextOccurrences: Array<{ date: string, startsAt: string, endsAt: string, state: SeriesOccurrenceState, stateLabel: string, order: { id: string, number: number, label: string } | null }>, occurrences: { nodes: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, order: { id: string, number: number, label: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SetDaysOffMutationVariables = Exact<{
  input: SetDaysOffInput;
}>;


export type SetDaysOffMutation = { setDaysOff:
    | { __typename: 'DaysOffSet', daysOff: Array<{ from: string, until: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SetPushPreferencesMutationVariables = Exact<{
  input: SetPushPreferencesInput;
}>;


export type SetPushPreferencesMutation = { setPushPreferences:
    | { __typename: 'Pushes', preferences: { aDay: number, digestOnly: boolean, digestTimes: Array<string>, restWhileServing: boolean, quietHours: { from: string, until: string } | null } }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SetRealmLimitsMutationVariables = Exact<{
  input: SetRealmLimitsInput;
}>;


export type SetRealmLimitsMutation = { setRealmLimits:
    | { __typename: 'Realm', name: string, limits: Array<{ table: string, step: string, then: string, amount: number, unit: DurationUnit }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SetSeriesPreferenceMutationVariables = Exact<{
  input: SeriesPreferenceInput;
}>;


export type SetSeriesPreferenceMutation = { setSeriesPreference:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type SetTeamScopeMutationVariables = Exact<{
  input: SetTeamScopeInput;
}>;


export type SetTeamScopeMutation = { setTeamScope:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Team', id: string, name: string, itemCodes: Array<string>, divisions: Array<{ code: string, name: string }> }
   };

export type SettleOrderMutationVariables = Exact<{
  input: SettleOrderInput;
}>;


export type SettleOrderMutation = { settleOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SkillsQueryVariables = Exact<{ [key: string]: never; }>;


export type SkillsQuery = { skills: Array<{ code: string, label: string }> };

export type SkipSeriesOccurrenceMutationVariables = Exact<{
  input: SkipSeriesOccurrenceInput;
}>;


export type SkipSeriesOccurrenceMutation = { skipSeriesOccurrence:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Series', id: string, state: SeriesState, label: string, revision: number, paused: SeriesPause | null, viewerMay: Array<SeriesStep>, nextOccurrences: Array<{ date: string, startsAt: string, state: SeriesOccurrenceState, stateLabel: string }> }
   };

export type StartOrderMutationVariables = Exact<{
  input: StartOrderInput;
}>;


export type StartOrderMutation = { startOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'WrongCode', code: RefusalCode, message: string, path: Array<string> | null, triesLeft: number }
   };

export type StopVolunteeringMutationVariables = Exact<{
  input: StopVolunteeringInput;
}>;


export type StopVolunteeringMutation = { stopVolunteering:
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type SubmitResourceMutationVariables = Exact<{
  input: SubmitResourceInput;
}>;


export type SubmitResourceMutation = { submitResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type SwapSeatMutationVariables = Exact<{
  input: SwapSeatInput;
}>;


export type SwapSeatMutation = { swapSeat:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, orderId: string, orderRevision: number | null, seatsLeft: number | null }
   };

export type TakeOrderMutationVariables = Exact<{
  input: OrderInput;
}>;


export type TakeOrderMutation = { takeOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
    | { __typename: 'OrderLeft', id: string, revision: number }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type TakeOrdersMutationVariables = Exact<{
  input: OrdersInput;
}>;


export type TakeOrdersMutation = { takeOrders:
    | { __typename: 'OrdersAnswered', done: number, refused: number, answers: Array<{ orderId: string, result:
          | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, revision: number }
          | { __typename: 'OrderLeft', id: string, revision: number }
          | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
         }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type TeamBoardFeedSubscriptionVariables = Exact<{
  teamId: string | number;
  after?: string | null | undefined;
}>;


export type TeamBoardFeedSubscription = { feed:
    | { __typename: 'Events', cursor: string, serverTime: string, events: Array<
        | { __typename: 'Changed', table: string, step: string, revision: number, subject:
            | { __typename: 'Appointment', id: string }
            | { __typename: 'Ask', id: string }
            | { __typename: 'Booking', id: string }
            | { __typename: 'Catalogue', id: string }
            | { __typename: 'CoolingOff', id: string }
            | { __typename: 'DeadPush', id: string }
            | { __typename: 'Division', id: string }
            | { __typename: 'DrawEntry', id: string }
            | { __typename: 'InboxEntry', id: string }
            | { __typename: 'Item', id: string }
            | { __typename: 'Note', id: string }
            | { __typename: 'Order', number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, id: string, item: { name: string } | null, community: { code: string, name: string } | null }
            | { __typename: 'Organisation', id: string }
            | { __typename: 'Person', id: string }
            | { __typename: 'Project', id: string }
            | { __typename: 'PushSubscription', id: string }
            | { __typename: 'Resource', id: string }
            | { __typename: 'Seat', kind: SeatKind, label: string, orderId: string, id: string, seatState: SeatState }
            | { __typename: 'Series', id: string }
            | { __typename: 'Team', id: string }
            | { __typename: 'TeamMember', id: string }
            | { __typename: 'Waiting', id: string }
           }
        | { __typename: 'Gone', id: string, revision: number, reason: GoneReason, reasonLabel: string }
      > }
    | { __typename: 'Resync', serverTime: string }
   };

export type TeamBoardQueryVariables = Exact<{
  teamId: string | number;
  first?: number;
  after?: string | null | undefined;
}>;


export type TeamBoardQuery = { orders: { feedCursor: string, edges: Array<{ node: { id: string, number: number, itemCode: string, state: OrderState, label: string, revision: number, urgent: boolean, plannedStart: string | null, plannedEnd: string | null, helpersFree: number, helpersWanted: number, led: boolean, onHold: boolean, item: { name: string } | null, community: { code: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TeamDeskQueryVariables = Exact<{
  id: string | number;
  from?: string | null | undefined;
  until?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type TeamDeskQuery = { team: { id: string, name: string, service: { hours: number, services: number, people: number, byItem: Array<{ itemCode: string, hours: number, services: number }> } | null, calendar: { nodes: Array<{ seatId: string, kind: SeatKind, kindLabel: string, state: SeatState, stateLabel: string, startsAt: string, endsAt: string, member: { id: string, name: string } | null, order: { id: string, number: number, itemCode: string, helpersWanted: number, helpersFree: number, community: { name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TeamMembersQueryVariables = Exact<{
  id: string | number;
  waiting?: boolean;
  first?: number;
  after?: string | null | undefined;
}>;


export type TeamMembersQuery = { team: { id: string, members: { edges: Array<{ node: { id: string, name: string, state: TeamMemberState, stateLabel: string, askedAt: string, admittedAt: string | null, person: { id: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TeamQueryVariables = Exact<{
  id: string | number;
}>;


export type TeamQuery = { team: { id: string, name: string, itemCodes: Array<string>, createdAt: string, divisions: Array<{ code: string, name: string }>, division: { code: string, name: string } | null, organisation: { id: string, name: string } | null, captain: { id: string, name: string } | null, viewerMembership: { id: string, state: TeamMemberState, stateLabel: string } | null } | null };

export type TeamsQueryVariables = Exact<{
  filter?: TeamFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type TeamsQuery = { teams: { edges: Array<{ node: { id: string, name: string, itemCodes: Array<string>, divisions: Array<{ code: string, name: string }>, captain: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UndoNoShowMutationVariables = Exact<{
  input: HoursInput;
}>;


export type UndoNoShowMutation = { undoNoShow:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Seat', id: string, kind: SeatKind, state: SeatState, label: string, hours: number | null }
   };

export type UnmutePushesMutationVariables = Exact<{
  input: UnmutePushesInput;
}>;


export type UnmutePushesMutation = { unmutePushes:
    | { __typename: 'Pushes', mutes: Array<{ what: PushMuted, whatLabel: string, since: string, until: string | null, itemCode: string | null, team: { id: string, name: string } | null, order: { id: string, number: number, label: string } | null }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type UnsolvedOrdersQueryVariables = Exact<{
  streetCode: string;
  after?: string | null | undefined;
}>;


export type UnsolvedOrdersQuery = { unsolvedOrders: { nodes: Array<{ troubles: Array<OrderTrouble>, since: string, order: { id: string, number: number, itemCode: string, label: string, viewerMay: Array<OrderStep>, holding: { name: string } | null, trail: { nodes: Array<{ at: string, says: string, asLabel: string | null, words: string | null, by: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateMyContactMutationVariables = Exact<{
  input: UpdateMyContactInput;
}>;


export type UpdateMyContactMutation = { updateMyContact:
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type UpdateOrganisationMutationVariables = Exact<{
  input: UpdateOrganisationInput;
}>;


export type UpdateOrganisationMutation = { updateOrganisation:
    | { __typename: 'Organisation', id: string, name: string, kind: OrganisationKind, kindLabel: string, coBuilding: boolean, endedAt: string | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type UpdateProjectMutationVariables = Exact<{
  input: UpdateProjectInput;
}>;


export type UpdateProjectMutation = { updateProject:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Project', id: string, name: string, itemCodes: Array<string>, partners: Array<{ id: string, name: string }> }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type UpdateVolunteerMutationVariables = Exact<{
  input: VolunteerInput;
}>;


export type UpdateVolunteerMutation = { updateVolunteer:
    | { __typename: 'Person', id: string, name: string, volunteer: { since: string, skills: Array<{ code: string, label: string }> } | null }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type UrgeOrderMutationVariables = Exact<{
  input: UrgeOrderInput;
}>;


export type UrgeOrderMutation = { urgeOrder:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, viewerCanUrge: { allowed: boolean, code: RefusalCode | null, message: string | null } }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { feedCursor: string, viewer: { kind: ViewerKind, kindLabel: string, isVolunteer: boolean, isPartyMember: boolean, unread: number, person: { id: string, name: string, maskedPhone: string | null, partyMemberSince: string | null, contact: { name: string, phone: string | null, address: string | null } | null, home: { code: string, name: string } | null, volunteer: { since: string, skills: Array<{ code: string, label: string }>, areas: Array<{ code: string, name: string }>, freeHours: Array<{ weekday: number, from: string, until: string }> } | null } | null, appointments: Array<{ id: string, role: Role, roleLabel: string, since: string, until: string | null, division: { code: string, name: string, level: DivisionLevel } | null, organisation: { id: string, name: string } | null, team: { id: string, name: string } | null }>, memberships: Array<{ id: string, state: TeamMemberState, stateLabel: string, team: { id: string, name: string } | null }>, may: { joinAsResident: boolean, registerAsVolunteer: boolean, registerResident: boolean, recordPartyMember: boolean, askToJoinTeam: boolean, createTeam: boolean, createOrganisation: boolean, appoint: Array<Role>, draftResource: boolean, proposeCatalogue: boolean } } };

export type WaitInLineMutationVariables = Exact<{
  input: WaitInLineInput;
}>;


export type WaitInLineMutation = { waitInLine:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Waiting', id: string, orderId: string, state: WaitState, label: string, position: number, since: string }
   };

export type WithdrawFromDrawMutationVariables = Exact<{
  input: WithdrawFromDrawInput;
}>;


export type WithdrawFromDrawMutation = { withdrawFromDraw:
    | { __typename: 'DrawEntry', id: string, state: DrawEntryState, label: string, endedAt: string | null, orderId: string }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export type WithdrawResourceMutationVariables = Exact<{
  input: WithdrawResourceInput;
}>;


export type WithdrawResourceMutation = { withdrawResource:
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'Resource', id: string, title: string, state: ResourceState, label: string, revision: number }
   };

export type WithdrawServiceRecordMutationVariables = Exact<{
  input: WithdrawServiceRecordInput;
}>;


export type WithdrawServiceRecordMutation = { withdrawServiceRecord:
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
    | { __typename: 'ServiceRecord', number: string, withdrawnAt: string | null }
   };

export type WithdrawSummaryMutationVariables = Exact<{
  input: WithdrawSummaryInput;
}>;


export type WithdrawSummaryMutation = { withdrawSummary:
    | { __typename: 'Order', id: string, number: number, state: OrderState, label: string, publicSummary: string | null }
    | { __typename: 'OutOfSight', message: string }
    | { __typename: 'Refused', code: RefusalCode, message: string, path: Array<string> | null }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AbortOrderDocument = new TypedDocumentString(`
    mutation AbortOrder($input: AbortOrderInput!) {
  abortOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AbortOrderMutation, AbortOrderMutationVariables>;
export const AcceptOrderDocument = new TypedDocumentString(`
    mutation AcceptOrder($input: AcceptOrderInput!) {
  acceptOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      plannedStart
      plannedEnd
      helpersWanted
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptOrderMutation, AcceptOrderMutationVariables>;
export const AddNoteDocument = new TypedDocumentString(`
    mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    __typename
    ... on Note {
      id
      number
      party
      partyLabel
      audience
      at
      name
      words
      mine
      orderId
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AddNoteMutation, AddNoteMutationVariables>;
export const AddPushSubscriptionDocument = new TypedDocumentString(`
    mutation AddPushSubscription($input: AddPushSubscriptionInput!) {
  addPushSubscription(input: $input) {
    __typename
    ... on PushSubscription {
      id
      channel
      device
      addedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AddPushSubscriptionMutation, AddPushSubscriptionMutationVariables>;
export const AdmitMemberDocument = new TypedDocumentString(`
    mutation AdmitMember($input: AdmitMemberInput!) {
  admitMember(input: $input) {
    __typename
    ... on TeamMember {
      id
      state
      stateLabel
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AdmitMemberMutation, AdmitMemberMutationVariables>;
export const AmendOrderDocument = new TypedDocumentString(`
    mutation AmendOrder($input: AmendOrderInput!) {
  amendOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AmendOrderMutation, AmendOrderMutationVariables>;
export const AnswerAboutOrderDocument = new TypedDocumentString(`
    mutation AnswerAboutOrder($input: SayInput!) {
  answerAboutOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerAboutOrderMutation, AnswerAboutOrderMutationVariables>;
export const AppointDocument = new TypedDocumentString(`
    mutation Appoint($input: AppointInput!) {
  appoint(input: $input) {
    __typename
    ... on Appointment {
      id
      role
      roleLabel
      since
      until
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AppointMutation, AppointMutationVariables>;
export const AppointmentsDocument = new TypedDocumentString(`
    query Appointments($filter: AppointmentFilter, $first: Int! = 20, $after: String) {
  appointments(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        role
        roleLabel
        person {
          id
          name
        }
        division {
          code
          name
        }
        organisation {
          id
          name
        }
        team {
          id
          name
        }
        since
        until
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AppointmentsQuery, AppointmentsQueryVariables>;
export const AskAboutOrderDocument = new TypedDocumentString(`
    mutation AskAboutOrder($input: SayInput!) {
  askAboutOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AskAboutOrderMutation, AskAboutOrderMutationVariables>;
export const AskToJoinTeamDocument = new TypedDocumentString(`
    mutation AskToJoinTeam($input: AskToJoinTeamInput!) {
  askToJoinTeam(input: $input) {
    __typename
    ... on TeamMember {
      id
      state
      stateLabel
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AskToJoinTeamMutation, AskToJoinTeamMutationVariables>;
export const AssignSeatDocument = new TypedDocumentString(`
    mutation AssignSeat($input: AssignSeatInput!) {
  assignSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignSeatMutation, AssignSeatMutationVariables>;
export const BalancesDocument = new TypedDocumentString(`
    query Balances($divisionCode: String!, $days: Int! = 7, $after: String) {
  balances(divisionCode: $divisionCode, days: $days, first: 50, after: $after) {
    nodes {
      itemCode
      item {
        name
      }
      community {
        code
        name
      }
      waitingOrders
      waitingLong
      unmetOrders
      missingPlaces
      listedResources
      unbookedLong
      idleResources
      freePlaces
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BalancesQuery, BalancesQueryVariables>;
export const BeginSeatDocument = new TypedDocumentString(`
    mutation BeginSeat($input: SeatInput!) {
  beginSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BeginSeatMutation, BeginSeatMutationVariables>;
export const BeginSeriesDocument = new TypedDocumentString(`
    mutation BeginSeries($input: BeginSeriesInput!) {
  beginSeries(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BeginSeriesMutation, BeginSeriesMutationVariables>;
export const BookingsDocument = new TypedDocumentString(`
    query Bookings($filter: BookingFilter, $orderBy: BookingOrder! = SOONEST, $first: Int! = 20, $after: String) {
  feedCursor
  bookings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      state
      label
      startsAt
      endsAt
      persons
      whoComes
      reason
      viewerMay
      resource {
        id
        title
      }
      order {
        id
        number
        state
        label
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BookingsQuery, BookingsQueryVariables>;
export const BrokerGapsDocument = new TypedDocumentString(`
    query BrokerGaps($underCode: String, $first: Int! = 20, $after: String) {
  gridsWithoutBroker(underCode: $underCode, first: $first, after: $after) {
    totalCount
    nodes {
      grid {
        code
        name
      }
      officers
      pairs
      missing
      missingLabels
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  itemsWithoutLimit(first: $first) {
    totalCount
    nodes {
      code
      name
    }
  }
  stepsWithoutLimit {
    table
    step
    label
    state
  }
}
    `) as unknown as TypedDocumentString<BrokerGapsQuery, BrokerGapsQueryVariables>;
export const CallBackOrderDocument = new TypedDocumentString(`
    mutation CallBackOrder($input: RateOrderInput!) {
  callBackOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CallBackOrderMutation, CallBackOrderMutationVariables>;
export const CancelBookingDocument = new TypedDocumentString(`
    mutation CancelBooking($input: BookingReasonInput!) {
  cancelBooking(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
      reason
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
export const CancelOccurrenceDocument = new TypedDocumentString(`
    mutation CancelOccurrence($input: CancelOccurrenceInput!) {
  cancelOccurrence(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      revision
      nextOccurrences(first: 5) {
        startsAt
        endsAt
        free
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOccurrenceMutation, CancelOccurrenceMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: SayInput!) {
  cancelOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const CatalogueVersionsDocument = new TypedDocumentString(`
    query CatalogueVersions($first: Int! = 20, $after: String) {
  catalogueVersions(first: $first, after: $after) {
    edges {
      node {
        id
        version
        base
        state
        stateLabel
        note
        proposedAt
        publishedAt
        supersededAt
        changes {
          code
          kind
          kindLabel
          fields
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogueVersionsQuery, CatalogueVersionsQueryVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue($version: Int, $first: Int! = 50, $after: String) {
  catalogue(version: $version) {
    id
    version
    state
    stateLabel
    publishedAt
    categories {
      code
      name
    }
    items(first: $first, after: $after) {
      edges {
        node {
          id
          code
          name
          what
          kind
          kindLabel
          servedBy
          servedByLabel
          helpers
          minutes
          sensitive
          category {
            code
          }
          skills {
            code
            label
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const CenterDayDocument = new TypedDocumentString(`
    query CenterDay($streetCode: String!) {
  centerDay(streetCode: $streetCode) {
    date
    at
    placed
    queued
    taken
    waitingForInfo
    waitingForAcceptance
    waitingForLead
    open
    placesFree
    startingToday
    underway
    done
    rated
    unresolved
    onHold
    overdue
  }
}
    `) as unknown as TypedDocumentString<CenterDayQuery, CenterDayQueryVariables>;
export const ChangeRealmSettingsDocument = new TypedDocumentString(`
    mutation ChangeRealmSettings($input: ChangeRealmSettingsInput!) {
  changeRealmSettings(input: $input) {
    __typename
    ... on Realm {
      name
      workingHours {
        from
        until
      }
      settings {
        selfDispatch
        clockDispatchesProviderItems
        gridMayHold
        gridFirst
        streetMayHold
        handleAlone
        escalate
        sampleShare
        publicHolidays
        ownHolidays
        ownWorkdays
        fairStartAfterMinutes
        fairPlay {
          seatsAtOnce
          grabsAMinute
          travelMinutes
          noShows
          noShowDays
          readReturns
          readReturnDays
          coolingDays
        }
        asking {
          policy
          policyLabel
          perPlace
          growth
          waves
          leastMinutes
          mostMinutes
          asksADay
          asksAWeek
          keptDays
        }
        pushes {
          quietFrom
          quietUntil
          aDay
          digestTimes
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeRealmSettingsMutation, ChangeRealmSettingsMutationVariables>;
export const ChangeSeriesDocument = new TypedDocumentString(`
    mutation ChangeSeries($input: ChangeSeriesInput!) {
  changeSeries(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      rule
      startTime
      minutes
      validUntil
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeSeriesMutation, ChangeSeriesMutationVariables>;
export const CheckServiceRecordDocument = new TypedDocumentString(`
    query CheckServiceRecord($number: String!, $hours: Float) {
  checkServiceRecord(number: $number, hours: $hours) {
    valid
    name
  }
}
    `) as unknown as TypedDocumentString<CheckServiceRecordQuery, CheckServiceRecordQueryVariables>;
export const ClaimOrderDocument = new TypedDocumentString(`
    mutation ClaimOrder($input: ClaimOrderInput!) {
  claimOrder(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ClaimOrderMutation, ClaimOrderMutationVariables>;
export const CloseOrderDocument = new TypedDocumentString(`
    mutation CloseOrder($input: MaySayInput!) {
  closeOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CloseOrderMutation, CloseOrderMutationVariables>;
export const ConfirmBookingDocument = new TypedDocumentString(`
    mutation ConfirmBooking($input: ConfirmBookingInput!) {
  confirmBooking(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
      whoComes
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmBookingMutation, ConfirmBookingMutationVariables>;
export const ConfirmSeatDocument = new TypedDocumentString(`
    mutation ConfirmSeat($input: SeatInput!) {
  confirmSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmSeatMutation, ConfirmSeatMutationVariables>;
export const CorrectHoursDocument = new TypedDocumentString(`
    mutation CorrectHours($input: HoursInput!) {
  correctHours(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      hours
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectHoursMutation, CorrectHoursMutationVariables>;
export const CreateOrganisationDocument = new TypedDocumentString(`
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) {
    __typename
    ... on Organisation {
      id
      name
      kind
      kindLabel
      coBuilding
      endedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOrganisationMutation, CreateOrganisationMutationVariables>;
export const CreateProjectDocument = new TypedDocumentString(`
    mutation CreateProject($input: CreateProjectInput!) {
  createProject(input: $input) {
    __typename
    ... on Project {
      id
      name
      signedOn
      itemCodes
      owner {
        id
        name
      }
      partners {
        id
        name
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProjectMutation, CreateProjectMutationVariables>;
export const CreateTeamDocument = new TypedDocumentString(`
    mutation CreateTeam($input: CreateTeamInput!) {
  createTeam(input: $input) {
    __typename
    ... on Team {
      id
      name
      itemCodes
      divisions {
        code
        name
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTeamMutation, CreateTeamMutationVariables>;
export const DeadPushesDocument = new TypedDocumentString(`
    query DeadPushes($first: Int! = 20, $after: String) {
  deadPushes(first: $first, after: $after) {
    totalCount
    edges {
      node {
        id
        channel
        lane
        kind
        kindLabel
        code
        tries
        fault
        notedAt
        endedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DeadPushesQuery, DeadPushesQueryVariables>;
export const DeclineAskDocument = new TypedDocumentString(`
    mutation DeclineAsk($input: DeclineAskInput!) {
  declineAsk(input: $input) {
    __typename
    ... on Ask {
      id
      state
      label
      endedAt
      orderId
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineAskMutation, DeclineAskMutationVariables>;
export const DeclineBookingDocument = new TypedDocumentString(`
    mutation DeclineBooking($input: BookingReasonInput!) {
  declineBooking(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
      reason
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineBookingMutation, DeclineBookingMutationVariables>;
export const DeclineSeatDocument = new TypedDocumentString(`
    mutation DeclineSeat($input: SeatInput!) {
  declineSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineSeatMutation, DeclineSeatMutationVariables>;
export const DeliverBookingDocument = new TypedDocumentString(`
    mutation DeliverBooking($input: BookingInput!) {
  deliverBooking(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
      order {
        id
        state
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeliverBookingMutation, DeliverBookingMutationVariables>;
export const DispatchOrderDocument = new TypedDocumentString(`
    mutation DispatchOrder($input: DispatchOrderInput!) {
  dispatchOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      holding {
        code
        name
      }
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DispatchOrderMutation, DispatchOrderMutationVariables>;
export const DispatchOrdersDocument = new TypedDocumentString(`
    mutation DispatchOrders($input: DispatchOrdersInput!) {
  dispatchOrders(input: $input) {
    __typename
    ... on OrdersAnswered {
      done
      refused
      answers {
        orderId
        result {
          __typename
          ... on Order {
            id
            number
            state
            label
            revision
          }
          ... on OrderLeft {
            id
            revision
          }
          ... on Refused {
            code
            message
            path
          }
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DispatchOrdersMutation, DispatchOrdersMutationVariables>;
export const DivisionFeedDocument = new TypedDocumentString(`
    subscription DivisionFeed($code: String!, $after: String) {
  feed(scope: {divisionCode: $code}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
            ... on Note {
              number
              party
              at
              name
              words
              orderId
            }
            ... on Resource {
              title
              itemCode
              resourceState: state
              label
              revision
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<DivisionFeedSubscription, DivisionFeedSubscriptionVariables>;
export const DivisionDocument = new TypedDocumentString(`
    query Division($code: String!) {
  division(code: $code) {
    id
    code
    name
    level
    levelLabel
    gridKind
    gridKindLabel
    households
    latitude
    longitude
    endedAt
    path {
      code
      name
      level
    }
  }
}
    `) as unknown as TypedDocumentString<DivisionQuery, DivisionQueryVariables>;
export const DivisionsDocument = new TypedDocumentString(`
    query Divisions($filter: DivisionFilter, $first: Int! = 20, $after: String) {
  divisions(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        code
        name
        level
        levelLabel
        gridKind
        parent {
          code
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DivisionsQuery, DivisionsQueryVariables>;
export const DraftResourceDocument = new TypedDocumentString(`
    mutation DraftResource($input: DraftResourceInput!) {
  draftResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DraftResourceMutation, DraftResourceMutationVariables>;
export const EndAppointmentDocument = new TypedDocumentString(`
    mutation EndAppointment($input: EndAppointmentInput!) {
  endAppointment(input: $input) {
    __typename
    ... on Appointment {
      id
      role
      roleLabel
      since
      until
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndAppointmentMutation, EndAppointmentMutationVariables>;
export const EndDivisionDocument = new TypedDocumentString(`
    mutation EndDivision($input: EndDivisionInput!) {
  endDivision(input: $input) {
    __typename
    ... on Division {
      id
      name
      endedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndDivisionMutation, EndDivisionMutationVariables>;
export const EndOrganisationDocument = new TypedDocumentString(`
    mutation EndOrganisation($input: EndOrganisationInput!) {
  endOrganisation(input: $input) {
    __typename
    ... on Organisation {
      id
      name
      kind
      kindLabel
      coBuilding
      endedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndOrganisationMutation, EndOrganisationMutationVariables>;
export const EndPartyMemberDocument = new TypedDocumentString(`
    mutation EndPartyMember($input: EndPartyMemberInput!) {
  endPartyMember(input: $input) {
    __typename
    ... on Person {
      id
      name
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndPartyMemberMutation, EndPartyMemberMutationVariables>;
export const EndProjectDocument = new TypedDocumentString(`
    mutation EndProject($input: ProjectInput!) {
  endProject(input: $input) {
    __typename
    ... on Project {
      id
      name
      endedAt
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndProjectMutation, EndProjectMutationVariables>;
export const EndSeriesDocument = new TypedDocumentString(`
    mutation EndSeries($input: EndSeriesInput!) {
  endSeries(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndSeriesMutation, EndSeriesMutationVariables>;
export const EndTeamDocument = new TypedDocumentString(`
    mutation EndTeam($input: EndTeamInput!) {
  endTeam(input: $input) {
    __typename
    ... on Team {
      id
      name
      endedAt
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndTeamMutation, EndTeamMutationVariables>;
export const EnterDrawDocument = new TypedDocumentString(`
    mutation EnterDraw($input: EnterDrawInput!) {
  enterDraw(input: $input) {
    __typename
    ... on DrawEntry {
      id
      state
      label
      key
      enteredAt
      orderId
      draw {
        opensAt
        closesAt
        commitment
        entries
      }
      viewerMay
      viewerMayLabels
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EnterDrawMutation, EnterDrawMutationVariables>;
export const EscalateOrderDocument = new TypedDocumentString(`
    mutation EscalateOrder($input: SayInput!) {
  escalateOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EscalateOrderMutation, EscalateOrderMutationVariables>;
export const ExtendSeatDocument = new TypedDocumentString(`
    mutation ExtendSeat($input: ExtendSeatInput!) {
  extendSeat(input: $input) {
    __typename
    ... on Seat {
      id
      state
      label
      confirmBy
      extendedAt
      viewerMay
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExtendSeatMutation, ExtendSeatMutationVariables>;
export const FeedCursorDocument = new TypedDocumentString(`
    query FeedCursor {
  feedCursor
}
    `) as unknown as TypedDocumentString<FeedCursorQuery, FeedCursorQueryVariables>;
export const FindOrdersDocument = new TypedDocumentString(`
    query FindOrders($by: FindOrdersInput!, $reason: String) {
  findOrders(by: $by, reason: $reason) {
    hint
    orders {
      id
      number
      label
      itemCode
      plannedStart
      plannedEnd
      spoken
      community {
        name
      }
      contact(reason: $reason) {
        name
        phone
        masked
      }
      viewerMay
    }
  }
}
    `) as unknown as TypedDocumentString<FindOrdersQuery, FindOrdersQueryVariables>;
export const FinishOrderDocument = new TypedDocumentString(`
    mutation FinishOrder($input: FinishOrderInput!) {
  finishOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FinishOrderMutation, FinishOrderMutationVariables>;
export const GiveBackSeatDocument = new TypedDocumentString(`
    mutation GiveBackSeat($input: GiveBackSeatInput!) {
  giveBackSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<GiveBackSeatMutation, GiveBackSeatMutationVariables>;
export const GivenDocument = new TypedDocumentString(`
    query Given($at: DateTime, $organisationId: ID, $first: Int! = 50, $after: String) {
  given(at: $at, organisationId: $organisationId, first: $first, after: $after) {
    nodes {
      itemCode
      delivered
      persons
      notCome
      cancelledByUnit
      declined
      ratings {
        count
        stars
        resolved
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<GivenQuery, GivenQueryVariables>;
export const GrabSeatDocument = new TypedDocumentString(`
    mutation GrabSeat($input: GrabSeatInput!) {
  grabSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on InDraw {
      orderId
      drawnAt
      entry {
        id
        state
        label
        key
      }
    }
    ... on Waiting {
      id
      orderId
      label
      position
      since
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<GrabSeatMutation, GrabSeatMutationVariables>;
export const HandOverOrderDocument = new TypedDocumentString(`
    mutation HandOverOrder($input: HandOverOrderInput!) {
  handOverOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      takenBy {
        id
        name
      }
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HandOverOrderMutation, HandOverOrderMutationVariables>;
export const HandOverShiftDocument = new TypedDocumentString(`
    mutation HandOverShift($input: HandOverShiftInput!) {
  handOverShift(input: $input) {
    __typename
    ... on ShiftHandedOver {
      orders {
        id
        number
        revision
        takenBy {
          id
          name
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HandOverShiftMutation, HandOverShiftMutationVariables>;
export const HandleOrderAloneDocument = new TypedDocumentString(`
    mutation HandleOrderAlone($input: OrderInput!) {
  handleOrderAlone(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HandleOrderAloneMutation, HandleOrderAloneMutationVariables>;
export const HoldOrderDocument = new TypedDocumentString(`
    mutation HoldOrder($input: HoldOrderInput!) {
  holdOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HoldOrderMutation, HoldOrderMutationVariables>;
export const InboxDocument = new TypedDocumentString(`
    query Inbox($filter: InboxFilter, $first: Int! = 20, $after: String) {
  viewer {
    unread
    inbox(filter: $filter, first: $first, after: $after) {
      feedCursor
      edges {
        node {
          id
          at
          table
          step
          label
          audience
          audienceLabel
          readAt
          about {
            id
            name
          }
          order {
            id
            number
            state
            label
          }
          told {
            outcome
            outcomeLabel
            how
            howLabel
            at
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InboxQuery, InboxQueryVariables>;
export const IssueServiceRecordDocument = new TypedDocumentString(`
    mutation IssueServiceRecord($input: IssueServiceRecordInput!) {
  issueServiceRecord(input: $input) {
    __typename
    ... on ServiceRecord {
      number
      from
      until
      issuedAt
      withdrawnAt
      service {
        hours
        services
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<IssueServiceRecordMutation, IssueServiceRecordMutationVariables>;
export const ItemDocument = new TypedDocumentString(`
    query Item($code: String!, $first: Int! = 20, $after: String) {
  item(code: $code) {
    id
    code
    name
    what
    kind
    servedBy
    helpers
    minutes
    sensitive
    skills {
      code
      label
    }
    limits {
      table
      step
      then
      amount
      unit
      unitLabel
    }
    resources(first: $first, after: $after) {
      edges {
        node {
          id
          title
          what
          place
          validFrom
          validUntil
          capacity
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ItemQuery, ItemQueryVariables>;
export const JoinAsResidentDocument = new TypedDocumentString(`
    mutation JoinAsResident($input: JoinAsResidentInput!) {
  joinAsResident(input: $input) {
    __typename
    ... on Person {
      id
      name
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<JoinAsResidentMutation, JoinAsResidentMutationVariables>;
export const LeaveLineDocument = new TypedDocumentString(`
    mutation LeaveLine($input: LeaveLineInput!) {
  leaveLine(input: $input) {
    __typename
    ... on Waiting {
      id
      orderId
      state
      label
      endedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveLineMutation, LeaveLineMutationVariables>;
export const LeaveTeamDocument = new TypedDocumentString(`
    mutation LeaveTeam($input: LeaveTeamInput!) {
  leaveTeam(input: $input) {
    __typename
    ... on TeamMember {
      id
      state
      stateLabel
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveTeamMutation, LeaveTeamMutationVariables>;
export const LetGoOrderDocument = new TypedDocumentString(`
    mutation LetGoOrder($input: OrderInput!) {
  letGoOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LetGoOrderMutation, LetGoOrderMutationVariables>;
export const LiftCoolingOffDocument = new TypedDocumentString(`
    mutation LiftCoolingOff($input: LiftCoolingOffInput!) {
  liftCoolingOff(input: $input) {
    __typename
    ... on CoolingOff {
      id
      state
      stateLabel
      cause
      causeLabel
      since
      until
      liftedAt
      reason
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LiftCoolingOffMutation, LiftCoolingOffMutationVariables>;
export const LiftHoldDocument = new TypedDocumentString(`
    mutation LiftHold($input: LiftHoldInput!) {
  liftHold(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LiftHoldMutation, LiftHoldMutationVariables>;
export const ListResourceDocument = new TypedDocumentString(`
    mutation ListResource($input: ResourceInput!) {
  listResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ListResourceMutation, ListResourceMutationVariables>;
export const LongListDocument = new TypedDocumentString(`
    query LongList($streetCode: String!, $after: String) {
  longList(streetCode: $streetCode, first: 20, after: $after) {
    nodes {
      until
      order {
        id
        number
        itemCode
        label
        holds {
          id
          until
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LongListQuery, LongListQueryVariables>;
export const MarkInboxReadDocument = new TypedDocumentString(`
    mutation MarkInboxRead($input: MarkInboxReadInput!) {
  markInboxRead(input: $input) {
    __typename
    ... on InboxRead {
      unread
      entries {
        id
        readAt
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MarkInboxReadMutation, MarkInboxReadMutationVariables>;
export const MarkNoShowDocument = new TypedDocumentString(`
    mutation MarkNoShow($input: SeatInput!) {
  markNoShow(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNoShowMutation, MarkNoShowMutationVariables>;
export const MarkNotComeDocument = new TypedDocumentString(`
    mutation MarkNotCome($input: BookingInput!) {
  markNotCome(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MarkNotComeMutation, MarkNotComeMutationVariables>;
export const MergeOrderDocument = new TypedDocumentString(`
    mutation MergeOrder($input: MergeOrderInput!) {
  mergeOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MergeOrderMutation, MergeOrderMutationVariables>;
export const MoveSeriesOccurrenceDocument = new TypedDocumentString(`
    mutation MoveSeriesOccurrence($input: MoveSeriesOccurrenceInput!) {
  moveSeriesOccurrence(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MoveSeriesOccurrenceMutation, MoveSeriesOccurrenceMutationVariables>;
export const MutePushesDocument = new TypedDocumentString(`
    mutation MutePushes($input: MutePushesInput!) {
  mutePushes(input: $input) {
    __typename
    ... on Pushes {
      mutes {
        what
        whatLabel
        since
        until
        itemCode
        team {
          id
          name
        }
        order {
          id
          number
          label
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MutePushesMutation, MutePushesMutationVariables>;
export const MyAsksDocument = new TypedDocumentString(`
    query MyAsks($open: Boolean, $first: Int! = 20, $after: String) {
  viewer {
    asks(open: $open, first: $first, after: $after) {
      edges {
        node {
          id
          state
          label
          askedAt
          endedAt
          score
          why {
            code
            codeLabel
            value
            points
          }
          viewerMay
          viewerMayLabels
          order {
            id
            number
            itemCode
            summary
            plannedStart
            plannedEnd
            helpersFree
            community {
              code
              name
            }
            viewerMayTake
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAsksQuery, MyAsksQueryVariables>;
export const MyCalendarDocument = new TypedDocumentString(`
    query MyCalendar($from: DateTime, $until: DateTime, $first: Int! = 50, $after: String) {
  viewer {
    calendarLink {
      since
      revokedAt
    }
    daysOff {
      from
      until
    }
    calendar(from: $from, until: $until, first: $first, after: $after) {
      nodes {
        kind
        kindLabel
        startsAt
        endsAt
        order {
          id
          number
          itemCode
          community {
            name
          }
        }
        seat {
          id
          kind
          state
          label
        }
        booking {
          id
          state
          label
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyCalendarQuery, MyCalendarQueryVariables>;
export const MyCoolingOffDocument = new TypedDocumentString(`
    query MyCoolingOff {
  viewer {
    coolingOff {
      id
      state
      stateLabel
      cause
      causeLabel
      since
      until
      liftedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MyCoolingOffQuery, MyCoolingOffQueryVariables>;
export const MyFeedDocument = new TypedDocumentString(`
    subscription MyFeed($after: String) {
  feed(scope: {mine: true}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
            ... on Note {
              number
              party
              at
              name
              words
              orderId
            }
            ... on Ask {
              askState: state
              label
              orderId
              askedAt
            }
            ... on Resource {
              title
              itemCode
              resourceState: state
              label
              revision
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<MyFeedSubscription, MyFeedSubscriptionVariables>;
export const MyOrdersDocument = new TypedDocumentString(`
    query MyOrders($filter: OrderFilter, $orderBy: OrderOrdering, $first: Int! = 20, $after: String) {
  orders(
    scope: {mine: true}
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        onHold
        placedAt
        stateSince
        community {
          code
          name
        }
        holding {
          code
          name
        }
        helpersFree
        helpersWanted
        led
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MyOrdersQuery, MyOrdersQueryVariables>;
export const MyPushesDocument = new TypedDocumentString(`
    query MyPushes {
  viewer {
    pushes {
      channels
      vapidPublicKey
      pushedToday
      waiting
      preferences {
        quietHours {
          from
          until
        }
        aDay
        digestOnly
        digestTimes
        restWhileServing
      }
      mutes {
        what
        whatLabel
        since
        until
        itemCode
        team {
          id
          name
        }
        order {
          id
          number
          label
        }
      }
      subscriptions {
        id
        channel
        device
        addedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyPushesQuery, MyPushesQueryVariables>;
export const MySeatsDocument = new TypedDocumentString(`
    query MySeats($first: Int! = 20, $after: String) {
  viewer {
    seats(first: $first, after: $after) {
      edges {
        node {
          id
          kind
          kindLabel
          state
          label
          hours
          takenAt
          order {
            id
            number
            itemCode
            item {
              name
            }
            state
            label
            plannedStart
            plannedEnd
            community {
              code
              name
            }
          }
          viewerMay
          viewerMayLabels
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MySeatsQuery, MySeatsQueryVariables>;
export const MySeriesDocument = new TypedDocumentString(`
    query MySeries($first: Int! = 20, $after: String) {
  seriesList(scope: {mine: true}, first: $first, after: $after) {
    nodes {
      id
      itemCode
      label
      paused
      rule
      startTime
      minutes
      nextOccurrences(first: 1) {
        date
        startsAt
        stateLabel
      }
      viewerMay
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MySeriesQuery, MySeriesQueryVariables>;
export const MyServiceDocument = new TypedDocumentString(`
    query MyService($from: DateTime, $until: DateTime, $first: Int! = 20, $after: String) {
  viewer {
    service(from: $from, until: $until) {
      hours
      services
      byItem {
        itemCode
        hours
        services
      }
    }
    services(from: $from, until: $until, first: $first, after: $after) {
      nodes {
        id
        kind
        hours
        endedAt
        order {
          id
          number
          itemCode
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    serviceRecords {
      number
      from
      until
      issuedAt
      service {
        hours
        services
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyServiceQuery, MyServiceQueryVariables>;
export const MyWaitingDocument = new TypedDocumentString(`
    query MyWaiting($first: Int! = 20, $after: String) {
  viewer {
    waiting(first: $first, after: $after) {
      edges {
        node {
          id
          state
          label
          position
          since
          endedAt
          passedOver {
            code
            message
          }
          seat {
            id
            state
            label
            viewerMay
          }
          order {
            id
            number
            itemCode
            state
            label
            plannedStart
            plannedEnd
            waitingCount
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyWaitingQuery, MyWaitingQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Order {
      number
      state
      label
      revision
    }
    ... on Seat {
      kind
      seatState: state
      label
      orderId
    }
    ... on Resource {
      title
      resourceState: state
      label
      revision
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Order {
      number
      itemCode
      item {
        name
      }
      state
      label
      revision
      urgent
      community {
        code
        name
      }
      plannedStart
      plannedEnd
      helpersFree
      helpersWanted
      led
      onHold
    }
    ... on Seat {
      kind
      seatState: state
      label
      orderId
    }
    ... on Resource {
      title
      resourceState: state
      label
      revision
    }
  }
}
    `) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const OfferSeatsDocument = new TypedDocumentString(`
    mutation OfferSeats($input: OfferSeatsInput!) {
  offerSeats(input: $input) {
    __typename
    ... on SeatsOffered {
      orderId
      revision
      seats {
        id
        kind
        state
        takenAt
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OfferSeatsMutation, OfferSeatsMutationVariables>;
export const OpenFeedDocument = new TypedDocumentString(`
    subscription OpenFeed($after: String) {
  feed(scope: {open: true}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              item {
                name
              }
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<OpenFeedSubscription, OpenFeedSubscriptionVariables>;
export const OpenOrdersDocument = new TypedDocumentString(`
    query OpenOrders($filter: OrderFilter, $orderBy: OrderOrdering, $first: Int! = 20, $after: String) {
  orders(
    scope: {open: true}
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        onHold
        placedAt
        stateSince
        community {
          code
          name
        }
        holding {
          code
          name
        }
        helpersFree
        helpersWanted
        led
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OpenOrdersQuery, OpenOrdersQueryVariables>;
export const OpeningsDocument = new TypedDocumentString(`
    query Openings($days: Int! = 7, $first: Int! = 20) {
  viewer {
    openings(days: $days, first: $first) {
      kind
      kindLabel
      score
      why {
        code
        codeLabel
        value
        points
      }
      order {
        id
        number
        itemCode
        plannedStart
        plannedEnd
        helpersFree
        led
        community {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpeningsQuery, OpeningsQueryVariables>;
export const OrderAskingDocument = new TypedDocumentString(`
    query OrderAsking($id: ID!, $first: Int! = 20, $after: String) {
  order(id: $id) {
    id
    revision
    asking {
      state
      label
      kind
      kindLabel
      since
      wave
      waveAt
      nextAt
      asked
      unanswered
      taken
      declined
      lapsed
      told
      toldLabels
      people(first: $first, after: $after) {
        nodes {
          rank
          wave
          askedAt
          score
          came
          why {
            code
            codeLabel
            value
            points
          }
          person {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderAskingQuery, OrderAskingQueryVariables>;
export const OrderAuditDocument = new TypedDocumentString(`
    query OrderAudit($id: ID!, $after: String) {
  order(id: $id) {
    id
    number
    trail(first: 50, after: $after) {
      nodes {
        at
        table
        step
        says
        as
        asLabel
        revision
        attempt
        words
        by {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    readings(first: 50) {
      totalCount
      nodes {
        at
        what
        operation
        reason
        reader {
          id
          name
        }
        person {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderAuditQuery, OrderAuditQueryVariables>;
export const OrderBookingDocument = new TypedDocumentString(`
    query OrderBooking($id: ID!, $first: Int! = 5) {
  order(id: $id) {
    id
    state
    booking {
      id
      state
      label
      startsAt
      endsAt
      persons
      whoComes
      reason
      viewerMay
    }
    otherOccurrences(first: $first) {
      resourceId
      startsAt
      endsAt
      free
    }
  }
}
    `) as unknown as TypedDocumentString<OrderBookingQuery, OrderBookingQueryVariables>;
export const OrderByNumberDocument = new TypedDocumentString(`
    query OrderByNumber($number: String!) {
  orderByNumber(number: $number) {
    id
    number
    itemCode
    item {
      name
    }
    state
    label
    revision
    placedAt
    viewerMay
  }
}
    `) as unknown as TypedDocumentString<OrderByNumberQuery, OrderByNumberQueryVariables>;
export const OrderContactDocument = new TypedDocumentString(`
    query OrderContact($id: ID!, $reason: String) {
  order(id: $id) {
    id
    words
    wordsLanguage
    contact(reason: $reason) {
      name
      phone
      address
      latitude
      longitude
      masked
    }
    sayings {
      step
      stepLabel
      words
      at
    }
    startCode
  }
}
    `) as unknown as TypedDocumentString<OrderContactQuery, OrderContactQueryVariables>;
export const OrderCrewDocument = new TypedDocumentString(`
    query OrderCrew($id: ID!) {
  order(id: $id) {
    id
    revision
    helpersFree
    led
    seats {
      id
      kind
      kindLabel
      state
      label
      name
      partyMember
      mine
      late
      hours
      takenAt
      confirmedAt
      begunAt
      endedAt
      viewerMay
      viewerMayLabels
    }
  }
}
    `) as unknown as TypedDocumentString<OrderCrewQuery, OrderCrewQueryVariables>;
export const OrderDrawDocument = new TypedDocumentString(`
    query OrderDraw($id: ID!, $first: Int! = 100, $after: String) {
  order(id: $id) {
    id
    number
    revision
    helpersFree
    draw {
      id
      state
      label
      announcedAt
      opensAt
      closesAt
      endedAt
      commitment
      seed
      places
      entries
      drawn(first: $first, after: $after) {
        nodes {
          key
          number
          outcome
          outcomeLabel
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    viewerEntry {
      id
      state
      label
      key
      number
      enteredAt
      endedAt
      why {
        code
        message
      }
      viewerMay
      viewerMayLabels
    }
    viewerCanEnter {
      allowed
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderDrawQuery, OrderDrawQueryVariables>;
export const OrderFeedDocument = new TypedDocumentString(`
    subscription OrderFeed($orderId: ID!, $after: String) {
  feed(scope: {orderId: $orderId}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
            ... on Note {
              number
              party
              at
              name
              words
              orderId
            }
            ... on Resource {
              title
              itemCode
              resourceState: state
              label
              revision
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<OrderFeedSubscription, OrderFeedSubscriptionVariables>;
export const OrderLineDocument = new TypedDocumentString(`
    query OrderLine($id: ID!) {
  order(id: $id) {
    id
    revision
    helpersFree
    waitingCount
    viewerWaiting {
      id
      position
      since
    }
    viewerCanWait {
      allowed
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderLineQuery, OrderLineQueryVariables>;
export const OrderNotesDocument = new TypedDocumentString(`
    query OrderNotes($id: ID!, $first: Int! = 20, $after: String) {
  order(id: $id) {
    id
    viewerSpeaksFor
    notes(first: $first, after: $after) {
      nodes {
        id
        number
        party
        partyLabel
        audience
        audienceLabels
        at
        name
        words
        mine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderNotesQuery, OrderNotesQueryVariables>;
export const OrderRatingsDocument = new TypedDocumentString(`
    query OrderRatings($id: ID!) {
  order(id: $id) {
    id
    state
    revision
    resolved
    stars
    ratings {
      attempt
      stars
      resolved
      words
      spoken
      mine
      at
    }
    callBacks {
      attempt
      stars
      resolved
      words
      at
    }
  }
}
    `) as unknown as TypedDocumentString<OrderRatingsQuery, OrderRatingsQueryVariables>;
export const OrderSeriesDocument = new TypedDocumentString(`
    query OrderSeries($id: ID!) {
  order(id: $id) {
    id
    number
    series {
      id
      label
      rule
      startTime
      nextOccurrences(first: 3) {
        date
        startsAt
        stateLabel
      }
      viewerMay
    }
  }
}
    `) as unknown as TypedDocumentString<OrderSeriesQuery, OrderSeriesQueryVariables>;
export const OrderStepDocument = new TypedDocumentString(`
    query OrderStep($id: ID!, $step: OrderStep!) {
  order(id: $id) {
    id
    state
    revision
    viewerCan(step: $step) {
      allowed
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStepQuery, OrderStepQueryVariables>;
export const OrderToDispatchDocument = new TypedDocumentString(`
    query OrderToDispatch($id: ID!) {
  order(id: $id) {
    id
    number
    state
    revision
    likelyDuplicates {
      id
      number
      state
      label
      placedAt
    }
    suggestions {
      division {
        code
        name
      }
      reasons
      reasonLabels
      underWay
      score
      eligible
      why {
        code
        codeLabel
        value
        points
      }
    }
    viewerCan(step: dispatch) {
      allowed
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderToDispatchQuery, OrderToDispatchQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  feedCursor
  order(id: $id) {
    id
    number
    itemCode
    item {
      name
      what
    }
    state
    label
    stateSince
    revision
    attempt
    urgent
    onHold
    serves
    community {
      code
      name
    }
    division {
      code
      name
      path {
        code
        name
      }
    }
    holding {
      code
      name
    }
    summary
    skills
    persons
    source
    placedAt
    wantedStart
    wantedEnd
    plannedStart
    plannedEnd
    startedAt
    doneAt
    closedAt
    helpersWanted
    helpersFree
    led
    resolved
    stars
    outcome
    outcomeLabel
    resource {
      id
      title
    }
    provider {
      id
      name
    }
    mergedInto {
      id
      number
    }
    holds {
      id
      since
      until
    }
    deadlines {
      step
      stepLabel
      at
      paused
      provisional
    }
    crew {
      id
      kind
      kindLabel
      state
      label
      name
      mine
    }
    viewerMay
    viewerMayLabels
    viewerMayTake
    viewerMayTakeLabels
  }
}
    `) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrdersHeldDocument = new TypedDocumentString(`
    query OrdersHeld($code: String!, $filter: OrderFilter, $orderBy: OrderOrdering, $first: Int! = 20, $after: String) {
  orders(
    scope: {heldByCode: $code}
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        onHold
        placedAt
        stateSince
        community {
          code
          name
        }
        holding {
          code
          name
        }
        helpersFree
        helpersWanted
        led
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersHeldQuery, OrdersHeldQueryVariables>;
export const OrdersInDivisionDocument = new TypedDocumentString(`
    query OrdersInDivision($code: String!, $filter: OrderFilter, $orderBy: OrderOrdering, $first: Int! = 20, $after: String) {
  orders(
    scope: {divisionCode: $code}
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        onHold
        placedAt
        stateSince
        community {
          code
          name
        }
        holding {
          code
          name
        }
        helpersFree
        helpersWanted
        led
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersInDivisionQuery, OrdersInDivisionQueryVariables>;
export const OrdersOfOrganisationDocument = new TypedDocumentString(`
    query OrdersOfOrganisation($organisationId: ID!, $filter: OrderFilter, $orderBy: OrderOrdering, $first: Int! = 20, $after: String) {
  orders(
    scope: {organisationId: $organisationId}
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        onHold
        placedAt
        stateSince
        community {
          code
          name
        }
        holding {
          code
          name
        }
        helpersFree
        helpersWanted
        led
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersOfOrganisationQuery, OrdersOfOrganisationQueryVariables>;
export const OrganisationFeedDocument = new TypedDocumentString(`
    subscription OrganisationFeed($organisationId: ID!, $after: String) {
  feed(scope: {organisationId: $organisationId}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
            ... on Note {
              number
              party
              at
              name
              words
              orderId
            }
            ... on Resource {
              title
              itemCode
              resourceState: state
              label
              revision
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<OrganisationFeedSubscription, OrganisationFeedSubscriptionVariables>;
export const OrganisationDocument = new TypedDocumentString(`
    query Organisation($id: ID!) {
  organisation(id: $id) {
    id
    name
    kind
    kindLabel
    coBuilding
    endedAt
    division {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OrganisationQuery, OrganisationQueryVariables>;
export const OrganisationsDocument = new TypedDocumentString(`
    query Organisations($filter: OrganisationFilter, $first: Int! = 20, $after: String) {
  organisations(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        name
        kind
        kindLabel
        coBuilding
        division {
          code
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>;
export const PauseResourceDocument = new TypedDocumentString(`
    mutation PauseResource($input: PauseResourceInput!) {
  pauseResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PauseResourceMutation, PauseResourceMutationVariables>;
export const PauseSeriesDocument = new TypedDocumentString(`
    mutation PauseSeries($input: SeriesInput!) {
  pauseSeries(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PauseSeriesMutation, PauseSeriesMutationVariables>;
export const PersonsDocument = new TypedDocumentString(`
    query Persons($filter: PersonFilter, $first: Int! = 20, $after: String) {
  persons(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        name
        maskedPhone
        reachedBy
        reachedByLabel
        home {
          code
          name
        }
        volunteer {
          since
          skills {
            code
          }
        }
        partyMemberSince
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PersonsQuery, PersonsQueryVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      likelyDuplicates {
        id
        number
        state
        label
        placedAt
      }
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const PressOrderDocument = new TypedDocumentString(`
    mutation PressOrder($input: PressOrderInput!) {
  pressOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      viewerCanPress {
        allowed
        code
        message
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PressOrderMutation, PressOrderMutationVariables>;
export const PressOrdersDocument = new TypedDocumentString(`
    mutation PressOrders($input: OrdersInput!) {
  pressOrders(input: $input) {
    __typename
    ... on OrdersAnswered {
      done
      refused
      answers {
        orderId
        result {
          __typename
          ... on Order {
            id
            number
            state
            label
            revision
          }
          ... on OrderLeft {
            id
            revision
          }
          ... on Refused {
            code
            message
            path
          }
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PressOrdersMutation, PressOrdersMutationVariables>;
export const ProjectDocument = new TypedDocumentString(`
    query Project($id: ID!) {
  project(id: $id) {
    id
    name
    signedOn
    itemCodes
    endedAt
    owner {
      id
      name
    }
    partners {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectQuery, ProjectQueryVariables>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects($filter: ProjectFilter, $first: Int! = 20, $after: String) {
  projects(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      name
      signedOn
      itemCodes
      owner {
        id
        name
      }
      partners {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const ProposeCatalogueDocument = new TypedDocumentString(`
    mutation ProposeCatalogue($input: ProposeCatalogueInput!) {
  proposeCatalogue(input: $input) {
    __typename
    ... on Catalogue {
      id
      version
      state
      changes {
        code
        kind
        fields
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeCatalogueMutation, ProposeCatalogueMutationVariables>;
export const PublicStatisticsDocument = new TypedDocumentString(`
    query PublicStatistics($month: String!, $dividedBy: PublicBy! = DIVISION, $first: Int! = 50, $after: String) {
  publicStatistics(month: $month, dividedBy: $dividedBy) {
    month
    total {
      placed
      done
      resolved
    }
    rows(first: $first, after: $after) {
      nodes {
        division {
          code
          name
        }
        item {
          code
          zh
          en
        }
        placed
        done
        resolved
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublicStatisticsQuery, PublicStatisticsQueryVariables>;
export const PublicSummariesDocument = new TypedDocumentString(`
    query PublicSummaries($after: String) {
  publicSummaries(first: 20, after: $after) {
    nodes {
      itemCode
      words
      at
      month
      community {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PublicSummariesQuery, PublicSummariesQueryVariables>;
export const PublishCatalogueDocument = new TypedDocumentString(`
    mutation PublishCatalogue($input: PublishCatalogueInput!) {
  publishCatalogue(input: $input) {
    __typename
    ... on Catalogue {
      id
      version
      state
      changes {
        code
        kind
        fields
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PublishCatalogueMutation, PublishCatalogueMutationVariables>;
export const PublishSummaryDocument = new TypedDocumentString(`
    mutation PublishSummary($input: PublishSummaryInput!) {
  publishSummary(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      publicSummary
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PublishSummaryMutation, PublishSummaryMutationVariables>;
export const QueueDocument = new TypedDocumentString(`
    query Queue($divisionCode: String!, $after: String) {
  queue(divisionCode: $divisionCode, first: 20, after: $after) {
    nodes {
      overdue
      dueAt
      troubles
      order {
        id
        number
        itemCode
        label
        urgent
        summary
        community {
          name
        }
        viewerMay
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;
export const RateOrderDocument = new TypedDocumentString(`
    mutation RateOrder($input: RateOrderInput!) {
  rateOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      attempt
      resolved
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RateOrderMutation, RateOrderMutationVariables>;
export const ReadingsOfMeDocument = new TypedDocumentString(`
    query ReadingsOfMe($first: Int! = 20, $after: String) {
  viewer {
    readingsOfMe(first: $first, after: $after) {
      edges {
        node {
          at
          what
          whatLabels
          operation
          reason
          reader {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadingsOfMeQuery, ReadingsOfMeQueryVariables>;
export const RealmDocument = new TypedDocumentString(`
    query Realm {
  realm {
    code
    name
    kind
    kindLabel
    timeZone
    workingHours {
      from
      until
    }
  }
}
    `) as unknown as TypedDocumentString<RealmQuery, RealmQueryVariables>;
export const ReassignOrderDocument = new TypedDocumentString(`
    mutation ReassignOrder($input: ReassignOrderInput!) {
  reassignOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      holding {
        name
      }
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReassignOrderMutation, ReassignOrderMutationVariables>;
export const RebookOrderDocument = new TypedDocumentString(`
    mutation RebookOrder($input: RebookOrderInput!) {
  rebookOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
      wantedStart
      wantedEnd
      booking {
        id
        state
        label
        startsAt
      }
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RebookOrderMutation, RebookOrderMutationVariables>;
export const RecallOrderDocument = new TypedDocumentString(`
    mutation RecallOrder($input: MaySayInput!) {
  recallOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecallOrderMutation, RecallOrderMutationVariables>;
export const RecordConsentDocument = new TypedDocumentString(`
    mutation RecordConsent($input: RecordConsentInput!) {
  recordConsent(input: $input) {
    __typename
    ... on Person {
      id
      name
      consentedSince
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecordConsentMutation, RecordConsentMutationVariables>;
export const RecordGuardianDocument = new TypedDocumentString(`
    mutation RecordGuardian($input: RecordGuardianInput!) {
  recordGuardian(input: $input) {
    __typename
    ... on Person {
      id
      guardians {
        id
        name
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecordGuardianMutation, RecordGuardianMutationVariables>;
export const RecordPartyMemberDocument = new TypedDocumentString(`
    mutation RecordPartyMember($input: RecordPartyMemberInput!) {
  recordPartyMember(input: $input) {
    __typename
    ... on Person {
      id
      name
      partyMemberSince
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecordPartyMemberMutation, RecordPartyMemberMutationVariables>;
export const RecordToldDocument = new TypedDocumentString(`
    mutation RecordTold($input: RecordToldInput!) {
  recordTold(input: $input) {
    __typename
    ... on InboxEntry {
      id
      readAt
      told {
        outcome
        how
        at
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecordToldMutation, RecordToldMutationVariables>;
export const RefuseMemberDocument = new TypedDocumentString(`
    mutation RefuseMember($input: RefuseMemberInput!) {
  refuseMember(input: $input) {
    __typename
    ... on TeamMember {
      id
      state
      stateLabel
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RefuseMemberMutation, RefuseMemberMutationVariables>;
export const RegisterAsVolunteerDocument = new TypedDocumentString(`
    mutation RegisterAsVolunteer($input: VolunteerInput!) {
  registerAsVolunteer(input: $input) {
    __typename
    ... on Person {
      id
      name
      volunteer {
        since
        skills {
          code
          label
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterAsVolunteerMutation, RegisterAsVolunteerMutationVariables>;
export const RegisterResidentDocument = new TypedDocumentString(`
    mutation RegisterResident($input: RegisterResidentInput!) {
  registerResident(input: $input) {
    __typename
    ... on Person {
      id
      name
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterResidentMutation, RegisterResidentMutationVariables>;
export const RejectOrderDocument = new TypedDocumentString(`
    mutation RejectOrder($input: SayInput!) {
  rejectOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RejectOrderMutation, RejectOrderMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    __typename
    ... on TeamMember {
      id
      state
      stateLabel
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const RemovePushSubscriptionDocument = new TypedDocumentString(`
    mutation RemovePushSubscription($input: RemovePushSubscriptionInput!) {
  removePushSubscription(input: $input) {
    __typename
    ... on Pushes {
      subscriptions {
        id
        channel
        device
        addedAt
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePushSubscriptionMutation, RemovePushSubscriptionMutationVariables>;
export const RenewCalendarLinkDocument = new TypedDocumentString(`
    mutation RenewCalendarLink($input: CalendarLinkInput!) {
  renewCalendarLink(input: $input) {
    __typename
    ... on CalendarLink {
      since
      revokedAt
      location
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RenewCalendarLinkMutation, RenewCalendarLinkMutationVariables>;
export const ReopenOrderDocument = new TypedDocumentString(`
    mutation ReopenOrder($input: MaySayInput!) {
  reopenOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReopenOrderMutation, ReopenOrderMutationVariables>;
export const ReportNowDocument = new TypedDocumentString(`
    query ReportNow($divisionCode: String) {
  reportNow(divisionCode: $divisionCode) {
    at
    waiting
    overdue
    open
    seatsFree
    unled
    underway
  }
}
    `) as unknown as TypedDocumentString<ReportNowQuery, ReportNowQueryVariables>;
export const ReportDocument = new TypedDocumentString(`
    query Report($fromDay: Date!, $untilDay: Date!, $divisionCode: String, $itemCode: String, $organisationId: ID, $dividedBy: ReportBy! = NOTHING, $first: Int! = 50, $after: String) {
  report(
    filter: {from: $fromDay, until: $untilDay, divisionCode: $divisionCode, itemCode: $itemCode, organisationId: $organisationId}
    dividedBy: $dividedBy
    first: $first
    after: $after
  ) {
    nodes {
      division {
        code
        name
      }
      itemCode
      organisation {
        id
        name
      }
      day
      placed
      funnel {
        no
        step
        label
        reached
        times {
          mean
          median
          p90
        }
      }
      response {
        numerator
        denominator
        share
      }
      resolution {
        numerator
        denominator
        share
      }
      satisfaction {
        numerator
        denominator
        share
      }
      answerTimes {
        mean
        median
        p90
      }
      solveTimes {
        mean
        median
        p90
      }
      fill {
        numerator
        denominator
        share
      }
      seats {
        numerator
        denominator
        share
      }
      fillTimes {
        mean
        median
        p90
      }
      solvedBy {
        grid
        community
        street
        unit
      }
      ended {
        done
        calledOff
        rejected
        expired
        merged
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReportQuery, ReportQueryVariables>;
export const ResourceUseDocument = new TypedDocumentString(`
    query ResourceUse($id: ID!, $from: DateTime!, $days: Int! = 31, $first: Int! = 50, $after: String) {
  resource(id: $id) {
    id
    title
    confirmsBookings
    ratings {
      count
      stars
      resolved
    }
    utilisation(from: $from, days: $days) {
      occurrences
      cancelled
      capacity
      booked
      delivered
      notCome
    }
    usedOccurrences(from: $from, days: $days, first: $first, after: $after) {
      nodes {
        startsAt
        endsAt
        capacity
        booked
        cancelled
        requested
        confirmed
        delivered
        notCome
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResourceUseQuery, ResourceUseQueryVariables>;
export const ResourceDocument = new TypedDocumentString(`
    query Resource($id: ID!, $first: Int! = 10) {
  feedCursor
  resource(id: $id) {
    id
    title
    what
    itemCode
    item {
      name
      minutes
    }
    state
    label
    stateSince
    revision
    owner {
      __typename
      ... on Organisation {
        id
        name
      }
      ... on Division {
        code
        name
      }
      ... on Team {
        id
        name
      }
      ... on Person {
        id
        name
      }
    }
    division {
      code
      name
    }
    place
    forWhom {
      words
      ageFrom
      ageTo
      divisions {
        code
        name
      }
    }
    timing {
      kind
      kindLabel
      rule
      startTime
      minutes
    }
    capacity
    validFrom
    validUntil
    nextOccurrences(first: $first) {
      startsAt
      endsAt
      free
      capacity
    }
    lastSaid {
      step
      words
    }
    viewerMay
  }
}
    `) as unknown as TypedDocumentString<ResourceQuery, ResourceQueryVariables>;
export const ResourcesDocument = new TypedDocumentString(`
    query Resources($filter: ResourceFilter, $first: Int! = 20, $after: String) {
  feedCursor
  resources(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        title
        what
        itemCode
        item {
          name
        }
        state
        label
        revision
        owner {
          __typename
          ... on Organisation {
            id
            name
          }
          ... on Division {
            code
            name
          }
          ... on Team {
            id
            name
          }
          ... on Person {
            id
            name
          }
        }
        division {
          code
          name
        }
        place
        validFrom
        validUntil
        capacity
        viewerMay
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ResourcesQuery, ResourcesQueryVariables>;
export const ResumeResourceDocument = new TypedDocumentString(`
    mutation ResumeResource($input: ResourceInput!) {
  resumeResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeResourceMutation, ResumeResourceMutationVariables>;
export const ResumeSeriesDocument = new TypedDocumentString(`
    mutation ResumeSeries($input: SeriesInput!) {
  resumeSeries(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeSeriesMutation, ResumeSeriesMutationVariables>;
export const RetryPushesDocument = new TypedDocumentString(`
    mutation RetryPushes($input: RetryPushesInput!) {
  retryPushes(input: $input) {
    __typename
    ... on PushesRetried {
      retried
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RetryPushesMutation, RetryPushesMutationVariables>;
export const ReturnOrderDocument = new TypedDocumentString(`
    mutation ReturnOrder($input: SayInput!) {
  returnOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnOrderMutation, ReturnOrderMutationVariables>;
export const ReturnResourceDocument = new TypedDocumentString(`
    mutation ReturnResource($input: ReturnResourceInput!) {
  returnResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnResourceMutation, ReturnResourceMutationVariables>;
export const ReviseResourceDocument = new TypedDocumentString(`
    mutation ReviseResource($input: ReviseResourceInput!) {
  reviseResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReviseResourceMutation, ReviseResourceMutationVariables>;
export const RevokeCalendarLinkDocument = new TypedDocumentString(`
    mutation RevokeCalendarLink($input: CalendarLinkInput!) {
  revokeCalendarLink(input: $input) {
    __typename
    ... on CalendarLink {
      since
      revokedAt
      location
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeCalendarLinkMutation, RevokeCalendarLinkMutationVariables>;
export const RevokeConsentDocument = new TypedDocumentString(`
    mutation RevokeConsent($input: RevokeConsentInput!) {
  revokeConsent(input: $input) {
    __typename
    ... on Person {
      id
      name
      consentedSince
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeConsentMutation, RevokeConsentMutationVariables>;
export const RevokeGuardianDocument = new TypedDocumentString(`
    mutation RevokeGuardian($input: RevokeGuardianInput!) {
  revokeGuardian(input: $input) {
    __typename
    ... on Person {
      id
      guardians {
        id
        name
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeGuardianMutation, RevokeGuardianMutationVariables>;
export const RoleRulesDocument = new TypedDocumentString(`
    query RoleRules {
  roleRules {
    role
    roleLabel
    scope
    scopeLabel
    levels
    levelLabels
    alone
    givenBy
    givenByLabels
  }
}
    `) as unknown as TypedDocumentString<RoleRulesQuery, RoleRulesQueryVariables>;
export const SayWhoComesDocument = new TypedDocumentString(`
    mutation SayWhoComes($input: SayWhoComesInput!) {
  sayWhoComes(input: $input) {
    __typename
    ... on Booking {
      id
      state
      label
      revision
      whoComes
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SayWhoComesMutation, SayWhoComesMutationVariables>;
export const SearchOrdersDocument = new TypedDocumentString(`
    query SearchOrders($divisionCode: String!, $text: String!, $after: String) {
  searchOrders(divisionCode: $divisionCode, text: $text, first: 20, after: $after) {
    nodes {
      id
      number
      itemCode
      label
      placedAt
      summary
      community {
        name
      }
      takenBy {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchOrdersQuery, SearchOrdersQueryVariables>;
export const SeatHistoryDocument = new TypedDocumentString(`
    query SeatHistory($id: ID!) {
  node(id: $id) {
    ... on Seat {
      id
      state
      label
      confirmBy
      extendedAt
      extendedBecause
      history {
        step
        stepLabel
        state
        by
        at
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeatHistoryQuery, SeatHistoryQueryVariables>;
export const SeatStepDocument = new TypedDocumentString(`
    query SeatStep($orderId: ID!, $step: SeatStep!) {
  order(id: $orderId) {
    id
    state
    revision
    helpersFree
    viewerCanTake(step: $step) {
      allowed
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SeatStepQuery, SeatStepQueryVariables>;
export const SeriesInDivisionDocument = new TypedDocumentString(`
    query SeriesInDivision($divisionCode: String!, $first: Int! = 20, $after: String) {
  seriesList(scope: {divisionCode: $divisionCode}, first: $first, after: $after) {
    nodes {
      id
      itemCode
      label
      paused
      rule
      startTime
      minutes
      requester {
        id
        name
      }
      nextOccurrences(first: 1) {
        date
        startsAt
        stateLabel
      }
      viewerMay
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SeriesInDivisionQuery, SeriesInDivisionQueryVariables>;
export const SeriesDocument = new TypedDocumentString(`
    query Series($id: ID!) {
  series(id: $id) {
    id
    itemCode
    state
    label
    stateSince
    paused
    pausedLabel
    rule
    startTime
    minutes
    skipsHolidays
    validFrom
    validUntil
    persons
    words
    requester {
      id
      name
    }
    division {
      code
      name
    }
    preferred {
      personId
      name
    }
    preferredTeam {
      id
      name
    }
    nextOccurrences(first: 10) {
      date
      startsAt
      endsAt
      state
      stateLabel
      order {
        id
        number
        label
      }
    }
    occurrences(first: 20) {
      nodes {
        date
        startsAt
        state
        order {
          id
          number
          label
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    viewerMay
    viewerMayLabels
  }
}
    `) as unknown as TypedDocumentString<SeriesQuery, SeriesQueryVariables>;
export const SetDaysOffDocument = new TypedDocumentString(`
    mutation SetDaysOff($input: SetDaysOffInput!) {
  setDaysOff(input: $input) {
    __typename
    ... on DaysOffSet {
      daysOff {
        from
        until
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetDaysOffMutation, SetDaysOffMutationVariables>;
export const SetPushPreferencesDocument = new TypedDocumentString(`
    mutation SetPushPreferences($input: SetPushPreferencesInput!) {
  setPushPreferences(input: $input) {
    __typename
    ... on Pushes {
      preferences {
        quietHours {
          from
          until
        }
        aDay
        digestOnly
        digestTimes
        restWhileServing
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetPushPreferencesMutation, SetPushPreferencesMutationVariables>;
export const SetRealmLimitsDocument = new TypedDocumentString(`
    mutation SetRealmLimits($input: SetRealmLimitsInput!) {
  setRealmLimits(input: $input) {
    __typename
    ... on Realm {
      name
      limits {
        table
        step
        then
        amount
        unit
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetRealmLimitsMutation, SetRealmLimitsMutationVariables>;
export const SetSeriesPreferenceDocument = new TypedDocumentString(`
    mutation SetSeriesPreference($input: SeriesPreferenceInput!) {
  setSeriesPreference(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetSeriesPreferenceMutation, SetSeriesPreferenceMutationVariables>;
export const SetTeamScopeDocument = new TypedDocumentString(`
    mutation SetTeamScope($input: SetTeamScopeInput!) {
  setTeamScope(input: $input) {
    __typename
    ... on Team {
      id
      name
      itemCodes
      divisions {
        code
        name
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetTeamScopeMutation, SetTeamScopeMutationVariables>;
export const SettleOrderDocument = new TypedDocumentString(`
    mutation SettleOrder($input: SettleOrderInput!) {
  settleOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SettleOrderMutation, SettleOrderMutationVariables>;
export const SkillsDocument = new TypedDocumentString(`
    query Skills {
  skills {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<SkillsQuery, SkillsQueryVariables>;
export const SkipSeriesOccurrenceDocument = new TypedDocumentString(`
    mutation SkipSeriesOccurrence($input: SkipSeriesOccurrenceInput!) {
  skipSeriesOccurrence(input: $input) {
    __typename
    ... on Series {
      id
      state
      label
      revision
      paused
      nextOccurrences(first: 3) {
        date
        startsAt
        state
        stateLabel
      }
      viewerMay
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SkipSeriesOccurrenceMutation, SkipSeriesOccurrenceMutationVariables>;
export const StartOrderDocument = new TypedDocumentString(`
    mutation StartOrder($input: StartOrderInput!) {
  startOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on WrongCode {
      code
      message
      path
      triesLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<StartOrderMutation, StartOrderMutationVariables>;
export const StopVolunteeringDocument = new TypedDocumentString(`
    mutation StopVolunteering($input: StopVolunteeringInput!) {
  stopVolunteering(input: $input) {
    __typename
    ... on Person {
      id
      name
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<StopVolunteeringMutation, StopVolunteeringMutationVariables>;
export const SubmitResourceDocument = new TypedDocumentString(`
    mutation SubmitResource($input: SubmitResourceInput!) {
  submitResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitResourceMutation, SubmitResourceMutationVariables>;
export const SwapSeatDocument = new TypedDocumentString(`
    mutation SwapSeat($input: SwapSeatInput!) {
  swapSeat(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      orderId
      orderRevision
      seatsLeft
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SwapSeatMutation, SwapSeatMutationVariables>;
export const TakeOrderDocument = new TypedDocumentString(`
    mutation TakeOrder($input: OrderInput!) {
  takeOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      revision
    }
    ... on OrderLeft {
      id
      revision
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TakeOrderMutation, TakeOrderMutationVariables>;
export const TakeOrdersDocument = new TypedDocumentString(`
    mutation TakeOrders($input: OrdersInput!) {
  takeOrders(input: $input) {
    __typename
    ... on OrdersAnswered {
      done
      refused
      answers {
        orderId
        result {
          __typename
          ... on Order {
            id
            number
            state
            label
            revision
          }
          ... on OrderLeft {
            id
            revision
          }
          ... on Refused {
            code
            message
            path
          }
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TakeOrdersMutation, TakeOrdersMutationVariables>;
export const TeamBoardFeedDocument = new TypedDocumentString(`
    subscription TeamBoardFeed($teamId: ID!, $after: String) {
  feed(scope: {teamId: $teamId}, after: $after) {
    __typename
    ... on Events {
      cursor
      serverTime
      events {
        __typename
        ... on Changed {
          table
          step
          revision
          subject {
            __typename
            id
            ... on Order {
              number
              itemCode
              item {
                name
              }
              state
              label
              revision
              urgent
              community {
                code
                name
              }
              plannedStart
              plannedEnd
              helpersFree
              helpersWanted
              led
              onHold
            }
            ... on Seat {
              kind
              seatState: state
              label
              orderId
            }
          }
        }
        ... on Gone {
          id
          revision
          reason
          reasonLabel
        }
      }
    }
    ... on Resync {
      serverTime
    }
  }
}
    `) as unknown as TypedDocumentString<TeamBoardFeedSubscription, TeamBoardFeedSubscriptionVariables>;
export const TeamBoardDocument = new TypedDocumentString(`
    query TeamBoard($teamId: ID!, $first: Int! = 20, $after: String) {
  orders(scope: {teamId: $teamId}, first: $first, after: $after) {
    feedCursor
    edges {
      node {
        id
        number
        itemCode
        item {
          name
        }
        state
        label
        revision
        urgent
        community {
          code
          name
        }
        plannedStart
        plannedEnd
        helpersFree
        helpersWanted
        led
        onHold
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TeamBoardQuery, TeamBoardQueryVariables>;
export const TeamDeskDocument = new TypedDocumentString(`
    query TeamDesk($id: ID!, $from: DateTime, $until: DateTime, $first: Int! = 50, $after: String) {
  team(id: $id) {
    id
    name
    service(from: $from, until: $until) {
      hours
      services
      people
      byItem {
        itemCode
        hours
        services
      }
    }
    calendar(from: $from, until: $until, first: $first, after: $after) {
      nodes {
        seatId
        kind
        kindLabel
        state
        stateLabel
        startsAt
        endsAt
        member {
          id
          name
        }
        order {
          id
          number
          itemCode
          helpersWanted
          helpersFree
          community {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamDeskQuery, TeamDeskQueryVariables>;
export const TeamMembersDocument = new TypedDocumentString(`
    query TeamMembers($id: ID!, $waiting: Boolean! = false, $first: Int! = 20, $after: String) {
  team(id: $id) {
    id
    members(waiting: $waiting, first: $first, after: $after) {
      edges {
        node {
          id
          name
          state
          stateLabel
          askedAt
          admittedAt
          person {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamMembersQuery, TeamMembersQueryVariables>;
export const TeamDocument = new TypedDocumentString(`
    query Team($id: ID!) {
  team(id: $id) {
    id
    name
    itemCodes
    divisions {
      code
      name
    }
    division {
      code
      name
    }
    organisation {
      id
      name
    }
    captain {
      id
      name
    }
    createdAt
    viewerMembership {
      id
      state
      stateLabel
    }
  }
}
    `) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const TeamsDocument = new TypedDocumentString(`
    query Teams($filter: TeamFilter, $first: Int! = 20, $after: String) {
  teams(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        id
        name
        itemCodes
        divisions {
          code
          name
        }
        captain {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TeamsQuery, TeamsQueryVariables>;
export const UndoNoShowDocument = new TypedDocumentString(`
    mutation UndoNoShow($input: HoursInput!) {
  undoNoShow(input: $input) {
    __typename
    ... on Seat {
      id
      kind
      state
      label
      hours
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UndoNoShowMutation, UndoNoShowMutationVariables>;
export const UnmutePushesDocument = new TypedDocumentString(`
    mutation UnmutePushes($input: UnmutePushesInput!) {
  unmutePushes(input: $input) {
    __typename
    ... on Pushes {
      mutes {
        what
        whatLabel
        since
        until
        itemCode
        team {
          id
          name
        }
        order {
          id
          number
          label
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UnmutePushesMutation, UnmutePushesMutationVariables>;
export const UnsolvedOrdersDocument = new TypedDocumentString(`
    query UnsolvedOrders($streetCode: String!, $after: String) {
  unsolvedOrders(streetCode: $streetCode, first: 10, after: $after) {
    nodes {
      troubles
      since
      order {
        id
        number
        itemCode
        label
        holding {
          name
        }
        viewerMay
        trail(first: 20) {
          nodes {
            at
            says
            asLabel
            words
            by {
              id
              name
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UnsolvedOrdersQuery, UnsolvedOrdersQueryVariables>;
export const UpdateMyContactDocument = new TypedDocumentString(`
    mutation UpdateMyContact($input: UpdateMyContactInput!) {
  updateMyContact(input: $input) {
    __typename
    ... on Person {
      id
      name
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateMyContactMutation, UpdateMyContactMutationVariables>;
export const UpdateOrganisationDocument = new TypedDocumentString(`
    mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
  updateOrganisation(input: $input) {
    __typename
    ... on Organisation {
      id
      name
      kind
      kindLabel
      coBuilding
      endedAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOrganisationMutation, UpdateOrganisationMutationVariables>;
export const UpdateProjectDocument = new TypedDocumentString(`
    mutation UpdateProject($input: UpdateProjectInput!) {
  updateProject(input: $input) {
    __typename
    ... on Project {
      id
      name
      itemCodes
      partners {
        id
        name
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateProjectMutation, UpdateProjectMutationVariables>;
export const UpdateVolunteerDocument = new TypedDocumentString(`
    mutation UpdateVolunteer($input: VolunteerInput!) {
  updateVolunteer(input: $input) {
    __typename
    ... on Person {
      id
      name
      volunteer {
        since
        skills {
          code
          label
        }
      }
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateVolunteerMutation, UpdateVolunteerMutationVariables>;
export const UrgeOrderDocument = new TypedDocumentString(`
    mutation UrgeOrder($input: UrgeOrderInput!) {
  urgeOrder(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      viewerCanUrge {
        allowed
        code
        message
      }
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UrgeOrderMutation, UrgeOrderMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  feedCursor
  viewer {
    kind
    kindLabel
    isVolunteer
    isPartyMember
    unread
    person {
      id
      name
      maskedPhone
      contact {
        name
        phone
        address
      }
      home {
        code
        name
      }
      volunteer {
        since
        skills {
          code
          label
        }
        areas {
          code
          name
        }
        freeHours {
          weekday
          from
          until
        }
      }
      partyMemberSince
    }
    appointments {
      id
      role
      roleLabel
      division {
        code
        name
        level
      }
      organisation {
        id
        name
      }
      team {
        id
        name
      }
      since
      until
    }
    memberships {
      id
      state
      stateLabel
      team {
        id
        name
      }
    }
    may {
      joinAsResident
      registerAsVolunteer
      registerResident
      recordPartyMember
      askToJoinTeam
      createTeam
      createOrganisation
      appoint
      draftResource
      proposeCatalogue
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const WaitInLineDocument = new TypedDocumentString(`
    mutation WaitInLine($input: WaitInLineInput!) {
  waitInLine(input: $input) {
    __typename
    ... on Waiting {
      id
      orderId
      state
      label
      position
      since
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WaitInLineMutation, WaitInLineMutationVariables>;
export const WithdrawFromDrawDocument = new TypedDocumentString(`
    mutation WithdrawFromDraw($input: WithdrawFromDrawInput!) {
  withdrawFromDraw(input: $input) {
    __typename
    ... on DrawEntry {
      id
      state
      label
      endedAt
      orderId
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawFromDrawMutation, WithdrawFromDrawMutationVariables>;
export const WithdrawResourceDocument = new TypedDocumentString(`
    mutation WithdrawResource($input: WithdrawResourceInput!) {
  withdrawResource(input: $input) {
    __typename
    ... on Resource {
      id
      title
      state
      label
      revision
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawResourceMutation, WithdrawResourceMutationVariables>;
export const WithdrawServiceRecordDocument = new TypedDocumentString(`
    mutation WithdrawServiceRecord($input: WithdrawServiceRecordInput!) {
  withdrawServiceRecord(input: $input) {
    __typename
    ... on ServiceRecord {
      number
      withdrawnAt
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawServiceRecordMutation, WithdrawServiceRecordMutationVariables>;
export const WithdrawSummaryDocument = new TypedDocumentString(`
    mutation WithdrawSummary($input: WithdrawSummaryInput!) {
  withdrawSummary(input: $input) {
    __typename
    ... on Order {
      id
      number
      state
      label
      publicSummary
    }
    ... on OutOfSight {
      message
    }
    ... on Refused {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawSummaryMutation, WithdrawSummaryMutationVariables>;