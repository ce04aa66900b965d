import { createUnionType, Field, InterfaceType, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import type { Outcome, Refusal as RefusalData } from '../kernel/result.ts';
import type { Language, Reading } from '../platform/platform.ts';
import type { Context } from './context.ts';
import { as, typeNameOf } from './node.ts';

/** How refusals are worded: handed over by app before the schema is built. */
export interface RefusalWords {
  /** Every code with what it means, for the schema: "English (中文)". */
  readonly codes: Readonly<Record<string, string>>;
  /** The sentence in the reader's language: what is wrong and what to do. */
  say(refusal: RefusalData, language: Language): string;
}

/** The enum of all refusal codes; empty until `useRefusals`. */
export const RefusalCode: Record<string, string> = {};
const valuesConfig: Record<string, { description: string }> = {};
registerEnumType(RefusalCode, { name: 'RefusalCode', description: 'Why a step was refused. Codes never change their meaning (拒绝原因).', valuesConfig });

let words: RefusalWords = { codes: {}, say: (refusal) => refusal.code };

/** Fills the enum and takes the words. Call it before the schema is built. */
export function useRefusals(given: RefusalWords): void {
  words = given;
  for (const code of Object.keys(RefusalCode)) delete RefusalCode[code];
  for (const [code, description] of Object.entries(given.codes)) {
    RefusalCode[code] = code;
    valuesConfig[code] = { description };
  }
}

@InterfaceType('Refusal', {
  description: 'A step that was not taken, and why. Nothing has changed (拒绝).',
  resolveType: (row: object) => typeNameOf(row) ?? 'Refused',
})
export abstract class Refusal {
  @Field(() => RefusalCode, { description: 'Code of the reason, for programs' })
  code!: string;

  @Field(() => String, { description: 'What is wrong and what to do, for people, in the language of the request' })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'The input field that is wrong, when it is one field' })
  path!: readonly string[] | null;
}

@ObjectType('Refused', { implements: Refusal, simpleResolvers: true, description: 'A refusal that carries nothing more than its reason (已拒绝).' })
export class Refused extends Refusal {
  readonly __typename!: 'Refused';
}

/** A refusal as the schema shows it, worded for the reader. */
export const refusedIn = (language: Language, refusal: RefusalData): Refused =>
  as('Refused', { code: refusal.code, message: words.say(refusal, language), path: refusal.path ?? null });

/**
 * `union <name> = <members> | Refused`. With one member a plain row is enough; with several each row says
 * which it is by `as('Seat', row)`.
 */
export function resultUnion<T extends object>(name: string, members: () => readonly ClassType<T>[], description = 'What came of it, or why not.'): T {
  return createUnionType({
    name, description,
    types: () => [...members(), Refused],
    resolveType: (row: object) => {
      const said = typeNameOf(row);
      if (said !== undefined) return said;
      const [only, second] = members();
      if (second !== undefined) throw new Error(`${name} has several members: its rows must be made with as('<type>', row)`);
      return only;
    },
  }) as unknown as T;
}

/**
 * Turns what a use case decided into a member of the mutation's union. Rights and loaders are forgotten first, so that
 * the answer shows what the caller may see now. `show` gives the row; `dataOf` may give a refusal that carries data.
 */
export async function answer<T, Row extends object>(
  context: Context,
  outcome: Outcome<T> | Promise<Outcome<T>>,
  show: (value: T, reading: Reading) => Row | Promise<Row>,
): Promise<Row | Refused> {
  const decided = await outcome;
  if (!decided.ok) return refusedIn(context.language, decided.refusal);
  context.renew();
  return show(decided.value, await context.reading());
}
