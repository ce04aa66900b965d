import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, type GraphQLUnionType } from 'graphql';
import { DEMONSTRATION_REALM } from '../src/platform/config.ts';
import { ROOT } from '../src/platform/root.ts';

/** What somebody of the street asks for, by the name under which they sign in; throws where it is refused. */
export interface Desk {
  ask<T>(subject: string, query: string, variables?: object): Promise<T>;
}

/** Tells one evening at the desks beside the core, over HTTP and by those for whom the start prints a token: what somebody who looks around afterwards finds there. */
export async function atTheirDesks(desk: Desk, evening: Date): Promise<void> {
  await notes(desk);
  await summaries(desk);
  await guardians(desk);
  await daysOff(desk, evening);
  await meals(desk, evening);
  await checkUps(desk);
}

const SCHEMA = buildSchema(readFileSync(new URL('schema/schema.graphql', ROOT), 'utf8'));

/** A mutation as a document, its answer under the name `done`. */
function mutationOf(name: string): string {
  const { args, type } = SCHEMA.getMutationType()!.getFields()[name]!;
  const members = (getNamedType(type) as GraphQLUnionType).getTypes();
  const id = members.some((member) => member.getInterfaces().some((one) => one.name === 'Node')) ? '... on Node { id }' : '';
  return `mutation($input: ${String(args[0]!.type)}) { done: ${name}(input: $input) { __typename ${id} ... on Refusal { code } } }`;
}

const DAY_MS = 86_400_000;
const EVERY_DAY = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU';
interface Found { readonly id: string }
interface Done { readonly __typename: string; readonly id?: string; readonly code?: string }

async function does({ ask }: Desk, subject: string, mutation: string, input: object): Promise<Done> {
  const { done } = await ask<{ done: Done }>(subject, mutationOf(mutation), { input: { key: randomUUID(), ...input } });
  if (done.code !== undefined) throw new Error(`${subject} was refused ${mutation}: ${done.code}`);
  return done;
}

const ordersOf = async ({ ask }: Desk, subject: string, scope: object, states: readonly string[], first: number): Promise<Found[]> =>
  (await ask<{ orders: { nodes: Found[] } }>(subject, 'query($scope: OrderScope!, $states: [OrderState!], $first: Int!) { orders(scope: $scope, filter: { states: $states }, first: $first) { nodes { id } } }', { scope, states, first })).orders.nodes;

const SAID: readonly (readonly [words: string, to: readonly string[] | undefined])[] = [
  ['老人耳背，请敲门时多等一会儿', ['CREW']], ['钥匙在门卫处，到了请说是志愿服务', ['CREW', 'REQUESTER']], ['材料费由社区出', ['CENTER']], ['已电话提醒，当天上午再确认一次', undefined], ['请带上梯子，楼道灯较高', ['CREW']],
];

/** Of what is living: the community and the grid officer say something, and the resident of theirs. */
async function notes(desk: Desk): Promise<void> {
  const place = async (subject: string): Promise<string> =>
    (await desk.ask<{ viewer: { appointments: { division: { code: string } | null }[] } }>(subject, '{ viewer { appointments { division { code } } } }')).viewer.appointments.find(({ division }) => division !== null)!.division!.code;
  const living = ['ACCEPTED', 'OPEN', 'UNDERWAY'];
  const held = await ordersOf(desk, 'demo-community-worker', { heldByCode: await place('demo-community-worker') }, living, SAID.length);
  for (const [i, { id }] of held.entries()) await does(desk, 'demo-community-worker', 'addNote', { orderId: id, words: SAID[i]![0], ...(SAID[i]![1] ? { to: SAID[i]![1] } : {}) });
  for (const { id } of await ordersOf(desk, 'demo-grid-officer', { divisionCode: await place('demo-grid-officer') }, ['PLACED', ...living], 3)) await does(desk, 'demo-grid-officer', 'addNote', { orderId: id, words: '上门时请先联系网格员，我带路' });
  for (const { id } of await ordersOf(desk, 'demo-resident', { mine: true }, ['PLACED', ...living], 2)) await does(desk, 'demo-resident', 'addNote', { orderId: id, words: '门铃坏了，请敲门' });
}

/** The community tells everybody of some that are done, in its own words. */
async function summaries(desk: Desk): Promise<void> {
  const { viewer } = await desk.ask<{ viewer: { appointments: { division: { code: string } | null }[] } }>('demo-community-worker', '{ viewer { appointments { division { code } } } }');
  const done = await ordersOf(desk, 'demo-community-worker', { heldByCode: viewer.appointments[0]!.division!.code }, ['DONE', 'RATED', 'CLOSED'], 30);
  const words = ['志愿者上门，当天办好', '已联系专业人员处理，住户满意', '社区与志愿队一起完成，感谢各位邻居', '材料由社区提供，两位志愿者一小时办好'];
  let told = 0;
  for (const { id } of done) {
    const { done: one } = await desk.ask<{ done: Done }>('demo-community-worker', mutationOf('publishSummary'), { input: { key: randomUUID(), orderId: id, words: words[told % words.length] } });
    if (one.code === undefined && ++told === 12) return;
  }
}

const CONSENT = { purpose: '代办日常订单', text: '本人当面同意由其代办（演示）' };

/** Two who live in the officer's grid let the resident act for them. */
async function guardians(desk: Desk): Promise<void> {
  const { viewer } = await desk.ask<{ viewer: { person: Found } }>('demo-resident', '{ viewer { person { id } } }');
  for (const { id } of await withoutApp(desk, 2)) await does(desk, 'demo-grid-officer', 'recordGuardian', { personId: id, guardianId: viewer.person.id, consent: CONSENT });
}

const withoutApp = async ({ ask }: Desk, first: number): Promise<(Found & { home: { code: string } | null })[]> =>
  (await ask<{ persons: { nodes: (Found & { home: { code: string } | null })[] } }>('demo-grid-officer', 'query($first: Int!) { persons(filter: { reachedBy: OFFICER }, first: $first) { nodes { id home { code } } } }', { first })).persons.nodes;

const daysOff = (desk: Desk, evening: Date): Promise<Done> => does(desk, 'demo-volunteer', 'setDaysOff', {
  daysOff: [{ from: new Date(evening.getTime() + 11 * DAY_MS).toISOString(), until: new Date(evening.getTime() + 14 * DAY_MS).toISOString() }],
});

/** Lunch every day for two who have no app. On every day, for the past is laid on any weekday; the first is placed after the present has come. */
async function meals(desk: Desk, evening: Date): Promise<void> {
  for (const { id, home } of (await withoutApp(desk, 4)).slice(2)) {
    await does(desk, 'demo-grid-officer', 'beginSeries', {
      itemCode: 'MEAL_DELIVERY', divisionCode: home!.code, requesterId: id, words: '每天中午一份清淡的饭，老人牙口不好', helpersWanted: 1, timing: { rule: EVERY_DAY, startTime: '11:30', minutes: 45 },
      validFrom: new Date(evening.getTime() + 9 * DAY_MS).toISOString(),
    });
  }
}

/** The unit offers something that it confirms itself, and says to whoever booked it who comes. */
async function checkUps(desk: Desk): Promise<void> {
  const { viewer } = await desk.ask<{ viewer: { appointments: { organisation: { id: string } | null }[] } }>('demo-representative', '{ viewer { appointments { organisation { id } } } }');
  const itemCode = 'FREE_CLINIC';
  const { id } = await does(desk, 'demo-representative', 'draftResource', {
    owner: { organisationId: viewer.appointments.find(({ organisation }) => organisation !== null)!.organisation!.id }, itemCode, title: '健康咨询（预约后由本院确认）', what: '测血压、看化验单，预约后确认时间和医生', divisionCode: DEMONSTRATION_REALM, place: '社区活动室',
    capacity: 3, confirmsBookings: true, timing: { recurring: { rule: EVERY_DAY, startTime: '15:00', minutes: 60 } },
  });
  await does(desk, 'demo-representative', 'submitResource', { resourceId: id });
  await does(desk, 'demo-dispatcher', 'listResource', { resourceId: id });
  const { resource, viewer: who } = await desk.ask<{ resource: { nextOccurrences: { startsAt: string }[] }; viewer: { person: { home: { code: string } } } }>('demo-resident', 'query($id: ID!) { resource(id: $id) { nextOccurrences(first: 6) { startsAt } } viewer { person { home { code } } } }', { id });
  const placed = await does(desk, 'demo-resident', 'placeOrder', { itemCode, divisionCode: who.person.home.code, resource: { resourceId: id, startsAt: resource.nextOccurrences[5]!.startsAt } });
  const { order } = await desk.ask<{ order: { booking: Found } }>('demo-resident', 'query($id: ID!) { order(id: $id) { booking { id } } }', { id: placed.id });
  await does(desk, 'demo-representative', 'confirmBooking', { bookingId: order.booking.id, whoComes: '本院社区门诊的医生（演示）' });
}
