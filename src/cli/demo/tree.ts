import type { GridKind, Level } from '../../features/places/index.ts';
import { idOf } from './chance.ts';
import type { Sizes } from './sizes.ts';

/** A division of the demonstration street. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parentCode: string | null;
  readonly gridKind: GridKind | null;
  readonly households: number | null;
  readonly latitude: null;
  readonly longitude: null;
  /** Of the community and the grid it is or lies in. */
  readonly communityCode: string | null;
  readonly gridCode: string | null;
  /** What an address in it begins with. */
  readonly address: string;
}

/** The first three are named in the article; the others are made up from its words. */
const COMMUNITIES = [
  '和平路社区', '科院路社区', '文恒社区', '同心格社区', '清泉里社区', '引力里社区', '暖邻里社区', '友邻里社区', '亲邻里社区', '睦邻里社区', '汇邻里社区', '心驿里社区',
];
const DEDICATED = ['商务楼宇专属网格', '学校周边专属网格', '医院周边专属网格', '沿街商铺专属网格', '九小场所专属网格'];

/** Grids that have buildings drawn in detail, of each community. */
const DETAILED_GRIDS = 3;
const BUILDINGS = 3;
const STAIRWELLS = 2;

/** The tree below the street, from the top down. The same sizes give the same tree. */
export function growTree(realm: string, sizes: Sizes): Place[] {
  const places: Place[] = [];
  const add = (parent: Place | null, code: string, name: string, level: Level, more: { gridKind?: GridKind; households?: number } = {}): Place => {
    const place: Place = {
      id: idOf(`division ${code}`), code, name, level, parentCode: parent?.code ?? realm, gridKind: more.gridKind ?? null, households: more.households ?? null, latitude: null, longitude: null,
      communityCode: level === 'COMMUNITY' ? code : parent?.communityCode ?? null, gridCode: level === 'GRID' ? code : parent?.gridCode ?? null, address: `${parent?.address ?? ''}${name}`,
    };
    places.push(place);
    return place;
  };
  for (let c = 0; c < sizes.communities; c++) {
    const community = add(null, `${realm}${pad(c + 1, 3)}`, COMMUNITIES[c] ?? `第${c + 1}社区`, 'COMMUNITY');
    for (let g = 0; g < sizes.residentGrids; g++) {
      // 300 to 500 households, as the sources have it.
      const grid = add(community, `${community.code}-${pad(g + 1, 2)}`, `第${g + 1}网格`, 'GRID', { gridKind: 'RESIDENT', households: 300 + ((c * 8 + g) * 37) % 201 });
      if (g < DETAILED_GRIDS) build(grid, add);
    }
    add(community, `${community.code}-D1`, DEDICATED[c % DEDICATED.length]!, 'GRID', { gridKind: 'DEDICATED' });
  }
  for (let g = 0; g < sizes.streetGrids; g++) add(null, `${realm}-D${g + 1}`, `街道直属${DEDICATED[g % DEDICATED.length]!}`, 'GRID', { gridKind: 'DEDICATED' });
  return places;
}

function build(grid: Place, add: (parent: Place, code: string, name: string, level: Level) => Place): void {
  for (let b = 1; b <= BUILDINGS; b++) {
    const building = add(grid, `${grid.code}-${b}`, `${b}号楼`, 'BUILDING');
    for (let s = 1; s <= STAIRWELLS; s++) add(building, `${building.code}-${s}`, `${s}单元`, 'STAIRWELL');
  }
}

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0');
