import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOOR_ERRORS } from '../src/graphql/errors.ts';
import { badInput } from '../src/kernel/result.ts';
import { REFUSALS, sayRefusal } from '../src/refusals.ts';
import { RESOURCE_STEPS } from '../src/resource-steps.ts';
import { SEAT_STEPS } from '../src/seat-steps.ts';
import { SEVEN_ORDERS } from '../src/seven-orders.ts';

test('Whom one should ask is said in words, in both languages, and the clock is not among them', () => {
  for (const { steps } of [SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS]) {
    for (const row of Object.values(steps)) {
      const refusal = { code: 'NOT_ALLOWED', args: { who: [...row.who] } };
      expect(sayRefusal(refusal, 'zh-CN')).not.toMatch(/[A-Za-z]/);
      expect(sayRefusal(refusal, 'en')).not.toMatch(/[a-z][A-Z]|clock/);
    }
  }
});

test('Every refusal has a whole sentence in each language', () => {
  for (const { en, zh } of Object.values(REFUSALS)) {
    expect(en).toMatch(/^[A-Z{].*[.}]$/s);
    expect(zh).toMatch(/[。}]$/);
  }
});

const marks = (text: string, of: RegExp): string[] => [...new Set(text.match(of) ?? [])].sort();

test('Both languages name the same values and bounds', () => {
  for (const [code, { en, zh }] of Object.entries({ ...REFUSALS, ...DOOR_ERRORS })) {
    for (const of of [/\{\w+\}/g, /\d+/g]) expect([code, marks(zh, of)]).toEqual([code, marks(en, of)]);
  }
  // A Chinese text that stands after another one in the same call or object is its twin.
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('cli/demo/'));
  const pairs = files.flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(/(`[^`]*`|'[^'\n]*'|\b[a-z]+\.[a-z.]+), (?:zh: )?(`[^`]*`|'[^'\n]*')/g)].map(([, one, other]) => [file, one!, other!] as const))
    .filter(([, one, other]) => /\p{Script=Han}/u.test(other) && !/\p{Script=Han}/u.test(one));
  expect(pairs.length).toBeGreaterThan(200);
  const values = (text: string): string[] => (/^[a-z]/.test(text) ? [text.split('.')[0]!] : marks(text, /(?<=\$\{)\w+/g).filter((name) => name !== 'en' && name !== 'zh'));
  expect(pairs.filter(([, one, other]) => String(values(one)) !== String(values(other)))).toEqual([]);
});

test('What is wrong with an input is said in the reader\'s language', () => {
  const { refusal } = badInput('name: 1 to 40', '名称：1 至 40 字', ['input', 'name']);
  expect([sayRefusal(refusal, 'en'), sayRefusal(refusal, 'zh-CN')]).toEqual(['This input cannot be taken: name: 1 to 40', '输入有误：名称：1 至 40 字']);
  // Whoever refuses an input says so by that one: a sentence in one language alone is nobody's.
  const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /'BAD_INPUT', \{ problem\b/.test(readFileSync(`src/features/${file}`, 'utf8')))).toEqual([]);
  // What a rule forbids in the input of a deed is a refusal, as everything that a deed decides; queries, which have none, say so by an error.
  expect(files.filter((file) => file.endsWith('.moves.ts') && readFileSync(`src/features/${file}`, 'utf8').includes('BAD_USER_INPUT'))).toEqual([]);
});
