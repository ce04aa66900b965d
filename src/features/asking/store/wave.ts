import { sql, type SQL } from 'drizzle-orm';
import { ASK_STEPS, ASKING_STEPS, type AskingState, type AskingStep } from '../../../ask-steps.ts';
import { moment } from '../../../platform/columns.ts';
import type { Tx } from '../../../platform/db.ts';
import { settingDeadlines } from '../../../platform/deadlines/set.ts';
import type { Facts, Routing, Telling } from '../../../platform/events/event.ts';
import { appending, toldRows } from '../../../platform/events/tell.ts';
import type { Ask, Head } from '../policy/facts.ts';
import type { AskingRow, OrderAsked } from './askings.ts';

/** What one look of the clock leads to. */
export interface Wave {
  readonly asking: AskingRow;
  readonly order: OrderAsked;
  readonly now: Date;
  readonly policy: string;
  readonly asks: readonly (Ask & { readonly id: string })[];
  readonly tell: readonly Head[];
  readonly state: AskingState;
  readonly dueAt: Date | null;
}

const STEP_OF: { readonly [H in Head]: AskingStep } = { COMMUNITY: 'tellCommunity', CENTER: 'exhaust' };

/**
 * Writes a wave by one statement, under the asking's lock: who is asked (nobody whom a constraint finds there already), the numbers, what is told to
 * each of them and to community or center, and when the clock looks again. Answers how many were asked.
 */
export async function writeWave(tx: Tx, { asking, order, now, policy, asks, tell, state, dueAt }: Wave): Promise<number> {
  const { realm, id } = asking;
  const wave = asks.length === 0 ? asking.wave : asking.wave + 1;
  const common = { realm, at: now, actorKind: 'CLOCK' as const };
  const routing = { streetId: order.streetId, communityId: order.communityId, holdingId: order.holdingId };
  const ofAsking = (step: AskingStep, facts: Facts, after: Routing | null): Telling =>
    ({ ...common, table: ASKING_STEPS.name, step, subjectType: 'Order', subjectId: order.id, revision: order.revision, after, facts: { askingId: id, orderId: order.id, kind: asking.kind, ...facts } });
  const told: SQL[] = [
    ...(asks.length === 0 ? [] : [
      ...toldRows([ofAsking('widen', { wave, people: asks.length, policy }, null)], sql`k`),
      ...toldRows([{
        ...common, table: ASK_STEPS.name, step: 'ask', subjectType: 'Ask', subjectId: sql`g.id`, revision: 1, after: sql`jsonb_build_object('personIds', jsonb_build_array(g.person_id))`,
        facts: sql`jsonb_build_object('askingId', ${id}::text, 'orderId', ${order.id}::text, 'wave', ${wave}::int)`,
      }], sql`given g`),
    ]),
    ...toldRows([...tell.map((head) => ofAsking(STEP_OF[head], { wave: asking.wave }, routing)), ...(state === 'EXHAUSTED' && !tell.includes('CENTER') ? [ofAsking('exhaust', { wave: asking.wave }, null)] : [])], sql`k`),
  ];
  const dues = dueAt === null ? [] : [{ step: 'widen', at: dueAt, anchored: false }];
  const parts = settingDeadlines({ subject: { realm, table: ASKING_STEPS.name, id }, dues, keep: false, held: false, wasHeldSince: null, now, taken: 'widen' })
    .map((part, i) => sql`${sql.raw(`due${i}`)} as (${part})`);
  const rows = JSON.stringify(asks.map((one, i) => ({ id: one.id, person: one.candidateId, rank: asking.asked + i + 1, score: one.score, why: one.why })));
  const [row] = await tx.execute<{ given: number; moved: number }>(sql`
    with given as (insert into asks (realm, id, asking_id, order_id, attempt, person_id, wave, rank, state, score, why, asked_at)
      select ${realm}, a.id, ${id}::uuid, ${order.id}::uuid, ${asking.attempt}::smallint, a.person, ${wave}::smallint, a.rank, 'ASKED', a.score, a.why, ${moment(now)}
      from json_to_recordset(${rows}::text::json) as a (id uuid, person uuid, rank int, score float8, why jsonb) order by a.person on conflict on constraint asks_once do nothing returning id, person_id),
    k as (update askings set state = ${state}, policy = ${policy}, wave = ${wave}::smallint, wave_at = ${asks.length === 0 ? sql`wave_at` : moment(now)}, asked = asked + ${asks.length}::int,
        told = told || ${`{${tell.join(',')}}`}::text[] where realm = ${realm} and id = ${id}::uuid and wave = ${asking.wave}::smallint returning id),
    ${sql.join(parts, sql`, `)}${told.length === 0 ? sql`` : sql`, told as (${appending(told)})`}
    select (select count(*) from given)::int as given, (select count(*) from k)::int as moved`);
  if (row!.moved !== 1) throw new Error('a wave was sent without the lock of its asking');
  return row!.given;
}
