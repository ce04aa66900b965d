import { APPOINTING, appointing, type Role } from '../../appointing.ts';
import { newId } from '../../kernel/ids.ts';
import { done, refuse } from '../../kernel/result.ts';
import { readBusinessNow } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { organisationWithPlace } from '../organisations/index.ts';
import { deed, personWithHome, type Asking, type Machinery, type Person } from '../people/index.ts';
import { holdsOver, livingDivision, type Division } from '../places/index.ts';
import { teamWithPlace } from '../teams/index.ts';
import { wrongPair } from './pair.ts';
import { scopeFits, wantedScope, wrongPeriod, type ScopeInput } from './rules.ts';
import { anotherOperatorStays, endAppointmentRow, holdsAlready, insertAppointment, visibleAppointments } from './store/appointments.ts';

export interface AppointInput extends ScopeInput {
  readonly personId: string;
  readonly role: Role;
  /** Of a pair: the officer's appointment. */
  readonly withAppointmentId?: string | null;
  /** Business time; null: now. */
  readonly since?: Date | null;
  /** Null: until it is ended. */
  readonly until?: Date | null;
}

/** Gives a role as `src/appointing.ts` allows. One holder of a role that has one, however many ask at once. */
export const appoint = (machinery: Machinery, asking: Asking, input: AppointInput) =>
  deed(machinery, asking, 'appoint', input, async (tx, me) => {
    if (!scopeFits(input.role, input)) return refuse('SCOPE_WRONG', { role: input.role, wanted: wantedScope(input.role) }, ['input', 'scope']);
    const scope = await scopeOf(tx, me.realm, input);
    if (!scope.ok) return scope;
    const row = appointing(input.role);
    const { place, ids } = scope.value;
    if (row.scope === 'DIVISION' && !row.levels.includes(place.level)) return refuse('SCOPE_WRONG', { role: input.role, wanted: wantedScope(input.role) }, ['input', 'scope']);
    if (!holdsOver(me.roles, row.by, place)) return refuse('NOT_ALLOWED', { who: row.by });
    if (input.personId === me.personId) return refuse('NOT_OF_ONESELF', {}, ['input', 'personId']);
    if (!await personWithHome(tx, me.realm, input.personId)) return refuse('NOT_FOUND', {}, ['input', 'personId']);
    const wrong = await wrongPair(tx, me.realm, input, place);
    if (wrong) return wrong;
    const [since, until] = [input.since ?? null, input.until ?? null];
    if ((since || until) && wrongPeriod(await readBusinessNow(tx), since, until)) return refuse('PERIOD_WRONG', {}, ['input', since ? 'since' : 'until']);
    const id = newId();
    const made = await insertAppointment(tx, {
      realm: me.realm, id, personId: input.personId, role: input.role, ...ids, alone: APPOINTING[input.role].holders === 'ONE',
      ...(since ? { since } : {}), until, withId: input.withAppointmentId ?? null, appointedBy: me.personId,
    });
    if (!made) {
      const scopeId = ids.divisionId ?? ids.organisationId ?? ids.teamId ?? '';
      return await holdsAlready(tx, { realm: me.realm, personId: input.personId, role: input.role, scopeId, since, until }) ? refuse('ALREADY_APPOINTED') : refuse('ROLE_TAKEN');
    }
    await tellAppointment(tx, me, 'appoint', id, input.personId, place, ids);
    return done({ appointmentId: id });
  });

/** Ends an appointment: whoever may give it takes it, and its holder may lay it down. A realm keeps one operator. */
export const endAppointment = (machinery: Machinery, asking: Asking, input: { readonly appointmentId: string }) =>
  deed(machinery, asking, 'endAppointment', input, async (tx, me) => {
    const [found] = await visibleAppointments(tx, me, [input.appointmentId]);
    if (!found) return refuse('NOT_FOUND', {}, ['input', 'appointmentId']);
    const { appointment, place } = found;
    const { by } = appointing(appointment.role);
    if (appointment.personId !== me.personId && !holdsOver(me.roles, by, place)) return refuse('NOT_ALLOWED', { who: by });
    if (appointment.role === 'OPERATOR' && place.code === me.realm && !await anotherOperatorStays(tx, me.realm, appointment.id)) return refuse('LAST_OPERATOR');
    if (!await endAppointmentRow(tx, me.realm, appointment.id, me.personId)) return refuse('ALREADY_ENDED');
    await tellAppointment(tx, me, 'endAppointment', appointment.id, appointment.personId, place, appointment);
    return done({ appointmentId: appointment.id });
  });

interface ScopeIds {
  readonly divisionId: string | null;
  readonly organisationId: string | null;
  readonly teamId: string | null;
}

const none: ScopeIds = { divisionId: null, organisationId: null, teamId: null };

async function scopeOf(tx: Tx, realm: string, scope: ScopeInput) {
  if (scope.divisionCode) {
    const place = await livingDivision(tx, realm, scope.divisionCode);
    return place ? done({ place, ids: { ...none, divisionId: place.id } }) : refuse('NOT_FOUND', {}, ['input', 'scope', 'divisionCode']);
  }
  if (scope.organisationId) {
    const found = await organisationWithPlace(tx, realm, scope.organisationId);
    if (!found) return refuse('NOT_FOUND', {}, ['input', 'scope', 'organisationId']);
    return found.organisation.endedAt ? refuse('ORGANISATION_ENDED', {}, ['input', 'scope', 'organisationId'])
      : done({ place: found.place, ids: { ...none, organisationId: scope.organisationId } });
  }
  const found = scope.teamId ? await teamWithPlace(tx, realm, scope.teamId) : null;
  if (found?.team.endedAt) return refuse('TEAM_ENDED', {}, ['input', 'scope', 'teamId']);
  return found ? done({ place: found.place, ids: { ...none, teamId: found.team.id } }) : refuse('NOT_FOUND', {}, ['input', 'scope', 'teamId']);
}

const tellAppointment = (tx: Tx, me: Person, step: string, id: string, personId: string, place: Division, ids: ScopeIds) => tell(tx, [{
  realm: me.realm, table: 'APPOINTMENT', step, subjectType: 'Appointment', subjectId: id, actorPerson: me.personId, actorKind: me.kind,
  after: { personIds: [personId], streetId: place.streetId, communityId: place.communityId, gridId: place.gridId, organisationId: ids.organisationId },
}]);
