import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from 'node:process';
import { test } from 'node:test';
import { cleanMarkdown } from '../../../../src/text/markdown/cleanMarkdown';
import { toPlainText } from '../../../../src/text/markdown/plainText';
import { toDiff } from './toDiff';

/** A Markdown text whose cleaned form and plain text are kept in a reviewed file, under a name that tells what it is. */
export interface Golden {
  readonly name: string;
  readonly source: string;
}

const folder = path.join(__dirname, 'golden');
const heading = '════ ';
const divider = '──── plain text\n';

/**
 * Compares each text with what stands under its name in a file of the folder `golden`. The file is written anew, and must
 * be read through again, by `UPDATE_GOLDEN=1 npm test -- --only unit`.
 */
export function compareWithGolden(
  file: string,
  goldens: readonly Golden[],
  toText: (source: string) => string = toBothTexts,
): void {
  const found = goldens.map(({ name, source }) => [name, toText(source).replaceAll('\r', '␍')] as const);
  const all = found.map(([name, text]) => `${heading}${name}\n${text}`).join('');
  if (env['UPDATE_GOLDEN'] === '1') writeFileSync(path.join(folder, file), all);
  const expected = new Map(readEntries(file));
  for (const [name, text] of found) {
    test(`${file}: ${name}`, () => {
      const known = [...expected.keys()].join(', ').slice(0, 2000);
      assert.ok(expected.has(name), `${file} has no '${name}': renew and review it. It has ${known}`);
      assert.equal(text, expected.get(name));
    });
  }
  test(`${file} holds nothing else`, () => {
    assert.deepEqual(
      [...expected.keys()],
      found.map(([name]) => name),
    );
  });
}

/** The texts under the headings of a file in the folder `golden`. */
export function readEntries(file: string): [name: string, text: string][] {
  if (!existsSync(path.join(folder, file))) return [];
  const [, ...entries] = `\n${readFileSync(path.join(folder, file), 'utf8').replace(/\n$/, '')}`.split(
    `\n${heading}`,
  );
  return entries.map((entry) => {
    const end = entry.indexOf('\n');
    return [entry.slice(0, end), `${entry.slice(end + 1)}\n`];
  });
}

/** The cleaned Markdown as what is other than in the source, and the plain text unless it is the same as that. */
function toBothTexts(source: string): string {
  const { markdown } = cleanMarkdown(source, () => undefined);
  const plain = toPlainText(markdown);
  const isSame = plain === markdown.replace(/\n+$/, '');
  return toDiff(source, markdown) + (isSame ? '' : `${divider}${plain}\n`);
}
