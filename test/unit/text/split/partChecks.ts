import assert from 'node:assert/strict';
import { toPlainText } from '../../../../src/text/markdown/plainText';
import { type Token, parseMarkdown } from '../../../../src/text/markdown/parse';
import { numbered } from '../../../../src/text/split/parts';
import { splitMarkdown } from '../../../../src/text/split/splitMarkdown';

/** The parts of a text that has so few. */
export function split(markdown: string, maxChars: number): readonly string[] {
  const parts = splitMarkdown(markdown, maxChars, plainLength);
  assert.ok(parts, `${markdown.length} characters do not fit into the parts`);
  return parts;
}

export function plainLength(markdown: string): number {
  return toPlainText(markdown).length;
}

/** A limit that leaves a text room in its parts, so that it is split and not refused. */
export function roomyLimit(markdown: string, maxChars: number): number {
  return Math.max(maxChars, Math.ceil(markdown.length / 5));
}

/** No part is over the limit as it is sent, in either field. */
export function checkLimit(parts: readonly string[], maxChars: number): void {
  for (const part of numbered(parts)) {
    assert.ok(part.length <= maxChars, `${part.length} of ${maxChars} characters: ${part}`);
    assert.ok(plainLength(part) <= maxChars, `${plainLength(part)} of ${maxChars} plain characters: ${part}`);
  }
}

/** Nothing that follows a part would be swallowed by it. */
export function checkClosed(parts: readonly string[]): void {
  for (const part of parts) {
    const { tokens } = parseMarkdown(`${part}\n\nbehind`);
    const last = tokens.at(-1);
    assert.ok(last?.type !== 'fence' || !last.content.includes('behind'), `an open fence: ${part}`);
  }
}

/** A part that is split again is itself. */
export function checkSettled(parts: readonly string[], maxChars: number): void {
  for (const part of parts) assert.deepEqual(split(part, maxChars), [part]);
}

/** Each block that has a part's room is in one part as it was, and where no block was split the parts are the text. */
export function checkBlocks(markdown: string, parts: readonly string[], maxChars: number): void {
  const found = parts.flatMap((part) => toBlocks(part).map(({ shape }) => shape));
  let at = 0;
  let isSplit = false;
  for (const { shape, source } of toBlocks(markdown)) {
    const isSmall = Math.max(source.length, plainLength(source)) + '(20/20)\n\n'.length <= maxChars;
    if (!isSmall) isSplit = true;
    else {
      at = found.indexOf(shape, at) + 1;
      assert.ok(at > 0, `a block is not as it was: ${source}\n\nin\n\n${parts.join('\n=====\n')}`);
    }
  }
  if (isSplit) return;
  let rest = markdown;
  for (const part of parts) {
    const start = rest.indexOf(part);
    if (start < 0) {
      assert.match(part, /\n(`{3,}|~{3,})$/, `no piece of the text: ${part}`);
      assert.ok(rest.trimStart().startsWith(part.replace(/\r?\n[^\n]*$/, '').trimStart()));
      return;
    }
    assert.equal(rest.slice(0, start).trim(), '');
    rest = rest.slice(start + part.length);
  }
  assert.equal(rest.trim(), '');
}

/** Words and signs of the plain text in their order, without the numbers of items: they are put right. */
export function toWords(markdown: string): string[] {
  const words = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Emoji_Component}\u200d]+/gu;
  return (toPlainText(markdown).match(words) ?? []).filter((word) => !/^\d+$/.test(word));
}

/** How many characters a person would count, white space aside. */
export function graphemeCount(text: string): number {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text)).filter(({ segment }) => segment.trim() !== '').length;
}

/** The lines of all code blocks, but for HTML: where that is too long for a part it becomes code. */
export function toCode(markdown: string): string[] {
  return parseMarkdown(markdown)
    .tokens.filter(({ type, info }) => (type === 'fence' && info !== 'html') || type === 'code_block')
    .flatMap(({ content }) => content.replace(/\n$/, '').split('\n'));
}

interface TopBlock {
  readonly source: string;
  /** All of its tokens, as text. */
  readonly shape: string;
}

function toBlocks(markdown: string): TopBlock[] {
  const { tokens, lines } = parseMarkdown(markdown);
  const blocks: Token[][] = [];
  for (const token of tokens) {
    if (token.level === 0 && token.nesting >= 0) blocks.push([token]);
    else blocks.at(-1)?.push(token);
  }
  return blocks.map((block) => ({
    source: lines.slice(...(block[0]?.map ?? [0, 0])).join(''),
    shape: JSON.stringify(
      block.map(({ type, level, content, markup, info, hidden }) => [
        type,
        level,
        content.trimEnd(),
        markup,
        info,
        hidden,
      ]),
    ),
  }));
}
