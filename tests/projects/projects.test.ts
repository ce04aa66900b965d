import { expect, test } from 'vitest';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { servingProject } from '../../src/features/projects/index.ts';
import { handInProjects, NO_PROJECT, projectNamed } from '../../src/features/resources/index.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { startApp } from '../support/app.ts';
import { askingOf, type Data } from '../support/asking.ts';
import { ISSUER, makeStreet, type Neighbour } from '../support/street.ts';

const REALM = '999001';
const app = await startApp({ env: { REALM, AUTH_ISSUER: ISSUER } });
const street = await makeStreet(app.db, REALM);
await app.db.transaction((tx) => beginCatalogue(tx, REALM));
const [hospital, school] = [newId(), newId()];
await app.db.insert(organisations).values([
  { realm: REALM, id: hospital, kind: 'HOSPITAL', name: '测试医院', divisionId: street.streetId, coBuilding: true }, { realm: REALM, id: school, kind: 'SCHOOL', name: '测试学校', divisionId: street.streetId, coBuilding: true },
]);
const resident = await street.neighbour({ home: street.communities[0]!.buildingId });
const speaker = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: hospital }] });
const { dispatcher } = street;

const run = askingOf(app, REALM);
const does = async (by: Neighbour, mutation: string, type: string, input: Data, select = '... on Project { id }'): Promise<Data> =>
  (await run(by, `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refused { code path } ${select} } }`, { input: { key: newId(), ...input } }))['done'];
const [owner, partner] = [hospital, school].map((id) => encodeId('Organisation', REALM, id)) as [string, string];
const SIGNED = { name: '龄医伴', ownerId: owner, partnerIds: [partner], signedOn: '2021-05-20', itemCodes: ['HAIRCUT', 'ELDER_MEALS'] };

test('a project is signed, orders and resources belong to it, and when it has ended nothing more does', async () => {
  // Who does not look after the owner's division enters none, and a wrong one is named.
  for (const by of [resident, speaker]) expect(await does(by, 'createProject', 'CreateProjectInput', SIGNED)).toMatchObject({ code: 'NOT_ALLOWED' });
  for (const [wrong, code, field] of [[{ name: ' ' }, 'BAD_INPUT', 'name'], [{ itemCodes: [] }, 'BAD_INPUT', 'itemCodes'], [{ itemCodes: ['NOTHING'] }, 'ITEM_NOT_FOUND', 'itemCodes'], [{ partnerIds: [owner] }, 'BAD_INPUT', 'partnerIds'],
    [{ partnerIds: [encodeId('Organisation', REALM, newId())] }, 'NOT_FOUND', 'partnerIds']] as const) {
    expect(await does(dispatcher, 'createProject', 'CreateProjectInput', { ...SIGNED, ...wrong })).toMatchObject({ code, path: ['input', field] });
  }
  const { id: projectId } = await does(dispatcher, 'createProject', 'CreateProjectInput', SIGNED);
  const list = 'query($filter: ProjectFilter) { projects(filter: $filter) { totalCount nodes { id name signedOn itemCodes owner { name } partners { name } } } }';
  const shown = { totalCount: 1, nodes: [{ id: projectId, name: '龄医伴', signedOn: '2021-05-20', itemCodes: ['HAIRCUT', 'ELDER_MEALS'], owner: { name: '测试医院' }, partners: [{ name: '测试学校' }] }] };
  for (const filter of [{}, { organisationId: partner }, { organisationId: owner, itemCode: 'HAIRCUT' }]) expect((await run(resident, list, { filter }))['projects']).toEqual(shown);
  expect((await run(resident, list, { filter: { itemCode: 'ELDER_VISIT' } }))['projects'].totalCount).toBe(0);

  // A resource of it, and an order from that resource, which belongs to it without a word.
  const offer = { owner: { organisationId: owner }, itemCode: 'HAIRCUT', projectId, title: '义务理发', what: '上门理发', divisionCode: `${REALM}000`, capacity: 5, timing: { period: 'MONTH' } };
  expect(await does(speaker, 'draftResource', 'DraftResourceInput', { ...offer, itemCode: 'HOME_ADAPTATION' }, '')).toMatchObject({ code: 'PROJECT_UNFIT', path: ['input', 'projectId'] });
  const { id: resourceId, project } = await does(speaker, 'draftResource', 'DraftResourceInput', offer, '... on Resource { id project { name } }');
  expect(project).toEqual({ name: '龄医伴' });
  await does(speaker, 'submitResource', 'SubmitResourceInput', { resourceId }, '');
  await does(dispatcher, 'listResource', 'ResourceInput', { resourceId }, '');
  const place = (more: Data): Promise<Data> => does(resident, 'placeOrder', 'PlaceOrderInput', { divisionCode: `${REALM}000B`, words: '想找人聊聊', ...more }, '... on Order { project { name } }');
  expect(await place({ itemCode: 'HAIRCUT', resource: { resourceId, startsAt: new Date().toISOString() } })).toEqual({ __typename: 'Order', project: { name: '龄医伴' } });
  expect(await place({ itemCode: 'ELDER_VISIT', projectId })).toMatchObject({ code: 'PROJECT_UNFIT', path: ['input', 'projectId'] });

  // Renamed, it serves visits, too; ended, nothing more.
  expect(await does(resident, 'updateProject', 'UpdateProjectInput', { projectId, name: '别的' })).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await does(dispatcher, 'updateProject', 'UpdateProjectInput', { projectId, name: '龄医伴二期', partnerIds: [], itemCodes: ['ELDER_VISIT'] }, '... on Project { name itemCodes partners { id } }')).toMatchObject({ name: '龄医伴二期', itemCodes: ['ELDER_VISIT'], partners: [] });
  expect(await place({ itemCode: 'ELDER_VISIT', projectId })).toEqual({ __typename: 'Order', project: { name: '龄医伴二期' } });
  await place({ itemCode: 'ELDER_VISIT' });
  // The center lists what belongs to it, and nothing of what is none.
  const listed = async (filter: Data): Promise<unknown> => (await run(dispatcher, 'query($filter: OrderFilter) { orders(scope: { divisionCode: "999001" }, filter: $filter) { totalCount nodes { project { name } } } }', { filter }))['orders'];
  expect(await listed({ projectId })).toMatchObject({ totalCount: expect.any(Number), nodes: expect.arrayContaining([{ project: { name: '龄医伴二期' } }]) });
  const { totalCount, nodes } = await listed({ projectId }) as { totalCount: number; nodes: { project: unknown }[] };
  expect([nodes.length, nodes.filter(({ project }) => project === null)]).toEqual([totalCount, []]);
  expect(((await listed({})) as { totalCount: number }).totalCount).toBeGreaterThan(totalCount);
  for (const none of ['nonsense', projectId.slice(0, -4)]) expect(await listed({ projectId: none })).toEqual({ totalCount: 0, nodes: [] });
  expect(await does(dispatcher, 'endProject', 'ProjectInput', { projectId }, '... on Project { endedAt }')).toMatchObject({ endedAt: expect.any(String) });
  expect(await does(dispatcher, 'endProject', 'ProjectInput', { projectId })).toMatchObject({ code: 'PROJECT_ENDED' });
  expect(await place({ itemCode: 'ELDER_VISIT', projectId })).toMatchObject({ code: 'PROJECT_UNFIT' });
  expect((await run(resident, list, {}))['projects'].totalCount).toBe(0);
});

test('where no room knows projects, none is named', () => {
  const [known, other] = [{}, {}] as Platform[];
  handInProjects(known!, servingProject);
  const named = { projectId: newId(), itemCode: 'HAIRCUT' };
  expect([projectNamed(other!, REALM, named) === NO_PROJECT, projectNamed(known!, REALM, named) === NO_PROJECT, projectNamed(known!, REALM, { itemCode: 'HAIRCUT' }) === NO_PROJECT]).toEqual([true, false, true]);
});
