import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { APPOINTING, ROLES, type Role } from '../../src/appointing.ts';
import { createOrganisation, endOrganisation, KEEPS_ORGANISATIONS, updateOrganisation } from '../../src/features/organisations/index.ts';
import { freshDatabase } from '../support/database.ts';
import { ask, makeStreet, PLACES, STREET } from '../support/small-street.ts';

const { db } = await freshDatabase();
const street = await makeStreet(db);
const { machinery } = street;
const OVER = { COUNTY: STREET, STREET, COMMUNITY: PLACES.east, GRID: PLACES.eastGrid, BUILDING: PLACES.eastBuilding, STAIRWELL: PLACES.eastStairwell } as const;
const overOf = (role: Role): string | null => (APPOINTING[role].scope === 'DIVISION' ? OVER[APPOINTING[role].levels[0]] : null);
const state = async () => (await db.execute(sql`select name, ended_at is null as living from organisations order by id`)).map((row) => ({ ...row }));
const entered = async (divisionCode: string): Promise<string> => {
  const made = await createOrganisation(machinery, ask(await street.operator()), { kind: 'COMPANY', name: '试验公司', divisionCode, coBuilding: false });
  return made.ok ? made.value.organisationId : '';
};

test.each(ROLES.filter((role) => overOf(role)))('%s: enters, changes and closes what lies below, if the role may; nothing elsewhere', async (role) => {
  const actor = await street.holder(`keeps-${role}`, role, { division: overOf(role) ?? '' });
  const may = KEEPS_ORGANISATIONS.some((allowed) => allowed === role);
  for (const [divisionCode, inside] of [[overOf(role) ?? '', true], [PLACES.west, overOf(role) === STREET]] as const) {
    const organisationId = await entered(divisionCode);
    const before = await state();
    const deeds = [
      () => createOrganisation(machinery, ask(actor), { kind: 'SCHOOL', name: '试验学校', divisionCode, coBuilding: true }),
      () => updateOrganisation(machinery, ask(actor), { organisationId, name: '改名公司' }),
      () => endOrganisation(machinery, ask(actor), { organisationId }),
    ];
    for (const deed of deeds) expect(await deed()).toMatchObject(may && inside ? { ok: true } : { ok: false, refusal: { code: 'NOT_ALLOWED' } });
    if (may && inside) {
      expect((await state()).slice(before.length - 1)).toEqual([{ name: '改名公司', living: false }, { name: '试验学校', living: true }]);
      expect(await updateOrganisation(machinery, ask(actor), { organisationId, name: '再改' })).toMatchObject({ ok: false, refusal: { code: 'ORGANISATION_ENDED' } });
    } else {
      expect(await state()).toEqual(before);
    }
  }
});

test('a name must be there, and a place', async () => {
  const operator = await street.operator();
  const before = await state();
  expect(await createOrganisation(machinery, ask(operator), { kind: 'SCHOOL', name: ' ', divisionCode: STREET, coBuilding: false })).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } });
  expect(await createOrganisation(machinery, ask(operator), { kind: 'SCHOOL', name: '试验学校', divisionCode: 'nowhere', coBuilding: false })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(await updateOrganisation(machinery, ask(operator), { organisationId: '019af3a2-7c4e-7b1a-9c55-3f2b1d0e8a77', name: '试' })).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(await state()).toEqual(before);
});
