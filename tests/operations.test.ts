import 'reflect-metadata';
import {
  getNamedType, isObjectType, isUnionType, parse, TypeInfo, validate, visit, visitWithTypeInfo, type FieldNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DRAW_STEPS, ENTRY_STEPS } from '../src/draw-steps.ts';
import { ROOMS } from '../src/features.ts';
import { costOf } from '../src/graphql/guard/cost.ts';
import { countAliases, countRootFields, depthOf } from '../src/graphql/guard/shape.ts';
import { buildDoorSchema } from '../src/graphql/schema.ts';
import { readConfig } from '../src/platform/config.ts';
import { ASK_STEPS, ASKING_STEPS } from '../src/ask-steps.ts';
import { BOOKING_STEPS } from '../src/booking-steps.ts';
import { COOLING_STEPS } from '../src/cooling-steps.ts';
import { PRESS_STEPS } from '../src/press-steps.ts';
import { RESOURCE_STEPS } from '../src/resource-steps.ts';
import { SEAT_STEPS } from '../src/seat-steps.ts';
import { SERIES_STEPS } from '../src/series-steps.ts';
import { SEVEN_ORDERS } from '../src/seven-orders.ts';
import { URGE_STEPS } from '../src/urge-steps.ts';
import { WAIT_STEPS } from '../src/wait-steps.ts';

/** The documents that we ship: examples for strangers, and what tests and story speak. */

const FOLDER = new URL('../schema/operations/', import.meta.url);
const schema: GraphQLSchema = await buildDoorSchema(ROOMS.flatMap((room) => room.resolvers));
const documents = readdirSync(FOLDER).map((file) => {
  const source = readFileSync(new URL(file, FOLDER), 'utf8');
  const document = parse(source);
  return { file, source, document, operation: document.definitions[0] as OperationDefinitionNode };
});
const rootFields = ({ operation }: (typeof documents)[number]): string[] => operation.selectionSet.selections.map((selection) => (selection as FieldNode).name.value);
const tables = [SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS, BOOKING_STEPS, WAIT_STEPS, COOLING_STEPS, DRAW_STEPS, ENTRY_STEPS, ASKING_STEPS, ASK_STEPS, URGE_STEPS, PRESS_STEPS, SERIES_STEPS];
const steps = tables.flatMap((life) => Object.values(life.steps).flatMap((row) => row.mutation ?? []));
const fieldsOf = (type: { getFields(): object } | null | undefined): string[] => Object.keys(type?.getFields() ?? {});
const mutations = fieldsOf(schema.getMutationType());

/** Mutations that are no step of a table: births of people and of what they run, and notes about oneself. Reviewed one by one. */
const NO_STEP = [
  'addNote', 'addPushSubscription', 'admitMember', 'appoint', 'askToJoinTeam', 'changeRealmSettings', 'createOrganisation', 'createProject', 'createTeam', 'dispatchOrders', 'endAppointment', 'endDivision', 'endOrganisation', 'endPartyMember', 'endProject', 'endTeam', 'handOverShift', 'joinAsResident', 'leaveTeam',
  'markInboxRead', 'mutePushes', 'pressOrders', 'proposeCatalogue', 'publishCatalogue', 'publishSummary', 'reassignOrder', 'recordConsent', 'recordGuardian', 'recordPartyMember', 'recordTold', 'refuseMember', 'registerAsVolunteer', 'registerResident', 'removeMember', 'removePushSubscription', 'retryPushes', 'revokeConsent', 'revokeGuardian',
  'setPushPreferences', 'setRealmLimits', 'setTeamScope', 'stopVolunteering', 'takeOrders', 'unmutePushes', 'updateMyContact', 'updateOrganisation', 'updateProject', 'updateVolunteer', 'withdrawSummary',
  'issueServiceRecord', 'offerSeats', 'renewCalendarLink', 'revokeCalendarLink', 'setDaysOff', 'withdrawServiceRecord',
];

describe('Every mutation', () => {
  test('is a step of exactly one table, or stands on the reviewed list', () => {
    expect(new Set(steps).size).toBe(steps.length);
    expect([...mutations].sort()).toEqual([...steps, ...NO_STEP].sort());
  });

  test('has exactly one document, named like it', () => {
    const shown = documents.filter(({ operation }) => operation.operation === 'mutation');
    expect(shown.flatMap(rootFields).sort()).toEqual([...mutations].sort());
    for (const one of shown) expect(one.operation.name?.value.toLowerCase()).toBe(rootFields(one)[0]!.toLowerCase());
  });

  test('is answered in its document by every member of its result', () => {
    for (const one of documents.filter(({ operation }) => operation.operation === 'mutation')) {
      const result = getNamedType(schema.getMutationType()!.getFields()[rootFields(one)[0]!]!.type);
      const members = isUnionType(result) ? result.getTypes().map(({ name }) => name) : [];
      expect([one.file, ...members.filter((name) => !one.source.includes(`... on ${name} {`))]).toEqual([one.file]);
      expect(one.source).toContain('__typename');
    }
  });
});

describe('Every document', () => {
  test('was seen by this test', () => expect(documents.length).toBeGreaterThan(mutations.length + 20));

  test.each(documents)('$file is valid, whole by itself, named like its file, and says what it is for', ({ file, source, document, operation }) => {
    expect(validate(schema, document)).toEqual([]);
    expect(document.definitions).toHaveLength(1);
    expect(operation.name?.value.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()).toBe(file.replace('.graphql', ''));
    expect(source.split('\n')[0]).toMatch(/^# [A-Z].*\p{Script=Han}.*\.$/u);
    expect(source.split('\n').slice(1).join('\n')).not.toContain('#');
  });

  test.each(documents)('$file stays within the limits of a query', ({ document, operation }) => {
    const { limits } = readConfig({ NODE_ENV: 'test' });
    const none = new Map();
    expect(countAliases(document)).toBeLessThanOrEqual(limits.aliases);
    expect(countRootFields(operation, none)).toBeLessThanOrEqual(limits.rootFields);
    expect(depthOf(operation, none)).toBeLessThanOrEqual(limits.depth);
    expect(costOf(schema, operation, none, { ids: Array.from({ length: 100 }, String) })).toBeLessThanOrEqual(limits.cost);
  });

  test('together read every query there is, and watch every scope of the feed', () => {
    const read = new Set(documents.filter(({ operation }) => operation.operation === 'query').flatMap(rootFields));
    expect(fieldsOf(schema.getQueryType()).filter((field) => !read.has(field))).toEqual([]);
    const feeds = documents.filter(({ operation }) => operation.operation === 'subscription').map(({ source }) => source).join('\n');
    expect(fieldsOf(schema.getType('FeedScope') as never).filter((scope) => !feeds.includes(`scope: { ${scope}:`))).toEqual([]);
    const lists = documents.filter(({ operation }) => operation.operation === 'query').map(({ source }) => source).join('\n');
    expect(fieldsOf(schema.getType('OrderScope') as never).filter((scope) => !lists.includes(`scope: { ${scope}:`))).toEqual([]);
  });
});

describe('The board of a team', () => {
  /** The subject is as the viewer may see it; who has the same rights sees the same one. */
  const SHARED = ['Changed.subject'];
  const dependentIn = (source: string): string[] => {
    const found: string[] = [];
    const info = new TypeInfo(schema);
    visit(parse(source), visitWithTypeInfo(info, { Field: () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (isObjectType(parent) && field?.extensions['viewerDependent'] === true) found.push(`${parent.name}.${field.name}`);
    } }));
    return found;
  };

  test.each(['team-board', 'team-board-feed', 'open-feed'])('%s selects nothing that differs by who asks, so that it can be executed once for many', (name) => {
    const { source } = documents.find(({ file }) => file === `${name}.graphql`)!;
    expect(dependentIn(source).filter((field) => !SHARED.includes(field))).toEqual([]);
  });

  test('and a planted field that does differ is seen', () => {
    expect(dependentIn('{ orders(scope: { open: true }) { edges { node { id summary } } } }')).toEqual(['Order.summary']);
  });
});
