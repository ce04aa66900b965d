import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';

/** How a connection is secured, in the words of postgres.js (`sslmode`, `sslnegotiation`). */
export interface Veil {
  /** `prefer`: not where the server cannot; `require`: by any certificate; true and `verify-full`: by one that is trusted and for this host; else TLS options. */
  readonly ssl: boolean | string | ConnectionOptions;
  /** `direct`: TLS from the first byte on, without asking. */
  readonly negotiation: string | null;
}

/** Length 8, number 80877103. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const YES = 0x53;
const ANY_CERTIFICATE = ['require', 'allow', 'prefer'];

/** Secures a socket that is connecting to PostgreSQL; answers the one to talk on. Rejects, and destroys the socket, when that fails or takes longer than `withinMs`. */
export async function veiled(socket: Socket, host: string, veil: Veil, withinMs: number): Promise<Socket> {
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => { fail = reject; });
  const closed = (): void => fail(Object.assign(new Error('the database closed the connection'), { code: 'CONNECTION_CLOSED' }));
  socket.on('error', fail);
  socket.once('close', closed);
  const late = setTimeout(() => fail(Object.assign(new Error('the database did not take up TLS in time'), { code: 'CONNECT_TIMEOUT' })), withinMs);
  try {
    return await Promise.race([secured(socket, host, veil, fail), failed]);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(late);
    socket.removeListener('close', closed);
    // Its errors are those of the one that secures it, too, and are told there.
  }
}

async function secured(socket: Socket, host: string, { ssl, negotiation }: Veil, fail: (error: Error) => void): Promise<Socket> {
  if (negotiation !== 'direct' && !await takesTls(socket)) {
    if (ssl === 'prefer') return socket;
    throw Object.assign(new Error('the database does not speak TLS'), { code: 'CONNECTION_CLOSED' });
  }
  const given: ConnectionOptions = typeof ssl === 'object' ? ssl : ANY_CERTIFICATE.includes(String(ssl)) ? { rejectUnauthorized: false } : {};
  const talking = connect({ socket, ...(isIP(host) ? {} : { servername: host }), ...(negotiation === 'direct' ? { ALPNProtocols: ['postgresql'] } : {}), ...given });
  talking.on('error', fail);
  await new Promise<void>((done) => { talking.once('secureConnect', done); });
  talking.removeListener('error', fail);
  return talking;
}

function takesTls(socket: Socket): Promise<boolean> {
  socket.write(SSL_REQUEST);
  return new Promise((told) => { socket.once('data', (answer: Buffer) => told(answer[0] === YES)); });
}
