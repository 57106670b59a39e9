import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { Fault } from '../standin/faults';
import { selectAll, showUntitled } from './documents';
import { openDrafts } from './drafts';
import { assertKept, givenNote, keptText, onMessage, sendNote } from './failingNote';
import { filesOf } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const notSent = `Not sent to chat #${opened} (Ann Lee) as Sam Carter.`;

interface Case {
  readonly what: string;
  readonly faults: readonly Fault[];
  readonly reason: string;
  readonly says: string;
  readonly button: string;
}

const refusals: readonly Case[] = [
  {
    what: 'a chat that is gone',
    faults: [
      { kind: 'delay', ms: 0, path: `/chats/${opened}` },
      { kind: 'status', status: 404, ...onMessage },
      { kind: 'status', status: 404, path: `/chats/${opened}` },
    ],
    reason: 'chatNotFound',
    says: `${notSent} There is no chat #${opened}.`,
    button: 'Show Log',
  },
  {
    what: 'an agent that is gone',
    faults: [{ kind: 'status', status: 404, ...onMessage }],
    reason: 'agentNotFound',
    says: `${notSent} There is no agent with the id 4188 any more. Choose another agent and send again; a draft keeps the old one.`,
    button: 'Choose Agent...',
  },
  {
    what: 'a rejection field by field',
    faults: [
      {
        kind: 'status',
        status: 400,
        body: {
          errors: [
            { code: 'invalid_request', message: 'Invalid request' },
            { code: 'text', message: 'This value is too long.' },
            { code: 'agent', message: '[see](command:x) $(lock)' },
          ],
        },
        ...onMessage,
      },
    ],
    reason: 'requestRejected',
    says: `${notSent} HelpCrunch rejected it (text: This value is too long.; agent: [see] (command:x) $ (lock)).`,
    button: 'Show Log',
  },
];

suite('A send that is refused', () => {
  const bed = useTestBed();

  for (const { what, faults, reason, says, button } of refusals) {
    test(`names ${what}, and keeps the text`, async () => {
      for (const fault of faults) await bed.standin.inject(fault);
      const result = await sendNote(bed);
      assert.deepEqual(result, { status: 'rejected', chat: opened, type: 'private', messageIds: [], reason });
      const { kind, text, buttons } = bed.messages.toast;
      assert.equal(kind, 'error');
      assert.equal(text, `${says} The text is kept as a draft.`);
      assert.deepEqual(buttons, [button]);
      await assertKept();
      assert.deepEqual(filesOf('outbox'), []);
      assert.deepEqual(await bed.standin.posted(), []);
    });
  }

  test('before the outbox has it goes out of its draft by Try Again', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'cutBeforeBody', path: '/organization', times: 2 });
    // A key that could not be checked: whose it is must be known before the message is stored.
    bed.messages.press('Send to Customer', () => bed.setKey());
    bed.messages.press('Try Again', ({ text }) => assert.match(text, /^Not sent to .*cannot be reached/));
    bed.messages.press('Send to Customer');
    const result = await bed.run('helpcrunch.sendSelection', { ...givenNote, type: 'message' });
    assert.deepEqual([result.status, result.reason], ['rejected', 'notReachable']);
    await until('second try', async () => (await bed.standin.posted()).length > 0);
    assert.equal((await bed.standin.onlyPosted()).markdownText, keptText);
    await until('end of the draft', () => openDrafts().length === 0);
  });

  test('asks for another agent the next time when the remembered one is gone', async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'status', status: 404, ...onMessage });
    const failed = await bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    assert.equal(failed.reason, 'agentNotFound');
    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', { chat: opened, comment: '' });
    await (await bed.prompts.list('Post as Which Agent?')).choose('Lisa Rodes');
    assert.equal((await sending).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).agent, sampleAgents.second);
  });

  test('says before the send that the chat or the agent of its arguments does not exist', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    const chat = await bed.run('helpcrunch.sendSelectionAsNote', { ...givenNote, chat: sampleChats.unknown });
    assert.deepEqual(chat, { status: 'rejected', messageIds: [], reason: 'chatNotFound' });
    const agent = await bed.run('helpcrunch.sendSelectionAsNote', { ...givenNote, agent: sampleAgents.bot });
    assert.deepEqual(agent, { status: 'rejected', messageIds: [], reason: 'agentNotFound' });
    assert.deepEqual(
      bed.messages.toasts.map(({ text, buttons }) => [text, buttons]),
      [
        ['There is no chat #99999.', ['Show Log']],
        [
          'There is no agent with the id 2 any more. Choose another agent and send again; a draft keeps the old one.',
          ['Choose Agent...'],
        ],
      ],
    );
  });

  const unread: readonly (readonly [string, Fault, string])[] = [
    ['no JSON', { kind: 'html', path: `/chats/${opened}` }, 'unreadableAnswer'],
    ['too large', { kind: 'hugeBody', path: `/chats/${opened}` }, 'unreadableAnswer'],
    ['too deep', { kind: 'deepBody', path: `/chats/${opened}` }, 'unreadableAnswer'],
    ['cut', { kind: 'cutInAnswer', path: `/chats/${opened}` }, 'notReachable'],
    [
      'a redirect',
      { kind: 'status', status: 302, headers: { location: '/x' }, path: `/chats/${opened}` },
      'unexpectedStatus',
    ],
  ];
  test('says before the send that an answer cannot be read', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    for (const [what, fault, reason] of unread) {
      await bed.standin.inject(fault);
      const result = await bed.run('helpcrunch.sendSelectionAsNote', givenNote);
      assert.deepEqual(result, { status: 'rejected', messageIds: [], reason }, what);
    }
    assert.deepEqual(await bed.standin.posted(), []);
  });
});
