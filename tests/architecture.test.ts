import { describe, expect, test } from 'vitest';
import { brokenFiles, brokenImports, cycles, importsOf, readHouse, type House } from './support/house.ts';

const ROOMS = ['realms', 'places', 'people', 'organisations', 'teams', 'appointments', 'catalogue', 'resources', 'orders', 'crew', 'draws', 'ratings', 'bookings', 'projects', 'brokers', 'notes', 'center', 'search', 'agenda', 'trail', 'glance', 'echoes', 'asking', 'inbox', 'pushes', 'feed', 'series', 'reports', 'rest', 'openings', 'diary', 'hours', 'captains', 'telephone', 'imports'];
const house = readHouse();
const withFile = (path: string, source: string): House => new Map([...house, [path, source]]);
const only = (path: string, source: string): House => new Map([[path, source]]);

describe('the house stands as it is drawn', () => {
  test('the test sees the files', () => {
    expect(house.size).toBeGreaterThan(30);
    expect(house.has('src/main.ts')).toBe(true);
    expect(importsOf('src/main.ts', house.get('src/main.ts') ?? '')).toContain('src/platform/config.ts');
  });
  test('every import goes in the direction that is allowed', () => expect(brokenImports(house, ROOMS)).toEqual([]));
  test('no imports run in a circle', () => expect(cycles(house)).toEqual([]));
  test('no file is too long, badly named, or asks for the time where it may not', () => expect(brokenFiles(house)).toEqual([]));
});

describe('a planted violation is seen', () => {
  test.each([
    ['src/features/orders/rules.ts', 'import only each other', "import { sql } from 'drizzle-orm';"],
    ['src/features/orders/roles.ts', 'import only each other', "import type { Db } from '../../platform/db.ts';"],
    ['src/features/orders/facts.ts', 'import only each other', "import type { A } from './tables.ts';\nimport { b } from './store.ts';"],
    ['src/features/asking/policy/score.ts', 'import only each other', "import { x } from '../store/past.ts';"],
    ['src/kernel/time.ts', 'kernel imports nothing', "import { x } from '../seven-orders.ts';"],
    ['src/features/orders/place.ts', 'SQL belongs to', "import { eq } from 'drizzle-orm';"],
    ['src/features/orders/place.ts', 'belongs below a graphql folder', "import { Field } from 'type-graphql';"],
    ['src/features/orders/read.ts', 'crew stands above orders', "export { x } from '../crew/index.ts';"],
    ['src/features/crew/read.ts', 'entered through its door', "const x = await import('../orders/store.ts');"],
    ['src/features/crew/store.ts', 'only tables import tables', "import { orders } from '../orders/tables.ts';"],
    ['src/features/crew/grab.ts', 'only graphql folders import classes', "import {\n  Order,\n} from '../orders/graphql/index.ts';"],
    ['src/features/lost/read.ts', 'not in the line of rooms', "import '../orders/index.ts';"],
    ['src/platform/early.ts', 'platform imports kernel only', "import type { X } from '../features/orders/index.ts';"],
    ['src/graphql/early.ts', 'the door imports no room', "import { X } from '../features/orders/graphql/index.ts';"],
    ['src/features/orders/read.ts', 'nothing imports what starts', "import { composeApp } from '../../app.ts';"],
  ])('%s: %s', (path, why, source) => {
    expect(brokenImports(only(path, source), ROOMS)).toEqual([expect.stringContaining(why)]);
  });

  test('a circle, even of types, even of one file', () => {
    const pair = new Map([['src/a.ts', "import type { B } from './b.ts';"], ['src/b.ts', "import { a } from './a.ts';"]]);
    expect(cycles(pair)).toEqual(['src/a.ts > src/b.ts > src/a.ts']);
    expect(cycles(only('src/c.ts', "export * from './c.ts';"))).toEqual(['src/c.ts > src/c.ts']);
  });

  test.each([
    ['src/features/orders/order-service.ts', 'is named "service"', ''],
    ['src/features/orders/helpers.ts', 'is named "helpers"', ''],
    ['src/features/orders/utils.ts', 'is named "utils"', ''],
    ['src/features/orders/read.ts', 'has 251 lines', 'x\n'.repeat(251)],
    ['src/features/orders/store.ts', 'asks SQL for the time', 'sql`select now()`'],
    ['src/features/orders/rules.ts', 'is pure', 'const today = new Date();'],
    ['src/features/asking/policy/score.ts', 'is pure', 'const dice = Math.random();'],
    ['src/features/orders/read.ts', 'holds SQL', 'await db.execute(sql<Row>`select 1`)'],
  ])('%s: %s', (path, why, source) => {
    expect(brokenFiles(only(path, source))).toEqual([expect.stringContaining(why)]);
  });

  test('words of a comment are no imports', () => {
    const source = "// import { x } from 'drizzle-orm';\n/* import 'type-graphql'; */\nconst url = 'http://x';\n";
    expect(brokenImports(withFile('src/features/orders/place.ts', source), ROOMS)).toEqual(brokenImports(house, ROOMS));
  });
});
