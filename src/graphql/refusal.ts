import { createUnionType, Field, InterfaceType, ObjectType, type ClassType } from 'type-graphql';
import type { Outcome, Refusal as RefusalData } from '../kernel/result.ts';
import type { Language, Reading } from '../platform/platform.ts';
import { REFUSALS, sayRefusal, type RefusalCode as RefusalCodes } from '../refusals.ts';
import type { Context } from './context.ts';
import { enumOf, type Words } from './enums.ts';
import { as, typeNameOf } from './node.ts';

const codes = Object.keys(REFUSALS) as RefusalCodes[];
const meant = (sentence: string): string => sentence.replace(/\{\w+\}/g, '…');
const words = Object.fromEntries(codes.map((code) => [code, { en: meant(REFUSALS[code].en), zh: meant(REFUSALS[code].zh) }])) as Record<RefusalCodes, Words>;

/** The enum of all refusal codes. */
export const RefusalCode = enumOf('RefusalCode', 'Why a step was refused. Codes never change their meaning (拒绝原因).', codes, words);

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

/** What comes of a deed that was done, also when its key comes again, once whoever did it may not see its subject any more: a right that ended meanwhile is no reason to doubt the deed. */
@ObjectType({ simpleResolvers: true, description: 'It was done, and you may not see what came of it any more: your right to that has ended since (已办理，您已无权查看). Nothing is to be asked again.' })
export class OutOfSight {
  @Field(() => String, { description: 'The same for people, in the language of the request' })
  message!: string;
}

const outOfSight = (language: Language): OutOfSight =>
  as('OutOfSight', { message: language === 'en' ? 'It was done. You may not see what came of it any more, because your right to that has ended.' : '已办理。您查看它的权限已经结束，因此不再显示。' });

/** A refusal as the schema shows it, worded for the reader. */
export const refusedIn = (language: Language, refusal: RefusalData): Refused =>
  as('Refused', { code: refusal.code, message: sayRefusal(refusal, language), path: refusal.path ?? null });

/**
 * `union <name> = <members> | Refused`, and `OutOfSight` where whoever did it may lose sight of it. With one member a plain row is enough; with several
 * each row says which it is by `as('Seat', row)`.
 */
export function resultUnion<T extends object>(name: string, members: () => readonly ClassType<T>[], description = 'What came of it, or why not.', leaves: 'LEAVES' | null = null): T {
  return createUnionType({
    name, description,
    types: () => [...members(), ...(leaves ? [OutOfSight] : []), Refused],
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
 * the answer shows what the caller may see now. `show` gives the row; null: they may not see it, and the union is one that something leaves.
 */
export function answer<T, Row extends object>(context: Context, outcome: Outcome<T> | Promise<Outcome<T>>, show: (value: T, reading: Reading) => Row | Promise<Row>): Promise<Row | Refused>;
export function answer<T, Row extends object>(context: Context, outcome: Outcome<T> | Promise<Outcome<T>>, show: (value: T, reading: Reading) => Row | null | Promise<Row | null>): Promise<Row | OutOfSight | Refused>;
export async function answer<T, Row extends object>(context: Context, outcome: Outcome<T> | Promise<Outcome<T>>, show: (value: T, reading: Reading) => Row | null | Promise<Row | null>): Promise<Row | OutOfSight | Refused> {
  const decided = await outcome;
  if (!decided.ok) return refusedIn(context.language, decided.refusal);
  context.renew();
  return await show(decided.value, await context.reading()) ?? outOfSight(context.language);
}
