import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The booking's table of steps (预约): places of one occurrence of a resource, taken for one order, and what the unit that gives it says about them. */

export const BOOKING_STATES = ['REQUESTED', 'CONFIRMED', 'DELIVERED', 'DECLINED', 'CANCELLED_BY_UNIT', 'CANCELLED_BY_RESIDENT', 'NOT_COME'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
/** Still to be given; an order has one of these at most. */
export const LIVING_BOOKINGS = ['REQUESTED', 'CONFIRMED'] as const satisfies readonly BookingState[];
/** Counted against the capacity of their occurrence; the others gave their places back. */
export const PLACED_BOOKINGS = ['REQUESTED', 'CONFIRMED', 'DELIVERED', 'NOT_COME'] as const satisfies readonly BookingState[];

export const BOOKING_WHO = ['unit', 'clock', 'effect'] as const;
export type BookingWho = (typeof BOOKING_WHO)[number];

export const BOOKING_NEEDS = ['STILL_TO_COME', 'NOT_BEGUN', 'BEGUN', 'OCCURRING'] as const;
export type BookingNeed = (typeof BOOKING_NEEDS)[number];

export const BOOKING_EFFECTS = ['PLACES_BACK', 'ORDER_GOES_ON', 'ORDER_UNBOOKED', 'ORDER_FINISHED'] as const;
export type BookingEffect = (typeof BOOKING_EFFECTS)[number];

export type BookingAudience = 'owner' | 'requester' | 'placer';

export interface BookingWords extends Words {
  state: BookingState; who: BookingWho; need: BookingNeed; effect: BookingEffect; condition: never; audience: BookingAudience; step: BookingStep;
}

const rows = {
  request: {
    says: 'An order wants places of a resource whose unit confirms each booking: they are held, and the order waits', zh: '预约待确认',
    from: 'BIRTH', to: 'REQUESTED', who: ['effect'], needs: [], effects: [], tells: ['owner'], presses: true,
    within: [{ in: { workingDays: 1 }, else: 'remindToAnswer' }],
  },
  book: {
    says: 'An order has places of a resource whose unit takes whoever comes', zh: '预约成功',
    from: 'BIRTH', to: 'CONFIRMED', who: ['effect'], needs: [], effects: [], tells: [], within: [{ in: { hours: 24 }, from: 'PLANNED_END', else: 'remindToMark' }],
  },
  confirm: {
    says: 'The unit confirms the booking, and the order goes on', zh: '单位确认预约',
    from: ['REQUESTED'], to: 'CONFIRMED', who: ['unit'], needs: ['STILL_TO_COME'], effects: ['ORDER_GOES_ON'], tells: ['requester', 'placer'], presses: true,
    within: [{ in: { hours: 24 }, from: 'PLANNED_END', else: 'remindToMark' }], mutation: 'confirmBooking',
  },
  decline: {
    says: 'The unit declines the booking and says why, or did not answer in time: the places are free, and the order wants another', zh: '单位谢绝预约并说明理由(或逾期未确认)',
    from: ['REQUESTED'], to: 'DECLINED', who: ['unit', 'clock'], needs: [], effects: ['PLACES_BACK', 'ORDER_UNBOOKED'], tells: ['owner'], within: [], mutation: 'declineBooking',
  },
  remindToAnswer: {
    says: 'The unit has not answered a booking yet', zh: '提醒单位确认预约',
    from: ['REQUESTED'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['owner'], presses: true, within: [{ in: { workingDays: 1 }, else: 'decline' }],
  },
  sayWhoComes: {
    says: 'The unit says who of its people will be there', zh: '告知上门或接待人员',
    from: ['CONFIRMED'], to: 'SAME', who: ['unit'], needs: ['STILL_TO_COME'], effects: [], tells: ['requester', 'placer'], within: [], mutation: 'sayWhoComes',
  },
  cancelByUnit: {
    says: 'The unit cannot give it after all and says why: the places are free, and the order wants another', zh: '单位取消预约',
    from: ['REQUESTED', 'CONFIRMED'], to: 'CANCELLED_BY_UNIT', who: ['unit', 'effect'], needs: ['NOT_BEGUN'], effects: ['PLACES_BACK', 'ORDER_UNBOOKED'], tells: ['owner'], within: [],
    mutation: 'cancelBooking',
  },
  callOff: {
    says: 'Its order is called off or ended without it: the places are free', zh: '订单取消,预约随之取消',
    from: ['REQUESTED', 'CONFIRMED'], to: 'CANCELLED_BY_RESIDENT', who: ['effect'], needs: [], effects: ['PLACES_BACK'], tells: ['owner'], presses: true, within: [],
  },
  deliver: {
    says: 'It was given; an order that is under way is done with it', zh: '已提供服务',
    from: ['CONFIRMED'], to: 'DELIVERED', who: ['unit', 'effect'], needs: ['BEGUN'], effects: ['ORDER_FINISHED'], tells: [], within: [], mutation: 'deliverBooking',
  },
  notCome: {
    says: 'Nobody came to it; the order wants another', zh: '未到场',
    from: ['CONFIRMED'], to: 'NOT_COME', who: ['unit'], needs: ['OCCURRING', 'NOT_BEGUN'], effects: ['ORDER_UNBOOKED'], tells: [], within: [], mutation: 'markNotCome',
  },
  remindToMark: {
    says: 'It is over, and the unit has not said whether it was given', zh: '提醒单位登记是否到场',
    from: ['CONFIRMED'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['owner'], within: [],
  },
} as const;

export type BookingStep = keyof typeof rows;

export const BOOKING_STEPS: Lifecycle<BookingWords> = {
  name: 'BOOKING',
  steps: rows satisfies { readonly [S in BookingStep]: Row<BookingWords> },
  states: BOOKING_STATES,
  final: ['DELIVERED', 'DECLINED', 'CANCELLED_BY_UNIT', 'CANCELLED_BY_RESIDENT', 'NOT_COME'],
  automatic: ['clock', 'effect'],
};

export const BOOKING_STEP_NAMES = Object.keys(rows) as BookingStep[];
