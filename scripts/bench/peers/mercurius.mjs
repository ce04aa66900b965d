// Mercurius with JIT and loaders on Fastify, postgres.js, tokens by fast-jwt with its cache. LOADER_CACHE=on leaves the loaders' cache as it comes.
import Fastify from 'fastify';
import { createVerifier } from 'fast-jwt';
import mercurius from 'mercurius';
import { AUDIENCE, AUTH_ISSUER, AUTH_SECRET, communitiesOf, contactsOf, crewsOf, grab, itemsOf, namesOf, pageOfOrders, plainResolvers, PORT, typeDefs } from './common.mjs';

const verify = createVerifier({ key: AUTH_SECRET, algorithms: ['HS256'], allowedIss: AUTH_ISSUER, allowedAud: AUDIENCE, cache: 10_000 });
const cache = process.env.LOADER_CACHE === 'on';
const loading = (read) => ({ loader: async (queries, { caller }) => read(caller.realm, queries.map(({ obj }) => obj)), opts: { cache } });
const { GrabResult, ...types } = plainResolvers;

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  jit: 1,
  context: async ({ headers }) => ({ caller: headers.authorization ? verify(headers.authorization.slice('Bearer '.length)) : null }),
  resolvers: {
    Query: { orders: (_, args, { caller }) => pageOfOrders(caller, args) },
    Mutation: { grabSeat: (_, { input }, { caller }) => grab(caller, input) },
    GrabResult: { resolveType: GrabResult.__resolveType },
    ...types,
  },
  loaders: {
    Order: {
      community: loading((realm, orders) => communitiesOf(realm, orders.map((o) => o.community_id))),
      item: loading((realm, orders) => itemsOf(realm, orders.map((o) => ({ version: o.catalogue_version, code: o.item_code })))),
      contact: loading((realm, orders) => contactsOf(realm, orders.map((o) => o.id))),
      crew: loading((realm, orders) => crewsOf(realm, orders.map((o) => o.id))),
    },
    Seat: { name: loading((realm, seats) => namesOf(realm, seats.map((s) => s.person_id))) },
  },
});
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
