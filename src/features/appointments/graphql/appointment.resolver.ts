import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { appointing, ROLES } from '../../../appointing.ts';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import { soughtId } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { organisationLoader, type Organisation as OrganisationRow } from '../../organisations/index.ts';
import { Organisation } from '../../organisations/graphql/index.ts';
import { Person, Viewer, ViewerMay, type PersonRef } from '../../people/graphql/index.ts';
import { divisionByCode, divisionLoader, reachOf, within, type Division as DivisionRow } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { teamLoader, type Team as TeamRow } from '../../teams/index.ts';
import { Team } from '../../teams/graphql/index.ts';
import { appointmentLoader, captainLoader } from '../loaders.ts';
import { appointmentPage, countAppointments, type Appointment as AppointmentRow } from '../store/appointments.ts';
import { Appointment, AppointmentConnection, AppointmentFilter, AppointmentOrder, Role, RoleRule } from './appointment.type.ts';

@ArgsType()
class AppointmentsArgs extends PageArgs {
  @Field(() => AppointmentFilter, { nullable: true, description: 'What to show; left out: everything that you may see' })
  filter?: AppointmentFilter | null;

  @Field(() => AppointmentOrder, { defaultValue: 'ID', description: 'In which order' })
  orderBy!: 'ID';
}

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Appointment, { nullable: true, description: 'Of a pair: the appointment of the grid officer with whom the volunteer is paired; it is in force only together with that, and as long as they are a registered volunteer (结对)' })
  async pairedWith(@Root() { withId }: AppointmentRow, @Ctx() context: Context): Promise<AppointmentRow | null> {
    return withId === null ? null : appointmentLoader(await context.reading()).load(withId);
  }

  @Query(() => AppointmentConnection, { description: 'Appointments in force or to come that you may see: your own, those of your teams, and those where you hold a role.' })
  async appointments(@Ctx() context: Context, @Args(() => AppointmentsArgs) args: AppointmentsArgs): Promise<Page<AppointmentRow>> {
    const { actor, platform: { db } } = await context.reading();
    const { roles, underCode, personId } = args.filter ?? {};
    const under = underCode ? await divisionByCode(db, actor.realm, underCode) : null;
    const nowhere = Boolean(underCode) && !under;
    const filter = {
      ...(roles ? { roles } : {}), ...(under ? { under: within(under) } : {}), ...(personId ? { personId: soughtId(context, 'Person', personId) } : {}),
    };
    return readPage<AppointmentRow>(args, {
      list: 'appointments', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (nowhere ? [] : appointmentPage(db, actor, filter, limit, after === null ? null : String(after[0]))),
      key: ['ID'],
      keyOf: ({ id }) => [id],
      count: async () => (nowhere ? 0 : countAppointments(db, actor, filter)),
    });
  }

  @AtMost(20)
  @Query(() => [RoleRule], { description: 'All roles, and who may give them (任职规则).' })
  roleRules(@Ctx() context: Context): RoleRule[] {
    return ROLES.map((role) => {
      const { scope, levels, holders, by } = appointing(role);
      return { role, label: labelOf(Role, role, context.language), scope, levels, alone: holders === 'ONE', givenBy: by };
    });
  }

  @FieldResolver(() => String, { description: 'The role in the language of the request' })
  roleLabel(@Root() appointment: AppointmentRow, @Ctx() context: Context): string {
    return labelOf(Role, appointment.role, context.language);
  }

  @FieldResolver(() => Person, { description: 'Who holds it (任职人)' })
  person(@Root() appointment: AppointmentRow): PersonRef {
    return { id: appointment.personId, realm: appointment.realm };
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division that it is held over; null if it is another thing (治理单元)' })
  async division(@Root() appointment: AppointmentRow, @Ctx() context: Context): Promise<DivisionRow | null> {
    return appointment.divisionId === null ? null : divisionLoader(await context.reading()).load(appointment.divisionId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation that it is held over; null if it is another thing (单位)' })
  async organisation(@Root() appointment: AppointmentRow, @Ctx() context: Context): Promise<OrganisationRow | null> {
    return appointment.organisationId === null ? null : organisationLoader(await context.reading()).load(appointment.organisationId);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team that it is held over; null if it is another thing (队伍)' })
  async team(@Root() appointment: AppointmentRow, @Ctx() context: Context): Promise<TeamRow | null> {
    return appointment.teamId === null ? null : teamLoader(await context.reading()).load(appointment.teamId);
  }
}

@Resolver(() => Team)
export class TeamCaptain {
  @FieldResolver(() => Person, { nullable: true, description: 'The captain; null while nobody is (队长)' })
  async captain(@Root() team: TeamRow, @Ctx() context: Context): Promise<PersonRef | null> {
    const personId = await captainLoader(await context.reading()).load(team.id);
    return personId === null ? null : { id: personId, realm: team.realm };
  }
}

@Resolver(() => Viewer)
export class AppointmentViewer {
  @ViewerDependent()
  @FieldResolver(() => [Appointment], { description: 'Your appointments in force (本人任职)' })
  async appointments(@Ctx() context: Context): Promise<AppointmentRow[]> {
    const reading = await context.reading();
    const found = await appointmentLoader(reading).loadMany(reading.actor.roles.map(({ appointmentId }) => appointmentId));
    return found.filter((appointment) => appointment !== null);
  }
}

@Resolver(() => ViewerMay)
export class AppointmentViewerMay {
  @ViewerDependent()
  @FieldResolver(() => [Role], { description: 'Roles that you may give, somewhere: `appoint`' })
  async appoint(@Ctx() context: Context): Promise<readonly string[]> {
    const { actor } = await context.reading();
    return ROLES.filter((role) => reachOf(actor.roles, appointing(role).by).length > 0);
  }
}
