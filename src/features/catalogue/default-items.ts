import type { CatalogueContent, CategoryContent, ItemContent } from './rules/changes.ts';
import type { Limits } from './rules/limits.ts';
import type { ItemKind, ServedBy } from './words.ts';

/**
 * The list that a new realm begins with: 7 categories, 50 items (7大类50分项), as 《文化东路街道共驻共建服务项目资源及需求清单》 has. The article gives
 * the two numbers and names some projects; the items are ours, drawn from what the five articles tell of.
 * Pure data: a realm changes it by versions of its own.
 */
const categories: readonly CategoryContent[] = [
  { code: 'ELDERS', zh: '助老助残', en: 'Elders and disabled people' },
  { code: 'HEALTH', zh: '健康与心理', en: 'Health and mind' },
  { code: 'CHILDREN', zh: '青少年与家庭', en: 'Children and families' },
  { code: 'PROPERTY', zh: '物业与维修', en: 'Property and repairs' },
  { code: 'RIGHTS', zh: '法律、调解与代办', en: 'Law, mediation and errands with offices' },
  { code: 'CULTURE', zh: '党建与文化', en: 'Party life and culture' },
  { code: 'SAFETY', zh: '平安与环境', en: 'Safety and environment' },
];

interface More {
  readonly skills?: readonly string[];
  readonly sensitive?: true;
  /** CREW: helpers besides the lead; 2 if left out. */
  readonly helpers?: number;
  /** 60 if left out. */
  readonly minutes?: number;
  readonly limits?: Limits;
}

type Line = readonly [code: string, kind: ItemKind, servedBy: ServedBy, zh: string, en: string, whatZh: string, whatEn: string, more?: More];

/** Somebody may be in danger: dispatched, accepted and opened within the hour. */
const AT_ONCE: Limits = {
  'ORDER.place.remindStreetLeader': { minutes: 30 }, 'ORDER.dispatch.recall': { hours: 1 }, 'ORDER.accept.open': { minutes: 15 }, 'ORDER.accept.remindToNameLead': { minutes: 15 },
};
/** Water, power, heating: looked at within a day. */
const SAME_DAY: Limits = { 'ORDER.place.remindStreetLeader': { hours: 2 }, 'ORDER.dispatch.recall': { hours: 4 }, 'ORDER.accept.open': { hours: 1 } };

const lines: Readonly<Record<string, readonly Line[]>> = {
  ELDERS: [
    ['ELDER_VISIT', 'NEED', 'CREW', '空巢老人探访', 'Visit an elder who lives alone', '上门看望空巢、独居老人,聊天并了解所需', 'Call on an elder who lives alone, talk, and find out what is needed', { skills: ['ELDER_CARE'], helpers: 1 }],
    ['ELDER_SAFETY_CHECK', 'NEED', 'LEAD_ONLY', '独居老人平安确认', 'See that an elder is safe', '联系不上时尽快上门确认平安', 'Nobody can reach the elder: go and see, at once', { skills: ['FIRST_AID'], minutes: 30, limits: AT_ONCE }],
    ['ELDER_MEALS', 'RESOURCE', 'PROVIDER', '老年餐桌助餐', 'Meals for elders', '社区食堂、老年餐厅堂食或预订', 'A meal at the community canteen, or one ordered from it', { minutes: 60 }],
    ['MEAL_DELIVERY', 'NEED', 'CREW', '送餐上门', 'Bring a meal to the door', '为行动不便的老人和残疾人送餐', 'Bring a meal to somebody who cannot go out', { helpers: 1, minutes: 30 }],
    ['ELDER_CLEANING', 'NEED', 'CREW', '助洁家政', 'Clean for an elder', '为失能、高龄老人打扫房间、拆洗窗帘', 'Clean rooms and wash curtains for the very old', { skills: ['CLEANING'], minutes: 120 }],
    ['HAIRCUT', 'RESOURCE', 'PROVIDER', '爱心理发', 'Haircuts', '驻区单位和理发师定期义务理发', 'Free haircuts on fixed days by units and hairdressers', { minutes: 30 }],
    ['ACCOMPANY', 'NEED', 'CREW', '陪同就医出行', 'Accompany on a way', '陪同就医、取药、办事', 'Go with somebody to the hospital, the pharmacy or an office', { skills: ['ELDER_CARE'], sensitive: true, helpers: 1, minutes: 180 }],
    ['HOME_ADAPTATION', 'RESOURCE', 'PROVIDER', '适老化改造', 'Make a home fit for age', '安装扶手、防滑垫、感应灯', 'Hand rails, mats that do not slip, lights that see you', { minutes: 240 }],
  ],
  HEALTH: [
    ['FREE_CLINIC', 'RESOURCE', 'PROVIDER', '专家义诊', 'Free clinic', '驻区医院专家到社区义诊', 'Doctors of hospitals nearby see people in the community', { sensitive: true, minutes: 20 }],
    ['HEALTH_CHECK', 'RESOURCE', 'PROVIDER', '健康体检筛查', 'Health check', '测血压、血糖,慢病筛查', 'Blood pressure, blood sugar, chronic diseases', { sensitive: true, minutes: 30 }],
    ['FIRST_AID_TRAINING', 'RESOURCE', 'PROVIDER', '急救培训', 'First aid training', '心肺复苏、海姆立克等急救技能', 'Resuscitation and other first aid', { minutes: 90 }],
    ['HEALTH_LECTURE', 'RESOURCE', 'PROVIDER', '健康养生讲座', 'Health lecture', '中医养生、慢病管理、合理用药讲座', 'Chinese medicine, chronic diseases, medicines', { minutes: 90 }],
    ['COUNSELLING', 'RESOURCE', 'PROVIDER', '心理咨询', 'Counselling', '“心灵港湾”心理咨询与疏导', 'Talk with a counsellor in the heart harbour', { sensitive: true }],
    ['MIND_SUPPORT', 'NEED', 'LEAD_ONLY', '心理疏导上门', 'Support at a hard time', '丧亲、失独、长期照护者的陪伴疏导', 'For those who mourn, or have cared for somebody for years', { skills: ['PSYCHOLOGY'], sensitive: true, minutes: 90 }],
    ['MEDICINE_PICKUP', 'NEED', 'CREW', '代取药品', 'Fetch medicines', '凭处方代取药、送药上门', 'Fetch medicines on a prescription and bring them', { sensitive: true, helpers: 1, minutes: 60, limits: SAME_DAY }],
  ],
  CHILDREN: [
    ['AFTER_SCHOOL', 'RESOURCE', 'PROVIDER', '四点半课堂', 'After-school class', '放学后作业辅导与看护', 'Homework and care after school', { minutes: 120 }],
    ['TUTORING', 'NEED', 'CREW', '课业辅导', 'Tutoring', '为困难家庭儿童一对一辅导', 'One to one, for children of families in difficulty', { skills: ['TEACHING'], helpers: 1, minutes: 90 }],
    ['SUMMER_CAMP', 'RESOURCE', 'PROVIDER', '假期托管', 'Holiday care', '寒暑假公益托管与研学', 'Care and outings in the school holidays', { minutes: 480 }],
    ['CHILD_SAFETY_CLASS', 'RESOURCE', 'PROVIDER', '儿童安全教育', 'Safety class for children', '防溺水、交通、防欺凌安全课', 'Water, traffic, bullying', { minutes: 60 }],
    ['PARENT_SCHOOL', 'RESOURCE', 'PROVIDER', '家长课堂', 'Parent school', '家庭教育讲座与沙龙', 'Talks and rounds for parents', { minutes: 90 }],
    ['CHILD_COMPANION', 'NEED', 'CREW', '困境儿童陪伴', 'Company for a child in difficulty', '陪伴留守、单亲、困境儿童', 'For children left behind or in difficulty', { skills: ['CHILD_CARE'], sensitive: true, helpers: 1, minutes: 120 }],
    ['TOY_BOOK_SWAP', 'RESOURCE', 'CREW', '图书玩具交换', 'Books and toys to swap', '绘本、玩具、校服循环交换', 'Picture books, toys, school uniforms go round', { helpers: 3, minutes: 120 }],
  ],
  PROPERTY: [
    ['SMALL_REPAIR', 'NEED', 'CREW', '家庭小修', 'Small repairs at home', '换灯泡、修锁、疏通下水', 'Bulbs, locks, blocked drains', { skills: ['ELECTRICITY'], helpers: 1 }],
    ['APPLIANCE_REPAIR', 'RESOURCE', 'PROVIDER', '家电义务维修', 'Appliance repair day', '家电、雨伞、磨刀义务维修日', 'Appliances, umbrellas, knives, on fixed days', { minutes: 30 }],
    ['STAIRWELL_LIGHT', 'NEED', 'CREW', '楼道照明与公共设施报修', 'Lights and fittings in a stairwell', '楼道灯、扶手、单元门损坏报修', 'Lights, rails and doors that are broken', { skills: ['ELECTRICITY'], helpers: 1 }],
    ['LEAK', 'NEED', 'LEAD_ONLY', '漏水停电应急', 'Leak or power cut', '漏水、停电、停暖应急协调', 'Water, power or heating fails: somebody must act today', { limits: SAME_DAY }],
    ['STAIRWELL_CLEANING', 'NEED', 'CREW', '楼道清理', 'Clear a stairwell', '清理楼道堆物与小广告(小楼道牵手大文明)', 'Take away what stands about and what is stuck on the walls', { skills: ['CLEANING'], helpers: 5, minutes: 120 }],
    ['PROPERTY_ADVICE', 'RESOURCE', 'PROVIDER', '物业咨询', 'Advice on property', '红领物业之家:物业费、维修基金、业委会咨询', 'Fees, maintenance fund, owners’ committee', { minutes: 30 }],
    ['MOVING', 'NEED', 'CREW', '搬运帮扶', 'Carry and move', '为老弱家庭搬运家具、大件垃圾', 'Carry furniture or bulky waste for those who cannot', { skills: ['CARRYING'], helpers: 3, minutes: 90 }],
  ],
  RIGHTS: [
    ['LEGAL_CLINIC', 'RESOURCE', 'PROVIDER', '法律咨询', 'Legal clinic', '律师驻点法律咨询与法律援助指引', 'A lawyer at fixed hours, and the way to legal aid', { sensitive: true, minutes: 30 }],
    ['DEBT_ADVICE', 'RESOURCE', 'PROVIDER', '债务与反诈咨询', 'Debts and fraud', '债务困难、疑似受骗咨询', 'For those in debt, or perhaps cheated', { sensitive: true, minutes: 45 }],
    ['MEDIATION', 'NEED', 'LEAD_ONLY', '邻里纠纷调解', 'Mediation between neighbours', '噪音、漏水、停车等邻里矛盾调解', 'Noise, leaks, parking: bring neighbours to a table', { skills: ['MEDIATION'], sensitive: true, minutes: 120 }],
    ['FAMILY_MEDIATION', 'NEED', 'LEAD_ONLY', '家庭矛盾调解', 'Mediation in a family', '婚姻、赡养、家庭矛盾调解', 'Marriage, support of parents, quarrels', { skills: ['MEDIATION', 'PSYCHOLOGY'], sensitive: true, minutes: 120 }],
    ['ERRAND', 'NEED', 'CREW', '帮办代办', 'Errands with offices', '代办社保、医保、证照', 'Insurance, certificates, papers', { skills: ['PUBLICITY'], sensitive: true, helpers: 1, minutes: 120 }],
    ['POLICY_DESK', 'RESOURCE', 'PROVIDER', '政策咨询台', 'Policy desk', '养老、低保、就业、住房政策咨询', 'Pensions, allowances, work, housing', { sensitive: true, minutes: 20 }],
    ['JOB_HELP', 'RESOURCE', 'PROVIDER', '就业帮扶', 'Help with finding work', '岗位推荐、简历指导', 'Posts nearby and help with a CV', { sensitive: true, minutes: 45 }],
  ],
  CULTURE: [
    ['PARTY_HISTORY', 'RESOURCE', 'PROVIDER', '党史学习宣讲', 'Talks on party history', '“典亮心间”党史学习教育宣讲', 'The programme that lights the heart with history', { minutes: 90 }],
    ['CALLIGRAPHY_CLASS', 'RESOURCE', 'PROVIDER', '书画学习', 'Calligraphy and painting', '老年大学书法、国画公益课', 'Classes of the school for elders', { minutes: 90 }],
    ['PERFORMANCE', 'RESOURCE', 'CREW', '文艺演出', 'Performances', '戏曲、合唱、舞蹈进社区', 'Opera, choirs and dance in the community', { skills: ['ARTS'], helpers: 6, minutes: 120 }],
    ['SMARTPHONE_CLASS', 'NEED', 'CREW', '智能手机教学', 'Smartphones for elders', '教老年人挂号、支付、防诈骗', 'See a doctor, pay, and not be cheated', { skills: ['SMARTPHONES'], helpers: 2, minutes: 60 }],
    ['READING_ROOM', 'RESOURCE', 'PROVIDER', '共享书屋', 'Shared library', '图书借阅与读书会', 'Borrow books and read together', { minutes: 120 }],
    ['VENUE', 'RESOURCE', 'PROVIDER', '场地共享', 'Rooms to share', '驻区单位会议室、操场、活动室开放', 'Meeting rooms, sports grounds and halls of units', { minutes: 120 }],
    ['FITNESS', 'RESOURCE', 'CREW', '健身指导', 'Exercise', '太极、八段锦、广场舞指导', 'Tai chi and dancing with a teacher', { skills: ['SPORTS'], helpers: 1, minutes: 60 }],
  ],
  SAFETY: [
    ['PATROL', 'NEED', 'CREW', '邻里平安巡逻', 'Neighbourhood patrol', '楼院、重点时段治安巡逻', 'Walk the yards at the hours that matter', { skills: ['PATROL'], helpers: 4, minutes: 120 }],
    ['FIRE_CHECK', 'RESOURCE', 'PROVIDER', '消防隐患排查', 'Fire safety check', '消防站指导排查用电用气隐患', 'The fire station looks at gas and wires', { minutes: 45 }],
    ['EBIKE_CHARGING', 'NEED', 'CREW', '电动车停放充电治理', 'E-bikes: parking and charging', '劝导飞线充电、楼道停车', 'No charging through windows, no bikes in stairwells', { skills: ['PUBLICITY'], helpers: 3, minutes: 90 }],
    ['TRAFFIC_GUIDANCE', 'NEED', 'CREW', '文明交通劝导', 'Traffic guidance', '上下学高峰路口劝导', 'At crossings when school begins and ends', { skills: ['TRAFFIC'], helpers: 4, minutes: 60 }],
    ['WASTE_SORTING', 'NEED', 'CREW', '垃圾分类指导', 'Waste sorting', '桶边值守与分类指导', 'Stand by the bins and show how', { skills: ['WASTE_SORTING'], helpers: 4, minutes: 120 }],
    ['GREEN_PLANTING', 'NEED', 'CREW', '认养绿地', 'Look after green', '绿地认养、修剪、种植', 'Adopt, trim and plant', { skills: ['GARDENING'], helpers: 6, minutes: 120 }],
    ['SNOW_STORM', 'NEED', 'CREW', '扫雪防汛应急', 'Snow and storm', '扫雪除冰、防汛排涝应急', 'Clear snow and ice, keep water out', { skills: ['EMERGENCY'], helpers: 10, minutes: 180, limits: AT_ONCE }],
  ],
};

const items: readonly ItemContent[] = categories.flatMap(({ code: category }) => lines[category]!.map(
  ([code, kind, servedBy, zh, en, whatZh, whatEn, more = {}]): ItemContent => ({
    code, category, kind, zh, en, whatZh, whatEn, servedBy, limits: more.limits ?? {}, skills: more.skills ?? [],
    sensitive: more.sensitive ?? false, helpers: servedBy === 'CREW' ? more.helpers ?? 2 : 0, minutes: more.minutes ?? 60,
  })));

/** Categories and items in their order. */
export const DEFAULT_CATALOGUE: CatalogueContent = { categories, items };
