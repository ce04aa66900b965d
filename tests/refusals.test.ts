import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

test('What is wrong with an input is said in the reader\'s language', () => {
  const { refusal } = badInput('name: 1 to 40', '名称：1 至 40 字', ['input', 'name']);
  expect([sayRefusal(refusal, 'en'), sayRefusal(refusal, 'zh-CN')]).toEqual(['This input cannot be taken: name: 1 to 40', '输入有误：名称：1 至 40 字']);
  // Whoever refuses an input says so by that one: a sentence in one language alone is nobody's.
  const files = readdirSync('src/features', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /'BAD_INPUT', \{ problem: [`']/.test(readFileSync(`src/features/${file}`, 'utf8')))).toEqual([]);
  // What a rule forbids in the input of a deed is a refusal, as everything that a deed decides; queries, which have none, say so by an error.
  expect(files.filter((file) => file.endsWith('.moves.ts') && readFileSync(`src/features/${file}`, 'utf8').includes('BAD_USER_INPUT'))).toEqual([]);
});
