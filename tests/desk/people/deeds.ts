import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Asker, World } from '../../support/world.ts';

export const documentOf = (name: string): string => readFileSync(new URL(`../../../schema/operations/${name}.graphql`, import.meta.url), 'utf8');
const fileOf = (mutation: string): string => mutation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A deed by the document that we ship for it; answers what it selects, or the refusal. */
export async function tries(world: World, one: Asker, mutation: string, input: object = {}): Promise<Record<string, unknown>> {
  const told = await world.ask(one, documentOf(fileOf(mutation)), { input: { key: randomUUID(), ...input } });
  const answer = told.body.data?.[mutation] as Record<string, unknown> | undefined;
  if (answer === undefined) throw new Error(`${mutation} as ${one.name}: ${told.text}`);
  return answer;
}

/** The same of one that must be done. */
export async function does(world: World, one: Asker, mutation: string, input: object = {}): Promise<Record<string, unknown>> {
  const answer = await tries(world, one, mutation, input);
  if (answer['code'] !== undefined) throw new Error(`${mutation} as ${one.name}: ${JSON.stringify(answer)}`);
  return answer;
}
