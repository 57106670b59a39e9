import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { Fault } from '../standin/faults';
import { sampleChats } from '../standin/sampleChats';
import { openDrafts } from './drafts';
import { givenNote, keptText, onMessage, sendNote } from './failingNote';
import { readOutbox, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const maybeSent = `Sent to chat #${opened} (Ann Lee) as Sam Carter, but not confirmed. It may have arrived: there was no clear answer. The chat is read again to find out.`;

const lost: readonly (readonly [string, Fault])[] = [
  ['the connection is cut after the message was read', { kind: 'cutAfterBody', commit: true, ...onMessage }],
  ['the connection is cut in the answer', { kind: 'cutInAnswer', ...onMessage }],
  ['the answer is a page of a gateway', { kind: 'html', commit: true, ...onMessage }],
  ['the answer is no HTTP', { kind: 'garbage', commit: true, ...onMessage }],
  ['the answer is empty', { kind: 'emptyBody', commit: true, ...onMessage }],
  ['the server fails', { kind: 'status', status: 500, commit: true, ...onMessage }],
];

suite('A lost answer', () => {
  const bed = useTestBed();

  for (const [what, fault] of lost) {
    test(`is looked for in the chat and found, and nothing is repeated, when ${what}`, async () => {
      await bed.standin.inject(fault);
      const result = await sendNote(bed);
      assert.deepEqual(result, {
        status: 'unconfirmed',
        chat: opened,
        type: 'private',
        messageIds: [],
        reason: 'unconfirmed',
      });
      assert.equal(bed.messages.toast.text, maybeSent);
      assert.deepEqual(bed.messages.toast.buttons, ['Open Chat']);
      assert.deepEqual(openDrafts(), []);
      assert.deepEqual(
        readOutbox().map(({ content, state }) => [content.markdownText, state.kind]),
        [[keptText, 'unconfirmed']],
      );
      bed.messages.shown.length = 0;
      await untilOutboxIsEmpty();
      assert.equal(bed.messages.toast.text, `Note added to chat #${opened} (Ann Lee) as Sam Carter.`);
      assert.equal((await bed.standin.onlyPosted()).markdownText, keptText);
      assert.equal((await bed.standin.calls()).filter((call) => call === 'POST /v1/messages').length, 1);
    });
  }

  test('holds back what is written to the same chat until it is clear', async () => {
    // No test has shown this conversation, so nobody is asked whether they have seen what is new in it.
    const chat = sampleChats.nullEmail;
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, ...onMessage });
    await sendNote(bed, { ...givenNote, chat });
    const second = await bed.run('helpcrunch.sendSelectionAsNote', {
      ...givenNote,
      chat,
      comment: 'Second:',
    });
    assert.deepEqual(second, { status: 'queued', chat, type: 'private', messageIds: [] });
    assert.equal(
      bed.messages.toasts.at(-1)?.text,
      `Not sent yet to chat #${chat} (Noah Mail) as Sam Carter. It goes after an earlier message to this chat.`,
    );
    assert.deepEqual(bed.messages.toasts.at(-1)?.buttons, ['Show Outbox']);
    await untilOutboxIsEmpty();
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ text }) => text.split('\n', 1)[0]),
      ['The cause:', 'Second:'],
    );
  });

  test('leads to the chat', async () => {
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, ...onMessage });
    bed.messages.press('Open Chat');
    await sendNote(bed);
    await bed.browsedTo(`https://acme.helpcrunch.com/inbox/chats/${opened}`);
  });
});
