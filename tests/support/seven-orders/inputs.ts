import type { StepInputs } from '../../../src/features/orders/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { done } from '../../../src/kernel/result.ts';
import type { OrderStep } from '../../../src/seven-orders.ts';
import type { Draft, World } from './drafts.ts';

export const START_CODE = '123456';

interface Asked { readonly draft: Draft; readonly world: World; readonly now: Date; readonly targetId: string }

const said = { words: '说明原因' };
const nothing = () => ({});
const later = (now: Date, hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

/** Something right to tell each step. Exhaustive: a new step without an input does not compile. */
export const INPUTS: { readonly [S in OrderStep]: (asked: Asked) => StepInputs[S] } = {
  place: nothing,
  amend: ({ draft, now }) => (draft.state === 'ACCEPTED' || draft.state === 'OPEN'
    ? { plannedStart: later(now, 2), plannedEnd: later(now, 3) } : { wantedStart: later(now, 5), wantedEnd: later(now, 6) }),
  take: nothing,
  letGo: nothing,
  handOver: ({ draft, world }) => ({ to: draft.by === 'streetLeader' ? world.people.dispatcher : world.people.streetLeader }),
  ask: () => said,
  answer: () => said,
  expire: nothing,
  reject: () => said,
  merge: ({ targetId }) => ({ into: targetId }),
  dispatch: ({ world, draft }) => (draft.by === 'clock' ? {} as StepInputs['dispatch'] : { divisionId: draft.by === 'ownWorker' ? world.places.here : world.places.there }),
  accept: ({ now }) => ({ plannedStart: later(now, 48), plannedEnd: later(now, 50), summary: '陪老人散步' }),
  return: () => said,
  escalate: () => said,
  recall: nothing,
  handleAlone: nothing,
  open: nothing,
  start: ({ draft }) => (draft.by === 'holdingWorker' ? { withoutCode: true } : { code: START_CODE }),
  lapse: nothing,
  finish: nothing,
  settle: () => ({ outcome: 'BY_OTHERS', ...said }),
  rate: () => ({ stars: 5, resolved: true, words: '谢谢' }),
  reopen: () => said,
  callBack: () => ({ stars: 4, resolved: true }),
  close: () => said,
  cancel: () => said,
  abort: () => said,
  hold: ({ now }) => ({ ...said, until: later(now, 24) }),
  lift: nothing,
  unbook: nothing,
  rebook: ({ now }) => ({
    booking: done({
      booked: {
        resourceId: newId(), startsAt: later(now, 48), endsAt: later(now, 49), organisationId: null, ownerDivisionId: null, teamId: null, ownerPersonId: null,
        divisionId: newId(), place: null, itemCode: 'ELDER_VISIT', projectId: null, plain: false, requested: true,
      },
      parts: [], refusal: () => { throw new Error('nothing is booked here'); },
    }),
    wish: null,
  }),
  remindStreetLeader: nothing,
  remindToNameLead: nothing,
  remindShortHanded: nothing,
  remindToStart: nothing,
  remindRequester: nothing,
  remindToSettle: nothing,
  remindToCallBack: nothing,
};
