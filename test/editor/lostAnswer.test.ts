import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { Fault } from '../standin/faults';
import { sampleChats } from '../standin/sampleChats';
import { assertKept, onMessage, sendNote } from './failingNote';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const maybeSent = `Sent to chat #${opened} (Ann Lee) as Sam Carter, but not confirmed. It may have arrived: there was no clear answer. Look into the chat before you send it again.`;

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
    test(`leaves the send unconfirmed, and not repeated, when ${what}`, async () => {
      await bed.standin.inject(fault);
      const result = await sendNote(bed);
      assert.deepEqual(result, {
        status: 'unconfirmed',
        chat: opened,
        type: 'private',
        messageIds: [],
        reason: 'unconfirmed',
      });
      assert.equal(bed.messages.toast.text, `${maybeSent} The text is kept as a draft.`);
      assert.deepEqual(bed.messages.toast.buttons, ['Open Chat']);
      await assertKept();
      assert.equal((await bed.standin.posted()).length, 1);
      assert.equal((await bed.standin.calls()).filter((call) => call === 'POST /v1/messages').length, 1);
    });
  }

  test('leads to the chat', async () => {
    await bed.standin.inject({ kind: 'cutAfterBody', commit: true, ...onMessage });
    bed.messages.press('Open Chat');
    await sendNote(bed);
    await bed.browsedTo(`https://acme.helpcrunch.com/inbox/chats/${opened}`);
  });
});
