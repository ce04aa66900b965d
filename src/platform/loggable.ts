interface Fault {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly stack?: unknown;
  readonly severity?: unknown;
  readonly routine?: unknown;
}

/** What of an error may leave the process. */
export interface Loggable {
  readonly type?: string;
  readonly chain: readonly Readonly<Record<string, unknown>>[];
  readonly frames: readonly string[];
}

/** The error and its causes, outermost first. */
export function chainOf(error: unknown): readonly Fault[] {
  const chain: Fault[] = [];
  for (let at: unknown = error; at !== null && typeof at === 'object' && chain.length < 5; at = (at as Fault).cause) chain.push(at);
  return chain;
}

/** What may be written down of an error: where and what kind, but never the values that a statement, a document or a request carried. */
export function loggable(error: unknown): Loggable {
  const chain = chainOf(error);
  if (chain.length === 0) return { type: typeof error, chain: [], frames: [] };
  const telling = chain.some(quotes);
  const fields = chain.map((at) => {
    const picked: Record<string, unknown> = { name: at.name ?? 'Error' };
    for (const key of ['code', 'constraint_name', 'table_name', 'column_name', 'routine', 'query'] as const) {
      const value = (at as Record<string, unknown>)[key];
      if (value !== undefined) picked[key] = value;
    }
    if (!telling || isOfServer(at)) picked['message'] = at.message;
    return picked;
  });
  return { chain: fields, frames: framesOf(chain[0]) };
}

/** The same as text for a terminal. */
export function described(error: unknown): string {
  const { type, chain, frames } = loggable(error);
  const words = chain.map(({ name, message, ...more }) => [name, message, ...Object.values(more)].filter((word) => word !== undefined && word !== '').join(' '));
  return [words.length === 0 ? `a fault that is no error: ${type}` : words.join('\n  because of '), ...frames.map((frame) => `    ${frame}`)].join('\n');
}

/** drizzle words the values of a statement into its message, whatever the cause was; the others quote what they could not read. */
const quotes = (at: Fault): boolean => at.severity !== undefined || 'params' in at || 'parameters' in at
  || ['PostgresError', 'SyntaxError', 'GraphQLError', 'ArgumentValidationError'].includes(String(at.name)) || String(at.code).startsWith('ERR_INVALID_ARG');

/** Said by PostgreSQL of connection, account, schema or resources: classes of errors whose text never quotes a value. */
const isOfServer = ({ name, code }: Fault): boolean => name === 'PostgresError' && /^(08|28|3D|42|53|55|57|58)/.test(String(code));

/** Where it happened. What stands before the frames is the message, which may look like frames. */
function framesOf(fault: Fault | undefined): string[] {
  if (typeof fault?.stack !== 'string') return [];
  const message = String(fault.message ?? '');
  const at = message === '' ? -1 : fault.stack.indexOf(message);
  const rest = at < 0 ? fault.stack.replace(/^.*$/m, '') : fault.stack.slice(at + message.length);
  return rest.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim());
}
