import { sql, type SQL } from 'drizzle-orm';

export * from '../../../src/features/people/store/guardians.ts';

export const actsFor = (realm: SQL, guardian: SQL, ward: SQL): SQL =>
  sql`(select true from guardianships w where w.realm = ${realm} and w.guardian_id = ${guardian} and w.ward_id = ${ward} and w.revoked_at is null)`;
