/** A value that a refusal's sentence may name. Never personal data. */
export type RefusalArg = string | number | boolean | null | readonly string[];
export type RefusalArgs = Readonly<Record<string, RefusalArg>>;

/** Why a step was not taken, as data. The sentence is made from it in the reader's language (`src/refusals.ts`). */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly args: RefusalArgs;
  /** The input field that is wrong, when it is one field. */
  readonly path?: readonly string[];
}

/** What a use case decides. Faults are thrown; decisions are returned. */
export type Outcome<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<Code> };

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refused = <Code extends string>(refusal: Refusal<Code>): { readonly ok: false; readonly refusal: Refusal<Code> } =>
  ({ ok: false, refusal });

/** A refusal in one line: `refuse('NO_PLACE', { seats: 3 })`, or with the input field that is wrong. */
export const refuse = <const Code extends string>(code: Code, args: RefusalArgs = {}, path?: readonly string[]): { readonly ok: false; readonly refusal: Refusal<Code> } =>
  refused({ code, args, ...(path === undefined ? {} : { path }) });

/** An input that cannot be taken, with what is wrong in both languages: the field and what it may be. */
export const badInput = (problem: string, problemZh: string, path: readonly string[]) => refuse('BAD_INPUT', { problem, problemZh }, path);
