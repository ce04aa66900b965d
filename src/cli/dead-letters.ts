import { InvalidArgumentError, type Command } from 'commander';
import { divisionByCode } from '../features/places/index.ts';
import type { Db } from '../platform/db.ts';
import { tell } from '../platform/events/tell.ts';
import { deadLetters, dropDeadLetters, retryDeadLetters, type DeadLetter, type Which } from '../platform/handlers/dead-letters.ts';
import { say, withDatabase } from './cli.ts';
import { operatorOf } from './operator.ts';

function numberOf(text: string): string {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('Write the number of an event, as "list" shows it.');
  return text;
}

export function addDeadLetters(program: Command): void {
  const letters = program.command('dead-letters').description('events on which a handler gave up; ids, codes and numbers only (死信)');
  const narrowed = (command: Command): Command => command.option('--realm <code>', 'of one realm').option('--handler <name>', 'of one handler').option('--event <number>', 'one event', numberOf);
  const which = ({ realm, handler, event: seq }: { realm?: string; handler?: string; event?: string }): Which => ({ realm, handler, seq });
  narrowed(letters.command('list').description('print them, one a line: event, realm, handler, step, subject, when, tries, last fault'))
    .action((options: Parameters<typeof which>[0]) => withDatabase(async ({ database }) => {
      for (const one of await deadLetters(database.db, which(options))) {
        say([one.seq, one.realm, one.handler, `${one.table}.${one.step}`, `${one.subjectType}:${one.subjectId}`, one.at.toISOString(), one.tries, one.fault].join('\t'));
      }
    }));
  narrowed(letters.command('retry').description('have them tried again by the nodes that run, from the first try on'))
    .action((options: Parameters<typeof which>[0]) => withDatabase(async ({ database }) => {
      say(`${await retryDeadLetters(database.db, which(options))} will be tried again (将重新处理)`);
    }));
  letters.command('drop').requiredOption('--event <number>', 'the event', numberOf).option('--handler <name>', 'of one handler').option('--realm <code>', 'of one realm')
    .option('--as <person>', 'operator who drops it, by id or subject; needed only where the realm has several')
    .description('give it up for good: its handler never handles this event; who dropped it and when is told as an event of the realm')
    .action(({ as, ...options }: Parameters<typeof which>[0] & { as?: string }) => withDatabase(async ({ database }) => {
      say(`${await drop(database.db, which(options), as)} dropped (已放弃)`);
    }));
}

/** Drops dead letters and tells who did, in one transaction; returns how many. */
const drop = (db: Db, which: Which, as: string | undefined): Promise<number> => db.transaction(async (tx) => {
  const dropped = await dropDeadLetters(tx, which);
  const told = async ({ realm, handler, seq, tries, fault }: DeadLetter) => {
    const divisionId = (await divisionByCode(tx, realm, realm))!.id;
    return {
      realm, table: 'REALM', step: 'dropDeadLetter', subjectType: 'Division', subjectId: divisionId, actorPerson: await operatorOf(tx, realm, as), actorKind: 'PERSON' as const,
      after: { divisionId }, facts: { handler, event: seq, tries, fault },
    };
  };
  const tellings: Awaited<ReturnType<typeof told>>[] = [];
  for (const one of dropped) tellings.push(await told(one));
  if (tellings.length > 0) await tell(tx, tellings);
  return dropped.length;
});
