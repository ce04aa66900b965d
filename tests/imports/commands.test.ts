import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { importDivisions } from '../../src/features/places/index.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { freshUrl } from '../support/database.ts';
import { emptyFolder, startProcess } from '../support/process.ts';

const url = await freshUrl();
const FILES = new URL('files/', import.meta.url).pathname;
const command = async (...args: string[]): Promise<{ code: unknown; said: string }> => {
  const started = startProcess({ DATABASE_URL: url, DATA_DIR: await emptyFolder() }, 'src/cli/main.ts', ...args);
  return { code: await started.ended, said: started.said() };
};

test('in a realm made from a list\'s own places an operator takes its requests; what cannot be done is one sentence', async () => {
  const folder = await emptyFolder();
  const [map, list, report] = ['map.json', 'requests.csv', 'report.txt'].map((name) => join(folder, name)) as [string, string, string];
  const given = JSON.parse(await readFile(`${FILES}map.json`, 'utf8')) as { place: Record<string, unknown> };
  await writeFile(map, JSON.stringify({ ...given, place: { ...given.place, codes: {} } }));
  await writeFile(list, await readFile(`${FILES}requests.csv`));

  const { db, close } = openDatabase(url);
  await foundRealm(db, { code: 'OLD', name: 'Old Town', kind: 'STREET', timeZone: 'Europe/London', operator: { issuer: 'linlibang', subject: 'zhang', name: 'Invented' } }, beginCatalogue);
  const listed = await command('places', list, '--map', map, '--under', 'OLD');
  expect(listed.code).toBe(0);
  expect(await importDivisions(db, { realm: 'OLD', under: 'OLD', text: listed.said.slice(listed.said.indexOf('code,name')) })).toMatchObject({ added: 5, bad: [] });
  await close();

  expect(await command('import', 'orders', list, '--map', map, '--as', 'zhang', '--report', report)).toEqual({
    code: 3, said: 'not mapped: kind "Parrot / lost", 1 times\nnot mapped: place left empty, 1 times\nrows 13: mapped 5, unmapped 2, bad 6\nadded 5, there already 0, not taken 2\n',
  });
  expect((await readFile(report, 'utf8')).split('\n')).toEqual([
    'line 5 (3): its Opened is no time like dd/MM/yyyy hh:mm a', 'line 8: a quotation mark is not closed, or stands inside a cell', 'line 10 (1): its reference stands on line 2 already',
    'line 11: has 7 columns instead of 11', 'line 12: has no No', 'line 14 (9): its time lies in the future',
    'line 6 (4): its kind is not in the map: Parrot / lost', 'line 15 (10): its place is not in the map: none', '',
  ]);

  await writeFile(list, (await readFile(list, 'utf8')).split('\r\n').slice(0, 4).join('\r\n'));
  expect(await command('import', 'orders', list, '--map', map, '--realm', 'OLD')).toEqual({ code: 0, said: 'rows 2: mapped 2, unmapped 0, bad 0\nadded 0, there already 2, not taken 0\n' });
  const refused = [await command('import', 'orders', list, '--map', 'no-such-map'), await command('import', 'orders', list, '--map', map, '--as', 'nobody')];
  expect(refused.map(({ code, said }) => [code, said.split('\n')[0]])).toEqual([[1, 'The file no-such-map cannot be read.'], [1, '"nobody" is not somebody who operates the realm OLD.']]);
});
