interface Held {
  readonly role: string;
  readonly level: string | null;
}

/** Who proposes and publishes the list of a realm, and reads its drafts: operators of its outermost division. */
export const edits = (roles: readonly Held[], realmKind: string): boolean => roles.some(({ role, level }) => role === 'OPERATOR' && level === realmKind);

/** Who reads drafts besides: those who audit. */
export const readsDrafts = (roles: readonly Held[]): boolean => roles.some(({ role }) => role === 'OPERATOR' || role === 'AUDITOR');
