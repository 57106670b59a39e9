import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toFenceLanguage } from '../../../src/text/fenceLanguage';
import { hostileText } from '../hostileText';

for (const [languageId, name] of [
  ['typescript', 'typescript'],
  ['typescriptreact', 'tsx'],
  ['shellscript', 'sh'],
  ['csharp', 'cs'],
  ['c++', 'c++'],
  ['objective-c', 'objc'],
  ['log', ''],
  ['markdown', undefined],
  ['plaintext', undefined],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['ts`\n', ''],
  ['a b', ''],
] as const) {
  test(`${JSON.stringify(languageId)} is fenced as ${JSON.stringify(name)}`, () =>
    assert.equal(toFenceLanguage(languageId), name));
}

test('no language id breaks out of the info line of a fence', () => {
  fc.assert(
    fc.property(hostileText, (languageId) => {
      assert.match(toFenceLanguage(languageId) ?? '', /^[\w+#.-]*$/);
    }),
  );
});
