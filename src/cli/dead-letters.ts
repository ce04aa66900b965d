import { InvalidArgumentError, type Command } from 'commander';
import { deadLetters, retryDeadLetters, type Which } from '../platform/handlers/dead-letters.ts';
import { say, withDatabase } from './cli.ts';

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
}
