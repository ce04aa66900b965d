import type { Command } from 'commander';
import { accountFor } from '../features/people/index.ts';
import { isUuid } from '../kernel/ids.ts';
import { readConfig } from '../platform/config.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { openTokens } from '../platform/tokens.ts';
import { say, withDatabase } from './cli.ts';
import { spanMs } from './clock.ts';

interface Options {
  readonly person: string;
  readonly realm: string;
  readonly ttl: number;
}

export function addToken(program: Command): void {
  program.command('token').description('print a token for development (开发用令牌)')
    .requiredOption('--person <person>', 'id of a person, or the subject of an account')
    .requiredOption('--realm <code>', 'code of the realm')
    .option('--ttl <span>', 'how long it holds, like 8h', spanMs, spanMs('30d'))
    .action(async ({ person, realm, ttl }: Options) => {
      const config = readConfig();
      if (config.production) throw new StartRefused('In production tokens come from the issuer.', '生产环境的令牌由认证方签发。');
      const subject = isUuid(person) ? await subjectOf(realm, person) : person;
      say(await openTokens(config).sign({ realm, subject, ttlSeconds: Math.floor(ttl / 1000) }));
    });
}

function subjectOf(realm: string, personId: string): Promise<string> {
  return withDatabase(async ({ config, database }) => {
    const subject = await accountFor(database.db, { realm, personId, issuer: config.authIssuer });
    if (subject === null) throw new StartRefused(`There is no person ${personId} in the realm ${realm}.`, `辖区 ${realm} 中没有人员 ${personId}。`);
    return subject;
  });
}
