const padded = (many: number, digits: number, end: string): string[] => Array.from({ length: many }, (_, n) => `${String(n).padStart(digits, '0')}${end}`);
const MINUTES = Array.from({ length: 1_440 }, (_, n) => `T${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:`);
const [SECONDS, MILLISECONDS] = [padded(60, 2, '.'), padded(1_000, 3, 'Z')];

const DAY_MS = 86_400_000;
const MOST_DAYS = 4_000;
const days = new Map<number, string>();

function dayOf(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const written = new Date(day * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length);
  if (days.size === MOST_DAYS) days.clear();
  days.set(day, written);
  return written;
}

/** `toISOString`, at a fifth of its price: a list writes a few hundred moments. */
export function isoOf(date: Date): string {
  const time = date.getTime();
  if (Number.isNaN(time)) return date.toISOString();
  const day = Math.floor(time / DAY_MS);
  const ms = time - day * DAY_MS;
  const minute = Math.floor(ms / 60_000);
  const second = Math.floor(ms / 1_000);
  return dayOf(day) + MINUTES[minute]! + SECONDS[second - minute * 60]! + MILLISECONDS[ms - second * 1_000]!;
}
