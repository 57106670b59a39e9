import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBlockKind } from '../../../src/text/blockKind';
import { hostileText } from '../hostileText';

for (const [languageId, name] of [
  ['typescript', 'typescript'],
  ['typescriptreact', 'tsx'],
  ['shellscript', 'sh'],
  ['csharp', 'cs'],
  ['c++', 'c++'],
  ['objective-c', 'objc'],
  ['log', ''],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['ts`\n', ''],
  ['a b', ''],
] as const) {
  test(`${JSON.stringify(languageId)} is fenced as ${JSON.stringify(name)}`, () =>
    assert.deepEqual(toBlockKind(languageId), { kind: 'code', language: name }));
}

test('Markdown and plain text go without a fence', () => {
  assert.deepEqual(toBlockKind('markdown'), { kind: 'markdown' });
  assert.deepEqual(toBlockKind('plaintext'), { kind: 'plain' });
});

test('no language id breaks out of the info line of a fence', () => {
  fc.assert(
    fc.property(hostileText, (languageId) => {
      const block = toBlockKind(languageId);
      assert.match(block.kind === 'code' ? block.language : '', /^[\w+#.-]*$/);
    }),
  );
});
