import { registerEnumType } from 'type-graphql';
import type { Language } from '../platform/platform.ts';

/** What one value means, in both languages of the schema and of `label`. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export type EnumObject<V extends string> = { readonly [K in V]: K };

const wordsOf = new WeakMap<object, Readonly<Record<string, Words>>>();
const byName = new Map<string, Readonly<Record<string, Words>>>();

/**
 * Registers a const array of strings as a GraphQL enum whose every value is described "English (中文)".
 * The object it returns is what `@Field(() => X)` takes.
 */
export function enumOf<const V extends string>(
  name: string, description: string, values: readonly V[], words: Readonly<Record<V, Words>>,
): EnumObject<V> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as EnumObject<V>;
  const valuesConfig: Record<string, { description: string }> = {};
  for (const value of values) valuesConfig[value] = { description: `${words[value].en} (${words[value].zh})` };
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  wordsOf.set(object, words);
  byName.set(name, words);
  return object;
}

/** The value's label in the reader's language, for the field that stands beside every enum. */
export function labelOf<V extends string>(object: EnumObject<V>, value: V, language: Language): string {
  const words = wordsOf.get(object)?.[value];
  if (words === undefined) return value;
  return language === 'en' ? words.en : words.zh;
}

/** The same by the name of the enum in the schema; the value itself where it has no words. */
export function labelIn(name: string, value: string, language: Language): string {
  const words = byName.get(name)?.[value];
  if (words === undefined) return value;
  return language === 'en' ? words.en : words.zh;
}
