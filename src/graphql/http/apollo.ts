import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { parse, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { refusedWith } from '../answer.ts';
import type { Ending } from '../ending.ts';
import type { Documents } from '../guard/document.ts';
import type { Asker, Runner } from '../run.ts';
import { retryAfter } from './reply.ts';

/** What one HTTP request brings along. */
export interface Carried {
  readonly asker: Asker;
  /** Aborted when the client is gone. */
  readonly gone: Ending;
}

/** Stands in for a document that the guard refused, so that Apollo goes on to the answer. */
const NOTHING = parse('{ __typename }');

/**
 * Apollo keeps the GraphQL-over-HTTP rules (methods, media types, cross-site requests); parsing, limits, execution and
 * wording are the runner's, as on every other transport. Plugins given are called before it, at every hook of a request that Apollo knows.
 */
export async function openApollo(schema: GraphQLSchema, documents: Documents, runner: Runner, log: Logger, plugins: readonly ApolloServerPlugin<Carried>[] = []): Promise<ApolloServer<Carried>> {
  const throughRunner: ApolloServerPlugin<Carried> = {
    requestDidStart: async () => ({
      didResolveSource: async (asked) => {
        const prepared = documents.prepare(asked.source);
        // Apollo parses and validates only what has no document yet.
        (asked as { document?: unknown }).document = prepared.ok ? prepared.document : NOTHING;
      },
      responseForOperation: async ({ source, request, contextValue: { asker, gone } }) => {
        const asked = { query: source ?? '', operationName: request.operationName, variables: request.variables };
        const admitted = runner.admit(asker, asked);
        const { status, result, retryAfterMs } = admitted.ok
          ? await runner.run(admitted.admitted, gone) : refusedWith(runner.wording, admitted.errors, admitted.of);
        const headers = new HeaderMap();
        if (retryAfterMs !== undefined) headers.set('retry-after', retryAfter(retryAfterMs));
        const accept = request.http?.headers.get('accept') ?? '';
        return { http: { status: isDocumentError(result) && wantsOldJson(accept) ? 200 : status, headers }, body: { kind: 'single', singleResult: result } };
      },
    }),
  };
  const apollo = new ApolloServer<Carried>({
    schema,
    logger: quiet(log),
    plugins: [
      ...plugins, throughRunner, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(), ApolloServerPluginUsageReportingDisabled(),
    ],
    documentStore: null,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    introspection: true,
    csrfPrevention: true,
    // Its code and message are what Apollo's clients know: they send the whole document then.
    formatError: (error) => (error.extensions?.['code'] === 'PERSISTED_QUERY_NOT_SUPPORTED' ? { ...error, extensions: { ...error.extensions, retryable: false } } : error),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return apollo;
}

const DOCUMENT_ERRORS: readonly unknown[] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

const isDocumentError = ({ data, errors }: FormattedExecutionResult): boolean =>
  data === undefined && errors !== undefined && DOCUMENT_ERRORS.includes(errors[0]?.extensions?.['code']);

/** By the specification, clients that accept nothing but application/json get 200 for a document with errors. */
const wantsOldJson = (accept: string): boolean => accept.includes('application/json') && !accept.includes('application/graphql-response+json');

const quiet = (log: Logger) => ({
  debug: (message?: unknown) => log.debug(String(message)),
  info: (message?: unknown) => log.debug(String(message)),
  warn: (message?: unknown) => log.warn(String(message)),
  error: (message?: unknown) => log.error(String(message)),
});
