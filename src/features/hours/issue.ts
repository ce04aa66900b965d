import { randomBytes } from 'node:crypto';
import { done, refuse } from '../../kernel/result.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { numberIn, numberOf } from './rules/number.ts';
import { holdRecords, insertRecord, withdrawRecord } from './store/records.ts';
import { MOST_RECORDS } from './words.ts';

/** A record of one's own service of a time, with a number by which anybody can check it. It says nothing that the seats do not. */
export const issueServiceRecord = (machinery: Machinery, asking: Asking, input: { readonly from: Date; readonly until: Date | null }) =>
  deed(machinery, asking, 'issueServiceRecord', input, async (tx, me) => {
    const { now, standing } = await holdRecords(tx, me);
    const until = input.until === null || input.until > now ? now : input.until;
    if (input.from >= until) return refuse('END_BEFORE_START', {}, ['input', 'until']);
    if (standing >= MOST_RECORDS) return refuse('TOO_MANY_RECORDS', { most: MOST_RECORDS });
    const number = numberOf(randomBytes(10));
    await insertRecord(tx, { realm: me.realm, number, personId: me.personId, from: input.from, until, issuedAt: now });
    return done({ number });
  });

/** The number is none any more: whoever asks for it is told what everybody is told of a number that never was. */
export const withdrawServiceRecord = (machinery: Machinery, asking: Asking, input: { readonly number: string }) =>
  deed(machinery, asking, 'withdrawServiceRecord', input, async (tx, me) => {
    const number = numberIn(input.number);
    const found = number === null ? 'NONE' : await withdrawRecord(tx, me, number);
    if (number === null || found === 'NONE') return refuse('NOT_FOUND', {}, ['input', 'number']);
    return found === 'ENDED' ? refuse('ALREADY_ENDED') : done({ number });
  });
