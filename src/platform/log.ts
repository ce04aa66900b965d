import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

const SECRETS = ['authorization', 'token', 'password', 'secret', 'databaseUrl', 'phone', 'cookie'];
const LEVEL: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

interface Line { level: number; time: number; msg?: string; err?: { message?: string; stack?: string } }

/** JSON lines in production, short lines elsewhere. Fields that hold secrets or contact data are blotted out one level deep. */
export function openLog(config: Pick<Config, 'production' | 'logLevel'>): Logger {
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]), censor: '***' };
  const options = { level: config.logLevel, redact, base: null };
  return config.production ? pino(options) : pino(options, { write: (line: string) => { process.stderr.write(short(line)); } });
}

function short(line: string): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(line) as Line & Record<string, unknown>;
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const why = err ? `\n${err.stack ?? err.message ?? ''}` : '';
  return `${new Date(time).toISOString().slice(11, 19)} ${LEVEL[level] ?? level} ${msg}${more}${why}\n`;
}
