import type { Language } from '../platform/platform.ts';

/** The language that an Accept-Language header prefers among ours; Chinese when it names neither. */
export function languageOf(header: string | null | undefined): Language {
  if (!header) return 'zh-CN';
  let best: Language = 'zh-CN';
  let weight = 0;
  for (const part of header.slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const given = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
    const q = given === undefined ? 1 : Number(given);
    const language: Language | null = /^en(-|$)/.test(tag) ? 'en' : /^zh(-|$)/.test(tag) ? 'zh-CN' : null;
    if (language !== null && q > weight) { best = language; weight = q; }
  }
  return best;
}
