import type { Language } from '../platform/platform.ts';

interface DoorRefusal {
  /** HTTP status when the whole request is refused with it. */
  readonly status: number;
  readonly retryable: boolean;
  readonly en: string;
  readonly zh: string;
}

/** What transport and guard refuse. Codes never change; `{name}` is filled from the error's arguments. */
export const DOOR_ERRORS = {
  UNAUTHENTICATED: { status: 401, retryable: false, en: 'The token was not accepted. Sign in again, or send none to read as a guest.', zh: '令牌无效。请重新登录；不带令牌则以访客身份读取。' },
  TOKEN_EXPIRED: { status: 401, retryable: false, en: 'The token has expired. Get a new one and ask again.', zh: '令牌已过期。请更新令牌后重试。' },
  SCOPE_TOO_NARROW: { status: 403, retryable: false, en: 'This token is for reading only. Sign in with one whose scope has `write`.', zh: '此令牌只能读取。请使用 scope 含 write 的令牌。' },
  BAD_REQUEST: { status: 400, retryable: false, en: 'The request is malformed: {detail}', zh: '请求格式有误：{detail}' },
  BAD_USER_INPUT: { status: 400, retryable: false, en: '{detail}', zh: '输入有误：{detail}' },
  BAD_CURSOR: { status: 400, retryable: false, en: 'This cursor belongs to another list, order or filter. Start again without `after`.', zh: '此游标属于另一个列表、排序或筛选条件。请去掉 after 重新开始。' },
  GRAPHQL_PARSE_FAILED: { status: 400, retryable: false, en: '{detail}', zh: '请求文档无法解析：{detail}' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, retryable: false, en: '{detail}', zh: '请求文档不符合接口定义：{detail}' },
  LIMIT_BODY: { status: 413, retryable: false, en: 'The request is larger than {limit} bytes.', zh: '请求超过 {limit} 字节。' },
  LIMIT_TOKENS: { status: 400, retryable: false, en: 'The document has more than {limit} tokens. Split it.', zh: '请求文档超过 {limit} 个词元，请拆分。' },
  LIMIT_NESTING: { status: 400, retryable: false, en: 'Brackets are nested more than {limit} deep.', zh: '括号嵌套超过 {limit} 层。' },
  LIMIT_DEPTH: { status: 400, retryable: false, en: 'Fields are nested {found} deep; {limit} are allowed.', zh: '字段嵌套 {found} 层，最多 {limit} 层。' },
  LIMIT_ALIASES: { status: 400, retryable: false, en: 'The document has {found} aliases; {limit} are allowed.', zh: '别名 {found} 个，最多 {limit} 个。' },
  LIMIT_ROOT_FIELDS: { status: 400, retryable: false, en: 'The operation has {found} root fields; {limit} are allowed.', zh: '顶层字段 {found} 个，最多 {limit} 个。' },
  LIMIT_SUBSCRIPTIONS: { status: 400, retryable: false, en: 'This connection already has {limit} subscriptions. End one first.', zh: '此连接已有 {limit} 个订阅，请先结束一个。' },
  COST_EXCEEDED: { status: 400, retryable: false, en: 'The operation costs {found}; {limit} are allowed. Ask for smaller pages.', zh: '此操作的成本为 {found}，上限 {limit}。请减小每页数量。' },
  SUBSCRIPTIONS_ONLY: { status: 400, retryable: false, en: 'This connection takes subscriptions only. Send queries and mutations by HTTP.', zh: '此连接只接受订阅。查询和变更请用 HTTP。' },
  RATE_LIMITED: { status: 429, retryable: true, en: 'Too many requests. Wait {retryAfterMs} ms and ask again.', zh: '请求过于频繁。请 {retryAfterMs} 毫秒后重试。' },
  OVERLOADED: { status: 503, retryable: true, en: 'The server is busy. Ask again in a moment.', zh: '服务器繁忙，请稍后重试。' },
  UNAVAILABLE: { status: 503, retryable: true, en: 'The database cannot be reached just now. Ask again in a moment.', zh: '暂时无法连接数据库，请稍后重试。' },
  OUTCOME_UNKNOWN: { status: 503, retryable: true, en: 'Whether this was done is not known. Ask again with the same key: it is done once at most.', zh: '结果未知。请用同一个 key 重试：最多只会执行一次。' },
  INTERNAL: { status: 500, retryable: false, en: 'Something is broken on our side. Tell the operator this number: {id}', zh: '服务器内部错误。请把此编号告知管理员：{id}' },
} as const satisfies Record<string, DoorRefusal>;

export type DoorCode = keyof typeof DOOR_ERRORS;
/** In both languages; what graphql-js says of a document is English alone. */
export interface Said { readonly en: string; readonly zh: string }
export type DoorArgs = Readonly<Record<string, string | number | Said>>;

/** A refusal of transport or guard: a top-level error with `extensions.code`, `retryable` and, where waiting helps, `retryAfterMs`. */
export class DoorError extends Error {
  readonly code: DoorCode;
  readonly args: DoorArgs;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly httpStatus: number;

  constructor(code: DoorCode, args: DoorArgs = {}, options: { retryAfterMs?: number; httpStatus?: number } = {}) {
    super(code);
    this.name = 'DoorError';
    this.code = code;
    this.args = args;
    this.retryable = DOOR_ERRORS[code].retryable;
    this.retryAfterMs = options.retryAfterMs ?? (this.retryable ? 1_000 : undefined);
    this.httpStatus = options.httpStatus ?? DOOR_ERRORS[code].status;
  }

  /** The sentence for a reader, in their language. */
  say(language: Language): string {
    const words: DoorRefusal = DOOR_ERRORS[this.code];
    const args: DoorArgs = { retryAfterMs: this.retryAfterMs ?? 0, ...this.args };
    const tongue = language === 'en' ? 'en' : 'zh';
    return words[tongue].replace(/\{(\w+)\}/g, (_, name: string) => { const arg = args[name] ?? ''; return typeof arg === 'object' ? arg[tongue] : String(arg); });
  }

  /** The `extensions` of the top-level error, the same on every transport. */
  get extensions(): Record<string, unknown> {
    return {
      code: this.code,
      retryable: this.retryable,
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
      ...(this.code === 'INTERNAL' ? { id: this.args['id'] } : {}),
    };
  }
}
