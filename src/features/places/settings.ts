import { z } from 'zod';
import { badInput } from '../../kernel/result.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');

const amount = z.number().positive();
const duration = z.union([
  z.strictObject({ seconds: amount }), z.strictObject({ minutes: amount }), z.strictObject({ hours: amount }), z.strictObject({ days: amount }),
  z.strictObject({ workingHours: amount }), z.strictObject({ workingDays: amount }),
]);

const whole = z.number().int().positive();

/** How much one person may take, for the sake of the others. */
export const fairPlay = z.object({
  /** Seats that one person holds at once and that have not begun. */
  seatsAtOnce: whole.max(1_000).default(5),
  /** Places that one person grabs within a minute. */
  grabsAMinute: whole.default(10),
  /** Between services in two communities; within a community 0. */
  travelMinutes: z.number().int().min(0).max(1_440).default(30),
  /** So many absences ... */
  noShows: whole.default(2),
  /** ... within so many days lead to cooling off, */
  noShowDays: whole.default(60),
  /** and so many seats that were given back after contact data had been read ... */
  readReturns: whole.default(3),
  /** ... within so many days as well. */
  readReturnDays: whole.default(7),
  /** How many days no new seats are taken then. */
  coolingDays: whole.default(7),
});
export type FairPlay = z.infer<typeof fairPlay>;

/** Whom to ask: our own way, the nearest, anybody by lot, everybody at once, or nobody. */
export const ASKING_POLICIES = ['NEIGHBOURLY', 'NEAREST', 'RANDOM', 'BROADCAST', 'NONE'] as const;

/** Who is asked for an order, and when (邀请). The defaults are those of the policy. */
export const askingSettings = z.object({
  policy: z.enum(ASKING_POLICIES).default('NEIGHBOURLY'),
  /** People asked for each free place in the first wave. */
  perPlace: z.number().positive().max(1_000).default(2),
  /** Each further wave is so many times as large. */
  growth: z.number().min(1).max(10).default(1.5),
  /** Before community and center are told that nobody comes. */
  waves: whole.max(20).default(6),
  /** Between waves, at least and at most; urgent orders are quicker. */
  leastMinutes: whole.max(10_080).default(30),
  mostMinutes: whole.max(10_080).default(360),
  /** So often is one person asked on one day, and in seven. */
  asksADay: whole.max(1_000).default(3),
  asksAWeek: whole.max(1_000).default(8),
  /** So many days after an order has ended it is forgotten who was asked. */
  keptDays: whole.max(3_650).default(60),
});
export type AskingSettings = z.infer<typeof askingSettings>;

/** How people are pushed who did not choose otherwise, so that nobody is harried. */
export const pushing = z.object({
  /** Quiet hours, in the realm's time; the same twice: none. */
  quietFrom: clock.default('21:30'),
  quietUntil: clock.default('07:30'),
  /** So many pushes a person and day; what is beyond them comes in a digest. */
  aDay: z.number().int().min(0).max(100).default(5),
  /** When digests come. */
  digestTimes: z.array(clock).min(1).max(6).default(['12:00', '18:30']),
});
export type Pushing = z.infer<typeof pushing>;

const day = z.string().regex(/^(19|2\d)\d\d-\d\d-\d\d$/).refine((date) => { const at = new Date(date); return Number.isFinite(at.getTime()) && at.toISOString().startsWith(date); });
const MOST_OWN_DAYS = 100;
const country = z.enum(['CN', 'NONE']);
/** Whose public holidays count, and days of the realm's own: off, whatever day of the week, and make-up days on which it works. */
const ownDays = z.strictObject({ country, off: z.array(day).max(MOST_OWN_DAYS), work: z.array(day).max(MOST_OWN_DAYS) })
  .refine(({ off, work }) => !off.some((date) => work.includes(date)), 'a day is either off or worked');
export type Holidays = z.infer<typeof ownDays>;

/** What a realm's calendar knows beside the days of the week. */
export const holidaysIn = (stored: Holidays | Holidays['country'] | undefined): Holidays => (typeof stored === 'object' ? stored : { country: stored ?? 'CN', off: [], work: [] });
const inOrder = (dates: readonly string[]): string[] => [...new Set(dates)].sort();
const stored = ({ country: whose, off, work }: Holidays): Holidays | Holidays['country'] => (off.length + work.length === 0 ? whose : { country: whose, off: inOrder(off), work: inOrder(work) });

/** What a realm may decide for itself, each with its default; the row stores only what differs. */
export const realmSettings = z.object({
  /** A community worker may dispatch to their own community. */
  selfDispatch: z.boolean().default(false),
  /** The clock may dispatch items that a unit provides. */
  clockDispatchesProviderItems: z.boolean().default(false),
  /** A grid may be the holding division. */
  gridMayHold: z.boolean().default(false),
  /** The clock passes whatever lies in a grid to that grid, at once; needs `gridMayHold`. */
  gridFirst: z.boolean().default(false),
  /** The street may be the holding division. */
  streetMayHold: z.boolean().default(true),
  /** A grid officer may handle an order alone. */
  handleAlone: z.boolean().default(true),
  /** A holding division may pass an order to the next one up. */
  escalate: z.boolean().default(true),
  /** Share of rated orders that the call-back draws, 0 to 1. */
  sampleShare: z.number().min(0).max(1).default(0.1),
  /** Working windows of a working day in the realm's own time, in order and not overlapping. */
  workingHours: z.array(z.object({ from: clock, until: clock })).min(1).max(10)
    .refine((ws) => ws.every((w, i) => w.from < w.until && (i === 0 || ws[i - 1]!.until <= w.from)), 'windows must be in order and not overlap')
    .default([{ from: '08:30', until: '12:00' }, { from: '13:30', until: '17:30' }]),
  /** Whose public holidays and make-up working days count; NONE: Monday to Friday. With days of the realm's own beside them. */
  holidays: z.union([country, ownDays]).default('CN'),
  /**
   * Fair start by rule: whatever a crew serves opens for grabbing so many minutes after it was accepted, by a draw. Left out: only where the
   * community announces it. Never for what is urgent, nor where the places would be drawn after the start.
   */
  fairStartAfterMinutes: z.number().positive().optional(),
  /** Time limits that differ from the tables of steps, by "TABLE.step.else": how long after `step` the clock takes `else`. */
  limits: z.record(z.string(), duration).default({}),
  /** Fair play among volunteers (公平抢单). */
  fairPlay: fairPlay.prefault({}),
  /** Who is asked for an order (邀请志愿者). */
  asking: askingSettings.prefault({}),
  /** Pushes (推送). */
  pushes: pushing.prefault({}),
  /** Set for the demonstration street alone: UNFINISHED from its first row until its last, then READY. */
  demonstration: z.enum(['UNFINISHED', 'READY']).optional(),
});

/** Settings with every default filled in. */
export type RealmSettings = z.infer<typeof realmSettings>;

/** What a realm's row holds: only what differs. */
export type StoredSettings = z.input<typeof realmSettings>;

/** What a realm's operators may change by themselves. */
export type SettingsChange = Partial<Pick<RealmSettings, 'selfDispatch' | 'clockDispatchesProviderItems' | 'gridMayHold' | 'gridFirst' | 'streetMayHold' | 'handleAlone' | 'escalate' | 'sampleShare' | 'workingHours' | 'holidays' | 'limits'>> & {
  readonly fairPlay?: Partial<FairPlay>;
  readonly asking?: Partial<AskingSettings>;
  readonly pushes?: Partial<Pushing>;
  /** Of the calendar, part by part; days that are said take the place of those before. */
  readonly days?: Partial<Holidays>;
  /** 0: no such rule. */
  readonly fairStartAfterMinutes?: number;
};

/** What is to be stored after a change: only what differs from the defaults; or which settings cannot be so. Pure. */
export function settingsAfter(kept: unknown, change: SettingsChange): { readonly stored: Partial<RealmSettings>; readonly changed: readonly string[] } | { readonly wrong: string } {
  const { fairPlay: played, asking, pushes: pushed, fairStartAfterMinutes: minutes, days, ...others } = change;
  const held = (kept ?? {}) as StoredSettings;
  const read = realmSettings.safeParse({
    ...held, ...others, ...(played ? { fairPlay: { ...held.fairPlay, ...played } } : {}), ...(asking ? { asking: { ...held.asking, ...asking } } : {}), ...(pushed ? { pushes: { ...held.pushes, ...pushed } } : {}),
    ...(days === undefined ? {} : { holidays: stored({ ...holidaysIn(held.holidays), ...days }) }),
    ...(minutes === undefined ? {} : { fairStartAfterMinutes: minutes === 0 ? undefined : minutes }),
  });
  if (!read.success) return { wrong: [...new Set(read.error.issues.map(({ path }) => (path[0] === 'holidays' ? path[1] === 'work' ? 'ownWorkdays' : 'ownHolidays' : String(path[0]))))].join(', ') };
  const [defaults, before] = [settingsOf({}), settingsOf(kept)] as [Record<string, unknown>, Record<string, unknown>];
  const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  return {
    stored: Object.fromEntries(Object.entries(read.data).filter(([name, value]) => value !== undefined && differs(value, defaults[name]))) as Partial<RealmSettings>,
    changed: [...new Set([...Object.keys(before), ...Object.keys(read.data)])].filter((name) => differs((read.data as Record<string, unknown>)[name], before[name])),
  };
}

/** How a change that cannot be is refused, whoever asks for it. */
export const badSettings = (wrong: string) => badInput(`${wrong}: out of range, too many, or one contradicts the other`, `${wrong}：超出范围、数量过多或互相矛盾`, ['input', wrong.split(', ')[0]!]);

/** Fills in what a realm left out; throws on what it may not say. */
export const settingsOf = (stored: unknown): RealmSettings => realmSettings.parse(stored ?? {});

const MOST_KNOWN = 100;
const known = new Map<string, RealmSettings>();

/** The same of settings as the database writes them as text, which lists read again and again: each text is made out once. */
export function settingsIn(text: string): RealmSettings {
  const found = known.get(text) ?? settingsOf(JSON.parse(text));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, found);
  return found;
}
