import { enumOf, type Words } from '../../../graphql/enums.ts';
import { RESOURCE_STATES, RESOURCE_STEP_NAMES, RESOURCE_STEPS, type ResourceStep } from '../../../resource-steps.ts';
import { RESOURCE_ORDERS } from '../store/list.ts';
import { PERIOD_KINDS } from '../words.ts';

export const ResourceState = enumOf('ResourceState', 'Where a resource stands (资源状态).', RESOURCE_STATES, {
  DRAFT: { en: 'being written down', zh: '草稿' }, SUBMITTED: { en: 'waiting for the center', zh: '待审核' }, RETURNED: { en: 'given back with a reason', zh: '已退回' },
  LISTED: { en: 'on the list, can be booked', zh: '已上架' }, PAUSED: { en: 'on the list, not bookable for now', zh: '已暂停' }, WITHDRAWN: { en: 'taken off the list', zh: '已撤下' },
  RUN_OUT: { en: 'its validity is over', zh: '已到期' },
});

const stepWords = Object.fromEntries(RESOURCE_STEP_NAMES.map((step) => [step, { en: RESOURCE_STEPS.steps[step].says, zh: RESOURCE_STEPS.steps[step].zh }])) as Record<ResourceStep, Words>;
export const ResourceStepEnum = enumOf('ResourceStep', 'A step of a resource, as in its table of steps (资源步骤).', RESOURCE_STEP_NAMES, stepWords);

export const PeriodKind = enumOf('PeriodKind', 'When a resource is given (周期).', PERIOD_KINDS, {
  WEEKLY: { en: 'on weekdays, at a time', zh: '每周' }, MONTHLY: { en: 'on days of the month, at a time', zh: '每月' }, DATES: { en: 'on single dates, at a time', zh: '指定日期' },
  DAY: { en: 'so many a day, at any time', zh: '按天' }, WEEK: { en: 'so many a week, at any time', zh: '按周' }, MONTH: { en: 'so many a month, at any time', zh: '按月' },
});

export const PlainPeriod = enumOf('PlainPeriod', 'A period whose capacity may be used at any time within (普通周期).', ['DAY', 'WEEK', 'MONTH'], {
  DAY: { en: 'a day', zh: '天' }, WEEK: { en: 'a week from Monday', zh: '周' }, MONTH: { en: 'a month of the calendar', zh: '月' },
});

export const ResourceOrderEnum = enumOf('ResourceOrder', 'How a list of resources is sorted (排序).', RESOURCE_ORDERS, {
  NEWEST: { en: 'written down last first', zh: '最新优先' }, OLDEST: { en: 'written down first first', zh: '最早优先' },
});
