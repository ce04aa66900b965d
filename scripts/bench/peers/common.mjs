// What the peers share: the surroundings, the same token check, the project's SDL as far as the bench asks it, and the statements.
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';

export const { PORT, DATABASE_URL, AUTH_SECRET, AUTH_ISSUER } = process.env;
export const AUDIENCE = 'linlibang';
const textOf = (name) => readFileSync(new URL(name, import.meta.url), 'utf8').replace(/^--.*\n/gm, '');
export const [GRAB, PAGE] = ['grab.sql', 'page.sql'].map(textOf);
export const typeDefs = textOf('schema.graphql');

// As many connections as pgbench has clients in the spread race.
export const sql = postgres(DATABASE_URL, { max: 32, onnotice: () => {}, connection: { TimeZone: 'UTC' } });

const encode = (type, realm, id) => Buffer.from(`${type}:${realm}:${id}`).toString('base64url');
const decode = (opaque) => Buffer.from(opaque, 'base64url').toString().split(':');
const hmac = (text) => createHmac('sha256', AUTH_SECRET).update(text).digest('hex');
const WORDS = { ORDER_FULL: '名额已满。', NOT_FOUND: '没有找到。', NOT_VOLUNTEER: '请先注册志愿者。', ELSEWHERE_THEN: '时间冲突。', TOO_MANY: '操作过多。' };
const refused = (code) => ({ __typename: 'Refused', code, message: WORDS[code] ?? code, path: null });

/** One statement a request. */
export async function grab(caller, { key, orderId }) {
  if (!caller) return refused('SIGN_IN_FIRST');
  const [type, realm, id] = decode(orderId);
  if (type !== 'Order' || realm !== caller.realm) return refused('NOT_FOUND');
  const values = [realm, caller.iss, caller.sub, hmac(`${caller.iss} ${caller.sub}`), key, hmac(orderId), id, randomUUID()];
  for (let tries = 0; tries < 8; tries++) {
    const [{ outcome, reused }] = await sql.unsafe(GRAB, values, { prepare: true });
    if (reused) return refused('KEY_REUSED');
    if (outcome === null) continue;
    if (!outcome.ok) return refused(outcome.code);
    return { __typename: 'Seat', id: encode('Seat', realm, outcome.seatId), state: outcome.state, takenAt: outcome.takenAt, orderId, orderRevision: outcome.revision, seatsLeft: outcome.seatsLeft };
  }
  throw new Error('asked in vain');
}

const masked = { name: (name) => (name ? `${name.slice(0, 1)}**` : null), phone: (phone) => (phone ? `${phone.slice(0, 2)}*****${phone.slice(-4)}` : null) };

/** A page of open orders for somebody who oversees the county: the reader's right and the page, in one statement. */
export async function pageOfOrders(caller, { filter, first }) {
  if (!caller) return { nodes: [], pageInfo: { hasNextPage: false } };
  const rows = await sql.unsafe(`select o.* from orders o
    where o.realm = $1 and o.community_id = (select id from divisions where realm = $1 and code = $4) and o.state = 'OPEN' and o.holds = 0 and o.planned_start is not null
      and exists (select from accounts a join appointments t on t.realm = a.realm and t.person_id = a.person_id and t.role in ('DISPATCHER', 'STREET_LEADER', 'AUDITOR')
        join divisions d on d.realm = t.realm and d.id = t.division_id and d.level = 'COUNTY'
        where a.realm = $1 and a.issuer = $2 and a.subject = $3 and t.since <= business_now() and (t.until is null or t.until > business_now()))
    order by o.planned_start, o.id limit $5`, [caller.realm, caller.iss, caller.sub, filter.communityCode, first + 1], { prepare: true });
  return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } };
}

// What hangs off a page, read for all its rows at once; each answers in the order asked.
const keyed = (rows, keyOf) => new Map(rows.map((row) => [keyOf(row), row]));
export async function communitiesOf(realm, ids) {
  const rows = keyed(await sql`select id, code, name from divisions where realm = ${realm} and id = any(${ids}::uuid[])`, ({ id }) => id);
  return ids.map((id) => rows.get(id) ?? null);
}
export async function itemsOf(realm, wanted) {
  const rows = keyed(await sql`select version, code, zh as name from catalogue_items where realm = ${realm} and version = any(${wanted.map(({ version }) => version)}::int[]) and code = any(${wanted.map(({ code }) => code)}::text[])`, ({ version, code }) => `${version} ${code}`);
  return wanted.map(({ version, code }) => rows.get(`${version} ${code}`) ?? null);
}
export async function contactsOf(realm, ids) {
  const rows = keyed(await sql`select order_id, name, phone from order_private where realm = ${realm} and order_id = any(${ids}::uuid[])`, (row) => row.order_id);
  return ids.map((id) => { const row = rows.get(id); return row ? { name: masked.name(row.name), phone: masked.phone(row.phone) } : null; });
}
export async function crewsOf(realm, ids) {
  const rows = await sql`select s.* from seats s join orders o on o.realm = s.realm and o.id = s.order_id and o.attempt = s.attempt
    where s.realm = ${realm} and s.order_id = any(${ids}::uuid[]) and s.state in ('OFFERED', 'HELD', 'CONFIRMED', 'SERVING', 'SERVED') order by s.taken_at, s.id`;
  const crews = new Map(ids.map((id) => [id, []]));
  for (const row of rows) crews.get(row.order_id).push(row);
  return ids.map((id) => crews.get(id));
}
export async function namesOf(realm, ids) {
  const rows = keyed(await sql`select person_id, name from person_contacts where realm = ${realm} and person_id = any(${ids}::uuid[])`, (row) => row.person_id);
  return ids.map((id) => masked.name(rows.get(id)?.name));
}

/** Fields that need no statement. */
export const plainResolvers = {
  GrabResult: { __resolveType: ({ __typename }) => __typename },
  Order: {
    id: ({ realm, id }) => encode('Order', realm, id),
    placedAt: (o) => o.placed_at.toISOString(),
    plannedStart: (o) => o.planned_start.toISOString(),
    plannedEnd: (o) => o.planned_end.toISOString(),
    helpersWanted: (o) => o.helpers_wanted,
    helpersFree: (o) => o.helpers_wanted - o.helpers_living,
    led: (o) => o.leads_living > 0,
    number: (o) => Number(o.number),
  },
  Seat: {
    id: (s) => (s.realm ? encode('Seat', s.realm, s.id) : s.id),
    takenAt: (s) => (s.taken_at ? s.taken_at.toISOString() : s.takenAt),
  },
};
