import { APPOINTING } from './appointing.ts';
import { CAPACITIES } from './capacities.ts';
import { DIVISION_USES } from './division-uses.ts';
import type { Refusal } from './kernel/result.ts';

interface Words {
  /** What is wrong and what to do; `{name}` is filled from the refusal's arguments. */
  readonly en: string;
  readonly zh: string;
}

/** Every reason that a step can be refused for. Codes never change their meaning; words may be bettered. */
export const REFUSALS = {
  // Any step
  NOT_FOUND: { en: 'There is nothing with this id or code, or you may not see it. Check it.', zh: '找不到此编号或代码对应的内容，或您无权查看。请核对。' },
  NOT_ALLOWED: { en: 'Your roles do not allow this here. Ask one of: {who}.', zh: '您在此处没有这项权限。请联系：{who}。' },
  NOT_JOINED: { en: 'You are signed in but not yet a resident here. Join first.', zh: '您已登录，但尚未加入本辖区。请先加入。' },
  KEY_REUSED: { en: 'This key was used for another input. Make a new key for a new deed.', zh: '此 key 已用于其他输入。新的操作请使用新的 key。' },
  BAD_INPUT: { en: 'This input cannot be taken: {problem}', zh: '输入有误：{problem}' },
  WRONG_STATE: { en: 'This cannot be done in the state {state}. Read it again.', zh: '当前状态（{state}）不能进行此操作。请刷新后再试。' },
  REASON_NEEDED: { en: 'Say why, so that they know what to do.', zh: '请写明原因，以便对方知道如何处理。' },
  WORDS_TOO_LONG: { en: 'At most {most} characters. Say it in fewer.', zh: '最多 {most} 个字。请精简。' },
  // People
  SIGN_IN_FIRST: { en: 'Guests cannot do this. Sign in first.', zh: '访客不能进行此操作。请先登录。' },
  REALM_UNKNOWN: { en: 'There is no street or county with the code of your token. Sign in where you live.', zh: '令牌中的辖区不存在。请登录您所在的辖区。' },
  ALREADY_JOINED: { en: 'This account is a resident here already. Nothing is left to do.', zh: '该账号已加入本辖区，无需重复加入。' },
  CONSENT_MISSING: { en: 'Write down what the resident agreed to, in at least {least} characters.', zh: '请写明居民同意的内容，至少 {least} 个字。' },
  SKILL_UNKNOWN: { en: 'Unknown skills: {skills}. Choose from the list of skills.', zh: '未知的技能：{skills}。请从技能清单中选择。' },
  ALREADY_VOLUNTEER: { en: 'This person is a registered volunteer already. Change the registration instead.', zh: '已是注册志愿者。请直接修改登记信息。' },
  NOT_VOLUNTEER: { en: 'Only registered volunteers can do this. Register as a volunteer first.', zh: '仅注册志愿者可以进行此操作。请先注册为志愿者。' },
  NOT_OF_ONESELF: { en: 'Nobody records or appoints themselves. Ask a colleague.', zh: '不能为本人登记或任命。请由同事办理。' },
  ALREADY_PARTY_MEMBER: { en: 'This person is recorded as a party member already.', zh: '该同志已登记为党员。' },
  NOT_PARTY_MEMBER: { en: 'This person is not recorded as a party member. The community records it.', zh: '该同志未登记为党员。请由社区登记。' },
  CONSENT_NEEDED: { en: 'This person has no app, and no consent of theirs stands: it was never written down, or they took it back. Ask them, and record what they agree to first.', zh: '此居民没有使用手机应用，且没有有效的同意记录（未登记或已撤回）。请先征得本人同意并登记。' },
  CONSENT_STANDS: { en: 'A consent of this person stands already. Nothing is left to record.', zh: '此人已有有效的同意记录，无需重复登记。' },
  NO_CONSENT: { en: 'No consent of this person stands. Nothing is left to take back.', zh: '此人没有有效的同意记录，无需撤回。' },
  GUARDIAN_STANDS: { en: 'They may act for this person already. Nothing is left to record.', zh: '此人已登记为其监护人或代办人，无需重复登记。' },
  NO_GUARDIAN: { en: 'They may not act for this person. Nothing is left to revoke.', zh: '此人并非其监护人或代办人，无需撤销。' },
  TOO_MANY_WARDS: { en: 'One person acts for at most {most} others, and at most {guardians} act for one. Choose somebody else, or revoke one first.', zh: '每人最多代办 {most} 人，每人最多有 {guardians} 名代办人。请另选他人或先撤销。' },
  TOO_MANY_RECORDS: { en: 'At most {most} records stand at the same time. Withdraw one first.', zh: '同时最多有 {most} 份有效证明。请先撤回一份。' },
  // Organisations and teams
  ORGANISATION_ENDED: { en: 'This organisation was closed. Choose a living one.', zh: '该单位已停用。请选择在用的单位。' },
  OUT_OF_REACH: { en: 'These divisions lie outside of what you or the team look after: {codes}.', zh: '以下治理单元超出您或队伍的管辖范围：{codes}。' },
  PROJECT_ENDED: { en: 'This project has ended. Choose one that runs.', zh: '该项目已结束。请选择在办的项目。' },
  PROJECT_UNFIT: { en: 'There is no running project with this id that serves this item. Choose another, or none.', zh: '没有此编号的在办项目，或该项目不服务此分项。请另选或不选。' },
  TEAM_ENDED: { en: 'This team has ended. Choose a living one.', zh: '该队伍已解散。请选择未解散的队伍。' },
  ALREADY_IN_TEAM: { en: 'There is a request or membership in this team already. Wait for the captain, or leave first.', zh: '已申请或已加入该队。请等待队长审核，或先退出。' },
  NOT_IN_TEAM: { en: 'There is no living membership in this team. Ask to join first.', zh: '不在该队中。请先申请加入。' },
  NOT_WAITING: { en: 'This request was answered or taken back already. Read the list again.', zh: '该申请已处理或已撤回。请刷新列表。' },
  SETTINGS_UNCHANGED: { en: 'The realm decides so already. Change something.', zh: '辖区设置未发生变化。请修改后再提交。' },
  REALM_EXISTS: { en: 'There is a realm with the code {code} already.', zh: '代码为 {code} 的辖区已存在。' },
  // Appointments
  SCOPE_WRONG: { en: 'The role {role} is held over {wanted}. Name exactly that.', zh: '{role} 的任职范围应为{wanted}。请只填写这一项。' },
  ROLE_TAKEN: { en: 'Somebody holds this role there already, and only one may. End that appointment first.', zh: '该岗位已有人任职，且只能有一人。请先结束原任职。' },
  ALREADY_APPOINTED: { en: 'This person holds this role there already at that time.', zh: '此人在该时段已担任此职。' },
  PERIOD_WRONG: { en: 'An appointment ends after it begins, and begins now or later.', zh: '任职的结束时间应晚于开始时间，且不得早于现在开始。' },
  ALREADY_ENDED: { en: 'This has ended already. Nothing is left to do.', zh: '已经结束，无需操作。' },
  DIVISION_IN_USE: { en: 'This division cannot be given up yet. There are still: {uses}. Move or end them first.', zh: '该治理单元尚不能撤销，仍有：{uses}。请先迁移或结束。' },
  DIVISION_IS_REALM: { en: 'This is the outermost division of the realm, which cannot be given up.', zh: '这是辖区最外层的治理单元，不能撤销。' },
  LAST_OPERATOR: { en: 'A realm keeps one operator at least. Appoint another first.', zh: '辖区至少保留一名运营管理员。请先任命另一位。' },
  // Catalogue
  CATALOGUE_WRONG: { en: 'The list cannot stand like this: {problem} of {code}. Codes are unique capitals; names and what it is are said in both languages; a need is not served by a unit; only a crew has helpers (1 to 50); a visit takes 10 to 1440 minutes; skills and time limits exist.', zh: '清单内容有误：{code} 的 {problem}。代码须唯一且为大写；名称和说明须有中英文；需求项不由单位直接提供；仅服务小组有志愿名额（1 至 50）；时长 10 至 1440 分钟；技能和时限须存在。' },
  NOTHING_CHANGED: { en: 'This is what the published list says already. Change something.', zh: '与已发布的清单相同，没有变化。请修改后再提交。' },
  NOT_A_DRAFT: { en: 'Version {version} is {state}, not a draft. Read the newest draft and publish that.', zh: '第 {version} 版不是草稿（{state}）。请查看并发布最新草稿。' },
  // Resources
  ITEM_NOT_LISTED: { en: 'The published list has no such item, or it is a need and not a resource. Choose an item of kind RESOURCE.', zh: '已发布清单中没有该分项，或它属于需求项。请选择资源类分项。' },
  INCOMPLETE: { en: 'Before it can be listed, say: {missing}.', zh: '上架前请补充：{missing}。' },
  NO_LONGER_VALID: { en: 'Its validity ended at {until}. Give it a later end first.', zh: '有效期已于 {until} 结束。请先延长有效期。' },
  BOOKINGS_LIVE: { en: '{bookings} bookings are still to come. Wait, or say that they shall be cancelled.', zh: '仍有 {bookings} 个未完成的预约。请等待，或确认全部取消。' },
  RESOURCE_WRONG: { en: 'Look at {problem}: title up to 80 characters, what it is up to 1000, place up to 200, capacity 1 to 100000, valid until after valid from, ages 0 to 150.', zh: '请检查 {problem}：标题不超过 80 字，说明不超过 1000 字，地点不超过 200 字，容量 1 至 100000，有效期止晚于起，年龄 0 至 150。' },
  TIMING_WRONG: { en: 'Look at {problem}: a rule (FREQ=WEEKLY;BYDAY=…, FREQ=MONTHLY;BYMONTHDAY=… or BYDAY=2TU, RDATE:20261103) with start time HH:MM and 5 to 1440 minutes, or a plain period alone.', zh: '请检查 {problem}：填写规则（FREQ=WEEKLY;BYDAY=…，FREQ=MONTHLY;BYMONTHDAY=… 或 BYDAY=2TU，RDATE:20261103）及开始时间 HH:MM 和 5 至 1440 分钟，或仅填写普通周期。' },
  NOT_LISTED: { en: 'This resource is not on the list now. Choose another.', zh: '该资源目前不在清单上。请选择其他资源。' },
  NO_SUCH_OCCURRENCE: { en: 'It is not given at {at}. Choose one of its next occurrences.', zh: '该资源在 {at} 不开放。请从近期场次中选择。' },
  OCCURRENCE_OVER: { en: 'The occurrence at {at} has begun or is over. Choose a later one.', zh: '{at} 的场次已开始或已结束。请选择之后的场次。' },
  NOT_FOR_YOU: { en: 'This resource is for others: look at whom it is for, by age and by where they live.', zh: '该资源不面向此人。请查看其服务对象（年龄和居住地）。' },
  TOO_MANY_PERSONS: { en: 'It takes {most} persons at a time, not {persons}. Order for fewer.', zh: '每场最多 {most} 人，不能为 {persons} 人。请减少人数。' },
  OCCURRENCE_CANCELLED: { en: 'The occurrence at {at} is not given after all. Choose another one.', zh: '{at} 的场次已取消。请选择其他场次。' },
  BOOKING_BEGUN: { en: 'The service has begun or was given already. It cannot be undone here.', zh: '服务已开始或已完成，不能再作此操作。' },
  BOOKING_NOT_BEGUN: { en: 'The order has not begun. Begin it with the code that the resident tells you.', zh: '订单尚未开始。请先凭居民告知的开工码开始服务。' },
  WHO_COMES_WRONG: { en: 'Say who comes in 1 to {most} characters.', zh: '请用 1 至 {most} 个字写明前来人员。' },
  FULLY_BOOKED: { en: '{free} places are left, {persons} are wanted. Choose another occurrence or fewer persons.', zh: '仅剩 {free} 个名额，需要 {persons} 个。请选择其他场次或减少人数。' },
  ITEM_DIFFERS: { en: 'This resource is offered for the item {item}. Order that item.', zh: '该资源属于分项 {item}。请按该分项下单。' },
  // Series
  SERIES_ITEM_UNFIT: { en: 'Only what a crew or a lead serves can come again by itself. What a unit gives is booked occurrence by occurrence from its list.', zh: '只有由服务小组或领单人提供的分项可设为固定服务。单位提供的资源请逐场预约。' },
  SERIES_FULL: { en: 'This resident has {most} series already. End one of them first.', zh: '该居民已有 {most} 项固定服务。请先结束其中一项。' },
  NO_OCCURRENCES_LEFT: { en: 'By this rule nothing is left to come. Choose a later end or other days.', zh: '按此规则已没有后续安排。请延长期限或另选日期。' },
  OCCURRENCE_TO_COME: { en: 'It begins at {from}; before that nobody has stayed away.', zh: '该次服务于 {from} 开始，开始之前不能登记未到场。' },
  OCCURRENCE_PLACED: { en: 'An order was placed for this occurrence, and it gets no second one. Amend or cancel that order, or say that it shall be called off, too; one that was called off is placed anew by itself.', zh: '该次服务的订单已生成，不会再生成第二张。请修改或取消该订单，或选择同时取消订单；已取消的请另行下单。' },
  TOO_MANY_PREFERRED: { en: 'At most {most} people can be asked first. Name fewer, or a team.', zh: '优先邀请的人员最多 {most} 人。请减少人数或改选服务队。' },
  PREFERRED_UNFIT: { en: 'Only volunteers and party members who have served this resident before can be asked first; officers may name others who are registered.', zh: '只能优先邀请曾为该居民服务过的志愿者或党员；工作人员可指定其他已注册人员。' },
  // Orders
  ON_HOLD: { en: 'The order is on hold. Lift the hold first.', zh: '订单已挂起。请先解除挂起。' },
  WAITS_FOR_UNIT: { en: 'The order waits for the unit to confirm its booking. Wait for the answer, or cancel the order.', zh: '订单正在等待单位确认预约。请等待答复，或取消订单。' },
  NOT_FROM_THE_LIST: { en: 'This order is not served by a unit of the list, so nothing is booked for it.', zh: '该订单不由清单中的单位提供服务，无需预约场次。' },
  ALREADY_BOOKED: { en: 'The order has its booking already. Cancel the order, or wait until the unit has marked what came of it.', zh: '订单已有预约。请取消订单，或等待单位登记结果。' },
  NOT_ON_HOLD: { en: 'The order is not on hold. Nothing is left to do.', zh: '订单未挂起，无需操作。' },
  TAKEN_BY_ANOTHER: { en: 'Another dispatcher is working on this order. Wait until they let it go, or for 30 minutes.', zh: '其他调度员正在处理该订单。请等待放回，或 30 分钟后再试。' },
  NOT_TAKEN: { en: 'You have not taken this order.', zh: '您未领取该订单。' },
  RETURNED_TOO_OFTEN: { en: 'It was returned {returns} times. Only the street leader can send it on now, and nobody returns it.', zh: '该订单已被退回 {returns} 次。现只能由街道负责人派单，且不得再退回。' },
  NOT_IN_THIS_REALM: { en: 'This realm does not use this step. Ask the center.', zh: '本辖区未启用此步骤。请联系中心。' },
  NO_HIGHER_DIVISION: { en: 'There is no division above that could take it. Return it to the center.', zh: '没有可上报的上一级。请退回中心。' },
  NO_DATE: { en: 'The order has no date yet. The community sets one by amending it.', zh: '订单尚未确定时间。请社区先修改订单确定时间。' },
  TOO_EARLY: { en: 'It can begin from {from} on, an hour before the planned start.', zh: '最早可在 {from} 开始（计划开始前一小时）。' },
  CREW_MISSING: { en: 'The crew is too small: {present} of at least {least}.', zh: '人手不足：现有 {present} 人，至少需要 {least} 人。' },
  ORDER_FULL: { en: 'All places are taken. Look for another order.', zh: '名额已满。请选择其他订单。' },
  ALREADY_RATED: { en: 'You have rated this attempt already.', zh: '您已对本次服务评价。' },
  SERVED_IT: { en: 'Who served an order does not rate it.', zh: '服务人员不能评价自己服务的订单。' },
  NOT_IN_SAMPLE: { en: 'This order was not drawn for a call-back.', zh: '该订单未被抽中回访。' },
  ALREADY_CALLED_BACK: { en: 'Somebody has called back about this order already.', zh: '该订单已完成回访。' },
  NOT_ANSWERED_YET: { en: 'The requester was not sent an answer yet, and nothing closes without one.', zh: '尚未答复居民，不能办结（事事有回音）。' },
  NOT_RESOLVED: { en: 'It is not resolved, and this was attempt {attempt} of 3. It is done again first.', zh: '尚未解决（第 {attempt} 次，共 3 次）。请先重新办理。' },
  DIVISION_NOT_FOUND: { en: 'There is no such division here. Choose one from the tree of divisions.', zh: '找不到该治理单元。请从治理单元树中选择。' },
  OUTSIDE_THE_STREET: { en: 'This division lies in another street.', zh: '该治理单元属于其他街道。' },
  OUTSIDE_THE_COMMUNITY: { en: 'A community dispatches to itself and its own grids. Escalate the order, or ask the center.', zh: '社区只能派给本社区及其网格。请上报，或联系中心。' },
  MAY_NOT_HOLD: { en: 'Orders cannot lie with a division of this level here ({level}). Choose a community.', zh: '本辖区此级治理单元（{level}）不能承办订单。请选择社区。' },
  ORDER_NOT_FOUND: { en: 'There is no such order in this street. Check the id.', zh: '本街道没有该订单。请核对编号。' },
  SAME_ORDER: { en: 'An order cannot be merged into itself.', zh: '订单不能与自身合并。' },
  TARGET_ENDED: { en: 'The other order has ended ({state}). Merge into a living one.', zh: '目标订单已结束（{state}）。请合并到进行中的订单。' },
  CODE_NEEDED: { en: 'Ask the resident for the start code. If it is lost, the community can start without it.', zh: '请向居民索取开工码。如遗失，可由社区无码开始。' },
  CODE_WRONG: { en: 'This is not the start code of the order. Ask the resident again.', zh: '开工码错误。请再次向居民核对。' },
  WORDS_NEEDED: { en: 'Say it in a few words.', zh: '请用文字说明。' },
  SUMMARY_NEEDED: { en: 'Write a line for the volunteers: what is to be done. Nothing personal.', zh: '请为志愿者写一句服务说明，不得包含个人信息。' },
  TIME_PAST: { en: 'This time is past. Choose a later one.', zh: '该时间已过。请选择之后的时间。' },
  END_BEFORE_START: { en: 'Give both times, the end after the start.', zh: '请同时填写开始和结束时间，且结束晚于开始。' },
  MOVED_TOO_FAR: { en: 'At most {days} days from the time that it had by the rule.', zh: '改期与原定时间相距不得超过 {days} 天。' },
  TOO_FAR: { en: 'At most {days} days from now.', zh: '最远为 {days} 天之内。' },
  TOO_LONG: { en: 'At most {days} days.', zh: '最长 {days} 天。' },
  SEATS_WRONG: { en: 'Helpers are a whole number from 1 to {most}, and only where a crew serves.', zh: '志愿者名额应为 1 至 {most} 的整数，且仅适用于志愿服务类订单。' },
  NO_HELPERS_HERE: { en: 'This item is served without helpers.', zh: '该分项不需要志愿者名额。' },
  LEAST_CREW_WRONG: { en: 'The fewest people to start with are at least 1 and at most the helpers and the lead.', zh: '最少开工人数至少为 1，且不超过志愿者名额加领单人。' },
  BELOW_LIVING_SEATS: { en: '{living} people hold a seat. Fewer places are possible only after somebody gives one back.', zh: '已有 {living} 人占用名额。须有人退出后，才能减少到此数以下。' },
  NOT_PLANNED_YET: { en: 'Date and seats are planned when the community accepts. State a wish instead.', zh: '社区接单时才确定时间和名额。请填写期望时间。' },
  ANOTHER_COMMUNITY: { en: 'It would move to another community. Recall it first.', zh: '将变更到其他社区。请先由中心收回。' },
  HOURS_WRONG: { en: 'Hours are from 0 to 24.', zh: '服务时长应为 0 至 24 小时。' },
  STARS_WRONG: { en: 'Stars are a whole number from 1 to 5.', zh: '星级应为 1 至 5 的整数。' },
  ITEM_NOT_FOUND: { en: 'There is no such item in the published catalogue.', zh: '当前清单中没有该分项。' },
  RESOURCE_NEEDED: { en: 'This item is served by a unit: order an occurrence of a listed resource.', zh: '该分项由单位提供：请选择资源清单中的具体场次。' },
  IS_BOOKED: { en: 'Time and number of people are those of its booking. Cancel it and order another occurrence.', zh: '时间和人数以预约为准。请取消后另行预约。' },
  OUTSIDE_THE_PERIOD: { en: 'What was booked is the period from {from} until {until}. Wish for a time within it, or book another period.', zh: '预约的周期为 {from} 至 {until}。请选择该周期内的时间，或预约其他周期。' },
  PERSONS_WRONG: { en: 'How many people is a whole number from 1 to {most}.', zh: '人数应为 1 至 {most} 的整数。' },
  // Seats
  NOT_OPEN: { en: 'The order is not open for this. Look at its state, or choose another order.', zh: '订单当前未开放此操作。请查看订单状态，或选择其他订单。' },
  ALREADY_STARTED: { en: 'The planned start has passed. Talk to the lead or the community.', zh: '计划开始时间已过。请联系领单人或社区。' },
  NO_SUCH_SEATS: { en: 'This order has no seats of this kind: a unit or a lead alone serves it.', zh: '此订单没有这类名额：由单位或领单人独自服务。' },
  ALREADY_LED: { en: 'Somebody leads this order already. You may grab a helper\'s place.', zh: '已有人领单。您可以抢志愿者名额。' },
  ALREADY_WAITING: { en: 'You stand in this line already. Nothing is left to do.', zh: '您已在候补队列中，无需操作。' },
  PLACES_ARE_FREE: { en: 'Places are free: grab one instead of waiting.', zh: '尚有空余名额，请直接抢单，无需候补。' },
  ALREADY_ON_CREW: { en: 'This person is on the crew of this order already. Nothing is left to do.', zh: '已在该订单的服务小组中，无需操作。' },
  SKILLS_MISSING: { en: 'The order asks for skills that are not registered: {skills}. Register them, or choose another order.', zh: '订单需要以下技能，但未登记：{skills}。请先登记技能，或选择其他订单。' },
  ELSEWHERE_THEN: { en: 'This person is on another crew at that time, or in another community so shortly before or after it that there is no time to travel. Give that seat back first, or choose another time.', zh: '该时段已参加其他服务，或与其他社区的服务间隔不足以往返。请先退出，或选择其他时间。' },
  NO_LEASE: { en: 'This seat need not be confirmed before a day before the start. There is nothing to extend.', zh: '该名额到开始前一天才需确认，无需延长。' },
  ALREADY_EXTENDED: { en: 'The time to confirm was extended once already. Confirm, or give the seat back.', zh: '确认时间已延长过一次。请确认参加或退出。' },
  COOLING_OFF: { en: 'Until {until} no new seats are taken, after absences or after seats given back whose contact had been read. The center can lift it.', zh: '因爽约或查看联系方式后多次退出，在 {until} 前不能领单或占用新名额。可联系中心解除。' },
  TOO_MANY_SEATS: { en: 'At most {most} seats are held at once. Wait until {until}, when the next begins, or give one back.', zh: '同时最多持有 {most} 个名额。请等到 {until} 下一次服务开始，或先退出一个。' },
  TOO_MANY_GRABS: { en: 'At most {most} places are grabbed within a minute. Try again at {until}.', zh: '每分钟最多抢 {most} 个名额。请于 {until} 后再试。' },
  COOLING_OVER: { en: 'This cooling off ended at {until} by itself. Nothing is left to do.', zh: '该冷静期已于 {until} 结束，无需操作。' },
  SERVES_YOU: { en: 'This order serves this very person, or somebody for whom they act. Somebody else has to help.', zh: '此人正是该订单的服务对象或其代办人，不能为自己或自己所代办之人服务。请由他人帮忙。' },
  NOT_UNDERWAY: { en: 'The service is not underway. Start it first.', zh: '服务尚未开始。请先开始服务。' },
  NOT_THE_TIME: { en: 'This can be said from the start until a day after the finish.', zh: '仅可在开始之后至完成后一天内进行此操作。' },
  TOO_LATE: { en: 'Hours and absences can be corrected for 7 days. Talk to the operator.', zh: '服务时长和爽约记录仅可在 7 天内更正。请联系管理员。' },
  SEAT_NOT_IN_IT: { en: 'One of the seats that you name is not held or served in this order now. Read its crew again.', zh: '所填名额中有不属于本单当前服务小组的。请刷新服务小组后再填。' },
  // The fair start
  NOT_ON_YOUR_BOARD: { en: 'This order is not for a team that you lead. The community decides about its places.', zh: '该订单不在您所带队伍的看板上。其名额由社区安排。' },
  OTHERS_WAIT: { en: '{waiting} people stand in line for a place. Let your member go with a reason: the first in line is offered the place.', zh: '已有 {waiting} 人候补。请注明原因让队员退出，名额将顺延给候补第一位。' },
  IN_DRAW: { en: 'The places of this order are drawn after {until}. Enter the draw until then; all who enter have the same chance.', zh: '该订单的名额将在 {until} 后摇号产生。请在此之前报名，先后机会均等。' },
  DRAW_CLOSED: { en: 'There is no draw to enter or to leave: none is announced, or its time is over. See whether places are free.', zh: '目前没有可报名或退出的摇号：尚未公告，或报名已截止。请查看是否还有名额。' },
  ALREADY_ENTERED: { en: 'This person has entered this draw already. Nothing is left to do but wait.', zh: '已报名本次摇号，等待结果即可，无需重复报名。' },
  OPENING_WRONG: { en: 'A fair start is announced for later than now and earlier than the planned start.', zh: '公平开抢的时刻应晚于现在、早于计划开始时间。' },
  // Inbox
  NOBODY_TO_TELL: { en: 'This news is for yourself; there is nobody to tell.', zh: '此消息是发给您本人的，无需转告。' },
  ALREADY_TOLD: { en: 'Somebody has recorded that they were told. Nothing is left to do.', zh: '已有人登记告知完成，无需重复登记。' },
  TOLD_WHEN: { en: 'They were told after it happened and not later than now. Correct the time.', zh: '告知时间应在事情发生之后且不晚于现在。请更正时间。' },
  // Brokers
  PAIR_WRONG: { en: 'A pair is appointed with a grid officer of this very grid, who is somebody else. Name the officer\'s appointment, for this role alone.', zh: '结对志愿者须与本网格的网格员（非本人）结对。请填写该网格员的任职，且仅此角色需要填写。' },
  PAIR_NO_VOLUNTEER: { en: 'Only a registered volunteer is paired with an officer. Ask them to register first.', zh: '仅注册志愿者可与网格员结对。请先注册为志愿者。' },
  NOTHING_TO_URGE: { en: 'No time limit of a step runs, so there is nothing to urge. Write a note, or ask the center.', zh: '目前没有正在计时的环节，无需催办。可留言或联系中心。' },
  URGE_TOO_EARLY: { en: 'It can be urged once half of its time is over: from {from} on.', zh: '时限过半后方可催办：自 {from} 起。' },
  URGED_TODAY: { en: 'You have urged it on this working day already. Urge again on the next.', zh: '您在本工作日已催办过。请下一个工作日再催。' },
  // The center
  NOT_A_COLLEAGUE: { en: 'An order is handed over to somebody else who dispatches in its street, or leads it. Name another colleague, or put it back into the queue.', zh: '只能移交给本街道的其他调度员或街道负责人。请另选同事，或放回队列。' },
  NOTHING_TAKEN: { en: 'You work on no order now, so there is nothing to hand over.', zh: '您当前没有领取订单，无需移交。' },
  TOO_MANY_TAKEN: { en: 'At most {most} orders are handed over at once. Put some back into the queue first.', zh: '一次最多移交 {most} 单。请先将部分订单放回队列。' },
  TOO_MANY_AT_ONCE: { en: 'At most {most} orders are dealt with at once. Send the others with another key.', zh: '一次最多处理 {most} 单。其余请使用新的 key 另行提交。' },
  NAMED_TWICE: { en: 'An order is named twice. Name each one once.', zh: '有订单重复。每单只需填写一次。' },
  NOBODY_TO_PRESS: { en: 'No division holds it, or nothing is left to do: there is nobody to press.', zh: '尚无承办单元，或已办完，无需督办。' },
  PRESSED_TODAY: { en: 'You have pressed it on this working day already. Press again on the next.', zh: '您在本工作日已督办过。请下一个工作日再督办。' },
  // Public summaries
  NOT_DONE_YET: { en: 'Only of what is done something is told to everybody. Wait until the order is done.', zh: '订单完成后方可公开摘要。请待完成后再发布。' },
  NEVER_PUBLIC: { en: 'Of sensitive items nothing is told to everybody.', zh: '敏感分项不得公开摘要。' },
  TELLS_SOMEBODY: { en: 'The words tell who somebody is: a name, an address or a long number. Write it without them.', zh: '内容含有姓名、住址或较长的号码，可能识别到个人。请去掉后再发布。' },
  NOT_PUBLISHED: { en: 'Nothing is told about this order now. There is nothing to take back.', zh: '此单目前没有公开摘要，无需撤回。' },
  // Notes
  NOTES_FULL: { en: 'There are {most} notes already, and there is no room for more. Take a step of the order, or speak to each other.', zh: '留言已达 {most} 条上限。请直接办理订单或当面沟通。' },
  NOT_A_PARTY: { en: 'Notes are written by requester, crew, brokers, holding division and center, as long as they have to do with the order.', zh: '仅下单居民、服务小组、中间人、承办单元和中心可以留言，且须仍与此单有关。' },
  // Pushes
  TOO_MANY_SUBSCRIPTIONS: { en: 'At most {most} devices of one person are pushed. Remove one that you do not use any more.', zh: '每人最多 {most} 个推送设备。请先移除不再使用的设备。' },
  TOO_MANY_MUTES: { en: 'At most {most} things are muted at once. Take one back, or mute everything.', zh: '同时最多静音 {most} 项。请先取消一项，或全部静音。' },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof REFUSALS;

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

/** The sentence of a refusal in the reader's language. */
export function sayRefusal(refusal: Refusal, language: 'zh-CN' | 'en'): string {
  if (!isKnown(refusal.code)) return refusal.code;
  const words: Words = REFUSALS[refusal.code];
  return (language === 'en' ? words.en : words.zh).replace(/\{(\w+)\}/g, (_, name: string) => {
    // What is said in both languages has a twin.
    const value = (language === 'en' ? undefined : refusal.args[`${name}Zh`]) ?? refusal.args[name];
    const said = (one: unknown): string => wordOf(String(one ?? ''), language);
    // The clock and what follows from other steps cannot be asked.
    return Array.isArray(value) ? value.filter((one) => one !== 'clock' && one !== 'effect').map(said).join(language === 'en' ? ', ' : '、') : said(value);
  });
}

const WORDS: ReadonlyMap<string, { readonly en: string; readonly zh: string }> = new Map([...Object.entries(CAPACITIES), ...Object.entries(APPOINTING), ...Object.entries(DIVISION_USES)]);

/** Roles, capacities and what keeps a division are said in words, everything else as it is. */
function wordOf(text: string, language: 'zh-CN' | 'en'): string {
  const word = WORDS.get(text);
  return word ? (language === 'en' ? word.en : word.zh) : text;
}
