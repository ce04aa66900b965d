/** What keeps a division (治理单元) from being given up, in words for people. Pure data; a room adds its own line when it puts something into divisions. */
export const DIVISION_USES = {
  DIVISIONS: { en: 'divisions below it', zh: '下级单元' },
  RESIDENTS: { en: 'people who live there', zh: '居住人员' },
  ORGANISATIONS: { en: 'organisations', zh: '单位' },
  TEAMS: { en: 'teams that are registered or help there', zh: '在此登记或服务的队伍' },
  APPOINTMENTS: { en: 'appointments', zh: '任职' },
  RESOURCES: { en: 'resources', zh: '资源' },
  ORDERS: { en: 'orders that are not at rest', zh: '未办结的订单' },
} as const;

export type DivisionUse = keyof typeof DIVISION_USES;
