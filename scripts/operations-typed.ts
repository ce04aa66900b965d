import { generate } from '@graphql-codegen/cli';
import { fileURLToPath } from 'node:url';
import config from '../codegen.ts';

/** `scripts/client/graphql.ts`: the documents of `schema/operations` as constants that know their variables and answers. */
export async function operationsTyped(): Promise<string> {
  const made = await generate({ ...config, cwd: fileURLToPath(new URL('..', import.meta.url)), silent: true, errorsOnly: true }, false) as readonly { filename: string; content: string }[];
  const typed = made.find(({ filename }) => filename.endsWith('graphql.ts'));
  if (!typed) throw new Error('nothing was generated from schema/operations');
  return typed.content;
}
