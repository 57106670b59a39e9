import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';

/** The test files (`*.test.ts`) under a folder of `test`, from the root of the checkout, in the order of their names. */
export function findTests(folder: string): string[] {
  return readdirSync(path.join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => path.join('test', folder, file))
    .sort();
}
