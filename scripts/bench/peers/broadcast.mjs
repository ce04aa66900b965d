// The floor of pushing: `ws`, which sends one string to all who are there, as its documentation shows it.
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { messageOf, sayings } from './saying.mjs';

const server = createServer((request, response) => {
  for (const number of sayings(request.url)) {
    const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { feed: messageOf(number) } } });
    for (const client of sockets.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
  }
  response.end();
});
const sockets = new WebSocketServer({ server });
server.listen(Number(process.env.PORT), '127.0.0.1');
