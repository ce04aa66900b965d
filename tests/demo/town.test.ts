import { expect, test } from 'vitest';
import { openCast } from '../../src/cli/demo/cast.ts';
import { openChance } from '../../src/cli/demo/chance.ts';
import type { Known } from '../../src/cli/demo/beats.ts';
import { storiesOf } from '../../src/cli/demo/programme.ts';
import { WENHUA_EAST_ROAD } from '../../src/cli/demo/sizes.ts';
import { nameOf, settleTown } from '../../src/cli/demo/town.ts';
import { OFFERS, TEAMS } from '../../src/cli/demo/units.ts';
import { DEFAULT_CATALOGUE } from '../../src/features/catalogue/index.ts';
import { ORDER_STATES } from '../../src/seven-orders.ts';

const town = settleTown('370102007', WENHUA_EAST_ROAD, openChance(1));
const known: Known = { streetId: '', communityIds: new Map(), resources: new Map(OFFERS.map(({ key, itemCode }) => [key, { id: key, itemCode, representative: town.leader }])) };

test('the street has the numbers of the article', () => {
  expect(town.grids).toHaveLength(111);
  expect(new Set(town.officers.values()).size).toBe(107);
  expect([...town.officers.keys()]).toHaveLength(111);
  expect(TEAMS).toHaveLength(12);
  expect(new Set(town.captains).size).toBe(12);
  expect([DEFAULT_CATALOGUE.categories.length, DEFAULT_CATALOGUE.items.length]).toEqual([7, 50]);
  expect(town.grids.filter(({ gridKind }) => gridKind === 'DEDICATED')).toHaveLength(15);
});

test('its people are made up: names and numbers that nobody has, each once', () => {
  expect(town.everybody).toHaveLength(1_999);
  expect(town.volunteers).toHaveLength(400);
  expect(town.partyMembers).toHaveLength(120);
  expect(town.everybody.every(({ phone }) => /^12\d{9}$/.test(phone))).toBe(true);
  expect(town.everybody.every(({ name }) => name.startsWith('演示·'))).toBe(true);
  for (const of of [({ name }: { name: string }) => name, ({ phone }: { phone: string }) => phone]) expect(new Set(town.everybody.map(of)).size).toBe(1_999);
  expect([0, 19, 20, 219, 1_999].map(nameOf)).toEqual(['演示·王一', '演示·罗一', '演示·王二', '演示·罗十一', '演示·罗一百']);
});

test('captains are party members, and everybody who looks after people has a login', () => {
  expect(town.captains.every(({ partyMember }) => partyMember)).toBe(true);
  const staff = [...town.officers.values(), ...town.gridHeads.values(), ...town.buildingHeads.values(), ...town.stairwellHeads.values(), ...[...town.workers.values()].flat(), ...town.volunteers];
  expect(staff.filter(({ subject }) => subject === null)).toEqual([]);
});

test('three hundred stories end in every state, and the same seed tells the same', () => {
  const tell = () => {
    const chance = openChance(7);
    return storiesOf(openCast(settleTown('370102007', WENHUA_EAST_ROAD, chance), chance), known, { orders: 300, fortnights: 0, ofAFortnight: 0 });
  };
  const stories = tell();
  expect(stories).toHaveLength(300);
  expect(new Set(stories.map(({ ends }) => ends))).toEqual(new Set(ORDER_STATES));
  const plain = (told: typeof stories) => told.map(({ kind, ends, beats }) => [kind, ends, beats.map(({ when }) => when)]);
  expect(plain(tell())).toEqual(plain(stories));
});
