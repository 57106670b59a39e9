import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organization } from '../../../../src/core/chat';
import type { Failure } from '../../../../src/core/failure';
import { parseChatInput, parseNoteInput, toKnownId, toOwnChat } from '../../../../src/ui/tools/toolInput';

const link = 'https://acme.helpcrunch.com/inbox/chats/12';

const ours = {
  organization: { id: 1, domain: 'acme' } as Organization,
  memory: { trustsLinkHost: (trusted: string) => trusted === 'support.acme.com' },
};

function failsWith(failure: Failure): { failure: Failure } {
  return { failure };
}

const host = 'acme.helpcrunch.com';
for (const [given, ...hosts] of [
  ...([[12], ['12'], ['#12'], [' #12 ']] as const),
  ...([
    [link, host],
    [`https://${host}/v2/chats/12`, host],
  ] as const),
] as const) {
  test(`${JSON.stringify(given)} names chat 12`, () => {
    const named = parseChatInput({ chat: given, more: true });
    assert.deepEqual([named.id, named.host], [12, hosts[0]]);
    assert.equal(toKnownId({ chat: given }), 12);
    assert.equal(toOwnChat(named, ours), 12);
  });
}

for (const [whose, its] of [
  ['another organization', 'globex.helpcrunch.com'],
  ['nobody knows whom', 'support.example.com'],
  ['somebody with our name', 'acme.helpcrunch.com.example.com'],
] as const)
  test(`a link of ${whose} is refused, and asks for no trust`, () => {
    const named = parseChatInput({ chat: `https://${its}/inbox/chats/12` });
    assert.throws(() => toOwnChat(named, ours), failsWith({ code: 'argumentInvalid', name: 'link' }));
  });

test('a link on a host that the user has trusted names its chat', () => {
  const named = parseChatInput({ chat: 'https://support.acme.com/v2/chats/12' });
  assert.equal(toOwnChat(named, ours), 12);
});

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
  assert.deepEqual(parseNoteInput(input), { id: 12, markdown: ' *Look* ' });
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
