import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanMarkdown } from '../../../../src/text/markdown/cleanMarkdown';
import { parseMarkdown } from '../../../../src/text/markdown/parse';
import { toPlainText } from '../../../../src/text/markdown/plainText';
import { pieces, piecesWithoutHtml, plainPieces, splices, texts } from './arbitraries';
import { read, readInlines, toShape, toWords } from './reading';

const numRuns = 2_000;

/** Once relative links lead nowhere, and once each to an address. */
const resolvers = [
  () => undefined,
  (href: string) => (href.startsWith('#') ? undefined : `https://e.com/${href.replace(/[^\w.-]/g, '')}`),
];

function check(arbitrary: fc.Arbitrary<string>, holds: (text: string) => void): void {
  fc.assert(fc.property(arbitrary, holds), { numRuns });
}

/** What a text becomes with each of the resolvers. */
function cleaned(source: string): string[] {
  return resolvers.map((resolve) => cleanMarkdown(source, resolve).markdown);
}

test('plain text loses no word', () => {
  check(texts, (source) => {
    const plain = toPlainText(source).replaceAll('\0', '\ufffd');
    let at = 0;
    for (const word of toWords(source)) {
      const found = plain.indexOf(word, at);
      assert.ok(found >= 0, `${JSON.stringify(word)} is not in ${JSON.stringify(plain)}`);
      at = found + word.length;
    }
  });
});

test('code in a fence stays exactly as it is, in Markdown and in plain text', () => {
  const line = fc.oneof(
    fc.string(),
    pieces.filter((text) => !/[\0\ufeff]/.test(text)),
  );
  const code = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { minLength: 1, maxLength: 5 })
    .map((lines) => lines.flat().join(''))
    .filter((text) => !/`{5}|\0/.test(text) && text.trim() !== '');
  const around = fc.constantFrom(
    '',
    'Text <b>x</b>\n\n',
    '- a <!-- c -->\n\n',
    '[a]: /b\n',
    '<p>x</p>\n\n',
    '# [h](l.md)\n',
  );
  fc.assert(
    fc.property(around, code, around, (before, inside, after) => {
      const fence = `\`\`\`\`\`ts\n${inside}\`\`\`\`\`\n`;
      for (const markdown of cleaned(`${before}${fence}\n${after}`)) {
        assert.ok(markdown.includes(fence.trimEnd()), markdown);
        assert.ok(toPlainText(markdown).includes(inside.replace(/(?:\r\n|\r|\n)$/, '')), markdown);
      }
    }),
    { numRuns },
  );
});

test('what is clean stays as it is', () => {
  check(texts, (source) => {
    for (const [index, markdown] of cleaned(source).entries())
      assert.equal(cleaned(markdown)[index], markdown);
  });
});

test('Markdown without HTML, references, relative links and task boxes stays byte for byte', () => {
  check(plainPieces, (source) => {
    for (const markdown of cleaned(source)) assert.equal(markdown, source);
  });
});

test('a cleaned text has no comment, no reference and no definition outside code', () => {
  check(texts, (source) => {
    for (const markdown of cleaned(source)) {
      const { tokens } = parseMarkdown(markdown);
      assert.ok(!tokens.some(({ type }) => type === 'reference_definition'));
      assert.ok(
        !read(markdown).some(({ type, content }) => type === 'html_block' && /<!--[^]*?-->/.test(content)),
      );
      const comments = readInlines(markdown).filter(
        ({ type, content }) => type === 'html_inline' && content.startsWith('<!--'),
      );
      assert.deepEqual(comments, []);
    }
  });
});

test('the blocks of a text without HTML, and how they are nested, are still there when it is clean', () => {
  check(piecesWithoutHtml, (source) => {
    for (const markdown of cleaned(source)) assert.equal(toShape(markdown), toShape(source));
  });
});

test('no text makes it throw, however Markdown is cut and put together', () => {
  check(fc.oneof(texts, splices), (source) => {
    for (const markdown of cleaned(source)) assert.equal(typeof toPlainText(markdown), 'string');
  });
});
