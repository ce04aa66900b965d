const PARTS = { yyyy: '(?<year>\\d{4})', MM: '(?<month>\\d{1,2})', dd: '(?<day>\\d{1,2})', HH: '(?<hour>\\d{1,2})', hh: '(?<hour>\\d{1,2})', mm: '(?<minute>\\d{2})', ss: '(?<second>\\d{2})', a: '(?<half>[AaPp][Mm])' } as const;
const TOKEN = /yyyy|MM|dd|HH|hh|mm|ss|a/g;

/** True when a format names year, month and day once each, and an hour of 12 together with its half of the day. */
export function isTimeFormat(format: string): boolean {
  const tokens: string[] = format.match(TOKEN) ?? [];
  return ['yyyy', 'MM', 'dd'].every((token) => tokens.includes(token)) && new Set(tokens).size === tokens.length
    && tokens.includes('hh') === tokens.includes('a') && !(tokens.includes('hh') && tokens.includes('HH'));
}

/**
 * Reads times as a format writes them (`yyyy-MM-dd HH:mm:ss`, `MM/dd/yyyy hh:mm:ss a`), on the clock of a zone. Null: not such a time, or no
 * day of the calendar. An hour that the clock skips counts on past the gap, one that it repeats is the first.
 */
export function timeReader(format: string, zone: string): (text: string) => Date | null {
  let pattern = '';
  let from = 0;
  for (const found of format.matchAll(TOKEN)) {
    pattern += literal(format.slice(from, found.index)) + PARTS[found[0] as keyof typeof PARTS];
    from = found.index + found[0].length;
  }
  const shape = new RegExp(`^${pattern}${literal(format.slice(from))}$`);
  const offset = offsetReader(zone);
  return (text) => {
    const groups = shape.exec(text)?.groups;
    if (!groups) return null;
    const wall = wallOf(groups);
    if (wall === null) return null;
    // By the offset that held before, unless the clock has changed since; then by the one that holds after.
    const [before, after] = [wall - offset(wall - DAY_MS), wall - offset(wall + DAY_MS)];
    return new Date(before + offset(before) !== wall && after + offset(after) === wall ? after : before);
  };
}

const DAY_MS = 86_400_000;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** Milliseconds as if the wall clock were UTC; null for a day or hour that there is not. */
function wallOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const [year, month, day, minute, second] = [groups['year'], groups['month'], groups['day'], groups['minute'] ?? 0, groups['second'] ?? 0].map(Number) as [number, number, number, number, number];
  const said = Number(groups['hour'] ?? 0);
  const half = groups['half']?.toUpperCase();
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const hour = half === undefined ? said : (said % 12) + (half === 'PM' ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  return back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? wall : null;
}

/** How far the clock of a zone is ahead of UTC at a moment, in milliseconds. */
function offsetReader(zone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  return (at) => {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(at / 1000) * 1000;
  };
}
