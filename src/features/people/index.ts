export { updateMyContact } from './contact.ts';
export { deed, type Asking, type Machinery, type Person } from './deed.ts';
export { joinAsResident, type JoinInput } from './join.ts';
export { contactLoader, partyMemberLoader, personLoader, shownLoader, volunteerLoader } from './loaders.ts';
export { maskName, maskPhone } from './masking.ts';
export { endPartyMember, recordPartyMember } from './party-member.ts';
export { recordReading, type ClearReading } from './readings.ts';
export { registerResident, type RegisterInput } from './register.ts';
export { READS_CONTACTS, RECORDS_PARTY_MEMBERS, REGISTERS_RESIDENTS, SEES_PEOPLE } from './roles.ts';
export type { ContactInput, VolunteerInput } from './rules.ts';
export { accountFor } from './store/accounts.ts';
export type { Contact } from './store/contacts.ts';
export { insertPerson, insertWithAccount, namesOf, personWithHome, visibleTo as personVisibleTo, type NewPerson, type PersonRow } from './store/persons.ts';
export { registerAsVolunteer, stopVolunteering, updateVolunteer } from './volunteer.ts';
export { isSkill, SKILL_CODES, SKILLS, type FreeWindow, type Readable, type ReachedBy, type Skill } from './words.ts';
/** For joins in the stores of upper rooms. */
export { accounts, partyMembers, personContacts, persons, volunteers } from './tables.ts';
