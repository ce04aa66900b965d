import { badInput, done, refuse } from '../../kernel/result.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { wrongChoice, type ChosenPreferences } from './rules/chosen.ts';
import { countMutes, isThere, putChosen, putMute, removeMute } from './store/preferences.ts';
import { holdPreferences } from './store/subscriptions.ts';
import { MOST_MUTES, type Muted } from './words.ts';

/** A person chooses anew how they are pushed; what is left out is as the realm does it. It holds for all that is not pushed yet. */
export const setPushPreferences = (machinery: Machinery, asking: Asking, input: ChosenPreferences) =>
  deed(machinery, asking, 'setPushPreferences', input, async (tx, me) => {
    const wrong = wrongChoice(input);
    if (wrong) return wrong;
    await putChosen(tx, { realm: me.realm, personId: me.personId }, input);
    return done({ personId: me.personId });
  });

export interface MuteInput {
  /** Null: everything was named and not meant. */
  readonly what: Muted | null;
  /** Code of the item, id of the team or order; empty for everything. */
  readonly of: string;
  /** Null: until it is taken back. */
  readonly until: Date | null;
}

const notMeant = () => badInput('about: everything can only be true', '静音对象：everything 只能为 true', ['input', 'about']);

/** Nothing is pushed about it until then; it comes to the inbox all the same. */
export const mute = (machinery: Machinery, asking: Asking, input: MuteInput) =>
  deed(machinery, asking, 'mutePushes', input, async (tx, me) => {
    const { what } = input;
    if (what === null) return notMeant();
    if (!await isThere(tx, me, { ...input, what })) return refuse('NOT_FOUND', {}, ['input', 'about']);
    await holdPreferences(tx, me);
    if (await countMutes(tx, me) >= MOST_MUTES) return refuse('TOO_MANY_MUTES', { most: MOST_MUTES });
    await putMute(tx, { realm: me.realm, personId: me.personId }, { ...input, what });
    return done({ personId: me.personId });
  });

/** It is pushed about again; nothing happens if it was not muted. */
export const unmute = (machinery: Machinery, asking: Asking, input: Omit<MuteInput, 'until'>) =>
  deed(machinery, asking, 'unmutePushes', input, async (tx, me) => {
    const { what } = input;
    if (what === null) return notMeant();
    await removeMute(tx, me, { ...input, what });
    return done({ personId: me.personId });
  });
