import type { Interval } from './measures.ts';

interface Words { readonly zh: string; readonly en: string }

/** Bars with whiskers: a panel for each measure, in it a group of bars for each circumstance, in that a bar for each series. */
export interface Chart {
  readonly title: Words;
  readonly series: readonly Words[];
  readonly groups: readonly string[];
  readonly panels: readonly (Words & { readonly digits: number; readonly of: (group: number, series: number) => Interval | null })[];
}

/** Colours that colour-blind people tell apart (Okabe and Ito). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#e69f00', '#56b4e9', '#cc79a7'];
const FONT = "font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',Helvetica,Arial,sans-serif\"";
const PANEL = { width: 530, height: 260, left: 70, top: 165, across: 610, down: 345 };
const WIDTH = PANEL.left + PANEL.across + PANEL.width + 30;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x: number, y: number, said: string, more = ''): string => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(said)}</text>`;

/** The chart as an SVG document: title in both languages, legend, axes from zero, values on the bars. */
export function drawn(chart: Chart): string {
  const height = PANEL.top + Math.ceil(chart.panels.length / 2) * PANEL.down - 25;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" ${FONT} font-size="13" fill="#222">`,
    `<title>${escaped(`${chart.title.zh} ${chart.title.en}`)}</title>`, `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(PANEL.left, 38, chart.title.zh, 'font-size="22" font-weight="600"'), text(PANEL.left, 62, chart.title.en, 'font-size="15" fill="#555"'),
    ...legend(chart), ...chart.panels.flatMap((_, i) => panel(chart, i)), '</svg>', '',
  ].join('\n');
}

function legend({ series }: Chart): string[] {
  const step = Math.min(220, (WIDTH - PANEL.left - 20) / series.length);
  return series.map(({ zh, en }, i) => {
    const x = PANEL.left + i * step;
    return `<rect x="${x.toFixed(1)}" y="82" width="14" height="14" rx="2" fill="${COLOURS[i % COLOURS.length]}"/>${text(x + 20, 94, zh, 'font-size="13"')}${text(x + 20, 110, en, 'font-size="12" fill="#555"')}`;
  });
}

function panel({ panels, groups, series }: Chart, index: number): string[] {
  const { zh, en, digits, of } = panels[index]!;
  const [left, top] = [PANEL.left + (index % 2) * PANEL.across, PANEL.top + Math.floor(index / 2) * PANEL.down];
  const found = groups.flatMap((_, group) => series.map((words, n) => ({ group, n, words, interval: of(group, n) })));
  const tallest = Math.max(...found.map(({ interval }) => (interval ? highOf(interval) : 0)));
  const step = niceStep(tallest / 4.7);
  const lines = Math.max(1, Math.ceil(1.08 * tallest / step));
  const most = step * lines;
  const y = (amount: number): number => top + PANEL.height * (1 - Math.max(0, Math.min(most, amount)) / most);
  const grid = Array.from({ length: lines + 1 }, (_, i) => {
    const at = y(i * step);
    return `<line x1="${left}" x2="${left + PANEL.width}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" stroke="${i === 0 ? '#222' : '#ddd'}"/>${text(left - 8, at + 4, `${Math.round(i * step * 1_000) / 1_000}`, 'text-anchor="end" font-size="12" fill="#555"')}`;
  });
  const groupWidth = PANEL.width / groups.length;
  const barWidth = Math.min(60, (groupWidth - 24) / series.length);
  const inset = (groupWidth - barWidth * series.length) / 2;
  const bars = found.flatMap(({ group, n, words, interval }) => {
    if (interval === null) return [];
    const x = left + group * groupWidth + inset + n * barWidth;
    return [bar(x, barWidth, interval, y, COLOURS[n % COLOURS.length]!, `${words.zh} ${words.en}: ${interval.mean.toFixed(digits)}`, interval.mean.toFixed(digits === 3 ? 2 : interval.mean >= 10 ? 0 : 1))];
  });
  return [text(left, top - 14, `${zh}  ${en}`, 'font-weight="600" font-size="14"'), ...grid, ...bars,
    ...groups.map((said, group) => text(left + (group + 0.5) * groupWidth, top + PANEL.height + 19, said, 'text-anchor="middle"'))];
}

function bar(x: number, width: number, interval: Interval, y: (amount: number) => number, colour: string, tip: string, value: string): string {
  const middle = x + width / 2;
  const [low, high] = [y(interval.low), y(highOf(interval))];
  const whisker = Number.isFinite(interval.high) ? `<path d="M${middle.toFixed(1)} ${low.toFixed(1)}V${high.toFixed(1)}m-3 0h6M${(middle - 3).toFixed(1)} ${low.toFixed(1)}h6" stroke="#222" fill="none"/>` : '';
  return `<g><title>${escaped(tip)}</title><rect x="${(x + 1).toFixed(1)}" y="${y(interval.mean).toFixed(1)}" width="${(width - 2).toFixed(1)}" height="${(y(0) - y(interval.mean)).toFixed(1)}" fill="${colour}"/>${whisker}${text(middle, high - 4, value, 'text-anchor="middle" font-size="10"')}</g>`;
}

const highOf = ({ mean, high }: Interval): number => (Number.isFinite(high) ? high : mean);

/** 1, 2, 2.5 or 5 times a power of ten, at least as large. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-6)));
  return [1, 2, 2.5, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? 10 * power;
}
