import { enumOf } from '../../../graphql/enums.ts';
import { CHANGES, ITEM_KINDS, SERVED_BY, VERSION_STATES } from '../words.ts';

export const ItemKind = enumOf('ItemKind', 'Whether an item is offered or asked for (分项类别).', ITEM_KINDS, {
  RESOURCE: { en: 'offered by units, communities, teams or people', zh: '资源' }, NEED: { en: 'asked for by residents', zh: '需求' },
});

export const ServedBy = enumOf('ServedBy', 'Who serves an order (服务方式).', SERVED_BY, {
  CREW: { en: 'a lead and helpers', zh: '领单党员与志愿者' }, LEAD_ONLY: { en: 'a lead alone', zh: '仅领单人' }, PROVIDER: { en: 'the unit that offers the resource', zh: '资源提供单位' },
});

export const CatalogueState = enumOf('CatalogueState', 'Where a version of the catalogue stands (清单版本状态).', VERSION_STATES, {
  DRAFT: { en: 'proposed, not yet in force', zh: '草稿' }, PUBLISHED: { en: 'in force', zh: '已发布' }, SUPERSEDED: { en: 'replaced by a later version', zh: '已被取代' },
});

export const CatalogueChangeKind = enumOf('CatalogueChangeKind', 'How an item differs from the version before (变更类型).', CHANGES, {
  ADDED: { en: 'new', zh: '新增' }, CHANGED: { en: 'changed', zh: '修改' }, REMOVED: { en: 'no more on the list', zh: '移除' },
});

export const DurationUnit = enumOf('DurationUnit', 'Unit of a time limit (时限单位).', ['SECONDS', 'MINUTES', 'HOURS', 'DAYS', 'WORKING_HOURS', 'WORKING_DAYS'], {
  SECONDS: { en: 'seconds', zh: '秒' }, MINUTES: { en: 'minutes', zh: '分钟' }, HOURS: { en: 'hours', zh: '小时' }, DAYS: { en: 'days', zh: '天' },
  WORKING_HOURS: { en: 'working hours of the realm', zh: '工作小时' }, WORKING_DAYS: { en: 'working days of the realm', zh: '工作日' },
});
export type DurationUnitName = keyof typeof DurationUnit;
