import { describe, expect, test } from 'vitest';
import { durationWords } from '../../src/kernel/durations.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import {
  beginCatalogue, DEFAULT_CATALOGUE, itemByIdLoader, itemLoader, itemOf, LIMIT_KEYS, placedItemLoader, proposeCatalogue, publishCatalogue, publishedItems, readItems, readVersion, readVersions,
  versionLoader, type ItemContent, type ProposeInput,
} from '../../src/features/catalogue/index.ts';
import { isSkill } from '../../src/features/people/index.ts';
import { changesBetween } from '../../src/features/catalogue/rules/changes.ts';
import { proposed, wrongContent } from '../../src/features/catalogue/rules/content.ts';
import { newId } from '../../src/kernel/ids.ts';
import { makeScene } from '../resources/support/scene.ts';

const scene = await makeScene();
const { platform, street, stranger } = scene;
const { db } = platform;
const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] });
const auditor = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });

const haircut = DEFAULT_CATALOGUE.items.find(({ code }) => code === 'HAIRCUT')!;
const fresh: ItemContent = { ...haircut, code: 'CAT_SITTING', category: 'ELDERS', zh: '照看宠物', en: 'Look after a pet', kind: 'NEED', servedBy: 'CREW', helpers: 1, skills: [] };
const asking = async (by: typeof operator, key = newId()) => ({ actor: await readActor(db, by.caller), key });
const propose = async (input: Partial<ProposeInput>, by = operator) => proposeCatalogue(platform, await asking(by), { put: [], remove: [], note: null, ...input });
const publish = async (versionId: string, by = operator, key = newId()) => publishCatalogue(platform, await asking(by, key), { versionId });
const versions = () => platform.sql`select version, state from catalogue_versions order by version`.then((rows) => rows.map((row) => `${row['version']} ${row['state']}`));

describe('the list a new realm begins with', () => {
  test('has 7 categories and 50 items that a street can work with, sensitive ones among them', () => {
    expect(DEFAULT_CATALOGUE.categories).toHaveLength(7);
    expect(DEFAULT_CATALOGUE.items).toHaveLength(50);
    expect(wrongContent(DEFAULT_CATALOGUE, isSkill)).toBeNull();
    expect(DEFAULT_CATALOGUE.items.filter(({ kind }) => kind === 'NEED').length).toBeGreaterThan(15);
    expect(DEFAULT_CATALOGUE.items.filter(({ sensitive }) => sensitive).length).toBeGreaterThan(10);
    expect(new Set(DEFAULT_CATALOGUE.items.map(({ servedBy }) => servedBy))).toEqual(new Set(['CREW', 'LEAD_ONLY', 'PROVIDER']));
  });
  test('limits of its own are limits that the tables of steps have', () => {
    const keys = DEFAULT_CATALOGUE.items.flatMap(({ limits }) => Object.keys(limits));
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !LIMIT_KEYS.includes(key))).toEqual([]);
    expect(durationWords(DEFAULT_CATALOGUE.items.find(({ code }) => code === 'LEAK')!.limits['ORDER.dispatch.recall']!).en).toBe('4 hours');
  });
});

describe('what differs between two lists', () => {
  test('is told by item and field; the order of skills is no difference', () => {
    const before = [haircut, { ...fresh, skills: ['COOKING', 'CARRYING'] }, { ...fresh, code: 'GONE' }];
    const after = [{ ...haircut, minutes: 45, limits: { 'ORDER.accept.open': { hours: 1 } } }, { ...fresh, skills: ['CARRYING', 'COOKING'] }, { ...fresh, code: 'NEW' }];
    expect(changesBetween(before, after)).toEqual([
      { code: 'HAIRCUT', kind: 'CHANGED', fields: ['limits', 'minutes'] }, { code: 'NEW', kind: 'ADDED', fields: [] }, { code: 'GONE', kind: 'REMOVED', fields: [] },
    ]);
    expect(changesBetween(before, before)).toEqual([]);
  });
  test('a proposal keeps known items in their place and puts new ones last in their category', () => {
    const content = proposed(DEFAULT_CATALOGUE, { put: [fresh, { ...haircut, minutes: 20 }], remove: ['ELDER_VISIT'] });
    if ('ok' in content) throw new Error('refused');
    expect(content.items.map(({ code }) => code).slice(0, 9)).toEqual(['ELDER_SAFETY_CHECK', 'ELDER_MEALS', 'MEAL_DELIVERY', 'ELDER_CLEANING', 'HAIRCUT', 'ACCOMPANY', 'HOME_ADAPTATION', 'CAT_SITTING', 'FREE_CLINIC']);
  });
});

test.each<[string, Partial<ItemContent>]>([
  ['CATEGORY', { category: 'NOWHERE' }], ['SERVED_BY', { servedBy: 'PROVIDER', helpers: 0 }], ['HELPERS', { helpers: 0 }], ['MINUTES', { minutes: 5 }], ['SKILLS', { skills: ['FLYING'] }],
  ['LIMITS', { limits: { 'ORDER.accept.nothing': { hours: 1 } } }], ['LIMITS', { limits: { 'ORDER.accept.open': { hours: -1 } } }], ['NAME', { en: ' ' }], ['NAME', { code: 'small' }], ['WHAT', { whatZh: '' }],
])('a wrong %s is refused, and no version is made', async (problem, change) => {
  const before = await versions();
  expect(await propose({ put: [{ ...fresh, ...change }] })).toMatchObject({ ok: false, refusal: { code: 'CATALOGUE_WRONG', args: { problem } } });
  expect(await versions()).toEqual(before);
});

describe('versions', () => {
  test('only an operator proposes and publishes; nothing changes else', async () => {
    for (const by of [street.dispatcher, auditor, stranger]) expect(await propose({ put: [fresh] }, by)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await propose({ put: [haircut] })).toMatchObject({ refusal: { code: 'NOTHING_CHANGED' } });
    expect(await propose({ remove: ['NO_SUCH'] })).toMatchObject({ refusal: { code: 'CATALOGUE_WRONG', args: { problem: 'REMOVE_UNKNOWN', code: 'NO_SUCH' } } });
    expect(await publish(newId())).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await versions()).toEqual(['1 PUBLISHED']);
  });

  test('a draft is seen by operators and auditors only, is superseded by the next draft, and becomes the list when published', async () => {
    const first = await propose({ put: [fresh], note: '增加宠物照看' });
    const second = await propose({ put: [fresh, { ...haircut, minutes: 45 }], remove: ['VENUE'] });
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(await versions()).toEqual(['1 PUBLISHED', '2 SUPERSEDED', '3 DRAFT']);
    expect(await itemOf(db, street.realm, 'CAT_SITTING')).toBeNull();

    for (const [by, sees] of [['guest', false], [stranger, false], [auditor, true], [operator, true]] as const) {
      const reading = await scene.reading(by);
      expect((await readVersions(reading, 10, null)).map(({ version }) => version)).toEqual(sees ? [3, 2, 1] : [1]);
      expect((await readVersion(reading, 3)) !== null).toBe(sees);
      expect((await versionLoader(reading).load(second.value.id)) !== null).toBe(sees);
    }

    expect(await publish(first.value.id)).toMatchObject({ refusal: { code: 'NOT_A_DRAFT', args: { version: 2, state: 'SUPERSEDED' } } });
    const key = newId();
    expect(await Promise.all([publish(second.value.id, operator, key), publish(second.value.id, operator, key)])).toEqual([second, second]);
    expect(await versions()).toEqual(['1 SUPERSEDED', '2 SUPERSEDED', '3 PUBLISHED']);
    expect(await readVersion(await scene.reading('guest'), null)).toMatchObject({
      version: 3, base: 1, changes: [{ code: 'HAIRCUT', kind: 'CHANGED', fields: ['minutes'] }, { code: 'CAT_SITTING', kind: 'ADDED', fields: [] }, { code: 'VENUE', kind: 'REMOVED', fields: [] }],
      publishedBy: operator.id,
    });
    expect(await platform.sql`select step, facts from events where table_name = 'CATALOGUE' order by seq`).toMatchObject([
      { step: 'propose', facts: { version: 2, added: 1 } }, { step: 'propose', facts: { version: 3 } }, { step: 'publish', facts: { version: 3, added: 1, changed: 1, removed: 1 } },
    ]);
  });

  test('an order keeps the item of its version; a code that was removed can still be named', async () => {
    const reading = await scene.reading('guest');
    const [old, now] = await placedItemLoader(reading).loadMany([{ version: 1, code: 'HAIRCUT' }, { version: 3, code: 'HAIRCUT' }]);
    expect([old, now]).toMatchObject([{ minutes: 30 }, { minutes: 45 }]);
    expect(await itemLoader(reading).loadMany(['HAIRCUT', 'VENUE', 'NEVER'])).toMatchObject([{ version: 3 }, { version: 1 }, null]);
    expect(await itemOf(db, street.realm, 'VENUE')).toBeNull();
    expect(await publishedItems(db, street.realm)).toHaveLength(50);
  });

  test('items of a version that was never published are not found by those who may not see it', async () => {
    const [row] = await platform.sql`select id from catalogue_items where version = 2 and code = 'CAT_SITTING'`;
    expect(await itemByIdLoader(await scene.reading(stranger)).load(String(row!['id']))).toBeNull();
    expect(await itemByIdLoader(await scene.reading(operator)).load(String(row!['id']))).toMatchObject({ code: 'CAT_SITTING' });
  });

  test('items are listed in their order, narrowed and by keyset', async () => {
    const reading = await scene.reading('guest');
    const first = await readItems(reading, 1, { categories: ['ELDERS'], kind: 'NEED' }, 3, null);
    expect(first.map(({ code }) => code)).toEqual(['ELDER_VISIT', 'ELDER_SAFETY_CHECK', 'MEAL_DELIVERY']);
    const last = first.at(-1)!;
    expect((await readItems(reading, 1, { categories: ['ELDERS'], kind: 'NEED' }, 9, [last.position, last.code])).map(({ code }) => code)).toEqual(['ELDER_CLEANING', 'ACCOMPANY']);
    expect((await readItems(reading, 1, { skills: ['ELECTRICITY', 'COOKING'] }, 9, null)).map(({ code }) => code)).toEqual(['SMALL_REPAIR', 'STAIRWELL_LIGHT']);
  });

  test('of those who publish a draft in the same moment one does, and the others are told that it is none any more, not that they may not', async () => {
    const draft = await propose({ put: [{ ...haircut, minutes: 50 }] });
    if (!draft.ok) throw new Error('refused');
    const told = await Promise.all(Array.from({ length: 6 }, () => publish(draft.value.id)));
    expect(told.map((one) => (one.ok ? 'PUBLISHED' : one.refusal.code)).sort()).toEqual(['NOT_A_DRAFT', 'NOT_A_DRAFT', 'NOT_A_DRAFT', 'NOT_A_DRAFT', 'NOT_A_DRAFT', 'PUBLISHED']);
  });

  test('a realm has one published version, whatever is written', async () => {
    await expect(db.transaction((tx) => beginCatalogue(tx, street.realm))).rejects.toThrow(/catalogue_versions/);
    expect((await versions()).filter((one) => one.endsWith('PUBLISHED'))).toEqual(['4 PUBLISHED']);
  });
});
