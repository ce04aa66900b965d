import postgres, { type Sql } from 'postgres';
import { encodeId } from '../../src/graphql/node.ts';
import { REALM } from './fill.ts';

/** Open orders made for a race: `first` to `first + count - 1`, each with so many seats, all on one day (counted from the day after tomorrow). */
export interface Field { readonly first: number; readonly count: number; readonly seats: number; readonly day: number }

/** Orders of the arena have ids that can be told from their number, so that pgbench can name them, too. */
export const ARENA_ID = '0198f000-0000-7000-8000-';
export const uuidOf = (n: number): string => `${ARENA_ID}${String(n).padStart(12, '0')}`;
export const orderIdOf = (n: number): string => encodeId('Order', REALM, uuidOf(n));
const NUMBERS_FROM = 10_000_000;
/** An order of the fill that is open and not sensitive, and wants no skill: all of the arena are like it. */
const MODEL = 2;

/** Where one server's races are held: a database of its own, watched from outside. */
export interface Arena {
  /** Makes the orders of a field, with their requester; people were asked when they opened, which was before the race. */
  lay(field: Field): Promise<void>;
  /** Throws unless exactly so many seats, events and answers to keys were written since the last time. A figure counts only when it is right. */
  check(wins: number, keys: number): Promise<void>;
  /** Events that wait for their handlers. */
  behind(): Promise<number>;
  /** Forgets the events that nobody has handled yet, so that they do not burden who is measured next. */
  forget(): Promise<void>;
  /** What was written is on the disk before the next race begins. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export function openArena(adminUrl: string): Arena {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { session_replication_role: 'replica' } });
  const last = { seats: 0, events: 0, places: 0, keys: 0 };
  return {
    lay: async ({ first, count, seats, day }) => {
      await admin.unsafe(`
        with made as (insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', '${ARENA_ID}' || lpad(n::text, 12, '0'), 'number', ${NUMBERS_FROM} + n, 'helpers_wanted', ${seats}, 'helpers_living', 0,
            'planned_start', d.at, 'planned_end', d.at + interval '1 hour'))).*
          from orders o, generate_series(${first}, ${first + count - 1}) n, (select business_now() + interval '${day + 2} days' as at) d where o.realm = '${REALM}' and o.number = ${MODEL} returning *),
        asked as (insert into askings (realm, id, order_id, attempt, kind, state, since, policy, wave, wave_at) select realm, gen_random_uuid(), id, 1, 'HELPER', 'ASKING', placed_at, 'OURS', 1, placed_at from made)
        insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) select realm, id, 1, requester_id, 'REQUESTER', placed_at, placed_at from made`);
      await admin.unsafe('analyze orders');
    },
    check: async (wins, keys) => {
      const now = await counts(admin);
      const [seats, events, places, answers] = [now.seats - last.seats, now.events - last.events, now.places - last.places, now.keys - last.keys];
      Object.assign(last, now);
      if (seats !== wins || events !== wins || places !== wins || answers !== keys) throw new Error(`${wins} seats were told of and ${keys} asked for, but there are ${seats} seats, ${events} events, ${places} places taken, ${answers} keys`);
    },
    behind: async () => Number((await admin.unsafe<{ n: string }[]>(`select count(*) as n from events e where e.realm = '${REALM}' and step = 'grab'
      and (e.epoch, e.xid) > (select c.epoch, c.xid from handler_cursors c where c.realm = e.realm order by 1, 2 limit 1)`))[0]!.n),
    forget: async () => {
      await admin.unsafe(`delete from events where realm = '${REALM}' and step = 'grab'`);
      last.events = 0;
    },
    settle: async () => { await admin.unsafe('checkpoint'); },
    close: () => admin.end(),
  };
}

async function counts(admin: Sql): Promise<{ seats: number; events: number; places: number; keys: number }> {
  const [row] = await admin.unsafe<{ seats: string; events: string; places: string; keys: string }[]>(`select (select count(*) from seats where realm = '${REALM}' and order_id >= '${uuidOf(0)}' and order_id <= '${uuidOf(999_999_999_999)}') as seats,
    (select count(*) from events where realm = '${REALM}' and step = 'grab') as events,
    (select coalesce(sum(helpers_living), 0) from orders where realm = '${REALM}' and number >= ${NUMBERS_FROM}) as places,
    (select count(*) from keys where mutation = 'grabSeat') as keys`);
  return { seats: Number(row!.seats), events: Number(row!.events), places: Number(row!.places), keys: Number(row!.keys) };
}
