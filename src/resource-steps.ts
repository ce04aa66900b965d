import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The resource's table of steps: number 1. */

export const RESOURCE_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'LISTED', 'PAUSED', 'WITHDRAWN', 'RUN_OUT'] as const;
export type ResourceState = (typeof RESOURCE_STATES)[number];

export const RESOURCE_WHO = ['birthOwner', 'owner', 'center', 'clock'] as const;
export type ResourceWho = (typeof RESOURCE_WHO)[number];

export const RESOURCE_NEEDS = ['ITEM_LISTED', 'COMPLETE', 'STILL_VALID', 'NO_LIVING_BOOKINGS'] as const;
export type ResourceNeed = (typeof RESOURCE_NEEDS)[number];

export const RESOURCE_EFFECTS = ['PERIODS_SET', 'BOOKINGS_CANCELLED', 'OCCURRENCE_CANCELLED'] as const;
export type ResourceEffect = (typeof RESOURCE_EFFECTS)[number];

export type ResourceCondition = 'HAS_END';
export type ResourceAudience = 'owner' | 'center';

export interface ResourceWords extends Words {
  state: ResourceState; who: ResourceWho; need: ResourceNeed; effect: ResourceEffect; condition: ResourceCondition; audience: ResourceAudience; step: ResourceStep;
}

const rows = {
  draft: {
    says: 'A unit, community, team or person writes down what it can offer', zh: '起草资源',
    from: 'BIRTH', to: 'DRAFT', who: ['birthOwner'], needs: ['ITEM_LISTED'], effects: [], tells: [], within: [], mutation: 'draftResource',
  },
  revise: {
    says: 'The owner changes a draft', zh: '修改资源草稿',
    from: ['DRAFT', 'RETURNED'], to: 'SAME', who: ['owner'], needs: ['ITEM_LISTED'], effects: [], tells: [], within: [], mutation: 'reviseResource',
  },
  submit: {
    says: 'The owner asks the center to list it', zh: '提交审核',
    from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', who: ['owner'], needs: ['ITEM_LISTED', 'COMPLETE', 'STILL_VALID'], effects: ['PERIODS_SET'], tells: ['center'],
    within: [{ in: { workingDays: 2 }, else: 'remindCenter' }], mutation: 'submitResource',
  },
  remindCenter: {
    says: 'Nobody has looked at it: the center is told', zh: '提醒中心审核',
    from: ['SUBMITTED'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['center'], within: [{ in: { workingDays: 2 }, else: 'remindCenter' }],
  },
  list: {
    no: 1, says: 'The center lists it for everybody to see', zh: '资源清单亮家底',
    from: ['SUBMITTED'], to: 'LISTED', who: ['center'], needs: ['ITEM_LISTED', 'STILL_VALID'], effects: [], tells: ['owner'],
    within: [{ in: { hours: 0 }, from: 'PLANNED_END', else: 'runOut', when: 'HAS_END' }], mutation: 'listResource',
  },
  return: {
    says: 'The center gives it back with a reason', zh: '退回修改',
    from: ['SUBMITTED'], to: 'RETURNED', who: ['center'], needs: [], effects: [], tells: ['owner'], within: [], mutation: 'returnResource',
  },
  pause: {
    says: 'No new bookings for now; living ones stay', zh: '暂停',
    from: ['LISTED'], to: 'PAUSED', who: ['owner', 'center'], needs: [], effects: [], tells: ['owner', 'center'],
    within: [{ in: { hours: 0 }, from: 'PLANNED_END', else: 'runOut', when: 'HAS_END' }], mutation: 'pauseResource',
  },
  resume: {
    says: 'It can be booked again', zh: '恢复',
    from: ['PAUSED'], to: 'LISTED', who: ['owner', 'center'], needs: ['ITEM_LISTED', 'STILL_VALID'], effects: [], tells: ['owner', 'center'],
    within: [{ in: { hours: 0 }, from: 'PLANNED_END', else: 'runOut', when: 'HAS_END' }], mutation: 'resumeResource',
  },
  cancelOccurrence: {
    says: 'One of its occurrences is not given after all: its bookings are cancelled, and each order wants another', zh: '取消一个场次',
    from: ['LISTED', 'PAUSED'], to: 'SAME', who: ['owner', 'center'], needs: [], effects: ['OCCURRENCE_CANCELLED'], tells: ['owner', 'center'], within: [], mutation: 'cancelOccurrence',
  },
  withdraw: {
    says: 'It is taken off the list for good', zh: '撤下资源',
    from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'LISTED', 'PAUSED'], to: 'WITHDRAWN', who: ['owner', 'center'], needs: ['NO_LIVING_BOOKINGS'],
    effects: ['BOOKINGS_CANCELLED'], tells: ['owner', 'center'], within: [], mutation: 'withdrawResource',
  },
  runOut: {
    says: 'Its validity is over', zh: '到期',
    from: ['LISTED', 'PAUSED'], to: 'RUN_OUT', who: ['clock'], needs: [], effects: [], tells: ['owner'], within: [],
  },
} as const;

export type ResourceStep = keyof typeof rows;

export const RESOURCE_STEPS: Lifecycle<ResourceWords> = {
  name: 'RESOURCE',
  steps: rows satisfies { readonly [S in ResourceStep]: Row<ResourceWords> },
  states: RESOURCE_STATES,
  final: ['WITHDRAWN', 'RUN_OUT'],
  automatic: ['clock'],
};

export const RESOURCE_STEP_NAMES = Object.keys(rows) as ResourceStep[];
