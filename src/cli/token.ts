import type { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { openTokens } from '../platform/tokens.ts';
import { spanMs } from './clock.ts';
import { say } from './cli.ts';

export function addToken(program: Command): void {
  program.command('token').description('print a token for development (开发用令牌)')
    .requiredOption('--person <subject>', 'subject of the account')
    .requiredOption('--realm <code>', 'code of the realm')
    .option('--ttl <span>', 'how long it holds, like 8h', spanMs, spanMs('30d'))
    .action(async ({ person, realm, ttl }: { person: string; realm: string; ttl: number }) => {
      const config = readConfig();
      if (config.production) throw new StartRefused('In production tokens come from the issuer.', '生产环境的令牌由认证方签发。');
      say(await openTokens(config).sign({ realm, subject: person, ttlSeconds: Math.floor(ttl / 1000) }));
    });
}
