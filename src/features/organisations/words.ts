/** Kinds of organisation that the articles name, with their Chinese and English words. */
export const ORGANISATION_KINDS = {
  HOSPITAL: { zh: '医院', en: 'hospital' },
  SCHOOL: { zh: '学校', en: 'school' },
  COMPANY: { zh: '企业', en: 'company' },
  AGENCY: { zh: '机关单位', en: 'government agency' },
  DEPARTMENT: { zh: '职能部门', en: 'department that answers whistles' },
  INSTITUTION: { zh: '事业单位', en: 'public institution' },
  PROPERTY_COMPANY: { zh: '物业公司', en: 'property company' },
  OWNERS_COMMITTEE: { zh: '业委会', en: "owners' committee" },
  SOCIAL_ORGANISATION: { zh: '社会组织', en: 'social organisation' },
  CHARITY: { zh: '慈善机构', en: 'charity' },
  NURSING_HOME: { zh: '养老机构', en: 'nursing home' },
  BANK: { zh: '银行', en: 'bank' },
  MERCHANT: { zh: '商户', en: 'merchant' },
  CENTER: { zh: '志愿服务项目化推广中心', en: 'dispatch center of a street' },
  OTHER: { zh: '其他', en: 'other' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type OrganisationKind = keyof typeof ORGANISATION_KINDS;
export const ORGANISATION_KIND_NAMES = Object.keys(ORGANISATION_KINDS) as [OrganisationKind, ...OrganisationKind[]];
