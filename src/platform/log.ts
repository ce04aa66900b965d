import { pino, type DestinationStream, type LogFn, type Logger } from 'pino';
import type { Config } from './config.ts';
import { faultName } from './faults.ts';
import { described, loggable } from './loggable.ts';

const SECRETS = ['authorization', 'token', 'password', 'secret', 'databaseUrl', 'phone', 'cookie'];
const LEVEL: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

interface Line { level: number; time: number; msg?: string }

/**
 * JSON lines in production, short lines elsewhere. Fields that hold secrets or contact data are blotted out one level deep,
 * and of an error, wherever it stands, no line says more than `loggable` lets out.
 */
export function openLog(config: Pick<Config, 'production' | 'logLevel'>, to?: DestinationStream): Logger {
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]), censor: '***' };
  const shown = config.production ? loggable : described;
  const formatters = { log: (fields: Record<string, unknown>) => withoutErrors(fields, shown) };
  const options = { level: config.logLevel, redact, base: null, formatters, hooks: { logMethod: withoutTexts } };
  if (config.production) return to ? pino(options, to) : pino(options);
  const out = to ?? { write: (line: string) => { process.stderr.write(line); } };
  return pino(options, { write: (line: string) => { out.write(short(line)); } });
}

const withoutErrors = (fields: Record<string, unknown>, shown: (error: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value instanceof Error || (name === 'err' && value !== undefined) ? shown(value) : value]));

/** pino makes the text of an error the message where there is none, and writes it out for a placeholder. */
function withoutTexts(this: Logger, [first, ...rest]: Parameters<LogFn>, method: LogFn): void {
  const fields = (first as unknown) instanceof Error ? { err: first as unknown } : first as unknown;
  const { err } = (fields ?? {}) as { err?: unknown };
  const said = rest.length === 0 && err instanceof Error ? [faultName(err)] : (rest as unknown[]).map((one) => (one instanceof Error ? faultName(one) : one));
  method.apply(this, [fields, ...said] as unknown as Parameters<LogFn>);
}

function short(line: string): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(line) as Line & Record<string, unknown>;
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const why = err === undefined ? '' : `\n${String(err)}`;
  return `${new Date(time).toISOString().slice(11, 19)} ${LEVEL[level] ?? level} ${msg}${more}${why}\n`;
}
