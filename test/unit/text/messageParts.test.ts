import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentChars } from '../../../src/text/checkContent';
import { type Composed, compose, toContent } from '../../../src/text/compose';
import { joinParts, toMessageParts, withoutNumber } from '../../../src/text/messageParts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `const value${index} = ${index};`).join('\n');
const composeCode = (text: string, format: 'markdown' | 'plain' = 'markdown'): Composed =>
  compose({ comment: 'Look', blocks: [{ kind: 'code', language: 'ts', text }], signature: '-- Ann' }, format);

test('what fits goes as it is, to the letter', () => {
  const composed = composeCode('a();\r\n');
  assert.deepEqual(toMessageParts(composed, 200), [composed]);
});

test('code that is too long goes in numbered parts, each with its fence, and comes back exactly', () => {
  const code = lines(40);
  const parts = toMessageParts(composeCode(code), 400);
  assert.ok(parts.length > 1);
  for (const [index, { source, content }] of parts.entries()) {
    assert.ok(contentChars(content) <= 400);
    assert.deepEqual(content, toContent(source));
    assert.ok(content.text.startsWith(`(${index + 1}/${parts.length})\n\n`), content.text);
    assert.equal((content.markdownText?.match(/^```/gm)?.length ?? 0) % 2, 0);
  }
  const plain = parts.map(({ content }) => withoutNumber(content.text)).join('\n');
  assert.ok(plain.includes(code));
  assert.match(plain, /^Look\n/);
  assert.match(plain, /-- Ann$/);
});

test('the plain format has parts without a Markdown field', () => {
  const parts = toMessageParts(composeCode(lines(40), 'plain'), 400);
  assert.ok(parts.length > 1);
  for (const { content } of parts) assert.deepEqual(Object.keys(content), ['text']);
});

test('more than the greatest number of parts is refused with the figures', () => {
  assert.throws(() => toMessageParts(composeCode(lines(400)), 200), {
    failure: { code: 'tooLong', chars: composeCode(lines(400)).content.markdownText?.length, maxChars: 200 },
  });
});

test('parts that were not sent become one text again, without their numbers', () => {
  const [, second, third, ...more] = toMessageParts(composeCode(lines(40)), 400);
  assert.ok(second && third);
  const rest = joinParts([second, third, ...more]);
  assert.doesNotMatch(rest.source.text, /^\(\d+\/\d+\)/m);
  assert.ok(rest.content.text.endsWith('const value39 = 39;\n\n-- Ann'));
  assert.deepEqual(rest.content, toContent(rest.source));
});
