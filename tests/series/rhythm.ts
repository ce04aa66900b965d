import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Data } from '../support/asking.ts';
import { begin, CANARY, clock, db, does, everything, li, seen, untilDue, uuid } from './scene.ts';

/** Words and rhythm of a series that goes on, in the street of its story. */
export function whenTheRhythmChanges(): void {
  test('a resident changes words and rhythm: what was placed stays as it is, what is to come follows the new ones alone', async () => {
    const made = await begin(li, { timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '11:00', minutes: 60 } });
    const seriesId = made['id'];
    const [first, second, third] = made['nextOccurrences'] as [Data, Data, Data];
    await untilDue(first['startsAt']);
    await clock.runDue();
    await does(li, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId, date: second['date'] });
    await does(li, 'moveSeriesOccurrence', 'MoveSeriesOccurrenceInput', { seriesId, date: third['date'], startsAt: new Date(Date.parse(third['startsAt']) + 7_200_000).toISOString() });
    const change = (more: Data) => does(li, 'changeSeries', 'ChangeSeriesInput', { seriesId, ...more }, '... on Series { rule startTime minutes revision nextOccurrences(first: 6) { date startsAt state } }');
    const before = await everything();
    for (const [more, code] of [[{}, 'BAD_INPUT'], [{ words: ' ' }, 'WORDS_NEEDED'], [{ words: '长'.repeat(2_001) }, 'WORDS_TOO_LONG'], [{ timing: { rule: 'FREQ=DAILY', startTime: '09:00', minutes: 30 } }, 'TIMING_WRONG'],
      [{ validUntil: first['startsAt'], timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '11:00', minutes: 60 } }, 'NO_OCCURRENCES_LEFT'], [{ validUntil: '2001-01-01T00:00:00Z' }, 'END_BEFORE_START'], [{ validUntil: '2901-01-01T00:00:00Z' }, 'TOO_FAR']] as const) expect([code, (await change(more))['code']]).toEqual([code, code]);
    expect(await everything()).toEqual(before);

    const after = await change({ words: `${CANARY} 改送粥`, timing: { rule: 'FREQ=WEEKLY;BYDAY=TH', startTime: '15:00', minutes: 30 } });
    expect(after).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=TH', startTime: '15:00', minutes: 30 });
    expect(after['nextOccurrences'].map(({ state }: Data) => state).sort()).toEqual(['PLACED', 'PLANNED', 'PLANNED', 'PLANNED', 'PLANNED', 'PLANNED']);
    expect((await seen(li, seriesId))!['words']).toBe(`${CANARY} 改送粥`);
    for (const { startsAt } of after['nextOccurrences'].filter(({ state }: Data) => state === 'PLANNED').slice(0, 2)) { await untilDue(startsAt); await clock.runDue(); }
    const placed = await db.execute<{ words: string; at: string }>(sql`select p.words, to_char(o.wanted_start at time zone 'Asia/Shanghai', 'D HH24:MI') as at from series_occurrences m join orders o on o.id = m.order_id join order_private p on p.order_id = o.id where m.series_id = ${uuid(seriesId)}::uuid order by o.wanted_start`);
    expect([...placed].sort((a, b) => a.words.localeCompare(b.words))).toEqual([{ words: `${CANARY} 改送粥`, at: '5 15:00' }, { words: `${CANARY} 改送粥`, at: '5 15:00' }, { words: `${CANARY} 送饭到家`, at: '2 11:00' }].sort((a, b) => a.words.localeCompare(b.words)));
    expect(await db.execute(sql`select 1 from events e where e.subject_id = ${uuid(seriesId)}::uuid and to_jsonb(e)::text like ${`%${CANARY}%`}`)).toEqual([]);
    await does(li, 'endSeries', 'EndSeriesInput', { seriesId, cancelOrders: true });
  });

  test('whatever leaves nothing to come is named, when it is one field', async () => {
    const [, , { date }] = (await begin(li, { validUntil: null }))['nextOccurrences'] as [Data, Data, Data];
    const { id: seriesId } = await begin(li, { timing: { rule: `RDATE:${(date as string).replaceAll('-', '')}`, startTime: '11:00', minutes: 60 } });
    const change = (more: Data) => does(li, 'changeSeries', 'ChangeSeriesInput', { seriesId, ...more });
    const [ends, never] = [{ validUntil: new Date(Date.parse(date as string) - 86_400_000).toISOString() }, { timing: { rule: 'RDATE:20200101', startTime: '10:00', minutes: 60 } }];
    await db.execute(sql`update realms set settings = settings || jsonb_build_object('holidays', jsonb_build_object('country', 'CN', 'off', jsonb_build_array(${date as string}::text), 'work', '[]'::jsonb))`);
    for (const [more, path] of [[ends, ['input', 'validUntil']], [never, ['input', 'timing']], [{ skipsHolidays: true }, ['input', 'skipsHolidays']], [{ skipsHolidays: true, words: '改送粥' }, ['input', 'skipsHolidays']], [{ ...ends, skipsHolidays: true }, ['input']]] as const) {
      expect(await change(more)).toMatchObject({ code: 'NO_OCCURRENCES_LEFT', path });
    }
    await db.execute(sql`update realms set settings = settings - 'holidays'`);
  });
}
