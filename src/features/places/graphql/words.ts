import { enumOf } from '../../../graphql/enums.ts';
import { GRID_KINDS, LEVELS, REALM_KINDS } from '../levels.ts';

export const DivisionLevel = enumOf('DivisionLevel', 'Level of a division, from the top down (层级). Any level may be left out between two others.', LEVELS, {
  COUNTY: { en: 'district or county', zh: '区县' }, STREET: { en: 'street', zh: '街道' }, COMMUNITY: { en: 'community', zh: '社区' },
  GRID: { en: 'grid', zh: '网格' }, BUILDING: { en: 'building', zh: '楼栋' }, STAIRWELL: { en: 'stairwell', zh: '单元' },
});

export const GridKind = enumOf('GridKind', 'What a grid looks after (网格类型).', GRID_KINDS, {
  RESIDENT: { en: 'residents, 300 to 500 households', zh: '居民网格' }, DEDICATED: { en: 'business buildings and small places', zh: '专属网格' },
});

export const RealmKind = enumOf('RealmKind', 'What the outermost division of a realm is (辖区类型).', REALM_KINDS, {
  STREET: { en: 'one street', zh: '街道' }, COUNTY: { en: 'one district or county with its streets', zh: '区县' },
});

export const DivisionOrder = enumOf('DivisionOrder', 'How a list of divisions is sorted (排序).', ['CODE'], { CODE: { en: 'by code', zh: '按代码' } });
