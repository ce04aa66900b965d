import { ASK_STEPS, ASKING_STEPS } from '../../ask-steps.ts';
import { BOOKING_STEPS } from '../../booking-steps.ts';
import { COOLING_STEPS } from '../../cooling-steps.ts';
import type { Event } from '../../platform/events/event.ts';
import { DRAW_STEPS, ENTRY_STEPS, type DrawAudience } from '../../draw-steps.ts';
import { PRESS_STEPS } from '../../press-steps.ts';
import { RESOURCE_STEPS, type ResourceAudience } from '../../resource-steps.ts';
import { SEAT_STEPS, type SeatAudience } from '../../seat-steps.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { URGE_STEPS } from '../../urge-steps.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';

/** Everybody whom a table of steps may tell, and beside them whom people's own matters concern and whoever leads a team. */
export type Audience = SeatAudience | ResourceAudience | DrawAudience | 'concerned' | 'captain';
export const AUDIENCES: readonly Audience[] = [
  'requester', 'placer', 'holder', 'lead', 'crew', 'line', 'entrants', 'provider', 'owner', 'broker', 'holding', 'community', 'center', 'streetLeader', 'offerer', 'concerned', 'captain',
];

type Rows = Readonly<Record<string, { readonly tells: readonly Audience[]; readonly says: string; readonly zh: string; readonly presses?: true }>>;

const TABLES: Readonly<Record<string, Rows>> = {
  [SEVEN_ORDERS.name]: SEVEN_ORDERS.steps, [SEAT_STEPS.name]: SEAT_STEPS.steps, [RESOURCE_STEPS.name]: RESOURCE_STEPS.steps,
  [WAIT_STEPS.name]: WAIT_STEPS.steps, [COOLING_STEPS.name]: COOLING_STEPS.steps, [DRAW_STEPS.name]: DRAW_STEPS.steps, [ENTRY_STEPS.name]: ENTRY_STEPS.steps,
  [BOOKING_STEPS.name]: BOOKING_STEPS.steps, [ASKING_STEPS.name]: ASKING_STEPS.steps, [ASK_STEPS.name]: ASK_STEPS.steps, [URGE_STEPS.name]: URGE_STEPS.steps, [SERIES_STEPS.name]: SERIES_STEPS.steps, [PRESS_STEPS.name]: PRESS_STEPS.steps,
};

/** What is said between the parties to an order is no step (`notes`), and tells those to whom it is said: only that there is something to read. */
export const NOTE = 'NOTE';
const NOTES: Rows = { addNote: { says: 'There is a note for you on it', zh: '有给您的新留言', tells: [] } };
/** Whom a note is for, by the parties that it names. The center reads all talk and is told of what is said to it by name. */
const PARTY: Readonly<Record<string, readonly Audience[]>> = { REQUESTER: ['requester', 'placer'], CREW: ['crew', 'provider'], BROKERS: ['broker'], HOLDING: ['holding'] };

function readersOf({ audience }: Event['facts']): Audience[] {
  const parties = Array.isArray(audience) ? audience.map(String) : [];
  const all = Object.keys(PARTY).every((party) => parties.includes(party));
  return [...parties.flatMap((party) => PARTY[party] ?? []), ...(parties.includes('CENTER') && !all ? ['center' as const] : [])];
}

/** What is no step of a table and still somebody's own matter: who belongs to a team, and who acts for whom. */
const MATTERS: Readonly<Record<string, Rows>> = {
  [NOTE]: NOTES,
  TEAM_MEMBER: {
    askToJoinTeam: { says: 'Somebody asks to join your team', zh: '有人申请加入您的队伍', tells: ['captain'] }, leaveTeam: { says: 'A member has left your team', zh: '有队员退出您的队伍', tells: ['captain'] },
    admitMember: { says: 'You were admitted to the team', zh: '您已加入队伍', tells: ['concerned'] }, refuseMember: { says: 'Your request to join the team was turned down', zh: '您的入队申请未通过', tells: ['concerned'] },
    removeMember: { says: 'You were released from the team', zh: '您已被移出队伍', tells: ['concerned'] },
  },
  GUARDIAN: {
    recordGuardian: { says: 'It was recorded that one may act for the other: order for them and read their orders. Either of you may revoke it', zh: '已登记代办关系：代办人可代为下单并查看其订单，双方均可随时撤销', tells: ['concerned'] },
    revokeGuardian: { says: 'Acting for another was revoked: nothing more is done or read by it', zh: '代办关系已撤销，此后不再代为下单或查看', tells: ['concerned'] },
  },
};

/** The row of the table of steps that an event names; undefined for tables that tell nobody. */
export const rowOf = (table: string, step: string): Rows[string] | undefined => (MATTERS[table] ?? TABLES[table])?.[step];

/**
 * Who is told of an event: whom the row names, and beside them the workers of the community when something urgent is placed, and the
 * street leader when a call-back contradicts the rating. Nobody is told that an imported order was placed: a list of thousands would bury
 * what matters; it stands in the queue, and its reminders come like any other's. Pure.
 */
export function audiencesOf({ table, step, facts }: Pick<Event, 'table' | 'step' | 'facts'>): Audience[] {
  if (table === SEVEN_ORDERS.name && step === 'place' && facts['source'] === 'IMPORT') return [];
  const told = new Set<Audience>(table === NOTE ? readersOf(facts) : rowOf(table, step)?.tells ?? []);
  if (table === SEVEN_ORDERS.name && step === 'place' && facts['urgent'] === true) told.add('community');
  // Whoever holds it is pressed, and nobody else.
  if (table === URGE_STEPS.name) told.delete(facts['dispatched'] === true ? 'center' : 'holding');
  if (table === SEVEN_ORDERS.name && step === 'callBack' && facts['contradiction'] === true) told.add('streetLeader');
  return AUDIENCES.filter((audience) => told.has(audience));
}

/** The steps of an order with which its requester is sent the answer: without it nothing closes (事事有回音). */
export const answers = ({ table, step }: Pick<Event, 'table' | 'step'>): boolean =>
  table === SEVEN_ORDERS.name && (step === 'finish' || step === 'settle');
