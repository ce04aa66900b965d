import { cpus, totalmem } from 'node:os';
import { met, type Figure } from './rows/row.ts';

const shown = (value: number | null, unit: Figure['unit']): string =>
  (value === null ? '' : unit === 'ms' || unit === 'KB' ? `${value.toFixed(1)} ${unit}` : unit === '/s' ? `${value.toFixed(0)}/s` : String(value));
const bound = (value: number | null, { most, ratio, unit, against }: Figure): string =>
  (value === null ? '' : `${most ? '≤' : '≥'} ${value}${ratio === null && against === null && unit !== '/s' ? (unit === 'ms' || unit === 'KB' ? ` ${unit}` : '') : ' ×'}`);

/** One line of `--json`. */
export const lineOf = (figure: Figure): string => {
  const { name, ours, against, ratio, goal } = figure;
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
  return JSON.stringify({ name, ours: rounded(ours), against: rounded(against), ratio: rounded(ratio), goal, met: met(figure) });
};

/** The one table, in Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const title = ['what', 'ours', 'against', 'ratio', 'goal', 'aim', 'met'];
  const lines = figures.map((figure) => {
    const { name, ours, against, ratio, goal, aim, unit } = figure;
    const held = met(figure);
    return [name, shown(ours, unit), shown(against, unit), ratio === null ? '' : `${ratio.toFixed(2)} ×`, bound(goal, figure), bound(aim, figure), held === null ? 'not measured' : held ? 'yes' : 'NO'];
  });
  return [title, title.map((_, i) => (i === 0 ? '---' : '---:')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What is said below the table: who was saturated, and why something was not measured. */
export const notesOf = (figures: readonly Figure[]): string =>
  figures.filter(({ note }) => note !== '').map((figure) => `- ${figure.name}: ${met(figure) === null ? `not measured; get it by ${figure.note}` : figure.note}`).join('\n');

/** Figures whose goal is missed, in a line. */
export const missedOf = (figures: readonly Figure[]): string =>
  figures.filter((figure) => met(figure) === false).map(({ name, ours, ratio, goal, unit }) => `${name} (${ratio === null ? shown(ours, unit) : `${ratio.toFixed(2)} ×`}, goal ${goal})`).join('; ') || 'none';

/** The machine in one line. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
