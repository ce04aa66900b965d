export { createOrganisation, endOrganisation, updateOrganisation } from './keep.ts';
export { organisationLoader } from './loaders.ts';
export { KEEPS_ORGANISATIONS } from './roles.ts';
export { organisationsById, organisationWithPlace, type Organisation } from './store.ts';
/** For joins in the stores of upper rooms. */
export { organisations, projectPartners, projects } from './tables.ts';
