import type { Facts } from './event.ts';

// Ids, codes, ISO times, lists of them by comma. No spaces and no letters beyond ASCII: nothing that a person wrote passes.
const CODE = /^[A-Za-z0-9_.:+,|/-]{0,200}$/;
// A bare run of 7 to 15 digits could be a telephone number or part of an identity card. Official division codes travel as ids.
const NUMBER_OF_A_PERSON = /^\+?\d{7,18}[\dXx]?$/;

/** The facts themselves, when they hold ids, codes and numbers only. Throws otherwise, naming the fact and never its value. */
export function provenFacts(facts: Facts): Facts {
  for (const [name, value] of Object.entries(facts)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (typeof one === 'string' && (!CODE.test(one) || NUMBER_OF_A_PERSON.test(one))) {
        throw new TypeError(`The fact "${name}" of an event is not an id, a code or a number.`);
      }
      if (typeof one === 'number' && !Number.isFinite(one)) throw new TypeError(`The fact "${name}" of an event is not a finite number.`);
    }
  }
  return facts;
}
