import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBlockKind } from '../../../src/text/blockKind';
import { compose, toContent, toDraftContent } from '../../../src/text/compose';
import { codeSpan, fenced, openFence, withFenceClosed } from '../../../src/text/fence';
import { parseMarkdown } from '../../../src/text/markdown/parse';
import { joinParts, toMessageParts, withoutNumber } from '../../../src/text/messageParts';

test('a code span has one backtick more than any run inside, and spaces where they are needed', () => {
  for (const [text, span] of [
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['a``b`c', '```a``b`c```'],
    ['`a', '`` `a ``'],
    ['a`', '`` a` ``'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['a ', '`a `'],
    ['  ', '`  `'],
  ] as const)
    assert.equal(codeSpan(text), span);
});

test('a fence ends on a line of its own', () => {
  assert.equal(fenced('a', 'ts'), '```ts\na\n```');
  assert.equal(fenced('a\n', 'ts'), '```ts\na\n```');
  assert.equal(fenced('a\r', ''), '```\na\r```');
  assert.equal(fenced('', ''), '```\n\n```');
  assert.equal(fenced('````\na', ''), '`````\n````\na\n`````');
});

test('a fence is open where nothing closes it, and is then closed', () => {
  for (const [markdown, mark] of [
    ['```\na', '```'],
    ['~~~~', '~~~~'],
    ['```\n', '```'],
    ['```\n\n', '```'],
    ['```\na\n```', undefined],
    ['```\n```', undefined],
    ['a', undefined],
    ['', undefined],
    ['    a', undefined],
  ] as const) {
    assert.equal(openFence(parseMarkdown(markdown).tokens.at(-1)), mark, markdown);
    const end = markdown.endsWith('\n') ? '' : '\n';
    assert.equal(withFenceClosed(markdown), mark === undefined ? markdown : `${markdown}${end}${mark}`);
  }
});

test('languages go by the names that readers of Markdown know', () => {
  for (const [languageId, language] of Object.entries({
    javascriptreact: 'jsx',
    'git-commit': '',
    Log: '',
    fsharp: 'fs',
    'objective-cpp': 'objcpp',
    jsonc: 'json',
    jsonl: 'json',
    'c#': 'c#',
    'a.b-c_d+1': 'a.b-c_d+1',
    é: '',
    ' a': '',
    'a ': '',
  }))
    assert.deepEqual(toBlockKind(languageId), { kind: 'code', language });
});

test('a signature of white space is none, and pieces stand one blank line apart', () => {
  const blocks = [
    { kind: 'plain', text: 'a\n' },
    { kind: 'plain', text: '```\nb' },
    { kind: 'plain', text: 'c' },
  ] as const;
  const { content, source } = compose({ comment: ' \n', blocks, signature: '\t' }, 'markdown');
  assert.deepEqual(content, { text: 'a\n\n```\nb\n```\n\nc', markdownText: 'a\n\n```\nb\n```\n\nc' });
  assert.equal(source.form, 'verbatim');
  assert.deepEqual(compose({ comment: '', blocks, signature: 'Ann' }, 'plain').content, {
    text: 'a\n\n```\nb\n\nc\n\nAnn',
  });
});

test('blank lines that cleaning leaves at the ends of a block go, those that were there stay', () => {
  const textOf = (text: string): string | undefined =>
    compose({ comment: '', blocks: [{ kind: 'markdown', text }], signature: '' }, 'markdown').content
      .markdownText;
  assert.equal(textOf('\n\na\n\n'), '\n\na\n\n');
  assert.equal(textOf('<!-- x -->\n\n \t\r\n  a\n\n<!-- y -->\n'), '  a');
});

test('images beside the files are counted over all blocks', () => {
  const block = { kind: 'markdown', text: '![a](b.png) ![c](d.png)' } as const;
  assert.equal(compose({ comment: '', blocks: [block, block], signature: '' }, 'markdown').localImages, 4);
  assert.equal(compose({ comment: '![a](b.png)', blocks: [], signature: '' }, 'plain').localImages, 0);
});

test('kept fields that differ from the text in white space and backticks are taken', () => {
  const source = { text: 'a `b` c', form: 'markdown' } as const;
  const kept = { text: '`a\nb`\tc ', markdownText: source.text };
  assert.equal(toDraftContent(source, { text: source.text, content: kept }), kept);
  const other = { ...kept, text: 'a b d' };
  assert.deepEqual(toDraftContent(source, { text: source.text, content: other }), toContent(source));
  assert.deepEqual(toDraftContent(source, { text: 'b', content: kept }), toContent(source));
});

test('a message just as long as the limit is one part, one character more makes two', () => {
  const composed = (text: string) =>
    ({
      content: { text },
      source: { text, form: 'plain' },
    }) as const;
  const exact = composed(`${'a'.repeat(19)} ${'b'.repeat(20)}`);
  assert.deepEqual(toMessageParts(exact, 40), [exact]);
  const [first, second, ...more] = toMessageParts(composed(`${exact.content.text}b`), 40);
  assert.equal(first?.content.text, `(1/2)\n\n${'a'.repeat(19)}`);
  assert.deepEqual(second, composed(`(2/2)\n\n${'b'.repeat(21)}`));
  assert.deepEqual(more, []);
});

test('parts in Markdown are split as such, and joined by a blank line in the form of the first', () => {
  const source = { text: `**${'word '.repeat(12)}x**`, form: 'markdown' } as const;
  const parts = toMessageParts({ source, content: toContent(source) }, 50);
  assert.deepEqual(
    parts.map(({ source: { text, form } }) => [text, form]),
    [
      ['(1/2)\n\n**word word word word word word word**', 'markdown'],
      ['(2/2)\n\n**word word word word word x**', 'markdown'],
    ],
  );
  const [one, two] = parts;
  assert.ok(one && two);
  assert.deepEqual(joinParts([one, two]), {
    source: {
      text: '**word word word word word word word**\n\n**word word word word word x**',
      form: 'markdown',
    },
    content: {
      text: 'word word word word word word word\n\nword word word word word x',
      markdownText: '**word word word word word word word**\n\n**word word word word word x**',
    },
  });
});

test('only a number at the very top of a part is one', () => {
  for (const [text, rest] of [
    ['(12/20)\n\na', 'a'],
    ['(1/2)\n\n(1/2)\n\na', '(1/2)\n\na'],
    ['(1/2)\na', '(1/2)\na'],
    ['a (1/2)\n\nb', 'a (1/2)\n\nb'],
    ['(a/2)\n\nb', '(a/2)\n\nb'],
  ] as const)
    assert.equal(withoutNumber(text), rest);
});
