import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { Sheet } from './sheet.ts';

/** For spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would take for a formula. A name may begin with anything; numbers are our own. */
export const csvOf = ({ head, rows }: Sheet): string => stringify([[...head], ...rows.map((row) => [...row])], { bom: true, escape_formulas: true, record_delimiter: 'windows' });

const STYLE = `body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;font-size:11px}th,td{border:1px solid #999;padding:2px 6px;text-align:right}th:first-child,td:first-child{text-align:left}
@page{size:A4 landscape;margin:12mm}thead{display:table-header-group}tr{break-inside:avoid}`;

/** No script, nothing from elsewhere, and of style only our own. */
export const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string | number | null): string => (value === null ? '' : String(value).replace(/[&<>"']/g, (one) => ENTITIES[one]!));

const [WIDE, BAR, LEFT] = [640, 26, 140];

/** The funnel as bars, the longest as wide as the picture. */
function pictureOf(funnel: Sheet['funnel']): string {
  const most = Math.max(1, ...funnel.map(({ reached }) => reached ?? 0));
  const bars = funnel.map(({ label, reached }, i) => {
    const [y, width] = [i * BAR, Math.round(((reached ?? 0) / most) * (WIDE - LEFT - 60))];
    return `<text x="${LEFT - 8}" y="${y + 17}" text-anchor="end" font-size="13">${text(label)}</text><rect x="${LEFT}" y="${y + 3}" width="${width}" height="${BAR - 8}" fill="#b8342a"/><text x="${LEFT + width + 6}" y="${y + 17}" font-size="13">${reached ?? '–'}</text>`;
  });
  return funnel.length === 0 ? '' : `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${funnel.length * BAR}" role="img" font-family="sans-serif">${bars.join('')}</svg>`;
}

/** A page for printing. */
export const pageOf = (sheet: Sheet, language: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${text(sheet.title)}</title><style>${STYLE}</style></head><body><h1>${text(sheet.title)}</h1>${pictureOf(sheet.funnel)}
<table><thead><tr>${sheet.head.map((one) => `<th>${text(one)}</th>`).join('')}</tr></thead><tbody>${sheet.rows.map((row) => `<tr>${row.map((one) => `<td>${text(one)}</td>`).join('')}</tr>`).join('')}</tbody></table></body></html>
`;
