import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure } from '../../../../src/core/failure';
import { parseChatInput, parseNoteInput, toKnownId } from '../../../../src/ui/tools/toolInput';

const link = 'https://acme.helpcrunch.com/inbox/chats/12';

function failsWith(failure: Failure): { failure: Failure } {
  return { failure };
}

for (const given of [12, '12', '#12', ' #12 ', link, 'https://acme.helpcrunch.com/v2/chats/12']) {
  test(`${JSON.stringify(given)} names chat 12`, () => {
    assert.deepEqual(parseChatInput({ chat: given, more: true }), { given, id: 12 });
    assert.equal(toKnownId({ chat: given }), 12);
  });
}

const strange = [undefined, null, 12, 'chat', [], {}, { chat: null }, { chat: {} }, { chat: 'Ann Lee' }];
for (const input of [...strange, { chat: 0 }, { chat: -1 }, { chat: 1.5 }, { chat: NaN }, { chat: '' }]) {
  test(`${JSON.stringify(input)} names no chat`, () => {
    const fault = failsWith({ code: 'argumentInvalid', name: 'chat' });
    assert.throws(() => parseChatInput(input), fault);
    assert.throws(() => parseNoteInput(input), fault);
    assert.equal(toKnownId(input), undefined);
  });
}

test('a note is the text that was given, and whatever else was given is ignored', () => {
  const input = { chat: '#12', markdown: ' *Look* ', type: 'private', agent: 5, silent: true };
  assert.deepEqual(parseNoteInput(input), { given: '#12', id: 12, markdown: ' *Look* ' });
});

for (const type of ['message', 'email', '', null, 1]) {
  test(`a note of type ${JSON.stringify(type)} is refused`, () => {
    assert.throws(
      () => parseNoteInput({ chat: 12, markdown: 'Look', type }),
      failsWith({ code: 'noteOnly' }),
    );
  });
}

test('a note without text is refused', () => {
  for (const markdown of [undefined, null, 5, ['Look']])
    assert.throws(
      () => parseNoteInput({ chat: 12, markdown }),
      failsWith({ code: 'argumentInvalid', name: 'markdown' }),
    );
  for (const markdown of ['', ' \n\t'])
    assert.throws(() => parseNoteInput({ chat: 12, markdown }), failsWith({ code: 'nothingToSend' }));
});
