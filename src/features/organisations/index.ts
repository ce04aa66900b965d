export { createOrganisation, endOrganisation, updateOrganisation, type OrganisationInput } from './keep.ts';
export { organisationLoader } from './loaders.ts';
export { KEEPS_ORGANISATIONS } from './roles.ts';
export { organisationsById, organisationWithPlace, type Organisation } from './store.ts';
export { ORGANISATION_KINDS, ORGANISATION_KIND_NAMES, type OrganisationKind } from './words.ts';
/** For joins in the stores of upper rooms. */
export { organisations } from './tables.ts';
