import { expect, test } from 'vitest';
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
