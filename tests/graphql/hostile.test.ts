import { randomUUID } from 'node:crypto';
import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { mutationDocument, SCHEMA, valueOf, type Fill } from '../support/documents.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { inTurns } from '../support/turns.ts';
import { hence, openWorld, type Asker } from '../support/world.ts';

const world = await openWorld();
const { who, ids, codes } = world;
const make = orderly(world);

const LONG = '长'.repeat(60_000);
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  String: ['\u0000', 'a\u0000b', '\ud800', 'x\udc00y', '', ' ', LONG, '\'; drop table orders; --', '%_\\', '\u202eabc', '__proto__', 'constructor'],
  ID: ['', 'x', '\u0000', '\ud800', LONG, 'T3JkZXI6OTk5MDAxOng', ids.here, who.foreigner.id],
  Int: [-1, 0, 2_147_483_647, -2_147_483_648, 40_000],
  Float: [-1, 0, 1e308, -1e308, 5e-324, 1e9],
  Boolean: [true, false],
  DateTime: ['+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z', 'Infinity', '', '2027-02-30T00:00:00Z', LONG],
  Date: ['0000-00-00', '9999-12-31', '0001-01-01', 'x', '+275760-09-13', '2027-02-30'],
  UUID: ['', 'x', '\u0000', '00000000-0000-0000-0000-000000000000', LONG],
};

/** Every place in an input where a scalar stands, with its type; lists are entered by their first element, and are also a place of their own. */
function places(type: GraphQLInputObjectType, path: readonly string[] = [], depth = 0): { path: readonly string[]; type: string; list: boolean }[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const bare: GraphQLInputType = isNonNullType(field.type) ? field.type.ofType as GraphQLInputType : field.type;
    const named = getNamedType(field.type);
    const inner = [...path, field.name];
    if (isInputObjectType(named)) return depth > 3 ? [] : places(named, inner, depth + 1);
    return [{ path: inner, type: named.name, list: isListType(bare) }];
  });
}

/** The input with one place set; what is on the way is made as it must be. */
function spoiled(type: GraphQLInputObjectType, base: object, path: readonly string[], value: unknown, fill: Fill): object {
  const [name, ...rest] = path as [string, ...string[]];
  const field = type.getFields()[name]!;
  const bare = isNonNullType(field.type) ? field.type.ofType as GraphQLInputType : field.type;
  if (rest.length === 0) return { ...base, [name]: value };
  const named = getNamedType(field.type) as GraphQLInputObjectType;
  const given = (base as Record<string, unknown>)[name];
  const inner = (isListType(bare) ? (given as unknown[] | undefined)?.[0] : given) ?? valueOf(named, fill, path.slice(0, 1));
  const one = spoiled(named, named.isOneOf ? {} : inner as object, rest, value, fill);
  return { ...base, [name]: isListType(bare) ? [one] : one };
}

interface Deed { readonly as: Asker; readonly input: () => Promise<object> | object }

const order = (made: () => Promise<string>, more: object = {}) => async (): Promise<object> => ({ orderId: await made(), ...more });
const placed = () => make.placed();
const dispatched = async () => make.dispatched(await make.placed());
const accepted = async () => make.accepted(await dispatched());
const open = async () => make.crewed(await accepted());
const done = async () => make.settled(await accepted());
const contact = { name: '试', phone: '12012345678', address: '门', latitude: 36, longitude: 117 };

let begun: string | null = null;

/** Who does each deed, and with what; deeds that are not named are tried by the operator with what the schema alone tells. */
const DEEDS: Readonly<Record<string, Deed>> = {
  placeOrder: { as: who.requester, input: () => ({ itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: '饭', contact, persons: 1, helpersWanted: 2, wantedStart: hence(30), wantedEnd: hence(31) }) },
  amendOrder: { as: who.worker, input: order(accepted, { words: '饭', contact, persons: 2, helpersWanted: 2, leastCrew: 1, plannedStart: hence(50), plannedEnd: hence(51), wantedStart: hence(30), wantedEnd: hence(31), summary: '饭', divisionCode: codes.building }) },
  takeOrder: { as: who.dispatcher, input: order(placed) },
  letGoOrder: { as: who.dispatcher, input: order(placed) },
  askAboutOrder: { as: who.dispatcher, input: order(placed, { words: '问' }) },
  rejectOrder: { as: who.dispatcher, input: order(placed, { words: '否' }) },
  mergeOrder: { as: who.dispatcher, input: async () => ({ orderId: await placed(), intoId: await placed() }) },
  dispatchOrder: { as: who.dispatcher, input: order(placed, { divisionCode: codes.here }) },
  acceptOrder: { as: who.worker, input: order(dispatched, { plannedStart: hence(48), plannedEnd: hence(49), summary: '饭', helpersWanted: 2, leastCrew: 1 }) },
  returnOrder: { as: who.worker, input: order(dispatched, { words: '退' }) },
  recallOrder: { as: who.dispatcher, input: order(dispatched, { words: '收' }) },
  holdOrder: { as: who.dispatcher, input: order(placed, { words: '停', until: hence(20) }) },
  liftHold: { as: who.dispatcher, input: async () => { const orderId = await placed(); await world.does(who.dispatcher, 'holdOrder', { orderId, words: '停', until: hence(20) }); return { orderId }; } },
  cancelOrder: { as: who.requester, input: order(placed, { words: '不要了' }) },
  settleOrder: { as: who.worker, input: order(accepted, { outcome: 'DONE_OTHERWISE', words: '好', hours: [] }) },
  startOrder: { as: who.lead, input: async () => {
    if (begun !== null) await world.does(who.worker, 'abortOrder', { orderId: begun, words: '止' });
    begun = await make.crewed(await make.accepted(await dispatched(), 0.5));
    return { orderId: begun, code: await make.code(begun) };
  } },
  rateOrder: { as: who.requester, input: order(done, { stars: 5, resolved: true, words: '好' }) },
  claimOrder: { as: who.lead, input: order(accepted) },
  grabSeat: { as: who.volunteer, input: order(open) },
  assignSeat: { as: who.worker, input: order(open, { personId: who.volunteer.id, kind: 'HELPER' }) },
  registerResident: { as: who.officer, input: () => ({ ...contact, homeCode: codes.building, consent: { purpose: '服务', text: '口头同意' } }) },
  joinAsResident: { as: who.unjoined, input: () => ({ ...contact, homeCode: codes.building }) },
  updateMyContact: { as: who.stranger, input: () => ({ ...contact, homeCode: codes.building }) },
  registerAsVolunteer: { as: who.stranger, input: () => ({ skills: ['TEACHING'], areaCodes: [codes.here], freeHours: [{ weekday: 1, from: '08:00', until: '10:00' }] }) },
  updateVolunteer: { as: who.volunteer, input: () => ({ skills: ['TEACHING'], areaCodes: [codes.here], freeHours: [{ weekday: 1, from: '08:00', until: '10:00' }] }) },
  draftResource: { as: who.representative, input: () => ({
    owner: { organisationId: ids.unit }, itemCode: 'FREE_CLINIC', title: '义诊', what: '量血压', divisionCode: codes.here, place: '大厅', capacity: 5,
    timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '08:00', minutes: 30 } }, forWhom: { ageFrom: 0, ageTo: 99, divisionCodes: [codes.here], words: '居民' },
    validFrom: hence(1), validUntil: hence(900),
  }) },
  removeMember: { as: who.captain, input: () => ({ membershipId: ids.mateship, reason: '离开' }) },
  refuseMember: { as: who.captain, input: () => ({ membershipId: ids.application, reason: '人满' }) },
};

const mutations = Object.values(SCHEMA.getMutationType()!.getFields());
const fill: Fill = (name) => ({ key: randomUUID(), orderId: undefined, personId: who.volunteer.id, teamId: ids.team, organisationId: ids.unit, divisionCode: codes.here, homeCode: codes.building } as Record<string, unknown>)[name];
const BAD = ['INTERNAL', 'OVERLOADED', 'UNAVAILABLE', 'OUTCOME_UNKNOWN'];

/** All of them where a type stands first, then every second one, in turn; every fourth where the checks have ten minutes. */
const inTurn = (values: readonly unknown[], before: number): readonly unknown[] => values.filter((_, i) => before === 0 || (i + before) % (process.env['CI'] === undefined ? 2 : 4) === 0);

describe('Whatever stands in an input, it is done or refused, never a fault', () => {
  test.each(inTurns(mutations.map(({ name }) => name)))('%s', async (name) => {
    const type = getNamedType(SCHEMA.getMutationType()!.getFields()[name]!.args[0]!.type) as GraphQLInputObjectType;
    const deed = DEEDS[name] ?? { as: who.operator, input: () => valueOf(type, fill, []) as object };
    const document = mutationDocument(name);
    const wrong: string[] = [];
    let base = await deed.input();
    const met = new Map<string, number>();
    for (const { path, type: scalar, list } of places(type)) {
      const before = met.get(scalar) ?? 0;
      met.set(scalar, before + 1);
      const values = inTurn(HOSTILE[scalar] ?? ['NO_SUCH_VALUE', 0], before);
      for (const value of list ? [[], ...values.map((one) => [one]), Array.from({ length: 1_000 }, () => values[0])] : values) {
        const input = spoiled(type, { key: randomUUID(), ...base }, path, value, fill);
        const told = await world.ask(deed.as, document, { input });
        const code = told.body.errors?.[0]?.extensions.code;
        if (told.status >= 500 || (code !== undefined && BAD.includes(code))) wrong.push(`${path.join('.')} = ${JSON.stringify(value).slice(0, 40)}: ${told.status} ${told.text.slice(0, 200)}`);
        const answer = told.body.data?.[name] as { code?: string } | undefined;
        if (answer && answer.code === undefined) base = await deed.input();
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('Whatever stands in the arguments of a query, it is answered or refused, never a fault', () => {
  test.each(inTurns(Object.values(SCHEMA.getQueryType()!.getFields()).filter(({ args }) => args.length > 0).map(({ name }) => name)))('%s', async (name) => {
    const field = SCHEMA.getQueryType()!.getFields()[name]!;
    const head = field.args.map((arg) => `$${arg.name}: ${String(arg.type).replace(/!$/, arg.defaultValue === undefined ? '!' : '')}`).join(', ');
    const document = `query Hostile(${head}) { ${name}(${field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) { __typename ${'nodes' in (getNamedType(field.type) as { getFields?: () => object }).getFields!() ? 'totalCount nodes { __typename }' : ''} } }`;
    const least = Object.fromEntries(field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined).map((arg) => [arg.name, valueOf(arg.type, fill, [arg.name])]));
    const wrong: string[] = [];
    const met = new Map<string, number>();
    for (const arg of field.args) {
      const named = getNamedType(arg.type);
      const list = isListType(isNonNullType(arg.type) ? arg.type.ofType : arg.type);
      const spots = isInputObjectType(named) ? places(named) : [{ path: [], type: named.name, list }];
      for (const { path, type, list: many } of spots) {
        const before = met.get(type) ?? 0;
        met.set(type, before + 1);
        for (const value of inTurn(HOSTILE[type] ?? ['NO_SUCH_VALUE', 0], before)) {
          const one = many ? [value] : value;
          const variables = { ...least, [arg.name]: path.length === 0 ? one : spoiled(named as GraphQLInputObjectType, (named as GraphQLInputObjectType).isOneOf ? {} : least[arg.name] as object ?? {}, path, one, fill) };
          const told = await world.ask(who.operator, document, variables);
          const code = told.body.errors?.[0]?.extensions.code;
          if (told.status >= 500 || (code !== undefined && [...BAD, 'GRAPHQL_VALIDATION_FAILED'].includes(code))) wrong.push(`${[arg.name, ...path].join('.')} = ${JSON.stringify(value).slice(0, 40)}: ${told.status} ${told.text.slice(0, 200)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
