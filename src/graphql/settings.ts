import type { Config, Limits } from '../platform/config.ts';

/** Everything about the door that an operator may set; tests set the milliseconds small. */
export interface DoorSettings extends Limits {
  /** Bracket nesting of a document or of variables, counted before anything is parsed. */
  nesting: number;
  /** Requests and subscriptions of one client; the burst is what may come at once. */
  requestsPerSecond: number;
  requestBurst: number;
  queryMs: number;
  /** After this time the outcome of a mutation is unknown to the client, who asks again with the same key. */
  mutationMs: number;
  /** More unread bytes than this on one socket cut it. */
  socketUnreadBytes: number;
  /** From this many unread bytes on, the next message waits until the client has read. */
  socketSlowBytes: number;
  /** A socket that reads nothing for this long while a message waits is cut. */
  socketStallMs: number;
  socketHeartbeatMs: number;
  /** How long a cut socket may take to say goodbye. */
  socketGoodbyeMs: number;
  sockets: number;
  /** Documents whose parsing and validation are remembered. */
  rememberedDocuments: number;
  /** How often an operation is interpreted before it is compiled. */
  compiledAfter: number;
  /** Origins that browsers may call from: '*' or a list. Tokens travel in a header, never in cookies. */
  origins: '*' | readonly string[];
  /** Behind a proxy of one's own: the client's address is the last of X-Forwarded-For. */
  trustProxy: boolean;
  /** Leave out "Did you mean ...?". */
  hideSuggestions: boolean;
  /** How long requests under way may still take once the door stops listening. */
  closeMs: number;
  /** Memory, event loop and so on of this process in /metrics. */
  processMetrics: boolean;
}

const BOTTOMLESS = 1e9;

/** The configured limits, the door's own defaults, and what was given on top. In tests nobody is too fast unless a test says so. */
export function doorSettings(config: Pick<Config, 'limits' | 'mode' | 'production'>, given: Partial<DoorSettings> = {}): DoorSettings {
  const test = config.mode === 'test';
  return {
    nesting: 50,
    requestsPerSecond: test ? BOTTOMLESS : 100,
    requestBurst: test ? BOTTOMLESS : 500,
    queryMs: 2_600,
    mutationMs: 2_600,
    socketUnreadBytes: 1_000_000,
    socketSlowBytes: 64_000,
    socketStallMs: 30_000,
    socketHeartbeatMs: 12_000,
    socketGoodbyeMs: 1_000,
    sockets: 16_000,
    rememberedDocuments: 500,
    compiledAfter: test ? 0 : 2,
    origins: '*',
    trustProxy: false,
    hideSuggestions: config.production,
    closeMs: 10_000,
    processMetrics: !test,
    ...config.limits,
    ...given,
  };
}
