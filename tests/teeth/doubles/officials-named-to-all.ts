export * from '../../../src/features/appointments/rules.ts';

/** Anybody knows officials by name. */
export const knowsOfficials = (): boolean => true;
