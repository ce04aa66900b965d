/**
 * THE TABLE OF APPOINTMENTS (任职): every role, over what it is held, how many may hold it at once, and who gives it.
 * Pure data. `by` names roles that the giver must hold over the scope's division or one of its ancestors;
 * for an organisation or a team that is the division under which it is registered. Nobody appoints himself.
 */
export const SCOPES = ['DIVISION', 'ORGANISATION', 'TEAM'] as const;
export type Scope = (typeof SCOPES)[number];

interface Row {
  readonly zh: string;
  readonly en: string;
  readonly scope: Scope;
  /** Levels of the division, when the scope is a division. */
  readonly levels: readonly string[];
  readonly holders: 'ONE' | 'MANY';
  readonly by: readonly string[];
}

export const APPOINTING = {
  OPERATOR: { zh: '运营管理员', en: 'operator', scope: 'DIVISION', levels: ['COUNTY', 'STREET'], holders: 'MANY', by: ['OPERATOR'] },
  AUDITOR: { zh: '审计员', en: 'auditor', scope: 'DIVISION', levels: ['COUNTY', 'STREET'], holders: 'MANY', by: ['OPERATOR'] },
  STREET_LEADER: { zh: '街道负责人', en: 'street leader', scope: 'DIVISION', levels: ['STREET'], holders: 'ONE', by: ['OPERATOR'] },
  DISPATCHER: { zh: '中心派单员', en: 'center dispatcher', scope: 'DIVISION', levels: ['COUNTY', 'STREET'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER'] },
  COMMUNITY_WORKER: { zh: '社区工作者', en: 'community worker', scope: 'DIVISION', levels: ['COMMUNITY'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER'] },
  GRID_HEAD: { zh: '网格长', en: 'grid head', scope: 'DIVISION', levels: ['GRID'], holders: 'ONE', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] },
  GRID_OFFICER: { zh: '网格员', en: 'grid officer', scope: 'DIVISION', levels: ['GRID'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] },
  // Given with the appointment of an officer of that grid (1+1); in force only together with it, and as long as they are a registered volunteer.
  PAIR: { zh: '结对志愿者', en: 'volunteer paired with a grid officer', scope: 'DIVISION', levels: ['GRID'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER', 'GRID_HEAD'] },
  BUILDING_HEAD: { zh: '楼长', en: 'building head', scope: 'DIVISION', levels: ['BUILDING'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER', 'GRID_HEAD'] },
  STAIRWELL_HEAD: { zh: '单元长', en: 'stairwell head', scope: 'DIVISION', levels: ['STAIRWELL'], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER', 'GRID_HEAD'] },
  REPRESENTATIVE: { zh: '共建单位联络人', en: "co-building unit's representative", scope: 'ORGANISATION', levels: [], holders: 'MANY', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] },
  CAPTAIN: { zh: '队长', en: 'team captain', scope: 'TEAM', levels: [], holders: 'ONE', by: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'] },
} as const satisfies Record<string, Row>;

export type Role = keyof typeof APPOINTING;
export const ROLES = Object.keys(APPOINTING) as [Role, ...Role[]];

/** The row of a role, widened so that loops over the table need no casts. */
export const appointing = (role: Role): Row => APPOINTING[role];
