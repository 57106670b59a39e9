import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../host/paths';
import type { Golden } from './golden';

/** Packages whose READMEs differ most in what they are written with: badges, HTML, tables, references, code, lists. */
const packages = [
  ...'@eslint/plugin-kit acorn ajv binaryextensions brace-expansion chalk cheerio cli-spinners'.split(' '),
  ...'commonmark-spec debug eslint flatted iconv-lite json5 jsonwebtoken markdown-it minimatch mocha'.split(
    ' ',
  ),
  ...'ora pako prettier sax table to-regex-range tunnel valibot word-wrap workerpool xml2js yazl'.split(' '),
];

/** Their texts as they are installed; the hash in the name tells that one changed with an update of its package. */
export function readReadmes(): Golden[] {
  return packages.map((name) => {
    const folder = path.join(root, 'node_modules', name);
    const file = readdirSync(folder).find((each) => /^readme\.md$/i.test(each));
    if (file === undefined) throw new Error(`${name} has no README any more: choose another package`);
    const source = readFileSync(path.join(folder, file), 'utf8');
    const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
    return { name: `README of ${name}, sha256 ${hash}`, source };
  });
}
