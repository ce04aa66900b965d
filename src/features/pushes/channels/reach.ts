import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Problem } from '../channel.ts';

/**
 * Addresses that are not out in the world: this machine, private and provider networks, link-local (where clouds keep their secrets),
 * documentation, benchmarks, multicast, what is reserved, and IPv6 forms that carry an IPv4 address or a tunnel within.
 */
const INSIDE_4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.31.196.0', 24], ['192.52.193.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) INSIDE_4.addSubnet(net, bits, 'ipv4');
// A list of its own: a net of IPv6 that holds the mapped addresses would shut out all of IPv4. Only 2000::/3 is handed out in the world; of it, documentation, tunnels and forms of IPv4 are none.
const INSIDE_6 = new BlockList();
for (const [net, bits] of [['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) INSIDE_6.addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies out in the world. */
export const isOutside = (address: string): boolean => {
  const family = isIP(address);
  return family === 4 ? !INSIDE_4.check(address, 'ipv4') : family === 6 && !INSIDE_6.check(address, 'ipv6');
};

/** Thrown in place of an address that lies inside. */
export class Inside extends Error {
  readonly code = 'ADDRESS_INSIDE';
}

/**
 * Resolves a name for a connection, and fails with `Inside` if any of its addresses lies inside. What it answers is what is connected to, so a
 * name that answers otherwise the second time gains nothing.
 */
export const outsideOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[] | undefined;
    const [first] = addresses ?? [];
    if (error !== null || addresses === undefined || first === undefined) done(error ?? new Inside('no address'), '');
    else if (!addresses.every(({ address }) => isOutside(address))) done(new Inside('an address that lies inside'), '');
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

const LONGEST = 1_000;

/** Why an endpoint cannot be taken, or null: it must be https on its own port, with a name and not an address, and carry nobody's password. What the name leads to is looked at when it is connected to. */
export function wrongEndpoint(endpoint: string): Problem | null {
  if (endpoint.length > LONGEST) return { en: `endpoint: at most ${LONGEST}`, zh: `endpoint：最多 ${LONGEST} 字符` };
  if (!URL.canParse(endpoint)) return { en: 'endpoint: URL', zh: 'endpoint：须为网址' };
  const { protocol, port, hostname, username, password } = new URL(endpoint);
  if (protocol !== 'https:') return { en: 'endpoint: https', zh: 'endpoint：须为 https' };
  if (port !== '' || username !== '' || password !== '') return { en: 'endpoint: https://name/path', zh: 'endpoint：须为 https://域名/路径' };
  if (hostname.startsWith('[') || isIP(hostname) !== 0 || !hostname.includes('.') || /\.(localhost|local|internal|home\.arpa)\.?$/.test(hostname)) return { en: 'endpoint: a public name', zh: 'endpoint：须为公网域名' };
  return null;
}
