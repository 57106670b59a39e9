import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HandoffError } from '../../../src/core/failure';
import { checkContent, contentChars } from '../../../src/text/checkContent';
import { type Block, type Parts, compose, toContent, toDraftContent } from '../../../src/text/compose';
import { readFences } from './readFences';
import { hostileLines, partsOf, sendableLines } from './selections';

const runs = { numRuns: 500 };
const maxChars = 120;

const code = (text: string, location?: string): Block => ({ text, language: 'ts', location });
const prose = (text: string, location?: string): Block => ({ text, language: undefined, location });
const parts = (blocks: Block[], comment = '', signature = ''): Parts => ({ comment, blocks, signature });

/** What a Markdown reader gets of a block: a line end stands before the closing fence. */
const asRead = ({ text, language = '' }: Block): object => ({
  info: language,
  code: /[\r\n]$/.test(text) ? text : `${text}\n`,
  closed: true,
});

test('a selection stands exactly in both fields and survives the wire, or is refused', () => {
  fc.assert(
    fc.property(partsOf(hostileLines), fc.constantFrom('markdown', 'plain'), (given, format) => {
      const { content } = compose(given, format);
      const { text, markdownText } = content;
      const whole = text + (markdownText ?? '');
      const sendable =
        text.trim() !== '' &&
        contentChars(content) <= maxChars &&
        whole.isWellFormed() &&
        !whole.includes('\0');
      if (!sendable) {
        assert.throws(() => checkContent(content, maxChars), HandoffError);
        return;
      }
      checkContent(content, maxChars);
      assert.deepEqual(JSON.parse(Buffer.from(JSON.stringify(content)).toString('utf8')), content);
      for (const block of given.blocks) {
        assert.ok(text.includes(block.text));
        assert.ok(markdownText?.includes(block.text) ?? format === 'plain');
      }
    }),
    runs,
  );
});

test('a Markdown reader gets every block of code back, in order, whatever the comment leaves open', () => {
  fc.assert(
    fc.property(partsOf(hostileLines), (given) => {
      const { markdownText = '' } = compose(given, 'markdown').content;
      const blocks = given.blocks.filter((block) => block.language !== undefined);
      const read = readFences(markdownText);
      assert.deepEqual(blocks.length === 0 ? [] : read.slice(-blocks.length), blocks.map(asRead));
    }),
    runs,
  );
});

test('an unedited draft becomes the same message to the letter', () => {
  fc.assert(
    fc.property(partsOf(hostileLines), fc.constantFrom('markdown', 'plain'), (given, format) => {
      const { content, source } = compose(given, format);
      assert.deepEqual(toDraftContent(source, { text: source.text, content }), content);
    }),
    runs,
  );
});

test('an edited draft, and one whose kept fields are not those of its text, is made anew of its text', () => {
  const { content, source } = compose(parts([code('a();', 'a.ts:1')]), 'markdown');
  const edited = { ...source, text: `${source.text}\nmore` };
  assert.deepEqual(toDraftContent(edited, { text: source.text, content }), toContent(edited));
  for (const forged of [
    { ...content, text: `${content.text} forged` },
    { ...content, markdownText: 'forged' },
  ]) {
    assert.deepEqual(toDraftContent(source, { text: source.text, content: forged }), toContent(source));
  }
});

test('5 MB of fences in fences stand exactly, and are refused only for their length', () => {
  const line = 'const fence = "```` ~~~ 😀";\r\n```\r\n';
  const text = line.repeat(Math.ceil(5_000_000 / line.length));
  const { content, source } = compose(parts([code(text, 'big.md:1-2')], 'look:\n```'), 'markdown');
  assert.ok(content.text.includes(text));
  assert.ok(readFences(content.markdownText ?? '').at(-1)?.code === text);
  assert.ok(toContent(source).text === content.text.replace(/\r\n$/, ''));
  checkContent(content, 6_000_000);
  assert.throws(() => checkContent(content, 5_000_000), { message: 'tooLong' });
});

test('comment, location, code and signature stand in this order, readable without Markdown too', () => {
  const { content, source } = compose(
    parts([code('a\n', 'a.ts:1'), code('b')], ' why? ', ' Ann '),
    'markdown',
  );
  assert.equal(content.text, 'why?\n\na.ts:1\n\na\n\nb\n\nAnn');
  assert.equal(content.markdownText, 'why?\n\n`a.ts:1`\n\n```ts\na\n```\n\n```ts\nb\n```\n\nAnn');
  assert.deepEqual(source, { text: content.markdownText, form: 'code' });
});

test('Markdown goes as it is in both fields', () => {
  const { content, source } = compose(parts([prose('# Title\n\n```sh\nls\n```')]), 'markdown');
  assert.deepEqual(content, { text: '# Title\n\n```sh\nls\n```', markdownText: '# Title\n\n```sh\nls\n```' });
  assert.deepEqual(source, { text: content.text, form: 'markdown' });
});

test('the plain format has one field, with the comment as it was written', () => {
  const { content, source } = compose(parts([code('a', 'a.ts:1')], 'see ```\n```', 'Ann'), 'plain');
  assert.deepEqual(content, { text: 'see ```\n```\n\na.ts:1\n\na\n\nAnn' });
  assert.deepEqual(source, { text: content.text, form: 'plain' });
});

test('the plain field drops the fences of a comment too', () => {
  const { content } = compose(parts([code('a')], 'try\n```sh\nls'), 'markdown');
  assert.equal(content.text, 'try\nls\n\na');
  assert.equal(content.markdownText, 'try\n```sh\nls\n```\n\n```ts\na\n```');
});

test('a fence that Markdown leaves open does not swallow what follows it', () => {
  const { content } = compose(parts([prose('```sh\nls'), prose('# Title')], '', 'Ann'), 'markdown');
  assert.deepEqual(readFences(content.markdownText ?? ''), [{ info: 'sh', code: 'ls\n', closed: true }]);
});

test('nothing at all becomes an empty message', () => {
  assert.deepEqual(compose(parts([]), 'markdown').content, { text: '', markdownText: '' });
});

test('a text that a person has edited is sent as it stands', () => {
  fc.assert(
    fc.property(sendableLines, (text) => {
      assert.deepEqual(toContent({ text, form: 'plain' }), { text });
      assert.deepEqual(toContent({ text, form: 'markdown' }), { text, markdownText: text });
      assert.equal(toContent({ text, form: 'code' }).markdownText, text);
    }),
  );
});
