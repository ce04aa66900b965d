// graphql-ws on `ws` as its documentation shows it: `useServer`, and an async iterator for each subscriber.
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { messageOf, sayings } from './saying.mjs';

const told = new EventEmitter().setMaxListeners(0);
const schema = buildSchema(`
  input FeedScope { open: Boolean teamId: ID }
  type Community { code: String! name: String! }
  type Order implements Node { id: ID! number: Int! itemCode: String! state: String! community: Community plannedStart: String plannedEnd: String helpersFree: Int! helpersWanted: Int! led: Boolean! }
  interface Node { id: ID! }
  type Changed { table: String! step: String! subject: Node! revision: Int! }
  type Gone { id: ID! reason: String! revision: Int! }
  union FeedEvent = Changed | Gone
  type Events { cursor: String! serverTime: String! events: [FeedEvent!]! }
  type Resync { serverTime: String! }
  union FeedMessage = Events | Resync
  type Query { there: Boolean }
  type Subscription { feed(scope: FeedScope!, after: String): FeedMessage! }`);
schema.getSubscriptionType().getFields().feed.subscribe = async function* feed() {
  for await (const [message] of on(told, 'message')) yield { feed: message };
};

const server = createServer((request, response) => {
  for (const number of sayings(request.url)) told.emit('message', messageOf(number));
  response.end();
});
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(Number(process.env.PORT), '127.0.0.1');
