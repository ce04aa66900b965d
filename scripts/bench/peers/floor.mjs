// The floor: node:http that checks the token and sends what one statement makes. No GraphQL.
import { createServer } from 'node:http';
import { createVerifier } from 'fast-jwt';
import { AUDIENCE, AUTH_ISSUER, AUTH_SECRET, PAGE, PORT, sql } from './common.mjs';

const verify = createVerifier({ key: AUTH_SECRET, algorithms: ['HS256'], allowedIss: AUTH_ISSUER, allowedAud: AUDIENCE, cache: 10_000 });

createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    try {
      const { realm, iss, sub } = verify(request.headers.authorization.slice('Bearer '.length));
      const { variables } = JSON.parse(Buffer.concat(parts).toString());
      const [{ answer }] = await sql.unsafe(PAGE, [realm, iss, sub, variables.community], { prepare: true });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      response.end(answer);
    } catch (error) {
      response.writeHead(500);
      response.end(String(error));
    }
  });
}).listen(Number(PORT), '127.0.0.1');
