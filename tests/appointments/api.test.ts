import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, printSchema, type GraphQLArgument } from 'graphql';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { openGroundFloor } from '../support/ground-floor.ts';
import { callerOf, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const { run, schema } = await openGroundFloor(db);
const operator = callerOf('operator');
const guest = { realm: STREET };

/** Sends a mutation with a fresh key and answers its result. */
const send = async (caller: typeof operator, mutation: string, type: string, input: Record<string, unknown>, select: string): Promise<Record<string, string>> => {
  const data = await run(caller, `mutation ${mutation}($input: ${type}!) { done: ${mutation}(input: $input) { __typename ${select} ... on Refused { code message path } } }`,
    { input: { key: randomUUID(), ...input } });
  return data['done'] as unknown as Record<string, string>;
};
const recorded = async (): Promise<number> => Number((await db.execute<{ n: string }>(sql`select count(*) as n from contact_readings`))[0]?.n);

test('a street is built by documents alone: join, volunteer, team, captain, member', async () => {
  const [li, wang] = [callerOf('li'), callerOf('wang')];
  const joined = await send(li, 'joinAsResident', 'JoinAsResidentInput', { name: '试李', phone: '12055556666', homeCode: PLACES.eastStairwell }, '... on Person { id name isViewer home { code path { code } } }');
  expect(joined).toMatchObject({ __typename: 'Person', name: '试李', isViewer: true, home: { code: PLACES.eastStairwell, path: [STREET, PLACES.east, PLACES.eastGrid, PLACES.eastBuilding, PLACES.eastStairwell].map((code) => ({ code })) } });
  expect(await send(li, 'joinAsResident', 'JoinAsResidentInput', { name: '试李' }, '')).toMatchObject({ __typename: 'Refused', code: 'ALREADY_JOINED' });
  const member = await send(wang, 'joinAsResident', 'JoinAsResidentInput', { name: '试王' }, '... on Person { id }');
  expect(await send(wang, 'registerAsVolunteer', 'VolunteerInput', { skills: ['FIRST_AID'], areaCodes: [PLACES.east], freeHours: [{ weekday: 6, from: '09:00', until: '12:00' }] },
    '... on Person { volunteer { skills { code label } areas { code } freeHours { weekday from until } } }'))
    .toMatchObject({ volunteer: { skills: [{ code: 'FIRST_AID', label: 'first aid' }], areas: [{ code: PLACES.east }], freeHours: [{ weekday: 6, from: '09:00', until: '12:00' }] } });

  const team = await send(operator, 'createTeam', 'CreateTeamInput', { name: '试验队', divisionCode: PLACES.east, itemCodes: ['A1'] }, '... on Team { id divisions { code } itemCodes captain { id } }');
  expect(team).toMatchObject({ divisions: [{ code: PLACES.east }], itemCodes: ['A1'], captain: null });
  const appointed = await send(operator, 'appoint', 'AppointInput', { personId: joined['id'], role: 'CAPTAIN', scope: { teamId: team['id'] } }, '... on Appointment { id role roleLabel person { id name } team { name captain { id } } division { code } }');
  expect(appointed).toMatchObject({ role: 'CAPTAIN', roleLabel: 'team captain', person: { id: joined['id'], name: '试**' }, team: { name: '试验队', captain: { id: joined['id'] } }, division: null });

  const asked = await send(wang, 'askToJoinTeam', 'AskToJoinTeamInput', { teamId: team['id'] }, '... on TeamMember { id state name person { id } }');
  expect(asked).toMatchObject({ state: 'ASKED', name: '试王', person: { id: member['id'] } });
  const before = await recorded();
  expect(await send(li, 'admitMember', 'AdmitMemberInput', { membershipId: asked['id'] }, '... on TeamMember { state stateLabel name person { name } }'))
    .toMatchObject({ state: 'MEMBER', stateLabel: 'member', name: '试王', person: { name: '试**' } });
  expect(await recorded()).toBe(before + 1);

  const data = await run(wang, `query Me { viewer { kind isVolunteer isPartyMember person { name } appointments { role } memberships { state team { name } }
    may { joinAsResident registerAsVolunteer registerResident recordPartyMember createOrganisation createTeam askToJoinTeam appoint }
    readingsOfMe { totalCount nodes { what operation reader { name } } } } }`, {}, 'zh-CN');
  expect(data['viewer']).toEqual({
    kind: 'PERSON', isVolunteer: true, isPartyMember: false, person: { name: '试王' }, appointments: [], memberships: [{ state: 'MEMBER', team: { name: '试验队' } }],
    may: { joinAsResident: false, registerAsVolunteer: false, registerResident: false, recordPartyMember: false, createOrganisation: false, createTeam: false, askToJoinTeam: true, appoint: [] },
    readingsOfMe: { totalCount: 1, nodes: [{ what: ['NAME'], operation: 'admitMember', reader: { name: '试**' } }] },
  });
});

describe('who sees whom', () => {
  const document = 'query See($id: ID!) { node(id: $id) { id ... on Person { name maskedPhone home { code } reachedBy contact { name phone address } volunteer { since } partyMemberSince } } }';
  test('oneself all, the grid officer in full and recorded, the leader masked, everybody else nothing', async () => {
    const person = await street.person('seen', PLACES.eastStairwell);
    await street.holder('sees-officer', 'GRID_OFFICER', { division: PLACES.eastGrid });
    await street.holder('sees-leader', 'STREET_LEADER', { division: STREET });
    await street.holder('sees-west', 'GRID_OFFICER', { division: PLACES.westGrid });
    await street.person('sees-nothing');
    const own = await run(person.caller, 'query Own { viewer { person { id name contact { name phone address } } } }');
    const { id, ...rest } = (own['viewer'] as unknown as { person: { id: string } }).person;
    expect(rest).toEqual({ name: '试seen', contact: { name: '试seen', phone: '12012345678', address: '3 号楼 2 单元 301' } });
    expect(await recorded()).toBe(1);
    const seen = async (subject: string) => (await run(callerOf(subject), document, { id }))['node'];
    expect(await seen('sees-officer')).toEqual({
      id, name: '试**', maskedPhone: '12*****5678', home: { code: PLACES.eastStairwell }, reachedBy: 'APP', volunteer: null, partyMemberSince: null,
      contact: { name: '试seen', phone: '12012345678', address: '3 号楼 2 单元 301' },
    });
    expect(await recorded()).toBe(2);
    expect(await seen('sees-leader')).toEqual({
      id, name: '试**', maskedPhone: '12*****5678', home: { code: PLACES.eastStairwell }, reachedBy: 'APP', contact: null, volunteer: null, partyMemberSince: null,
    });
    for (const subject of ['sees-west', 'sees-nothing', 'never-joined']) expect(await seen(subject)).toBeNull();
    expect((await run(guest, document, { id }))['node']).toBeNull();
    expect(await recorded()).toBe(2);
    const mine = await run(person.caller, 'query Readings { viewer { readingsOfMe { nodes { what operation } } } }');
    expect(mine['viewer']).toEqual({ readingsOfMe: { nodes: [{ what: ['NAME', 'PHONE', 'ADDRESS', 'BIRTH_YEAR'], operation: 'See' }] } });
  });

  test('a list of people shows those of one\'s subtree, page by page, and records each contact read', async () => {
    const before = await recorded();
    const list = async (after: string | null) => (await run(callerOf('sees-officer'),
      'query Page($after: String) { persons(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id isViewer contact { name } } } }', { after }))['persons'] as unknown as
      { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string; isViewer: boolean; contact: object | null }[] };
    const seen: string[] = [];
    let others = 0;
    for (let page = await list(null); ; page = await list(page.pageInfo.endCursor)) {
      for (const node of page.nodes) {
        seen.push(node.id);
        if (!node.isViewer) others += 1;
        expect(node.contact).not.toBeNull();
      }
      if (!page.pageInfo.hasNextPage) {
        expect(seen).toHaveLength(page.totalCount);
        break;
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(2);
    expect(await recorded()).toBe(before + others);
    expect((await run(guest, 'query Guest { persons { totalCount nodes { id } } }'))['persons']).toEqual({ totalCount: 0, nodes: [] });
  });

  test('members of a team are for the team and who looks after it', async () => {
    const document = 'query Members { teams { nodes { name members { totalCount nodes { name state } } viewerMembership { state } } } }';
    const members = async (caller: typeof operator | typeof guest) => ((await run(caller, document))['teams'] as unknown as { nodes: [{ members: unknown; viewerMembership: unknown }] }).nodes[0];
    expect(await members(callerOf('li'))).toMatchObject({ members: { totalCount: 1, nodes: [{ name: '试王', state: 'MEMBER' }] }, viewerMembership: null });
    expect(await members(operator)).toMatchObject({ members: { totalCount: 1, nodes: [{ name: '试**', state: 'MEMBER' }] } });
    expect(await members(callerOf('wang'))).toMatchObject({ members: { totalCount: 1 }, viewerMembership: { state: 'MEMBER' } });
    for (const caller of [guest, callerOf('sees-nothing'), callerOf('sees-west')]) expect(await members(caller)).toMatchObject({ members: { totalCount: 0, nodes: [] }, viewerMembership: null });
  });
});

describe('places and rules are public', () => {
  test('divisions by level, parent, subtree and name, page by page', async () => {
    const list = async (filter: string) => ((await run(guest, `query { divisions(${filter}) { totalCount nodes { code } } }`))['divisions'] as unknown as { totalCount: number; nodes: { code: string }[] });
    expect((await list('first: 50')).totalCount).toBe(10);
    expect((await list('filter: { levels: [GRID] }')).nodes.map(({ code }) => code)).toEqual([PLACES.officeGrid, PLACES.eastGrid, PLACES.westGrid]);
    expect((await list(`filter: { parentCode: "${STREET}" }`)).nodes.map(({ code }) => code)).toEqual([PLACES.officeGrid, PLACES.east, PLACES.west]);
    expect((await list(`filter: { underCode: "${PLACES.west}", nameStartsWith: "第一" }`)).nodes.map(({ code }) => code)).toEqual([PLACES.westGrid]);
    expect(await list('filter: { underCode: "nowhere" }')).toEqual({ totalCount: 0, nodes: [] });
    const first = (await run(guest, 'query { divisions(first: 4) { pageInfo { endCursor } nodes { code } } }'))['divisions'] as unknown as { pageInfo: { endCursor: string }; nodes: unknown[] };
    const second = (await run(guest, 'query Next($after: String) { divisions(first: 20, after: $after) { pageInfo { hasNextPage } nodes { code } } }', { after: first.pageInfo.endCursor }))['divisions'] as unknown as
      { pageInfo: { hasNextPage: boolean }; nodes: unknown[] };
    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([4, 6, false]);
  });

  test('a division, the realm, skills and rules of appointment, in both languages', async () => {
    const document = `query { division(code: "${PLACES.officeGrid}") { name level levelLabel gridKind parent { code } } realm { code kind timeZone workingHours { from until } } skills { code label }
      roleRules { role label scope alone givenBy levels } viewer { kind person { id } } }`;
    const data = await run(guest, document, {}, 'zh-CN') as unknown as Record<string, never> & { skills: unknown[]; roleRules: unknown[] };
    expect(data).toMatchObject({
      division: { name: '商务楼宇网格', level: 'GRID', levelLabel: '网格', gridKind: 'DEDICATED', parent: { code: STREET } },
      realm: { code: STREET, kind: 'STREET', timeZone: 'Asia/Shanghai', workingHours: [{ from: '08:30', until: '12:00' }, { from: '13:30', until: '17:30' }] },
      viewer: { kind: 'GUEST', person: null },
    });
    expect(data.skills).toContainEqual({ code: 'FIRST_AID', label: '急救' });
    expect(data.roleRules).toContainEqual({ role: 'GRID_HEAD', label: '网格长', scope: 'DIVISION', alone: true, givenBy: ['OPERATOR', 'STREET_LEADER', 'COMMUNITY_WORKER'], levels: ['GRID'] });
  });
});

describe('mutations over documents', () => {
  test('an id of another type, and an organisation elsewhere, are not found or not allowed, and change nothing', async () => {
    await street.holder('api-worker', 'COMMUNITY_WORKER', { division: PLACES.east });
    const worker = callerOf('api-worker');
    const made = await send(worker, 'createOrganisation', 'CreateOrganisationInput', { kind: 'HOSPITAL', name: '试验医院', divisionCode: PLACES.east, coBuilding: true }, '... on Organisation { id kindLabel division { code } }');
    expect(made).toMatchObject({ kindLabel: 'hospital', division: { code: PLACES.east } });
    expect(await send(worker, 'createOrganisation', 'CreateOrganisationInput', { kind: 'SCHOOL', name: '试验学校', divisionCode: PLACES.west }, '')).toMatchObject({
      code: 'NOT_ALLOWED', message: 'Your roles do not allow this here. Ask one of: operator, street leader, center dispatcher, community worker.',
    });
    const team = await send(operator, 'createTeam', 'CreateTeamInput', { name: '另一队', divisionCode: PLACES.west }, '... on Team { id }');
    expect(await send(worker, 'endOrganisation', 'EndOrganisationInput', { organisationId: team['id'] }, '')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await send(worker, 'updateOrganisation', 'UpdateOrganisationInput', { organisationId: made['id'], name: '试验第一医院', coBuilding: false }, '... on Organisation { name coBuilding kind }'))
      .toMatchObject({ name: '试验第一医院', coBuilding: false, kind: 'HOSPITAL' });
    const listed = await run(guest, 'query { organisations(filter: { kinds: [HOSPITAL] }) { nodes { id name } } }');
    expect(listed['organisations']).toEqual({ nodes: [{ id: made['id'], name: '试验第一医院' }] });
    expect(await send(worker, 'endOrganisation', 'EndOrganisationInput', { organisationId: made['id'] }, '... on Organisation { endedAt }')).toMatchObject({ __typename: 'Organisation', endedAt: expect.anything() });
    expect((await run(guest, 'query { organisations { totalCount } }'))['organisations']).toEqual({ totalCount: 0 });
  });

  test('a guest and who has not joined are told what to do', async () => {
    const ask = 'mutation Stop($input: StopVolunteeringInput!) { stopVolunteering(input: $input) { ... on Refused { code message } } }';
    const asGuest = await run(guest, ask, { input: { key: randomUUID() } }, 'zh-CN');
    expect(asGuest['stopVolunteering']).toEqual({ code: 'SIGN_IN_FIRST', message: '访客不能进行此操作。请先登录。' });
    expect((await run(callerOf('not-yet'), ask, { input: { key: randomUUID() } }))['stopVolunteering']).toMatchObject({ code: 'NOT_JOINED' });
  });

  test('who lays a role down gets the answer, and has lost the right', async () => {
    const officer = await street.holder('lays-down', 'GRID_OFFICER', { division: PLACES.eastGrid });
    const viewer = await run(callerOf('lays-down'), 'query { viewer { appointments { id division { code } } } }') as unknown as { viewer: { appointments: [{ id: string }] } };
    expect(officer.roles).toHaveLength(1);
    expect(await send(callerOf('lays-down'), 'endAppointment', 'EndAppointmentInput', { appointmentId: viewer.viewer.appointments[0].id }, '... on Appointment { role until }'))
      .toMatchObject({ role: 'GRID_OFFICER', until: expect.anything() });
    expect((await run(callerOf('lays-down'), 'query { viewer { appointments { id } } }'))['viewer']).toEqual({ appointments: [] });
  });
});

test('every type, field, argument and value of these rooms is described', () => {
  const bare: string[] = [];
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation'].includes(name))) {
    if (!type.description) bare.push(type.name);
    if (isEnumType(type)) bare.push(...type.getValues().filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`));
    if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) bare.push(`${type.name}.${field.name}`);
      const args = 'args' in field ? field.args as readonly GraphQLArgument[] : [];
      bare.push(...args.filter((arg) => !arg.description).map((arg) => `${type.name}.${field.name}(${arg.name})`));
    }
  }
  expect(bare).toEqual([]);
  expect(printSchema(schema)).toContain('input AppointmentScopeInput @oneOf');
});
