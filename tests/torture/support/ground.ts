import { openTokens } from '../../../src/platform/tokens.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase, type Database } from '../../../src/platform/db.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { resources } from '../../../src/features/resources/tables.ts';
import { orders } from '../../../src/features/orders/tables.ts';
import { teamDivisions, teamMembers, teams } from '../../../src/features/teams/tables.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { makeStreet, type Neighbour, type NeighbourOptions, type Street } from '../../support/street.ts';
import { SECRET } from './node.ts';

/** Somebody who can ask: a person of the street and their token. */
export interface Someone extends Neighbour { readonly token: string }

/** A street in a database of its own, seen past every node: what the harness writes and looks at. */
export interface Ground {
  readonly url: string;
  readonly database: Database;
  readonly street: Street;
  people(count: number, options?: NeighbourOptions): Promise<Someone[]>;
  /** A team for everything in the street: its captain, and so many members. */
  team(members: number): Promise<{ readonly captain: Someone; readonly mates: readonly Someone[] }>;
  /** An order of the first community in some state; OPEN for `seats` helpers, at a time that no other order has. Answers its id. */
  order(seats: number, shape?: Partial<typeof orders.$inferInsert>): Promise<string>;
  /** A listed resource that takes so many persons a day. Answers its id. */
  resource(capacity: number): Promise<string>;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Migrates and founds the street; `url` must be an empty database. */
export async function makeGround(url: string): Promise<Ground> {
  await migrate(url);
  const database = openDatabase(url, { max: 4, name: 'torture' });
  const street = await makeStreet(database.db);
  const [requester] = await street.neighbours(1);
  await database.db.transaction((tx) => beginCatalogue(tx, street.realm));
  const tokens = openTokens(readConfig({ NODE_ENV: 'test', AUTH_SECRET: SECRET, DEMO: 'off' }));
  const [home] = street.communities;
  let number = 0;
  const people: Ground['people'] = async (count, options = { volunteer: [] }) => Promise.all((await street.neighbours(count, options)).map(async (one) => ({
    ...one, token: await tokens.sign({ realm: one.caller.realm, subject: one.caller.subject, ttlSeconds: 7_200 }),
  })));
  return {
    url, database, street, people,
    team: async (count) => {
      const [id, mates] = [newId(), await people(count)];
      await database.db.insert(teams).values({ realm: street.realm, id, name: `测试队 ${id.slice(-6)}`, divisionId: street.streetId });
      await database.db.insert(teamDivisions).values({ realm: street.realm, teamId: id, divisionId: street.streetId });
      await database.db.insert(teamMembers).values(mates.map((mate) => ({ realm: street.realm, id: newId(), teamId: id, personId: mate.id, admittedAt: new Date(), admittedBy: requester!.id })));
      const [captain] = await people(1, { roles: [{ role: 'CAPTAIN', over: id }] });
      return { captain: captain!, mates };
    },
    order: async (seats, shape = {}) => {
      const id = newId();
      const start = Date.now() + (48 + 3 * ++number) * HOUR_MS;
      await database.db.insert(orders).values({
        realm: street.realm, id, number, itemCode: 'ELDER_VISIT', catalogueVersion: 1, serves: 'CREW', sensitive: false, source: 'APP',
        streetId: street.streetId, communityId: home!.id, gridId: home!.gridId, divisionId: home!.gridId, holdingId: home!.id,
        state: 'OPEN', stateSince: new Date(), revision: 1, requesterId: requester!.id, placerId: requester!.id, placedAt: new Date(),
        plannedStart: new Date(start), plannedEnd: new Date(start + HOUR_MS), summary: '陪老人散步', helpersWanted: seats, ...shape,
      });
      await database.sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at)
        select realm, id, attempt, requester_id, 'REQUESTER', placed_at, placed_at from orders where id = ${id}`;
      return id;
    },
    resource: async (capacity) => {
      const [id, now] = [newId(), new Date()];
      await database.db.insert(resources).values({
        realm: street.realm, id, itemCode: 'HAIRCUT', ownerPersonId: requester!.id, title: '义务理发', what: '上门理发', divisionId: home!.id, streetId: street.streetId, communityId: home!.id,
        forWhom: {}, periodKind: 'DAY', capacity, validFrom: now, state: 'LISTED', stateSince: now, revision: 1, draftedBy: requester!.id, draftedAt: now,
      });
      return id;
    },
    close: () => database.close(),
  };
}
