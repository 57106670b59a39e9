import type { Frame, Page } from 'playwright-core';
import { readTexts } from './words';

/** What an element is called for those who hear it, as far as it is looked at in the page. */
interface Named {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

/** What VS Code itself says in English on the same pages. */
const ofVscode: readonly string[] = ['Open Settings'];

const names = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];

/** The texts of ours that a page shows or names in English though there is a translation; webviews belong to the page. */
export async function englishLeft(page: Page, language: string): Promise<readonly string[]> {
  const lines = (await Promise.all(page.frames().map(readLines))).flat();
  const whole = new Set(lines);
  const all = lines.join('\n');
  return [...readTexts(language)]
    .map(([key, text]) => [withoutForm(key), text] as const)
    .filter(([key, text]) => !key.startsWith('%') && toPlain(key) !== toPlain(text))
    .map(([key]) => toPlain(key))
    .filter((english) => !ofVscode.includes(english))
    .filter((english) => {
      const count = countWords(english);
      return count > 2 ? toPattern(english).test(all) : count > 1 && whole.has(english);
    });
}

async function readLines(frame: Frame): Promise<string[]> {
  const seen = await frame.locator('body').innerText();
  const heard = await frame
    .locator(names.map((name) => `[${name}]:visible`).join())
    .evaluateAll(
      (elements: readonly Named[], wanted) =>
        elements.flatMap(({ attributes }) =>
          [...attributes].filter(({ name }) => wanted.includes(name)).map(({ value }) => value),
        ),
      names,
    );
  return [...seen.split('\n'), ...heard].map((line) => line.replace(/\s+/g, ' ').trim());
}

/** Without what tells the forms of a counted sentence apart. */
function withoutForm(key: string): string {
  return key.replace(/\/(?:zero|one|two|few|many|other)$/, '');
}

/** As it is drawn: the first line, without the marks of code and links. */
function toPlain(text: string): string {
  const [line = ''] = text.split('\n');
  return line.replaceAll('`', '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
}

/** Two words are ours where they stand alone, three anywhere; single ones VS Code and the sample's people say as well. */
function countWords(english: string): number {
  return english
    .replace(/\{\d+\}/g, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean).length;
}

function toPattern(english: string): RegExp {
  const pieces = english.split(/\{\d+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(pieces.join('.{0,99}'));
}
