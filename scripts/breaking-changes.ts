import { buildSchema, findBreakingChanges } from 'graphql';

/**
 * Breaking changes of the API since the schema that was last released (`schema/released.graphql`) which the changelog does not name, one
 * sentence each. A change is named when `Type` or `Type.field` stands in backticks in the changelog.
 */
export function unnamedBreakingChanges(released: string, now: string, changelog: string): string[] {
  return findBreakingChanges(buildSchema(released), buildSchema(now))
    .filter(({ description }) => !subjectsOf(description).some((subject) => changelog.includes(`\`${subject}\``)))
    .map(({ description }) => `breaking change that schema/CHANGELOG.md does not name: ${description}`);
}

/** "Order.number was removed." names Order.number and Order. */
const subjectsOf = (description: string): string[] =>
  [...description.matchAll(/\b[A-Z]\w*(?:\.\w+)?/g)].flatMap(([subject]) => [subject, subject.split('.')[0] as string]);
