import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db.ts';
import type { Decided, KeptWhy, PushKind } from '../words.ts';

/** What becomes of one piece of news: put off (`dueAt`), or decided for good. */
export interface Decision {
  readonly realm: string;
  readonly entryId: string;
  /** Business time; null: it is decided. */
  readonly dueAt: Date | null;
  readonly digest: boolean;
  readonly decided: Decided | null;
  readonly why: KeptWhy | null;
  readonly counts: boolean;
}

/** One message to one subscription. */
export interface NewPush {
  readonly realm: string;
  readonly id: string;
  readonly subscriptionId: string;
  readonly channel: string;
  readonly lane: string;
  readonly kind: PushKind;
  readonly entryId: string | null;
  readonly code: string | null;
  readonly news: number;
  readonly urgent: boolean;
  readonly secondsToLive: number;
}

/** Writes what was decided and what goes out because of it, by one statement. */
export async function writeDecided(tx: Tx, decisions: readonly Decision[], pushes: readonly NewPush[]): Promise<void> {
  await tx.execute(sql`
    with decided as (
      update push_news n set due_at = coalesce(d."dueAt", n.due_at), digest = d.digest, decided = d.decided, why = d.why, counts = d.counts,
        decided_at = case when d.decided is not null then business_now() end
      from json_to_recordset(${JSON.stringify(decisions)}::text::json) as d(realm text, "entryId" uuid, "dueAt" timestamptz, digest boolean, decided text, why text, counts boolean)
      where n.realm = d.realm and n.entry_id = d."entryId")
    insert into pushes (realm, id, subscription_id, channel, lane, kind, entry_id, code, news, urgent, expires_at)
    select p.realm, p.id, p."subscriptionId", p.channel, p.lane, p.kind, p."entryId", p.code, p.news, p.urgent, machine_now() + make_interval(secs => p."secondsToLive")
    from json_to_recordset(${JSON.stringify(pushes)}::text::json) as p(realm text, id uuid, "subscriptionId" uuid, channel text, lane text, kind text, "entryId" uuid, code text, news int, urgent boolean, "secondsToLive" int)
    on conflict do nothing`);
}
