import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDeadLetters } from '../../../src/cli/dead-letters.ts';
import { foundRealm } from '../../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshDatabase } from '../../support/database.ts';
import { runCommand } from '../../support/command.ts';
import { emptyFolder, startProcess } from '../../support/process.ts';
import { log } from '../events/hubs.ts';
import { tellOne } from '../events/support.ts';

const { db, url } = await freshDatabase();
const command = (...args: string[]) => runCommand(addDeadLetters, url, 'dead-letters', ...args);

test('an operator lists dead letters, all or narrowed, and has them tried again by the nodes that run', async () => {
  for (const [realm, step] of [['R', 'bad'], ['R', 'good'], ['S', 'bad']] as const) await tellOne(db, { realm, step });
  let broken = true;
  const done: string[] = [];
  const one = (name: string) => handler({ name, handles: ({ step }) => step === 'bad', run: async (_, events) => {
    if (broken) throw new RangeError('words of somebody, 13800000000');
    done.push(...events.map(({ realm }) => `${name} ${realm}`));
  } });
  const handlers = openHandlers({ db, log, handlers: [one('first'), one('second')], patience: { mostTries: 1, seconds: () => 0 } });
  await handlers.drain();
  const rows = await db.execute<{ seq: string; line: string }>(sql`
    select e.seq::text, concat_ws(E'\t', e.seq, e.realm, h.name, 'ORDER.bad', e.subject_type || ':' || e.subject_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 1, 'RangeError') as line
    from events e, (values ('first'), ('second')) h(name) where e.step = 'bad' order by e.seq, h.name`);
  const lines = (which: (row: string[]) => boolean): string[] => rows.map(({ line }) => line).filter((line) => which(line.split('\t')));
  const listed = async (...args: string[]): Promise<string[]> => { const { code, said } = await command('list', ...args); expect(code).toBe(0); return said.split('\n').filter((line) => line !== '').sort(); };
  const last = rows.at(-1)!.seq;
  expect(await listed()).toEqual(lines(() => true).sort());
  expect((await listed()).join()).not.toMatch(/words|1380/);
  expect(await listed('--realm', 'S')).toEqual(lines(([, realm]) => realm === 'S').sort());
  expect(await listed('--handler', 'first')).toEqual(lines(([, , name]) => name === 'first').sort());
  expect(await listed('--event', last, '--handler', 'second')).toEqual(lines(([seq, , name]) => seq === last && name === 'second'));
  expect(await listed('--realm', 'T')).toEqual([]);
  expect(await command('list', '--event', 'x1')).toMatchObject({ code: 1, said: expect.stringContaining('Write the number of an event') });
  expect(await command('retry', '--realm', 'R', '--handler', 'first')).toEqual({ code: 0, said: '1 will be tried again (将重新处理)\n' });
  broken = false;
  await handlers.drain();
  expect(done).toEqual(['first R']);
  expect(await listed()).toEqual(lines(([, realm, name]) => realm !== 'R' || name !== 'first').sort());
  // As an operator types it.
  const typed = startProcess({ DATABASE_URL: url, DATA_DIR: await emptyFolder() }, 'src/cli/main.ts', 'dead-letters', 'list', '--realm', 'R');
  expect([await typed.ended, typed.said().trim().split('\n')]).toEqual([0, lines(([, realm, name]) => realm === 'R' && name === 'second')]);
  expect(await command('retry')).toEqual({ code: 0, said: '3 will be tried again (将重新处理)\n' });
  await handlers.drain();
  expect(done.sort()).toEqual(['first R', 'first S', 'second R', 'second S']);
  expect(await command('retry')).toEqual({ code: 0, said: '0 will be tried again (将重新处理)\n' });
});

test('an operator drops one for good, and who did it and when stands in the events of the realm; whoever is none drops nothing', async () => {
  const operator = { issuer: 'tests', subject: 'operator', name: '测试员' };
  await foundRealm(db, { code: 'T', name: '测试街道', kind: 'STREET', timeZone: 'Asia/Shanghai', operator }, beginCatalogue);
  const [{ personId }] = await db.execute<{ personId: string }>(sql`select person_id as "personId" from appointments where realm = 'T'`) as unknown as [{ personId: string }];
  await tellOne(db, { realm: 'T', step: 'worse' });
  const handlers = openHandlers({ db, log, handlers: [handler({ name: 'third', handles: ({ step }) => step === 'worse', run: async () => { throw new RangeError('words of somebody'); } })], patience: { mostTries: 1, seconds: () => 0 } });
  await handlers.drain();
  const letters = async (): Promise<string[]> => (await command('list', '--realm', 'T')).said.split('\n').filter((line) => line !== '');
  const [seq] = (await letters())[0]!.split('\t');
  const records = () => db.execute(sql`select actor_person, actor_kind, facts, at between business_now() - interval '1 minute' and business_now() as now from events where realm = 'T' and step = 'dropDeadLetter'`);
  expect(await command('drop')).toMatchObject({ code: 1, said: expect.stringContaining('--event') as string });
  await expect(command('drop', '--event', seq!, '--as', 'nobody')).rejects.toThrow('"nobody" is not somebody who operates the realm T.\n“nobody”并不管理辖区 T。');
  expect(await command('drop', '--event', seq!, '--handler', 'first')).toEqual({ code: 0, said: '0 dropped (已放弃)\n' });
  expect([(await letters()).length, [...await records()]]).toEqual([1, []]);
  expect(await command('drop', '--event', seq!)).toEqual({ code: 0, said: '1 dropped (已放弃)\n' });
  expect(await letters()).toEqual([]);
  expect(await records()).toEqual([{ actor_person: personId, actor_kind: 'PERSON', facts: { handler: 'third', event: seq, tries: 1, fault: 'RangeError' }, now: true }]);
  expect(await command('drop', '--event', seq!)).toEqual({ code: 0, said: '0 dropped (已放弃)\n' });
});
