import type { Actor } from '../../platform/actor.ts';

/** Whoever runs the realm sees which pushes were given up. */
export const runsRealm = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some(({ role }) => role === 'OPERATOR');
