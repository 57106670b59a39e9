import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HandoffError } from '../../../src/core/failure';
import { checkContent } from '../../../src/text/checkContent';
import { type Block, type Parts, compose, toContent, toDraftContent } from '../../../src/text/compose';
import type { Place } from '../../../src/text/location/place';
import { parseMarkdown } from '../../../src/text/markdown/parse';
import { readFences } from './readFences';
import { hostileLines, partsOf, sendableLines } from './selections';

const runs = { numRuns: 500 };

const code = (text: string, place?: Place): Block => ({
  kind: 'code',
  language: 'ts',
  text,
  ...(place && { place }),
});
const markdown = (text: string): Block => ({ kind: 'markdown', text });
const plain = (text: string, place?: Place): Block => ({ kind: 'plain', text, ...(place && { place }) });
const at = (label: string): Place => ({ label });
const parts = (blocks: Block[], comment = '', signature = ''): Parts => ({ comment, blocks, signature });

/** What a Markdown reader gets of a block: a line end stands before the closing fence. */
const asRead = (block: Block): object => ({
  info: block.kind === 'code' ? block.language : '',
  code: /[\r\n]$/.test(block.text) ? block.text : `${block.text}\n`,
  closed: true,
});

test('a selection stands exactly in both fields and survives the wire, or is refused', () => {
  fc.assert(
    fc.property(partsOf(hostileLines), fc.constantFrom('markdown', 'plain'), (given, format) => {
      const { content } = compose(given, format);
      const { text, markdownText } = content;
      const whole = text + (markdownText ?? '');
      const sendable = text.trim() !== '' && whole.isWellFormed() && !whole.includes('\0');
      if (!sendable) {
        assert.throws(() => checkContent(content), HandoffError);
        return;
      }
      checkContent(content);
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
      const blocks = given.blocks.filter(({ kind }) => kind === 'code');
      const read = readFences(markdownText);
      assert.deepEqual(blocks.length === 0 ? [] : read.slice(-blocks.length), blocks.map(asRead));
    }),
    runs,
  );
});

test('an unedited draft becomes the same message to the letter', () => {
  fc.assert(
    fc.property(partsOf(sendableLines), fc.constantFrom('markdown', 'plain'), (given, format) => {
      const { content, source } = compose(given, format);
      assert.deepEqual(toDraftContent(source, { text: source.text, content }), content);
    }),
    runs,
  );
});

test('an edited draft, and one whose kept fields are not those of its text, is made anew of its text', () => {
  const { content, source } = compose(parts([code('a();', at('a.ts:1'))]), 'markdown');
  const edited = { ...source, text: `${source.text}\nmore` };
  assert.deepEqual(toDraftContent(edited, { text: source.text, content }), toContent(edited));
  for (const forged of [
    { ...content, text: `${content.text} forged` },
    { ...content, markdownText: 'forged' },
  ]) {
    assert.deepEqual(toDraftContent(source, { text: source.text, content: forged }), toContent(source));
  }
});

test('5 MB of fences in fences stand exactly', () => {
  const line = 'const fence = "```` ~~~ 😀";\r\n```\r\n';
  const text = line.repeat(Math.ceil(5_000_000 / line.length));
  const { content, source } = compose(parts([code(text, at('big.md:1-2'))], 'look:\n```'), 'markdown');
  assert.ok(content.text.includes(text));
  assert.ok(readFences(content.markdownText ?? '').at(-1)?.code === text);
  assert.ok(toContent(source).text === content.text.replace(/\r\n$/, ''));
  checkContent(content);
});

test('comment, location, code and signature stand in this order, readable without Markdown too', () => {
  const { content, source } = compose(
    parts([code('a\n', at('a.ts:1')), code('b')], ' why? ', ' Ann '),
    'markdown',
  );
  assert.equal(content.text, 'why?\n\na.ts:1\n\na\n\nb\n\nAnn');
  assert.equal(content.markdownText, 'why?\n\n`a.ts:1`\n\n```ts\na\n```\n\n```ts\nb\n```\n\nAnn');
  assert.deepEqual(source, { text: content.markdownText, form: 'markdown' });
});

test('plain text goes as it is in both fields', () => {
  const { content, source } = compose(parts([plain('# Title *x*\n  <b>')]), 'markdown');
  assert.deepEqual(content, { text: '# Title *x*\n  <b>', markdownText: '# Title *x*\n  <b>' });
  assert.deepEqual(source, { text: content.text, form: 'verbatim' });
});

test('Markdown is cleaned, and reads without Markdown in the plain field', () => {
  const { content, source, localImages } = compose(
    parts([markdown('# Title\n\n<!-- x -->\n\n[a] ![b](c.png)\n\n[a]: https://a.example')], '**why**'),
    'markdown',
  );
  assert.deepEqual(content, {
    text: 'why\n\nTitle\n\na (https://a.example) b',
    markdownText: '**why**\n\n# Title\n\n[a](https://a.example) b',
  });
  assert.deepEqual(source, { text: content.markdownText, form: 'markdown' });
  assert.equal(localImages, 1);
});

test('front matter goes from the start of a file only, not from its middle', () => {
  const text = '---\nStatus: released\n---\nmore';
  const from = (startsFile: boolean): string =>
    compose(parts([{ kind: 'markdown', text, startsFile }]), 'markdown').content.text;
  assert.equal(from(true), 'more');
  assert.match(from(false), /Status: released/);
});

for (const [what, place, above, plainAbove] of [
  [
    'a link',
    { label: 'a.ts:1', url: 'https://x.example/a#L1' },
    '[`a.ts:1`](https://x.example/a#L1)',
    'a.ts:1 (https://x.example/a#L1)',
  ],
  ['a remark', { label: 'a.ts:1', remark: 'not pushed' }, '`a.ts:1` (not pushed)', 'a.ts:1 (not pushed)'],
] as const) {
  test(`a place with ${what} stands above code and plain text, and in an edited draft`, () => {
    assert.deepEqual(compose(parts([code('x', place)]), 'markdown').content, {
      text: `${plainAbove}\n\nx`,
      markdownText: `${above}\n\n\`\`\`ts\nx\n\`\`\``,
    });
    const { source, content } = compose(parts([plain('*x*', place)]), 'markdown');
    assert.deepEqual(content, { text: `${plainAbove}\n\n*x*`, markdownText: `${above}\n\n*x*` });
    assert.equal(toContent({ ...source, text: `${source.text}!` }).text, `${plainAbove}\n\n*x*!`);
  });
}

test('the plain format has one field, with the comment as it was written', () => {
  const { content, source } = compose(parts([code('a', at('a.ts:1'))], 'see ```\n```', 'Ann'), 'plain');
  assert.deepEqual(content, { text: 'see ```\n```\n\na.ts:1\n\na\n\nAnn' });
  assert.deepEqual(source, { text: content.text, form: 'plain' });
});

test('the plain field drops the fences of a comment too', () => {
  const { content } = compose(parts([code('a')], 'try\n```sh\nls'), 'markdown');
  assert.equal(content.text, 'try\n\nls\n\na');
  assert.equal(content.markdownText, 'try\n```sh\nls\n```\n\n```ts\na\n```');
});

test('a fence that Markdown leaves open does not swallow what follows it', () => {
  const { content } = compose(parts([markdown('```sh\nls'), markdown('# Title')], '', 'Ann'), 'markdown');
  assert.deepEqual(readFences(content.markdownText ?? ''), [{ info: 'sh', code: 'ls\n', closed: true }]);
});

for (const open of [
  '<!-- here',
  '<?php',
  '<!X',
  '<![CDATA[ x',
  '<script>',
  '<pre>\n\n<!--',
  'a\n\n<style> b',
]) {
  test(`HTML that never ends hides nothing that follows it: ${JSON.stringify(open)}`, () => {
    const { content, source } = compose(parts([code('a')], open), 'markdown');
    const { tokens } = parseMarkdown(content.markdownText ?? '');
    assert.ok(tokens.every(({ type }) => type !== 'html_block'));
    assert.equal(content.text, `${open}\n\na`);
    assert.equal(toContent(source).text, content.text);
  });
}

test('a comment of HTML that never ends hides nothing of a Markdown file, nor what follows it', () => {
  const { content } = compose(parts([markdown('a\n\n<!-- b\n\nc'), markdown('d')]), 'markdown');
  assert.equal(content.text, 'a\n\n<!-- b\n\nc\n\nd');
  assert.equal(content.markdownText, 'a\n\n\\<!-- b\n\nc\n\nd');
});

test('a comment keeps what would be a definition without a link, and no other', () => {
  const { content } = compose(parts([code('a')], '[urgent]: fixed\n\n[b]\n\n[b]: c'), 'markdown');
  assert.equal(content.text, '[urgent]: fixed\n\nb (c)\n\na');
  assert.ok(content.markdownText?.startsWith('\\[urgent]: fixed\n\n[b]\n\n[b]: c\n\n'));
});

test('a fence that is open in a list of the comment does not swallow what follows it', () => {
  const { content } = compose(parts([code('a')], '- x\n\n  ```\n  y'), 'markdown');
  assert.equal(content.text, '- x\n\n  y\n\na');
  assert.equal(content.markdownText, '- x\n\n  ```\n  y\n\n```ts\na\n```');
});

test('a line of nothing but backticks is no place, and is soon found to be none', { timeout: 5_000 }, () => {
  const text = '`'.repeat(300_000);
  const begun = performance.now();
  assert.equal(toContent({ text, form: 'verbatim' }).text, text);
  assert.ok(performance.now() - begun < 2_000);
});

test('nothing at all becomes an empty message', () => {
  assert.deepEqual(compose(parts([]), 'markdown').content, { text: '', markdownText: '' });
});

test('a text that a person has edited is sent as it stands', () => {
  fc.assert(
    fc.property(sendableLines, (text) => {
      assert.deepEqual(toContent({ text, form: 'plain' }), { text });
      assert.equal(toContent({ text, form: 'verbatim' }).markdownText, text);
      assert.equal(toContent({ text, form: 'markdown' }).markdownText, text);
    }),
  );
});
