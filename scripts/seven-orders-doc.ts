import { ASK_STEPS, ASKING_STEPS } from '../src/ask-steps.ts';
import { BOOKING_STEPS } from '../src/booking-steps.ts';
import { DRAW_STEPS, ENTRY_STEPS } from '../src/draw-steps.ts';
import { COOLING_STEPS } from '../src/cooling-steps.ts';
import { durationWords } from '../src/kernel/durations.ts';
import { stepNames, targets, type Lifecycle, type Limit, type Row, type Words } from '../src/kernel/lifecycle.ts';
import { PRESS_STEPS } from '../src/press-steps.ts';
import { REFUSALS } from '../src/refusals.ts';
import { RESOURCE_STEPS } from '../src/resource-steps.ts';
import { SEAT_STEPS } from '../src/seat-steps.ts';
import { SERIES_STEPS } from '../src/series-steps.ts';
import { SEVEN_ORDERS } from '../src/seven-orders.ts';
import { URGE_STEPS } from '../src/urge-steps.ts';
import { WAIT_STEPS } from '../src/wait-steps.ts';

type Any = Lifecycle<Words>;
const TABLES = [RESOURCE_STEPS, BOOKING_STEPS, SEVEN_ORDERS, SEAT_STEPS, WAIT_STEPS, COOLING_STEPS, DRAW_STEPS, ENTRY_STEPS, ASKING_STEPS, ASK_STEPS, URGE_STEPS, PRESS_STEPS, SERIES_STEPS] as unknown as readonly Any[];
const TITLES: Readonly<Record<string, string>> = { RESOURCE: 'Resource 资源 (1)', BOOKING: 'Booking 预约', ORDER: 'Order 订单 (2, 3, 4, 7)', SEAT: 'Seat 名额 (5, 6)', WAIT: 'Line 候补', COOLING: 'Cooling off 冷静期', DRAW: 'Fair start 公平开抢', DRAW_ENTRY: 'Entry in a draw 摇号报名',
  ASKING: 'Who is asked 邀请', ASK: 'What one is asked 受邀', URGE: 'Urging 催办', PRESS: 'Pressing 督办', SERIES: 'Series 固定服务' };

/** `schema/seven-orders.md`: what the tables of steps say, drawn. Limits are the defaults; a realm or an item may change them. */
export function sevenOrdersDocument(): string {
  return [
    '# The seven orders 七单', '',
    'Emitted from the tables of steps by `npm run emit`; do not edit. Time limits are defaults that a realm or a catalogue item may change; ⌛ counts from a planned time and is not stopped by a hold.', '',
    ...sevenLines(), ...TABLES.flatMap((life) => [`## ${TITLES[life.name]}`, '', ...diagram(life), ...steps(life), ...matrix(life), ...limits(life)]),
    ...refusals(),
  ].join('\n');
}

const rowsOf = (life: Any): [string, Row<Words>][] => stepNames(life).map((name) => [name, life.steps[name]!]);

function sevenLines(): string[] {
  const numbered = TABLES.flatMap(rowsOf).filter(([, row]) => row.no !== undefined).sort(([, a], [, b]) => a.no! - b.no!);
  return ['| | step | | mutation |', '|---|---|---|---|', ...numbered.map(([name, row]) => `| ${row.no} | **${name}** ${row.zh} | ${row.says} | \`${row.mutation}\` |`), ''];
}

/** Reminders stay where they are and are left out; the tables below have them. */
function diagram(life: Any): string[] {
  const arrows = new Map<string, string[]>();
  for (const [name, row] of rowsOf(life)) {
    for (const from of row.from === 'BIRTH' ? ['[*]'] : row.from) {
      const to = row.to === 'SAME' ? from : typeof row.to === 'string' ? row.to : (row.to as Record<string, string>)[from] ?? from;
      if (to !== from) arrows.set(`${from} --> ${to}`, [...(arrows.get(`${from} --> ${to}`) ?? []), name]);
    }
  }
  const ends = life.final.filter((state) => !rowsOf(life).some(([, row]) => row.from !== 'BIRTH' && row.from.includes(state) && targets(row).some((to) => to !== state)));
  return ['```mermaid', 'stateDiagram-v2', ...[...arrows].map(([arrow, names]) => `  ${arrow} : ${names.join(', ')}`), ...ends.map((state) => `  ${state} --> [*]`), '```', ''];
}

const toOf = (row: Row<Words>): string => (row.to === 'SAME' ? 'same' : targets(row).filter((t, i, all) => all.indexOf(t) === i).join(', '));

function steps(life: Any): string[] {
  return [
    '| step | | from → to | needs | does | tells |', '|---|---|---|---|---|---|',
    ...rowsOf(life).map(([name, row]) => `| **${name}**${row.no === undefined ? '' : ` (${row.no})`} | ${row.says} ${row.zh} | ${row.from === 'BIRTH' ? '·' : row.from.join(', ')} → ${toOf(row)} | ${row.needs.join(', ')} | ${row.effects.join(', ')} | ${row.tells.join(', ')} |`), '',
  ];
}

function matrix(life: Any): string[] {
  const who = [...new Set(rowsOf(life).flatMap(([, row]) => row.who))];
  return [
    `Who may take it:`, '', `| step | ${who.join(' | ')} |`, `|---|${who.map(() => '---|').join('')}`,
    ...rowsOf(life).map(([name, row]) => `| ${name} | ${who.map((one) => (row.who.includes(one) ? '●' : '')).join(' | ')} |`), '',
  ];
}

function limits(life: Any): string[] {
  const lines = rowsOf(life).flatMap(([name, row]) => row.within.map((limit) => `| ${name} | ${span(limit)} | ${limit.else} | ${limit.when ?? ''}${limit.halvedIfUrgent ? ' (urgent: half)' : ''} | \`${life.name}.${name}.${limit.else}\` |`));
  return lines.length === 0 ? [] : ['Time limits:', '', '| after | in | the clock takes | when | name |', '|---|---|---|---|---|', ...lines, ''];
}

function span(limit: Limit<Words>): string {
  const { en, zh } = durationWords(limit.in);
  if (limit.from === undefined) return `${en} ${zh}`;
  if (limit.from === 'OPENING') return `${en} after the announced instant 公告时刻后 ${zh}`;
  const [point, pointZh] = limit.from === 'PLANNED_START' ? ['start', '开始'] : ['end', '结束'];
  const amount = Object.values(limit.in)[0] as number;
  if (amount === 0) return `⌛ at the planned ${point} 计划${pointZh}时`;
  return amount < 0 ? `⌛ ${en} before the planned ${point} 计划${pointZh}前 ${zh}` : `⌛ ${en} after the planned ${point} 计划${pointZh}后 ${zh}`;
}

const refusals = (): string[] => [
  '## Refusals 拒绝原因', '', '| code | | |', '|---|---|---|', ...Object.entries(REFUSALS).map(([code, words]) => `| \`${code}\` | ${words.en} | ${words.zh} |`), '',
];
