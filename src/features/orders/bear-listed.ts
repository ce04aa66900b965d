import { newId } from '../../kernel/ids.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { guestOf } from '../../platform/actor.ts';
import type { Db } from '../../platform/db.ts';
import type { Item } from '../catalogue/index.ts';
import type { Division } from '../places/index.ts';
import type { NewOrder } from './store/insert.ts';
import { insertListed, listedAlready, readListGround, type ListGround } from './store/listed.ts';

export { listedAlready };

/** A request of another list, put into the words of the realm. */
export interface ListedOrder {
  /** Its reference there; one order of the realm at most has it. */
  readonly importedAs: string;
  readonly placedAt: Date;
  /** Of the published catalogue; not one that a unit provides. */
  readonly item: Item;
  readonly division: Division;
  readonly words: string;
  /** BCP 47. */
  readonly language: string;
  readonly contact: { readonly name: string | null; readonly phone: string | null; readonly address: string | null; readonly latitude: number | null; readonly longitude: number | null };
}

/** A transaction bears no more than this: the feed waits for the longest writer. */
export const MOST_LISTED = 1_000;

/**
 * Orders of another list are born in one transaction, as PLACED and without a requester; whoever operates the realm is their placer. The
 * time of placing is the list's, events and time limits begin now. References that are orders already are left alone. Answers those born.
 */
export function bearListed(db: Db, { realm, placerId }: { realm: string; placerId: string }, listed: readonly ListedOrder[]): Promise<Outcome<ReadonlySet<string>>> {
  if (listed.length > MOST_LISTED) throw new Error(`at most ${MOST_LISTED} at once`);
  return db.transaction(async (tx) => {
    const there = await listedAlready(tx, realm, listed.map(({ importedAs }) => importedAs));
    // Sorted, so that two imports of the same requests wait for each other and never in a circle.
    const fresh = listed.filter(({ importedAs }) => !there.has(importedAs)).sort((a, b) => (a.importedAs < b.importedAs ? -1 : 1));
    const ground = await readListGround(tx, realm, placerId, fresh.length);
    if (!ground.operator) return refuse('NOT_ALLOWED', { who: ['OPERATOR'] });
    return done(new Set(await insertListed(tx, fresh.map((one, i) => newOrder(realm, placerId, one, ground, i)))));
  });
}

function newOrder(realm: string, placerId: string, { importedAs, placedAt, item, division, words, language, contact }: ListedOrder, ground: ListGround, at: number): NewOrder {
  return {
    birth: { ...ground, number: ground.numbers[at]!, actor: { ...guestOf(realm), kind: 'PERSON', personId: placerId } },
    source: 'IMPORT', placerId, requesterId: null, placedAt, importedAs,
    row: {
      id: newId(), itemCode: item.code, catalogueVersion: item.version, serves: item.servedBy, sensitive: item.sensitive, skills: item.skills, limits: item.limits,
      urgent: false, persons: 1, helpersWanted: item.servedBy === 'CREW' ? item.helpers : 0,
      divisionId: division.id, streetId: division.streetId, communityId: division.communityId, gridId: division.gridId, buildingId: division.buildingId,
      wantedStart: null, wantedEnd: null, holds: 0, heldSince: null, projectId: null, resourceId: null, providerId: null, providerPersonId: null, providerTeamId: null, providerDivisionId: null,
    },
    contact: { words, language, ...contact },
  };
}
