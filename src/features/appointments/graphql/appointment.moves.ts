import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { Asking } from '../../people/index.ts';
import { appoint, endAppointment } from '../appoint.ts';
import { appointmentById } from '../store/appointments.ts';
import { AppointInput, Appointment, EndAppointmentInput } from './appointment.type.ts';

const AppointResult = resultUnion('AppointResult', () => [Appointment]);
const EndAppointmentResult = resultUnion('EndAppointmentResult', () => [Appointment]);

type Answer = Promise<object | Refused>;
const INPUT = { description: 'What to do, and the key of this deed' };

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });
// Who has just laid down the role that let them see it still gets the answer to their own deed.
const shown = (context: Context, outcome: Promise<Outcome<{ readonly appointmentId: string }>>): Answer =>
  answer(context, outcome, ({ appointmentId }, { platform, actor }) => appointmentById(platform.db, actor.realm, appointmentId));

@Resolver()
export class AppointmentMoves {
  @Mutation(() => AppointResult, { description: 'Gives a role; `roleRules` says who may (任命).' })
  async appoint(@Ctx() context: Context, @Arg('input', () => AppointInput, INPUT) { key, scope, ...input }: AppointInput): Answer {
    return shown(context, appoint(context.platform, await asking(context, key), {
      ...input, withAppointmentId: input.withAppointmentId ? soughtId(context, 'Appointment', input.withAppointmentId) : null, personId: soughtId(context, 'Person', input.personId), divisionCode: scope.divisionCode ?? null,
      organisationId: scope.organisationId ? soughtId(context, 'Organisation', scope.organisationId) : null,
      teamId: scope.teamId ? soughtId(context, 'Team', scope.teamId) : null,
    }));
  }

  @Mutation(() => EndAppointmentResult, { description: 'Ends an appointment. For who may give it, and for its holder (结束任职).' })
  async endAppointment(@Ctx() context: Context, @Arg('input', () => EndAppointmentInput, INPUT) { key, ...input }: EndAppointmentInput): Answer {
    return shown(context, endAppointment(context.platform, await asking(context, key), { appointmentId: soughtId(context, 'Appointment', input.appointmentId) }));
  }
}
