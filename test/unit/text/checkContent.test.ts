import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Failure, HandoffError } from '../../../src/core/failure';
import type { Content } from '../../../src/core/message';
import { checkContent, contentChars } from '../../../src/text/checkContent';

function refuses(content: Content, failure: Failure): void {
  assert.throws(() => checkContent(content), new HandoffError(failure));
}

test('the longer field counts, in UTF-16 units', () => {
  assert.equal(contentChars({ text: '😀' }), 2);
  assert.equal(contentChars({ text: 'ab', markdownText: 'abc' }), 3);
  assert.equal(contentChars({ text: 'abc', markdownText: 'ab' }), 3);
});

test('only white space is refused', () => {
  for (const text of ['', ' ', '\r\n\t\u00a0\u3000']) refuses({ text }, { code: 'nothingToSend' });
  refuses({ text: '', markdownText: '```\n```' }, { code: 'nothingToSend' });
});

test('NUL and halves of surrogate pairs are refused with their line', () => {
  refuses({ text: '\0' }, { code: 'unsendableCharacters', line: 1 });
  refuses({ text: 'a\r\nb\rc\n\ud800' }, { code: 'unsendableCharacters', line: 4 });
  refuses({ text: '😀\n\ude00' }, { code: 'unsendableCharacters', line: 2 });
  refuses({ text: '\n\ud83d\n\0' }, { code: 'unsendableCharacters', line: 2 });
  refuses({ text: 'a', markdownText: 'a\n\0' }, { code: 'unsendableCharacters', line: 2 });
});

test('every other character is sent', () => {
  checkContent({ text: '\u0001\u001b\u202e\ufeff😀\uffff' });
});
