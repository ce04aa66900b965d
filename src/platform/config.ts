import { resolve } from 'node:path';
import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

const LIMITS = {
  /** Of a request over HTTP. */
  bodyBytes: 200_000,
  tokens: 2_000,
  depth: 10,
  aliases: 15,
  rootFields: 10,
  rootMutations: 3,
  /** Static cost of one operation. */
  cost: 5_000,
  errorsPerResponse: 20,
  pageRows: 100,
  socketMessageBytes: 64_000,
  socketSubscriptions: 50,
  socketMessagesPerSecond: 10,
  socketInitMs: 5_000,
  /** false: over WebSocket only subscriptions are executed. */
  socketQueries: false,
  /** How soon an ended right ends an open subscription. */
  rightsRecheckMs: 2_000,
  /** At least so long between two messages of a feed of a team, of what is open, of a division or of an organisation: what happens meanwhile comes together. 0: everything at once. */
  boardWindowMs: 0,
  /** Grabs that arrive together are decided together: so many statements at once, so many grabs in each, so many that may wait. */
  grabLanes: 4,
  grabsABatch: 256,
  grabsWaiting: 10_000,
  /** Those who ask for an order that was just found full are gathered so long. */
  grabsGatherMs: 20,
  /** From a grab's arrival to its answer; the door's own deadline lies behind it. */
  grabMs: 2_500,
  /** All other deeds: so many transactions at once (less than a pool has connections) and of one order or resource, so many that may wait, and of one of these. */
  deedsAtOnce: 8,
  deedsAtOnceAPlace: 2,
  deedsWaiting: 2_000,
  deedsWaitingAPlace: 500,
  /** From a deed's arrival to its answer. */
  deedMs: 2_500,
  /** How long answers carry `connection: close` before the door closes. */
  drainMs: 500,
};

/** The bounds of what a client may ask, with their defaults. */
export type Limits = typeof LIMITS;

/** Everything that the surroundings decide, read once at start. */
export interface Config {
  readonly mode: 'production' | 'development' | 'test';
  readonly production: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded server below `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null only in development and tests: then a secret is made and kept in `dataDir`. */
  readonly authSecret: string | null;
  readonly authIssuer: string;
  /** Build the demonstration street where the database is empty. Never in production. */
  readonly demonstration: boolean;
  /** Realm in which guests read. */
  readonly realm: string;
  /** How long an event can be resumed over before it is put away. */
  readonly eventsKeptDays: number;
  /** An ES module with channels of the operator, absolute; null: none. */
  readonly channels: string | null;
  readonly webPush: {
    /** Whom a push service may write to: mailto: or https: */
    readonly contact: string;
    /** Base64url; null: made and kept in `dataDir`. All nodes on a database must have the same. */
    readonly privateKey: string | null;
    /** Tests alone: endpoints may be http and lie on this machine. */
    readonly anywhere: boolean;
  };
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly limits: Limits;
}

/** Official code of 文化东路街道 (in the code list: 文东街道), which the demonstration street is. */
export const DEMONSTRATION_REALM = '370102007';

export const DEVELOPMENT_ISSUER = 'linlibang-development';

const given = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  AUTH_ISSUER: z.string().optional(),
  DEMO: z.enum(['on', 'off']).default('on'),
  REALM: z.string().optional(),
  EVENTS_KEPT_DAYS: z.coerce.number().min(0.01).max(36_500).default(30),
  CHANNELS: z.string().optional(),
  VAPID_CONTACT: z.string().regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/).default('mailto:operator@linlibang.invalid'),
  VAPID_PRIVATE_KEY: z.string().regex(/^[\w-]{43}$/).optional(),
  WEB_PUSH_ANYWHERE: z.enum(['on', 'off']).default('off'),
  BOARD_WINDOW_MS: z.coerce.number().int().min(0).max(10_000).default(LIMITS.boardWindowMs),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const MEANT: Readonly<Record<keyof z.infer<typeof given>, { readonly en: string; readonly zh: string }>> = {
  NODE_ENV: { en: 'production, development or test', zh: 'production、development 或 test' },
  PORT: { en: 'a number from 0 to 65535', zh: '0 至 65535 的数字' },
  HOST: { en: 'an address to listen on', zh: '监听地址' },
  DATA_DIR: { en: 'a folder', zh: '目录' },
  DATABASE_URL: { en: 'an address like postgres://user@host:5432/database', zh: '形如 postgres://user@host:5432/database 的地址' },
  AUTH_SECRET: { en: 'at least 32 characters', zh: '至少 32 个字符' },
  AUTH_ISSUER: { en: 'the name of an issuer', zh: '签发方名称' },
  DEMO: { en: 'on or off', zh: 'on 或 off' },
  REALM: { en: 'the code of a realm', zh: '辖区代码' },
  EVENTS_KEPT_DAYS: { en: 'a number of days from 0.01 to 36500', zh: '0.01 至 36500 的天数' },
  CHANNELS: { en: 'the path of an ES module that exports channels', zh: '导出 channels 的 ES 模块路径' },
  VAPID_CONTACT: { en: 'an address like mailto:somebody@example.org or https://example.org', zh: '形如 mailto:somebody@example.org 或 https://example.org 的地址' },
  VAPID_PRIVATE_KEY: { en: '43 characters, a private key of P-256 in base64url', zh: '43 个字符,base64url 编码的 P-256 私钥' },
  WEB_PUSH_ANYWHERE: { en: 'on or off, and off in production', zh: 'on 或 off,生产环境须为 off' },
  BOARD_WINDOW_MS: { en: 'a number of milliseconds from 0 to 10000', zh: '0 至 10000 的毫秒数' },
  LOG_LEVEL: { en: 'trace, debug, info, warn, error, fatal or silent', zh: 'trace、debug、info、warn、error、fatal 或 silent' },
};

/** Reads the environment; an empty value counts as not given. Throws StartRefused with one sentence, and never repeats a value that may be secret. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = given.safeParse(filled);
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0] ?? 'NODE_ENV');
    const meant = MEANT[name as keyof typeof MEANT];
    throw new StartRefused(`${name} must be ${meant.en}.`, `环境变量 ${name} 的值不正确,应为:${meant.zh}。`);
  }
  const e = read.data;
  const production = e.NODE_ENV === 'production';
  const demonstration = !production && e.DEMO === 'on';
  if (production && (!e.AUTH_SECRET || !e.AUTH_ISSUER)) {
    throw new StartRefused('In production AUTH_ISSUER and AUTH_SECRET must be set.', '生产环境必须设置 AUTH_ISSUER 和 AUTH_SECRET。');
  }
  if (production && e.WEB_PUSH_ANYWHERE === 'on') throw new StartRefused('In production web push reaches public https addresses alone; take WEB_PUSH_ANYWHERE away.', '生产环境的 Web Push 只能访问公网 https 地址;请取消 WEB_PUSH_ANYWHERE。');
  return {
    mode: e.NODE_ENV, production, port: e.PORT, host: e.HOST, dataDir: resolve(e.DATA_DIR), databaseUrl: e.DATABASE_URL ?? null,
    authSecret: e.AUTH_SECRET ?? null, authIssuer: e.AUTH_ISSUER ?? DEVELOPMENT_ISSUER, demonstration, realm: e.REALM ?? (demonstration ? DEMONSTRATION_REALM : ''), eventsKeptDays: e.EVENTS_KEPT_DAYS, logLevel: e.LOG_LEVEL,
    channels: e.CHANNELS === undefined ? null : resolve(e.CHANNELS), webPush: { contact: e.VAPID_CONTACT, privateKey: e.VAPID_PRIVATE_KEY ?? null, anywhere: e.WEB_PUSH_ANYWHERE === 'on' },
    limits: { ...LIMITS, boardWindowMs: e.BOARD_WINDOW_MS },
  };
}
