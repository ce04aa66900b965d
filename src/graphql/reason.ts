import { DoorError } from './errors.ts';

const LONGEST = 300;

/** The reason that somebody states for reading what is masked for them. It is kept with each reading, so it is short; throws for one that is not. */
export function statedReason(reason: string | null | undefined): string | null {
  if (reason != null && reason.length > LONGEST) throw new DoorError('BAD_USER_INPUT', { detail: { en: `reason: at most ${LONGEST} characters.`, zh: `reason 最多 ${LONGEST} 个字。` } });
  return reason ?? null;
}
