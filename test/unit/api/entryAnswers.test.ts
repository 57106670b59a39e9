import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChatEntry } from '../../../src/core/chat';
import { toDisplayText } from '../../../src/core/displayText';
import { chatId, toEntry } from '../messages';
import { clientOn, json } from './clientOn';
import { oddNames, unsafe } from './oddNames';

const lisa = toDisplayText('Lisa Rodes');
const nobody = toDisplayText('');

const current = {
  ...{ id: 20, type: 'private', text: 'the cause', read: true, createdAt: '1603885746', edited: true },
  ...{ updatedAt: '1603885747', broadcastType: null, chat: 5, from: 'agent' },
  agent: { id: 7, name: 'Lisa Rodes', email: 'lisa@example.com', role: 'admin' },
};

const understood = toEntry({ agentName: lisa, atMs: 1_603_885_746_000, isRead: true, isEdited: true });
const bare = toEntry({
  ...{ type: '', from: '', agent: undefined, agentName: nobody, text: undefined, atMs: undefined },
  ...{ isRead: false, isEdited: false },
});

const shapes: readonly (readonly [what: string, wire: object, expected: ChatEntry])[] = [
  ['the current form', current, understood],
  [
    'the old form, with a fraction of a second and an agent without e-mail',
    { ...current, createdAt: '1603885746.913', updatedAt: null, agent: { id: 7, name: 'Lisa Rodes' } },
    { ...understood, atMs: 1_603_885_746_913 },
  ],
  [
    'ids in strings and the time as a number',
    { ...current, id: '20', createdAt: 1_603_885_746, agent: { ...current.agent, id: '7' } },
    understood,
  ],
  ['no text', { ...current, text: null }, { ...understood, text: undefined }],
  [
    'a customer’s',
    { ...current, type: 'message', from: 'customer', agent: null },
    { ...understood, type: 'message', from: 'customer', agent: undefined, agentName: nobody },
  ],
  ['a kind nobody knows', { ...current, type: 'hologram' }, { ...understood, type: 'hologram' }],
  ['nothing but an id', { id: 20 }, bare],
  [
    'null wherever it can be',
    { id: 20, ...toNulls('type from text agent createdAt updatedAt read edited broadcastType chat') },
    bare,
  ],
  ...[5, 'Lisa', true, [], {}, { id: 'x' }, { id: null, name: null }, { id: 0, name: 7 }].map(
    (odd) =>
      [
        `the agent ${JSON.stringify(odd)}`,
        { ...current, agent: odd },
        { ...understood, agent: undefined, agentName: nobody },
      ] as const,
  ),
  ...[[], {}, 'soon', true].map(
    (odd) =>
      [
        `the time and marks ${JSON.stringify(odd)}`,
        { ...current, createdAt: odd, read: odd === true ? 1 : odd, edited: odd === true ? 'no' : odd },
        { ...understood, atMs: undefined, isRead: false, isEdited: false },
      ] as const,
  ),
];

for (const [envelope, wrap] of Object.entries({
  data: (entries: unknown[]) => ({ data: entries, total: entries.length }),
  'data without a total': (entries: unknown[]) => ({ data: entries }),
  messages: (entries: unknown[]) => ({ messages: entries }),
  'a list in a list': (entries: unknown[]) => ({ data: [entries] }),
}))
  describe(`an entry in ${envelope} is understood with`, () => {
    for (const [what, wire, expected] of shapes)
      test(what, async () => {
        const { client, requests } = clientOn(() => json(wrap([wire])));
        const page = await client.listEntryPage(chatId(5), 200, 100);
        assert.deepEqual(page, { entries: [expected], length: 1 });
        assert.deepEqual(
          requests.map(({ path }) => path),
          ['/v1/chats/5/messages?limit=100&offset=200'],
        );
      });
  });

test('what cannot be read counts for the length of a page and hides nothing; what is there twice is there once', async () => {
  const odd = [null, 5, 'x', {}, { id: 'x' }, { ...current, id: 0 }, { ...current, text: {} }];
  const data = [...odd, current, { ...current, id: 19 }, current];
  const page = await clientOn(() => json({ data })).client.listEntryPage(chatId(5), 0, 100);
  assert.deepEqual(page, { entries: [understood, { ...understood, id: 19 }], length: data.length });
});

describe('an author’s name is one harmless line, and a text stays what it is:', () => {
  for (const [what, name] of oddNames)
    test(what, async () => {
      const wire = { ...current, text: name, agent: { id: 7, name } };
      const { client } = clientOn(() => json({ data: [wire] }));
      const [entry] = (await client.listEntryPage(chatId(5), 0, 100)).entries;
      assert.equal(entry?.text, name);
      assert.equal(entry.agentName, toDisplayText(name));
      assert.doesNotMatch(entry.agentName, unsafe);
    });
});

function toNulls(names: string): Record<string, null> {
  return Object.fromEntries(names.split(' ').map((name) => [name, null]));
}
