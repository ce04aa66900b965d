/** How a person is told news: by the app, or by an officer who visits or calls. */
export const REACHED_BY = ['APP', 'OFFICER'] as const;
export type ReachedBy = (typeof REACHED_BY)[number];

/** How a person came into the realm. */
export const CREATED_HOW = ['JOINED', 'REGISTERED', 'IMPORTED', 'OPERATOR'] as const;
export type CreatedHow = (typeof CREATED_HOW)[number];

/** What a clear reading can show of another person. */
export const READABLE = ['NAME', 'PHONE', 'ADDRESS', 'WORDS'] as const;
export type Readable = (typeof READABLE)[number];

/** A weekly window in the realm's time: weekday 1 (Monday) to 7, `HH:MM` to `HH:MM`. */
export interface FreeWindow {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}
