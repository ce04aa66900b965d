// PostGraphile 5 with its own schema of the same tables; its preset as the documentation shows it. It needs Node 22.
// Relations that have no foreign key are said by tags. It checks the token but no right of the reader and masks nothing: all to its advantage.
import { createServer } from 'node:http';
import { createVerifier } from 'fast-jwt';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';

const { PORT, DATABASE_URL, AUTH_SECRET, AUTH_ISSUER } = process.env;
const verify = createVerifier({ key: AUTH_SECRET, algorithms: ['HS256'], allowedIss: AUTH_ISSUER, allowedAud: 'linlibang', cache: 10_000 });

const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      orders: { tags: { foreignKey: [
        '(realm, community_id) references divisions (realm, id)|@fieldName community',
        '(realm, catalogue_version, item_code) references catalogue_items (realm, version, code)|@fieldName item',
      ] } },
    },
    attribute: {
      'orders.planned_start': { tags: { behavior: '+attribute:orderBy' } },
      'orders.holds': { tags: { behavior: '+attribute:filterBy' } },
    },
  },
});

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [tags],
  pgServices: [makePgService({ connectionString: DATABASE_URL, schemas: ['public'], poolConfig: { max: 32 } })],
  grafast: { context: ({ node }) => ({ caller: verify(node.req.headers.authorization.slice('Bearer '.length)) }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false },
};

const server = createServer();
const instance = postgraphile(preset);
await instance.createServ(grafserv).addTo(server);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('postgraphile/graphql');
  console.log(printSchema((await instance.getSchemaResult()).schema));
}
server.listen(Number(PORT), '127.0.0.1');
