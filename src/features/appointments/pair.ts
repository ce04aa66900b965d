import type { Role } from '../../appointing.ts';
import { refuse } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db.ts';
import type { Division } from '../places/index.ts';
import { officerOver } from './store/pairs.ts';

interface Pairing { readonly role: Role; readonly personId: string; readonly withAppointmentId?: string | null }

const path = ['input', 'withAppointmentId'];

/** Why nobody can be paired as asked, or null. A pair (1+1) is a registered volunteer, appointed with an officer of that very grid who is somebody else. */
export async function wrongPair(tx: Tx, realm: string, { role, personId, withAppointmentId = null }: Pairing, place: Division) {
  if ((role === 'PAIR') !== (withAppointmentId !== null)) return refuse('PAIR_WRONG', {}, path);
  if (withAppointmentId === null) return null;
  const found = await officerOver(tx, realm, withAppointmentId, place.id, personId);
  if (found === null || found.officerId === personId) return refuse('PAIR_WRONG', {}, path);
  return found.volunteer ? null : refuse('PAIR_NO_VOLUNTEER', {}, ['input', 'personId']);
}
