import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { EMITTED } from './emitted.ts';

const ROOT = new URL('../', import.meta.url);

for (const { path, make } of EMITTED) {
  await writeFile(new URL(path, ROOT), await make());
  console.log(path);
}
