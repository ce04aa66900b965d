import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { done, refuse } from '../../kernel/result.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { insertWithAccount } from '../people/index.ts';
import { insertRealm, putDivisions, settingsOf, type RealmKind, type RealmSettings } from '../places/index.ts';
import { insertAppointment } from './store/appointments.ts';

export interface RealmInput {
  /** Code of the street or county; becomes that of the outermost division. */
  readonly code: string;
  readonly name: string;
  readonly kind: RealmKind;
  readonly timeZone: string;
  readonly settings?: Partial<RealmSettings>;
  /** The first operator: an account, and the name to show. */
  readonly operator: { readonly issuer: string; readonly subject: string; readonly name: string };
}

/**
 * Makes a realm, its outermost division and its first operator in one transaction; nothing, if the code is taken. Throws on settings or a
 * zone that cannot be. `begin` does in it what rooms above give a new realm.
 */
export async function foundRealm(db: Db, input: RealmInput, begin: (tx: Tx, realm: string) => Promise<unknown> = async () => {}) {
  settingsOf(input.settings);
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: input.timeZone }).resolvedOptions();
  return db.transaction(async (tx) => {
    const realm = input.code;
    const made = await insertRealm(tx, {
      code: realm, name: input.name, kind: input.kind, timeZone, settings: input.settings ?? {}, secret: randomBytes(32),
    });
    if (!made) return refuse('REALM_EXISTS', { code: realm });
    const divisionId = newId();
    await putDivisions(tx, realm, [{
      id: divisionId, code: realm, name: input.name, level: input.kind, parentCode: null, gridKind: null, households: null, latitude: null, longitude: null,
    }]);
    const personId = newId();
    await insertWithAccount(tx, {
      realm, id: personId, homeDivisionId: divisionId, reachedBy: 'APP', guideId: null, createdHow: 'OPERATOR', createdBy: null, contact: { name: input.operator.name },
    }, input.operator);
    await insertAppointment(tx, { realm, id: newId(), personId, role: 'OPERATOR', divisionId, alone: false });
    await begin(tx, realm);
    return done({ realm, divisionId, personId });
  });
}
