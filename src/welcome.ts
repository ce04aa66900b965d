import type { Logger } from 'pino';
import type { Config } from './platform/config.ts';
import type { Node } from './serve.ts';

/** A token to paste, for somebody of the demonstration street. */
export interface ReadyToken {
  readonly role: string;
  readonly name: string;
  readonly token: string;
}

interface Welcoming {
  developmentTokens?(): Promise<readonly ReadyToken[]>;
}

/** Says where the node answers; outside production also one ready token for each role. */
export async function welcome(config: Config, log: Logger, node: Node<Welcoming>): Promise<void> {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  const place = `${host.includes(':') ? `[${host}]` : host}:${node.port}`;
  if (config.production) {
    log.info({ host: config.host, port: node.port }, 'ready');
    return;
  }
  const tokens = (await node.app.developmentTokens?.()) ?? [];
  const lines = [
    '', 'Linlibang · 邻里帮',
    `  GraphiQL      http://${place}/`,
    `  GraphQL       http://${place}/graphql`,
    `  WebSocket     ws://${place}/graphql   (graphql-transport-ws)`,
    `  Schema        http://${place}/schema.graphql`,
    `  Data          ${config.databaseUrl === null ? config.dataDir : 'DATABASE_URL'}`,
  ];
  if (tokens.length > 0) {
    lines.push('', 'Tokens for development · 开发用令牌   (header: Authorization: Bearer …)');
    for (const { role, name, token } of tokens) lines.push('', `  ${role} · ${name}`, `  ${token}`);
  }
  lines.push('', 'Ctrl-C stops it. · 按 Ctrl-C 停止。', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
