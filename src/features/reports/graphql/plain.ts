import { isDay } from '../../../graphql/day.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { holdsUnkeepableText, UNKEEPABLE } from '../../../graphql/guard/text.ts';
import type { PlainAsk, PlainPage } from '../../../graphql/http/plain.ts';
import { idOf } from '../../../graphql/node.ts';
import { csvOf, pageOf, POLICY } from '../printed.ts';
import { balanceSheet, figuresSheet, publicSheet, type Sheet } from '../sheet.ts';
import { DIVIDED, MOST_DAYS, type Divided } from '../words.ts';

const DAY_MS = 86_400_000;

const wrong = (en: string, zh: string): DoorError => new DoorError('BAD_USER_INPUT', { detail: { en, zh } });

/** Which report the address asks for, as the queries of the same names would answer it. */
async function sheetOf({ reading, query }: PlainAsk): Promise<Sheet> {
  if (holdsUnkeepableText([...query.values()])) throw new DoorError('BAD_USER_INPUT', { detail: UNKEEPABLE });
  const asked = query.get('dividedBy') as Divided | null;
  const by = asked ?? 'NOTHING';
  const divisionCode = query.get('divisionCode');
  switch (query.get('report')) {
    case 'balances': {
      const sheet = divisionCode === null ? null : await balanceSheet(reading, divisionCode);
      if (sheet === null) throw wrong('divisionCode must be that of a street or community that you look after.', 'divisionCode 须为您负责的街道或社区的代码。');
      return sheet;
    }
    case 'publicStatistics': {
      const divided = asked ?? 'DIVISION';
      const sheet = divided === 'ITEM' || divided === 'DIVISION' ? await publicSheet(reading, query.get('month') ?? '', divided) : null;
      if (sheet === null) throw wrong('month must be one that was over a month ago, as YYYY-MM; dividedBy DIVISION or ITEM.', 'month 须为结束已满一个月的月份(YYYY-MM),dividedBy 须为 DIVISION 或 ITEM。');
      return sheet;
    }
    case null: case 'report': {
      const [from, until] = [query.get('from') ?? '', query.get('until') ?? ''];
      const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
      if (!isDay(from) || !isDay(until) || !(days >= 0 && days <= MOST_DAYS) || !(DIVIDED as readonly string[]).includes(by)) {
        throw wrong(`from and until must be days (YYYY-MM-DD), at most ${MOST_DAYS} apart; dividedBy one of ${DIVIDED.join(', ')}.`, `from 和 until 须为日期(YYYY-MM-DD),相差不超过 ${MOST_DAYS} 天;dividedBy 须为 ${DIVIDED.join('、')} 之一。`);
      }
      const unit = query.get('organisationId');
      const organisationId = unit === null ? null : idOf({ realm: reading.actor.realm }, 'Organisation', unit);
      if (unit !== null && organisationId === null) throw wrong('There is no such organisation.', '没有该单位。');
      return figuresSheet(reading, { from, until, divisionCode, itemCode: query.get('itemCode'), organisationId }, by);
    }
    default: throw wrong('report must be report, balances or publicStatistics.', 'report 须为 report、balances 或 publicStatistics。');
  }
}

/** The reports as sheets and to print, over plain GET, by the same rights. */
export const pages: Readonly<Record<string, PlainPage>> = {
  '/reports.csv': async (ask) => ({ headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="reports.csv"' }, body: csvOf(await sheetOf(ask)) }),
  '/reports.html': async (ask) => ({ headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'x-frame-options': 'DENY' }, body: pageOf(await sheetOf(ask), ask.reading.language) }),
};
