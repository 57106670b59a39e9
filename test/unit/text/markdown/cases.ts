import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanMarkdown } from '../../../../src/text/markdown/cleanMarkdown';
import { toPlainText } from '../../../../src/text/markdown/plainText';

/** A behaviour, a Markdown text, and what becomes of it; nothing where it stays as it is. */
export type Case = readonly [title: string, source: string, expected?: string];

/** A repository in which every file can be linked to, and no place within one. */
export function toFile(href: string): string | undefined {
  return href.startsWith('#') ? undefined : `https://e.com/blob/${href.replace(/^\.\//, '')}`;
}

/** What a text becomes where relative links lead nowhere, as for a customer. */
export function clean(
  source: string,
  resolve: (href: string) => string | undefined = () => undefined,
): string {
  return cleanMarkdown(source, resolve).markdown;
}

/** One test for each case of cleaned Markdown. */
export function testClean(cases: readonly Case[]): void {
  for (const [title, source, expected = source] of cases) {
    test(title, () => {
      assert.equal(clean(source), expected);
    });
  }
}

/** One test for each case of plain text. */
export function testPlain(cases: readonly Case[]): void {
  for (const [title, source, expected = source] of cases) {
    test(title, () => {
      assert.equal(toPlainText(source), expected);
    });
  }
}
