import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { recordConsent, revokeConsent } from '../consent.ts';
import { updateMyContact } from '../contact.ts';
import type { Asking } from '../deed.ts';
import { recordGuardian, revokeGuardian } from '../guardian.ts';
import { joinAsResident } from '../join.ts';
import { endPartyMember, recordPartyMember } from '../party-member.ts';
import { registerResident } from '../register.ts';
import { registerAsVolunteer, stopVolunteering, updateVolunteer } from '../volunteer.ts';
import {
  EndPartyMemberInput, JoinAsResidentInput, RecordConsentInput, RecordGuardianInput, RecordPartyMemberInput, RegisterResidentInput, RevokeConsentInput, RevokeGuardianInput, StopVolunteeringInput, UpdateMyContactInput, VolunteerInput,
} from './person.inputs.ts';
import { Person, type PersonRef } from './person.type.ts';

const result = (mutation: string) => resultUnion(`${mutation}Result`, () => [Person]);
const JoinAsResidentResult = result('JoinAsResident');
const RegisterResidentResult = result('RegisterResident');
const RecordConsentResult = result('RecordConsent');
const RevokeConsentResult = result('RevokeConsent');
const RecordGuardianResult = result('RecordGuardian');
const RevokeGuardianResult = result('RevokeGuardian');
const UpdateMyContactResult = result('UpdateMyContact');
const RegisterAsVolunteerResult = result('RegisterAsVolunteer');
const UpdateVolunteerResult = result('UpdateVolunteer');
const StopVolunteeringResult = result('StopVolunteering');
const RecordPartyMemberResult = result('RecordPartyMember');
const EndPartyMemberResult = result('EndPartyMember');

type Answer = Promise<PersonRef | Refused>;
const INPUT = { description: 'What to do, and the key of this deed' };

const person = (context: Context, outcome: Promise<Outcome<{ readonly personId: string }>>): Answer =>
  answer(context, outcome, ({ personId }): PersonRef => ({ id: personId }));
const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });

@Resolver()
export class PersonMoves {
  @Mutation(() => JoinAsResidentResult, { description: 'Makes whoever is signed in a resident of the realm (加入辖区).' })
  async joinAsResident(@Ctx() context: Context, @Arg('input', () => JoinAsResidentInput, INPUT) { key, ...input }: JoinAsResidentInput): Answer {
    return person(context, joinAsResident(context.platform, await asking(context, key), input));
  }

  @Mutation(() => RegisterResidentResult, { description: 'Registers a resident who has no app, with recorded consent. For who looks after the place where they live (代为登记).' })
  async registerResident(@Ctx() context: Context, @Arg('input', () => RegisterResidentInput, INPUT) { key, ...input }: RegisterResidentInput): Answer {
    return person(context, registerResident(context.platform, await asking(context, key), input));
  }

  @Mutation(() => RecordConsentResult, { description: 'Writes down that a person agreed, for the first time or again. Without a consent that stands, nobody orders, rates or reads personal data for who has no app. For who may register residents where they live (登记同意).' })
  async recordConsent(@Ctx() context: Context, @Arg('input', () => RecordConsentInput, INPUT) { key, ...input }: RecordConsentInput): Answer {
    const personId = soughtId(context, 'Person', input.personId);
    return person(context, recordConsent(context.platform, await asking(context, key), { ...input, personId }));
  }

  @Mutation(() => RevokeConsentResult, { description: 'Takes back every consent of a person that stands; who did it and when is recorded. For who has no app nobody can order or rate from then on, and officers do not read their personal data; who is already helping them still does. For the person, and for who may register residents where they live (撤回同意).' })
  async revokeConsent(@Ctx() context: Context, @Arg('input', () => RevokeConsentInput, INPUT) { key, ...input }: RevokeConsentInput): Answer {
    const personId = soughtId(context, 'Person', input.personId);
    return person(context, revokeConsent(context.platform, await asking(context, key), { personId }));
  }

  @Mutation(() => RecordGuardianResult, { description: 'Writes down that a person lets another act for them: place, amend, cancel and rate orders as they could, and see those (登记监护人、代办人). For who may register residents where the person lives; nobody records themselves.' })
  async recordGuardian(@Ctx() context: Context, @Arg('input', () => RecordGuardianInput, INPUT) { key, ...input }: RecordGuardianInput): Answer {
    const [personId, guardianId] = [soughtId(context, 'Person', input.personId), soughtId(context, 'Person', input.guardianId)];
    return person(context, recordGuardian(context.platform, await asking(context, key), { ...input, personId, guardianId }));
  }

  @Mutation(() => RevokeGuardianResult, { description: 'Ends that somebody may act for a person, at once and for everything (撤销监护人、代办人). For the person, the guardian, and who may register residents where the person lives.' })
  async revokeGuardian(@Ctx() context: Context, @Arg('input', () => RevokeGuardianInput, INPUT) { key, ...input }: RevokeGuardianInput): Answer {
    const [personId, guardianId] = [soughtId(context, 'Person', input.personId), soughtId(context, 'Person', input.guardianId)];
    return person(context, revokeGuardian(context.platform, await asking(context, key), { personId, guardianId }));
  }

  @Mutation(() => UpdateMyContactResult, { description: 'Replaces your own contact (修改本人信息).' })
  async updateMyContact(@Ctx() context: Context, @Arg('input', () => UpdateMyContactInput, INPUT) { key, ...input }: UpdateMyContactInput): Answer {
    return person(context, updateMyContact(context.platform, await asking(context, key), input));
  }

  @Mutation(() => RegisterAsVolunteerResult, { description: 'Registers you as a volunteer; anyone may (注册志愿者).' })
  async registerAsVolunteer(@Ctx() context: Context, @Arg('input', () => VolunteerInput, INPUT) { key, ...input }: VolunteerInput): Answer {
    return person(context, registerAsVolunteer(context.platform, await asking(context, key), input));
  }

  @Mutation(() => UpdateVolunteerResult, { description: 'Replaces your skills, area and free hours (修改志愿者信息).' })
  async updateVolunteer(@Ctx() context: Context, @Arg('input', () => VolunteerInput, INPUT) { key, ...input }: VolunteerInput): Answer {
    return person(context, updateVolunteer(context.platform, await asking(context, key), input));
  }

  @Mutation(() => StopVolunteeringResult, { description: 'Ends your registration as a volunteer; seats that you hold stay yours (退出志愿者).' })
  async stopVolunteering(@Ctx() context: Context, @Arg('input', () => StopVolunteeringInput, INPUT) { key }: StopVolunteeringInput): Answer {
    return person(context, stopVolunteering(context.platform, await asking(context, key)));
  }

  @Mutation(() => RecordPartyMemberResult, { description: 'The community records a party member; nobody records themselves (登记党员).' })
  async recordPartyMember(@Ctx() context: Context, @Arg('input', () => RecordPartyMemberInput, INPUT) { key, ...input }: RecordPartyMemberInput): Answer {
    const personId = soughtId(context, 'Person', input.personId);
    return person(context, recordPartyMember(context.platform, await asking(context, key), { ...input, personId }));
  }

  @Mutation(() => EndPartyMemberResult, { description: 'The community records that somebody is no party member any more (终止党员登记).' })
  async endPartyMember(@Ctx() context: Context, @Arg('input', () => EndPartyMemberInput, INPUT) { key, ...input }: EndPartyMemberInput): Answer {
    const personId = soughtId(context, 'Person', input.personId);
    return person(context, endPartyMember(context.platform, await asking(context, key), { personId }));
  }
}
