import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { TEETH } from '../teeth.ts';

/** Takes away what the tooth of this run takes away, from the template of which every test file has a clone. */
export default async function breakDatabase(project: TestProject): Promise<void> {
  const sql = TEETH.find(({ name }) => name === process.env['TOOTH'])?.sql;
  if (sql === undefined) return;
  const pattern = postgres(`${project.getProvidedContext().ownerUrl}/pattern`, { max: 1, onnotice: () => {} });
  await pattern.unsafe(sql);
  await pattern.end();
}
