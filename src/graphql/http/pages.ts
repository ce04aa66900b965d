import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Metrics } from '../metrics.ts';
import { reply, replyJson } from './reply.ts';

/** Whether this node should be sent work, and what says so. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string | number | boolean>>;
}

export type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface PagesParts {
  readonly schema: GraphQLSchema;
  readonly metrics: Metrics;
  ready(): Promise<Readiness>;
  draining(): boolean;
}

const WELCOME = `# 邻里帮 Linlibang
#
# Set a token under "Headers": {"Authorization": "Bearer ..."}; without one you read as a guest.
# Messages come in Chinese; for English add {"Accept-Language": "en"}.

query Hello {
  __typename
}
`;

/** Sends the Headers tab's token with `connection_init` too, which GraphiQL itself does not. */
const TOKEN_FOR_SOCKETS = `<script>
(() => {
  const send = WebSocket.prototype.send;
  const kept = (name) => { try { return JSON.parse(localStorage.getItem('graphiql:' + name)); } catch { return null; } };
  const headers = () => {
    const state = kept('tabState');
    const tab = state && state.tabs && state.tabs[state.activeTabIndex];
    try { return JSON.parse(tab.headers); } catch { return kept('headers') || {}; }
  };
  WebSocket.prototype.send = function (data) {
    try {
      const message = JSON.parse(data);
      if (message.type === 'connection_init') {
        const given = Object.fromEntries(Object.entries(headers()).map(([k, v]) => [k.toLowerCase(), v]));
        const { authorization, 'accept-language': language, 'x-realm': realm } = given;
        return send.call(this, JSON.stringify({ ...message, payload: { authorization, language, realm, ...message.payload } }));
      }
    } catch {}
    return send.call(this, data);
  };
})();
</script>`;

/** The pages beside the endpoint: GraphiQL without any request leaving the machine, the schema, and what operators watch. */
export function openPages({ schema, metrics, ready, draining }: PagesParts): Readonly<Record<string, Page>> {
  const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
  let graphiql: { plain: Buffer; packed: Buffer } | null = null;
  const graphiqlPage = () => {
    if (graphiql === null) {
      const page = renderGraphiQL({ endpoint: '/graphql', subscriptionsProtocol: 'WS' as never, title: '邻里帮 Linlibang', defaultQuery: WELCOME });
      const plain = Buffer.from(page.replace('</head>', () => `${TOKEN_FOR_SOCKETS}</head>`));
      graphiql = { plain, packed: gzipSync(plain) };
    }
    return graphiql;
  };
  return {
    '/': (request, response) => {
      const { plain, packed } = graphiqlPage();
      const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      reply(response, 200, {
        'content-type': 'text/html; charset=utf-8', vary: 'accept-encoding', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws: wss:",
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      }, gzip ? packed : plain);
    },
    '/schema.graphql': (_, response) => reply(response, 200, { 'content-type': 'text/plain; charset=utf-8' }, sdl),
    '/livez': (_, response) => replyJson(response, 200, { alive: true }),
    '/readyz': async (_, response) => {
      if (draining()) return replyJson(response, 503, { ready: false, checks: { draining: true } });
      const readiness = await ready().catch((): Readiness => ({ ready: false, checks: { asking: false } }));
      replyJson(response, readiness.ready ? 200 : 503, readiness);
    },
    '/metrics': async (_, response) => reply(response, 200, { 'content-type': metrics.registry.contentType }, await metrics.registry.metrics()),
  };
}
