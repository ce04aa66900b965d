// Apollo Server on Express as its documentation shows it, with DataLoader for the list and jsonwebtoken for the token.
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import DataLoader from 'dataloader';
import express from 'express';
import jsonwebtoken from 'jsonwebtoken';
import { AUDIENCE, AUTH_ISSUER, AUTH_SECRET, communitiesOf, contactsOf, crewsOf, grab, itemsOf, namesOf, pageOfOrders, plainResolvers, PORT, typeDefs } from './common.mjs';

const loadersFor = (realm) => ({
  communities: new DataLoader((ids) => communitiesOf(realm, ids)),
  items: new DataLoader((items) => itemsOf(realm, items), { cacheKeyFn: ({ version, code }) => `${version} ${code}` }),
  contacts: new DataLoader((ids) => contactsOf(realm, ids)),
  crews: new DataLoader((ids) => crewsOf(realm, ids)),
  names: new DataLoader((ids) => namesOf(realm, ids)),
});

const resolvers = {
  ...plainResolvers,
  Query: { orders: (_, args, { caller }) => pageOfOrders(caller, args) },
  Mutation: { grabSeat: (_, { input }, { caller }) => grab(caller, input) },
  Order: {
    ...plainResolvers.Order,
    community: (o, _, { loaders }) => loaders.communities.load(o.community_id),
    item: (o, _, { loaders }) => loaders.items.load({ version: o.catalogue_version, code: o.item_code }),
    contact: (o, _, { loaders }) => loaders.contacts.load(o.id),
    crew: (o, _, { loaders }) => loaders.crews.load(o.id),
  },
  Seat: { ...plainResolvers.Seat, name: (s, _, { loaders }) => loaders.names.load(s.person_id) },
};

const app = express();
const httpServer = createServer(app);
const server = new ApolloServer({ typeDefs, resolvers, plugins: [ApolloServerPluginDrainHttpServer({ httpServer })] });
await server.start();
app.use('/graphql', cors(), express.json(), expressMiddleware(server, {
  context: async ({ req }) => {
    const token = req.headers.authorization?.slice('Bearer '.length);
    const caller = token ? jsonwebtoken.verify(token, AUTH_SECRET, { algorithms: ['HS256'], issuer: AUTH_ISSUER, audience: AUDIENCE }) : null;
    return { caller, loaders: loadersFor(caller?.realm) };
  },
}));
await new Promise((listening) => httpServer.listen({ port: Number(PORT), host: '127.0.0.1' }, listening));
