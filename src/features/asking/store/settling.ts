import { sql, type SQL } from 'drizzle-orm';
import { ASK_STEPS, ASKING_STEPS, type AskingStep } from '../../../ask-steps.ts';
import { newId } from '../../../kernel/ids.ts';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { executeKept } from '../../../platform/steady.ts';
import { appending, toldRows } from '../../../platform/events/tell.ts';
import type { Settled, Standing } from '../settle.ts';
import { ORDER_ASKED, orderAsked, type AskingRow, type OrderAsked } from './askings.ts';

/** Whether anything is found, row by row: an EXISTS may be hashed, and then reads a whole table for one order. */
const any = (query: SQL): SQL => sql`coalesce((select true ${query} limit 1), false)`;

/** Who was asked and has come: a place of this attempt is theirs, or they stand in line for one. Over an ask `a`. */
const CAME = sql`(${any(sql.raw(`from seats s where s.realm = a.realm and s.order_id = a.order_id and s.attempt = a.attempt and s.person_id = a.person_id and s.state in ('HELD', 'CONFIRMED', 'SERVING', 'SERVED')`))}
  or ${any(sql.raw(`from waits w where w.realm = a.realm and w.order_id = a.order_id and w.attempt = a.attempt and w.person_id = a.person_id and w.state = 'WAITING'`))})`;
const PUT_AWAY_STEP = 'putAway' satisfies AskingStep;

const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

export interface Stood {
  readonly now: Date;
  readonly settings: unknown;
  readonly order: OrderAsked;
  readonly askings: Standing['askings'];
  /** Somebody came of whom that is not noted yet. */
  readonly came: boolean;
  /** To be put away is set already. */
  readonly ending: boolean;
}

/** How orders and their askings stand now, in the order of their ids; of those that are not in `all` only where people are or were asked. One statement for all of them. */
export async function readStanding(db: Executor, realm: string, orderIds: readonly string[], all: readonly string[]): Promise<Stood[]> {
  const rows = await executeKept<{ now: string; settings: unknown; order: unknown; askings: Standing['askings'] | null; came: boolean; ending: boolean }>(db, sql`
    select business_now() as now, z.settings, ${ORDER_ASKED} as "order",
      (select json_agg(json_build_object('id', k.id, 'attempt', k.attempt, 'kind', k.kind, 'state', k.state, 'told', k.told, 'wave', k.wave,
          'open', (select count(*) from asks a where a.realm = k.realm and a.order_id = k.order_id and a.attempt = k.attempt and a.asking_id = k.id and a.state = 'ASKED' and not ${CAME})) order by k.since, k.id)
        from askings k where k.realm = o.realm and k.order_id = o.id and k.state <> 'PUT_AWAY') as askings,
      ${any(sql`from asks a where a.realm = o.realm and a.order_id = o.id and a.attempt = o.attempt and a.state <> 'TAKEN' and ${CAME}`)} as came,
      ${any(sql`from askings k join deadlines d on d.realm = k.realm and d.subject_table = 'ASKING' and d.subject_id = k.id and d.step = ${PUT_AWAY_STEP} where k.realm = o.realm and k.order_id = o.id`)} as ending
    from orders o join realms z on z.realm = o.realm where o.realm = ${realm} and o.id = any(${uuids(orderIds)})
      and (o.id = any(${uuids(all)}) or ${any(sql`from askings k where k.realm = o.realm and k.order_id = o.id and k.state <> 'PUT_AWAY'`)}) order by o.id`);
  return rows.map((row) => ({ now: dateOf(row.now), settings: row.settings, order: orderAsked(row.order), askings: row.askings ?? [], came: row.came, ending: row.ending }));
}

/** Locks the askings of orders, in the order of their ids. */
export const lockAskings = async (tx: Tx, realm: string, orderIds: readonly string[]): Promise<void> => {
  await tx.execute(sql`select k.id from askings k where k.realm = ${realm} and k.order_id = any(${uuids(orderIds)}) order by k.id for update`);
};

/** What becomes of an order's askings, to be written. */
export interface Settling extends Settled { readonly order: OrderAsked; readonly policy: string; readonly keptDays: number }

/** Writes what becomes of askings, under their locks, by one statement: the rows, what each ask is now, limits and events. Twice the same writes nothing more. */
export async function writeSettled(tx: Tx, realm: string, now: Date, settling: readonly Settling[]): Promise<void> {
  const born = settling.flatMap(({ order, begin, policy }) => (begin === null ? [] : [{ id: newId(), order: order.id, attempt: order.attempt, kind: begin, policy }]));
  const ids = (of: (one: Settling) => readonly string[]): SQL => uuids(settling.flatMap(of));
  const at = moment(now);
  const mine = sql`a.realm = ${realm} and a.order_id = any(${uuids(settling.map(({ order }) => order.id))})`;
  const limits = sql`realm = ${realm} and subject_table = ${ASKING_STEPS.name}`;
  const ends = settling.flatMap(({ end, keptDays }) => end.map((id) => ({ id, at: new Date(now.getTime() + keptDays * 86_400_000) })));
  const ofAsking = (step: AskingStep, row: string): SQL[] => toldRows([{
    realm, at: now, actorKind: 'CLOCK', table: ASKING_STEPS.name, step, subjectType: 'Order', subjectId: sql.raw(`${row}.order_id`),
    facts: sql.raw(`jsonb_build_object('askingId', ${row}.id, 'orderId', ${row}.order_id, 'kind', ${row}.kind)`),
  }], sql.raw(row));
  await tx.execute(sql`
    with born as (insert into askings (realm, id, order_id, attempt, kind, state, since, policy)
      select ${realm}, b.id, b."order", b.attempt, b.kind, 'ASKING', ${at}, b.policy from json_to_recordset(${JSON.stringify(born)}::text::json) as b (id uuid, "order" uuid, attempt smallint, kind text, policy text)
      order by b."order", b.kind on conflict do nothing returning id, order_id, kind),
    rested as (update askings set state = 'RESTING' where realm = ${realm} and id = any(${ids(({ rest }) => rest)}) and state in ('ASKING', 'EXHAUSTED') returning id, order_id, kind),
    going as (update askings set state = 'ASKING', told = '{}' where realm = ${realm} and id = any(${ids(({ goOn }) => goOn)}) and state = 'RESTING' returning id, order_id, kind),
    turned as (update asks a set revision = a.revision + 1, state = t.state, ended_at = case when t.state = 'ASKED' then null else ${at} end
      from (select a.realm, a.id, case when a.state <> 'TAKEN' and ${CAME} then 'TAKEN' when a.state = 'ASKED' and a.asking_id in (select id from rested) then 'LAPSED'
          when a.state = 'LAPSED' and a.asking_id in (select id from going) then 'ASKED' else a.state end as state from asks a where ${mine} and a.state <> 'TAKEN') t
      where a.realm = t.realm and a.id = t.id and a.state <> t.state returning a.id, a.order_id, a.asking_id, a.person_id, a.revision, a.state),
    stopped as (delete from deadlines where ${limits} and step = 'widen' and subject_id in (select id from rested)),
    due as (insert into deadlines (realm, subject_table, subject_id, step, due_at)
      select ${realm}, ${ASKING_STEPS.name}, n.id, 'widen', ${at} from (select id from born union select id from going union select unnest(${ids(({ hurry }) => hurry)})) n
      on conflict on constraint deadlines_pk do update set due_at = least(deadlines.due_at, excluded.due_at), lease = null, leased_until = null, tries = 0, refused = null),
    ending as (insert into deadlines (realm, subject_table, subject_id, step, due_at)
      select ${realm}, ${ASKING_STEPS.name}, e.id, ${PUT_AWAY_STEP}, e.at from json_to_recordset(${JSON.stringify(ends)}::text::json) as e (id uuid, at timestamptz) on conflict do nothing)
    ${appending([
    ...ofAsking('begin', 'born'), ...ofAsking('rest', 'rested'), ...ofAsking('goOn', 'going'),
    ...toldRows([{
      realm, at: now, actorKind: 'CLOCK', table: ASK_STEPS.name, step: sql.raw(`case turned.state when 'TAKEN' then 'take' when 'LAPSED' then 'lapse' else 'standAgain' end`), subjectType: 'Ask', subjectId: sql.raw('turned.id'),
      revision: sql.raw('turned.revision'), after: sql.raw(`jsonb_build_object('personIds', jsonb_build_array(turned.person_id))`),
      facts: sql.raw(`jsonb_build_object('askingId', turned.asking_id, 'orderId', turned.order_id, 'state', turned.state)`),
    }], sql.raw('turned')),
  ])}`);
}

/** Stops one asking, whose row is locked. */
export async function restOne(tx: Tx, { realm, id, orderId }: AskingRow, now: Date): Promise<void> {
  const order = { id: orderId } as OrderAsked;
  await writeSettled(tx, realm, now, [{ order, begin: null, rest: [id], goOn: [], hurry: [], end: [], policy: '', keptDays: 0 }]);
}

