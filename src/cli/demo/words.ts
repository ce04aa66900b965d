/** What people of the demonstration street say. Nobody has said it: it is all made up. */
interface Matter {
  /** In the requester's own words. */
  readonly words: readonly string[];
  /** The community's line for volunteers. */
  readonly summary: string;
}

/** Matters that a crew serves. */
export const CREW_MATTERS: Readonly<Record<string, Matter>> = {
  ELDER_VISIT: { words: ['孩子在外地,想有人来说说话', '母亲一个人住,最近不太爱出门,想请人看看'], summary: '探访独居老人,陪聊一小时' },
  MEAL_DELIVERY: { words: ['腿脚不便,想请人送午饭', '刚出院,这几天做不了饭'], summary: '送午餐上门' },
  ELDER_CLEANING: { words: ['窗帘够不着,想拆洗一下', '厨房油烟机擦不动了'], summary: '帮高龄老人打扫房间' },
  ACCOMPANY: { words: ['下周复查,想有人陪着去', '要去取药,一个人坐车不放心'], summary: '陪同出行半天' },
  MEDICINE_PICKUP: { words: ['药快吃完了,取不了', '处方在家里,请帮忙取药'], summary: '凭处方代取药品' },
  TUTORING: { words: ['孩子数学跟不上,想找人辅导', '三年级英语需要补一补'], summary: '一对一课业辅导' },
  CHILD_COMPANION: { words: ['周末要加班,孩子没人陪', '孩子最近话少,想有个大哥哥大姐姐陪陪'], summary: '陪伴孩子两小时' },
  SMALL_REPAIR: { words: ['厨房水龙头滴水', '卧室灯不亮了', '门锁拧不动'], summary: '上门小修' },
  STAIRWELL_LIGHT: { words: ['三楼楼道灯坏了,晚上看不见', '单元门关不严'], summary: '更换楼道灯' },
  STAIRWELL_CLEANING: { words: ['楼道堆了旧家具,走不过去', '墙上小广告太多了'], summary: '清理楼道堆物与小广告' },
  MOVING: { words: ['旧沙发要搬下楼', '搬一个衣柜到隔壁房间'], summary: '帮忙搬家具' },
  ERRAND: { words: ['社保卡要换,不会弄', '医保报销的材料不知道怎么交'], summary: '帮办代办手续' },
  SMARTPHONE_CLASS: { words: ['想学手机挂号', '不会用手机付钱,怕被骗'], summary: '教老人用智能手机' },
  PATROL: { words: ['后院晚上黑,想请人多转转', '最近有陌生人敲门'], summary: '晚间楼院巡逻' },
  EBIKE_CHARGING: { words: ['楼下有人飞线充电', '楼道里停了三辆电动车'], summary: '劝导电动车规范停放充电' },
  TRAFFIC_GUIDANCE: { words: ['校门口放学太乱,请来引导一下'], summary: '放学时段路口劝导' },
  WASTE_SORTING: { words: ['垃圾桶边总是混投'], summary: '桶边值守指导分类' },
  GREEN_PLANTING: { words: ['楼前花坛荒了,想一起种点花'], summary: '认养楼前花坛' },
};

/** Matters that a party member leads alone. */
export const LEAD_MATTERS: Readonly<Record<string, Matter>> = {
  LEAK: { words: ['天花板漏水,楼上说不是他家'], summary: '协调漏水处理' },
  MIND_SUPPORT: { words: ['老伴走了以后一直睡不好'], summary: '上门陪伴疏导' },
  MEDIATION: { words: ['楼上半夜拖椅子,说了几次没用', '车位总被占'], summary: '邻里调解' },
  FAMILY_MEDIATION: { words: ['为了照顾老人的事,兄妹吵起来了'], summary: '家庭矛盾调解' },
};

/** Matters whose limits are so short that they cannot wait in a story. */
export const HURRIED: readonly string[] = ['MEDICINE_PICKUP', 'LEAK'];

export const SAID = {
  ask: ['请问具体是几号楼几单元?', '方便的时间是哪天?'],
  answer: ['3 号楼 2 单元,随时都在家', '这周都可以'],
  reject: ['属于房屋大修,已转告产权单位', '不在服务清单范围内,已告知办理渠道'],
  returned: ['不在本社区范围', '人手已排满,请另派', '需要专业单位处理'],
  escalate: ['涉及多个单位,请街道协调'],
  cancel: ['已经自己解决了,谢谢', '家里来人了,不麻烦大家了'],
  abort: ['现场条件不具备,先停下'],
  hold: ['老人住院,出院后再办', '等配件到货'],
  settle: ['物业已当天处理完毕', '居民表示不再需要'],
  giveBack: ['临时有事来不了'],
  close: ['三次办理后由街道协调,居民已知悉'],
  good: ['来得快,干得细,谢谢大家', '小伙子们真热心', '帮了大忙', null, null],
  fair: ['还行,就是来得晚了一点', null],
  bad: ['过两天又坏了', '问题还在'],
} as const;
