import type { createOrganisation } from '../../features/organisations/index.ts';
import type { DraftInput } from '../../features/resources/index.ts';
import type { Skill } from '../../features/people/index.ts';

type Kind = Parameters<typeof createOrganisation>[2]['kind'];

/** Names of organisations; only the two hospitals and the center stand in the article, whatever else bears 演示 is made up. */
export const UNITS: readonly { readonly key: string; readonly kind: Kind; readonly name: string }[] = [
  { key: 'center', kind: 'CENTER', name: '“党建+邻里帮”志愿服务项目化推广中心' },
  { key: 'tcm', kind: 'HOSPITAL', name: '山东省中医院' },
  { key: 'qfs', kind: 'HOSPITAL', name: '山东省千佛山医院' },
  { key: 'property', kind: 'PROPERTY_COMPANY', name: '演示暖邻物业公司' },
  { key: 'primary', kind: 'SCHOOL', name: '演示第一小学' },
  { key: 'middle', kind: 'SCHOOL', name: '演示附属中学' },
  { key: 'law', kind: 'COMPANY', name: '演示睦邻律师事务所' },
  { key: 'bank', kind: 'BANK', name: '演示银行街道支行' },
  { key: 'canteen', kind: 'MERCHANT', name: '演示社区食堂' },
  { key: 'hair', kind: 'MERCHANT', name: '演示理发店' },
  { key: 'fire', kind: 'AGENCY', name: '演示消防救援站' },
  { key: 'mind', kind: 'SOCIAL_ORGANISATION', name: '演示清泉心理服务社' },
  { key: 'institute', kind: 'INSTITUTION', name: '演示科学研究院' },
  { key: 'books', kind: 'MERCHANT', name: '演示邻里书店' },
  { key: 'care', kind: 'NURSING_HOME', name: '演示长者照料中心' },
];

/** The twelve teams. Names of the first three and of the projects stand in the article. */
export const TEAMS: readonly { readonly name: string; readonly skills: readonly Skill[]; readonly items: readonly string[] }[] = [
  { name: '青年引力志愿队', skills: ['PUBLICITY', 'TRAFFIC', 'CARRYING', 'EMERGENCY'], items: ['TRAFFIC_GUIDANCE', 'SNOW_STORM', 'MOVING', 'EBIKE_CHARGING'] },
  { name: '心连心心理健康志愿服务队', skills: ['PSYCHOLOGY', 'CHILD_CARE'], items: ['CHILD_COMPANION', 'MIND_SUPPORT', 'COUNSELLING'] },
  { name: '点亮心灯心理健康志愿服务队', skills: ['PSYCHOLOGY', 'MEDIATION', 'ELDER_CARE'], items: ['MIND_SUPPORT', 'FAMILY_MEDIATION', 'ELDER_VISIT'] },
  { name: '龄医伴助老志愿服务队', skills: ['ELDER_CARE', 'FIRST_AID'], items: ['ELDER_VISIT', 'ACCOMPANY', 'MEDICINE_PICKUP', 'ELDER_SAFETY_CHECK'] },
  { name: '典亮心间宣讲志愿服务队', skills: ['PUBLICITY', 'TEACHING'], items: ['ERRAND', 'SMARTPHONE_CLASS', 'PARTY_HISTORY'] },
  { name: '小楼道牵手大文明志愿服务队', skills: ['CLEANING', 'CARRYING'], items: ['STAIRWELL_CLEANING', 'ELDER_CLEANING', 'MOVING'] },
  { name: '邻里家修志愿服务队', skills: ['ELECTRICITY', 'APPLIANCES', 'CARPENTRY'], items: ['SMALL_REPAIR', 'STAIRWELL_LIGHT', 'LEAK'] },
  { name: '邻里助餐送药队', skills: ['COOKING', 'DRIVING', 'ELDER_CARE'], items: ['MEAL_DELIVERY', 'MEDICINE_PICKUP', 'ELDER_MEALS'] },
  { name: '邻里平安巡逻队', skills: ['PATROL', 'EMERGENCY', 'MEDIATION'], items: ['PATROL', 'SNOW_STORM', 'MEDIATION'] },
  { name: '绿色家园志愿服务队', skills: ['WASTE_SORTING', 'GARDENING'], items: ['WASTE_SORTING', 'GREEN_PLANTING'] },
  { name: '同心艺社', skills: ['ARTS', 'CALLIGRAPHY', 'SPORTS'], items: ['PERFORMANCE', 'FITNESS', 'CALLIGRAPHY_CLASS'] },
  { name: '课后陪伴志愿服务队', skills: ['TEACHING', 'CHILD_CARE', 'SMARTPHONES'], items: ['TUTORING', 'CHILD_COMPANION', 'SMARTPHONE_CLASS', 'TOY_BOOK_SWAP'] },
];

/** The eleven projects of the first batch (首批志愿服务项目): the article names three, those that bear 演示 are made up. */
export const PROJECTS: readonly { readonly name: string; readonly owner: string; readonly partners: readonly string[]; readonly items: readonly string[] }[] = [
  { name: '“典亮心间”党史学习教育', owner: 'institute', partners: ['books', 'middle'], items: ['PARTY_HISTORY'] },
  { name: '“龄医伴”关爱空巢老人', owner: 'tcm', partners: ['qfs', 'care'], items: ['ELDER_VISIT', 'ACCOMPANY', 'MEDICINE_PICKUP'] },
  { name: '“小楼道牵手大文明”红色物业', owner: 'property', partners: ['fire'], items: ['STAIRWELL_CLEANING', 'STAIRWELL_LIGHT'] },
  { name: '演示·银龄餐桌', owner: 'canteen', partners: ['care'], items: ['ELDER_MEALS', 'MEAL_DELIVERY'] },
  { name: '演示·暖心义诊', owner: 'qfs', partners: ['tcm'], items: ['FREE_CLINIC', 'HEALTH_CHECK', 'HEALTH_LECTURE'] },
  { name: '演示·心灵港湾', owner: 'mind', partners: ['tcm'], items: ['COUNSELLING', 'MIND_SUPPORT'] },
  { name: '演示·邻里家修', owner: 'property', partners: ['hair'], items: ['APPLIANCE_REPAIR', 'SMALL_REPAIR', 'LEAK'] },
  { name: '演示·睦邻说法', owner: 'law', partners: ['bank'], items: ['LEGAL_CLINIC', 'DEBT_ADVICE', 'FAMILY_MEDIATION'] },
  { name: '演示·课后有伴', owner: 'primary', partners: ['middle', 'books'], items: ['AFTER_SCHOOL', 'TUTORING', 'CHILD_COMPANION'] },
  { name: '演示·银发触网', owner: 'bank', partners: ['institute'], items: ['SMARTPHONE_CLASS'] },
  { name: '演示·美丽邻里', owner: 'hair', partners: ['canteen', 'property'], items: ['HAIRCUT', 'GREEN_PLANTING', 'WASTE_SORTING'] },
];

const DAILY = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU';

/** Whose a resource is: a unit by its key, a community by its number, a team by its number, or a volunteer. */
export type Owner = { readonly unit: string } | { readonly community: number } | { readonly team: number } | { readonly volunteer: number };

export interface Offer extends Pick<DraftInput, 'itemCode' | 'title' | 'what' | 'place' | 'timing' | 'capacity'> {
  readonly key: string;
  readonly owner: Owner;
  /** How far it has come; LISTED if left out. */
  readonly state?: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'PAUSED' | 'WITHDRAWN';
}

const rule = (text: string, startTime: string, minutes: number) => ({ rule: text, startTime, minutes });

/** What is offered. Those that are given every day are ordered in the stories, so that the stories do not depend on the weekday of the first start. */
export const OFFERS: readonly Offer[] = [
  { key: 'clinic', owner: { unit: 'tcm' }, itemCode: 'FREE_CLINIC', title: '专家义诊（演示）', what: '中医科、内科咨询', place: '社区党群服务中心一楼', timing: rule(DAILY, '09:00', 120), capacity: 3 },
  { key: 'check', owner: { unit: 'qfs' }, itemCode: 'HEALTH_CHECK', title: '血压血糖检测（演示）', what: '测血压、血糖,慢病随访', place: '社区党群服务中心二楼', timing: rule(DAILY, '14:00', 90), capacity: 8 },
  { key: 'haircut', owner: { unit: 'hair' }, itemCode: 'HAIRCUT', title: '爱心理发（演示）', what: '六十岁以上居民义务理发', place: '同心广场', timing: rule(DAILY, '10:00', 90), capacity: 6 },
  { key: 'meals', owner: { unit: 'canteen' }, itemCode: 'ELDER_MEALS', title: '老年餐桌午餐（演示）', what: '两荤两素一汤', place: '演示社区食堂', timing: rule(DAILY, '11:30', 60), capacity: 30 },
  { key: 'law', owner: { unit: 'law' }, itemCode: 'LEGAL_CLINIC', title: '律师驻点咨询（演示）', what: '合同、继承、物业纠纷咨询', place: '网格议事厅', timing: rule(DAILY, '15:00', 60), capacity: 4 },
  { key: 'mind', owner: { unit: 'mind' }, itemCode: 'COUNSELLING', title: '心灵港湾心理咨询（演示）', what: '一对一心理疏导', place: '心灵驿站', timing: rule(DAILY, '16:00', 60), capacity: 3 },
  { key: 'repair', owner: { unit: 'property' }, itemCode: 'APPLIANCE_REPAIR', title: '家电义务维修（演示）', what: '小家电、雨伞、磨刀', place: '红领物业之家', timing: rule(DAILY, '10:00', 120), capacity: 10 },
  { key: 'advice', owner: { unit: 'property' }, itemCode: 'PROPERTY_ADVICE', title: '红领物业咨询（演示）', what: '物业费、维修基金、业委会', place: '红领物业之家', timing: rule('FREQ=WEEKLY;BYDAY=TU,TH', '18:00', 60), capacity: 6 },
  { key: 'school', owner: { unit: 'primary' }, itemCode: 'AFTER_SCHOOL', title: '四点半课堂（演示）', what: '作业辅导与看护', place: '演示第一小学', timing: rule('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '16:30', 120), capacity: 20 },
  { key: 'ground', owner: { unit: 'middle' }, itemCode: 'VENUE', title: '操场周末开放（演示）', what: '跑道与篮球场', place: '演示附属中学', timing: rule('FREQ=WEEKLY;BYDAY=SA,SU', '08:00', 180), capacity: 60 },
  { key: 'fraud', owner: { unit: 'bank' }, itemCode: 'DEBT_ADVICE', title: '反诈与债务咨询（演示）', what: '疑似受骗先来问一问', place: '演示银行街道支行', timing: rule('FREQ=MONTHLY;BYDAY=2TU,4TU', '10:00', 90), capacity: 5 },
  { key: 'fire', owner: { unit: 'fire' }, itemCode: 'FIRE_CHECK', title: '消防隐患上门排查（演示）', what: '用电用气安全检查', place: null, timing: rule('FREQ=MONTHLY;BYMONTHDAY=9,15', '09:00', 180), capacity: 12 },
  { key: 'history', owner: { unit: 'institute' }, itemCode: 'PARTY_HISTORY', title: '典亮心间宣讲（演示）', what: '党史学习教育', place: '科院路社区会议室', timing: rule('FREQ=MONTHLY;BYDAY=-1FR', '14:30', 90), capacity: 40 },
  { key: 'books', owner: { unit: 'books' }, itemCode: 'READING_ROOM', title: '共享书屋（演示）', what: '图书借阅', place: '演示邻里书店', timing: { period: 'DAY' }, capacity: 50 },
  { key: 'rails', owner: { unit: 'care' }, itemCode: 'HOME_ADAPTATION', title: '适老化改造（演示）', what: '安装扶手与感应灯', place: null, timing: { period: 'WEEK' }, capacity: 5 },
  { key: 'brush', owner: { community: 2 }, itemCode: 'CALLIGRAPHY_CLASS', title: '书法公益课（演示）', what: '从握笔学起', place: '社区活动室', timing: rule('FREQ=WEEKLY;BYDAY=WE', '09:30', 90), capacity: 15 },
  { key: 'taichi', owner: { volunteer: 10 }, itemCode: 'FITNESS', title: '太极晨练（演示）', what: '二十四式太极拳', place: '同心广场', timing: rule('FREQ=WEEKLY;BYDAY=MO,WE,FR', '07:00', 60), capacity: 30 },
  { key: 'swap', owner: { team: 11 }, itemCode: 'TOY_BOOK_SWAP', title: '图书玩具交换日（演示）', what: '绘本、玩具、校服', place: '社区广场', timing: rule('FREQ=MONTHLY;BYDAY=1SA', '09:00', 180), capacity: 80 },
  { key: 'lecture', owner: { unit: 'tcm' }, itemCode: 'HEALTH_LECTURE', title: '养生讲座（演示）', what: '四季养生', place: '社区会议室', timing: rule('FREQ=MONTHLY;BYDAY=3WE', '15:00', 90), capacity: 50, state: 'SUBMITTED' },
  { key: 'camp', owner: { unit: 'primary' }, itemCode: 'SUMMER_CAMP', title: '假期托管（演示）', what: '公益托管与研学', place: '演示第一小学', timing: { period: 'WEEK' }, capacity: 25, state: 'RETURNED' },
  { key: 'jobs', owner: { community: 1 }, itemCode: 'JOB_HELP', title: '就业帮扶（演示）', what: '岗位推荐与简历指导', place: '社区服务大厅', timing: rule('FREQ=WEEKLY;BYDAY=TH', '14:00', 120), capacity: 10, state: 'PAUSED' },
  { key: 'aid', owner: { unit: 'qfs' }, itemCode: 'FIRST_AID_TRAINING', title: '急救培训（演示）', what: '心肺复苏', place: null, timing: null, capacity: null, state: 'DRAFT' },
  { key: 'parents', owner: { unit: 'middle' }, itemCode: 'PARENT_SCHOOL', title: '家长课堂（演示）', what: '亲子沟通', place: '演示附属中学', timing: rule('FREQ=MONTHLY;BYDAY=2SA', '09:00', 90), capacity: 40, state: 'WITHDRAWN' },
];

/** Keys of the offers that stories order from, with the hour of the day at which they are given. */
export const ORDERED: Readonly<Record<string, { readonly hour: number; readonly minutes: number; readonly capacity: number }>> = {
  // One clinic is booked full by a story of its own; the others stay as they are.
  clinic: { hour: 9, minutes: 120, capacity: 0 },
  check: { hour: 14, minutes: 90, capacity: 8 }, haircut: { hour: 10, minutes: 90, capacity: 6 }, meals: { hour: 11.5, minutes: 60, capacity: 30 },
  law: { hour: 15, minutes: 60, capacity: 4 }, mind: { hour: 16, minutes: 60, capacity: 3 }, repair: { hour: 10, minutes: 120, capacity: 10 },
};
