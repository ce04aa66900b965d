import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshUrl } from '../support/database.ts';
import { emptyFolder, startProcess } from '../support/process.ts';

const url = await freshUrl();
const command = async (...args: string[]): Promise<{ code: unknown; said: string }> => {
  const started = startProcess({ DATABASE_URL: url, DATA_DIR: await emptyFolder() }, 'src/cli/main.ts', ...args);
  return { code: await started.ended, said: started.said() };
};

test('an operator makes a realm and imports its divisions', async () => {
  const file = join(await emptyFolder(), 'divisions.csv');
  await writeFile(file, 'code,name,level,parent\n990102007,文安街道,street,990102\n990102007001,东里社区,community,990102007\n990102007002,,community,990102007\n');
  expect(await command('realm', 'create', '990102007', '--name', '文安街道', '--operator', 'zhang')).toEqual({ code: 0, said: '990102007 文安街道: made. Its operator signs in as zhang.\n' });
  expect(await command('realm', 'create', '990102007', '--name', '文安街道', '--operator', 'zhang')).toEqual({ code: 1, said: 'There is a realm with the code 990102007 already.\n代码为 990102007 的辖区已存在。\n' });
  const bad = 'line 4 (990102007002): its name must have 1 to 100 characters\n';
  expect(await command('import', 'divisions', file, '--under', '990102007', '--dry-run')).toEqual({ code: 0, said: `${bad}would be added 1, changed 0, unchanged 1, elsewhere 0, bad 1\n` });
  expect(await command('import', 'divisions', file, '--under', '990102007')).toEqual({ code: 0, said: `${bad}added 1, changed 0, unchanged 1, elsewhere 0, bad 1\n` });
  expect(await command('import', 'divisions', file, '--under', '990102007')).toEqual({ code: 0, said: `${bad}added 0, changed 0, unchanged 2, elsewhere 0, bad 1\n` });
});

test('what cannot be done is one sentence and exit code 1', async () => {
  const [nowhere, missing, zone] = await Promise.all([
    command('import', 'divisions', 'x.csv', '--under', '1'), command('import', 'divisions', '/nowhere.csv', '--under', '990102007'),
    command('realm', 'create', '1', '--name', 'x', '--operator', 'y', '--time-zone', 'Mars/Olympus'),
  ]);
  expect([nowhere.code, missing.code, zone.code]).toEqual([1, 1, 1]);
  expect([nowhere.said, missing.said, zone.said]).toEqual([
    'The file x.csv cannot be read.\n无法读取文件 x.csv。\n', 'The file /nowhere.csv cannot be read.\n无法读取文件 /nowhere.csv。\n', 'There is no time zone Mars/Olympus.\n没有时区 Mars/Olympus。\n',
  ]);
});
