import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { Fault } from '../standin/faults';
import { sampleChats } from '../standin/sampleChats';
import { openDrafts } from './drafts';
import { givenNote, keptText, onMessage, sendNote } from './failingNote';
import { readOutbox, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const { opened, sameNameOne, empty } = sampleChats;
const notYet = `Not sent yet to chat #${opened} (Ann Lee) as Sam Carter.`;
const byItself = 'It waits in the outbox and goes by itself.';

const waits: readonly (readonly [
  what: string,
  fault: Fault,
  reason: string,
  says: string,
  button: string,
])[] = [
  [
    'a key that is no longer accepted',
    { kind: 'status', status: 401, ...onMessage },
    'keyRejected',
    `${notYet} {host} does not accept the API key. Use the key from Settings → Developers → Public API, not the legacy one. It waits in the outbox.`,
    'Set API Key...',
  ],
  [
    'too many requests',
    { kind: 'status', status: 429, ...onMessage },
    'tooManyRequests',
    `${notYet} HelpCrunch takes no more requests at the moment. Wait a minute. ${byItself}`,
    'Show Outbox',
  ],
  [
    'too many requests for a stated time',
    { kind: 'status', status: 429, headers: { 'retry-after': '17' }, ...onMessage },
    'tooManyRequests',
    `${notYet} HelpCrunch takes no more requests for 17 seconds. ${byItself}`,
    'Show Outbox',
  ],
];

suite('A send that waits', () => {
  const bed = useTestBed();

  for (const [what, fault, reason, says, button] of waits) {
    test(`names ${what}, and lies in the outbox`, async () => {
      await bed.standin.inject(fault);
      const result = await sendNote(bed);
      assert.deepEqual(result, { status: 'queued', chat: opened, type: 'private', messageIds: [], reason });
      const { text, buttons } = bed.messages.toast;
      assert.equal(text, says.replace('{host}', bed.standin.host));
      assert.deepEqual(buttons, [button]);
      assert.deepEqual(openDrafts(), []);
      assert.deepEqual(
        readOutbox().map(({ content, state }) => [content.markdownText, state.kind]),
        [[keptText, 'waiting']],
      );
      assert.deepEqual(await bed.standin.posted(), []);
    });
  }

  test('because the chat could not be read goes by itself', async () => {
    const given = { ...givenNote, chat: empty };
    // Its last message is asked for before the first attempt, and it has none that the chat would name.
    await bed.standin.inject({ kind: 'status', status: 503, path: `/chats/${empty}/messages` });
    const { status, reason } = await sendNote(bed, given);
    assert.deepEqual([status, reason], ['queued', 'serverError']);
    assert.match(bed.messages.toast.text, /HelpCrunch has a problem \(status 503\)\./);
    await untilOutboxIsEmpty();
    assert.equal((await bed.standin.onlyPosted()).chat, empty);
    assert.match(bed.messages.toasts.at(-1)?.text ?? '', /^Note added to chat #12363 /);
  });

  test('for Retry-After makes every other request wait as long', async () => {
    await bed.standin.inject({ kind: 'status', status: 429, headers: { 'retry-after': '1' }, ...onMessage });
    assert.equal((await sendNote(bed)).status, 'queued');
    const other = await bed.run('helpcrunch.sendSelectionAsNote', { ...givenNote, chat: sameNameOne });
    assert.equal(other.status, 'sent');
    await untilOutboxIsEmpty();
    const posted = await bed.standin.posted();
    assert.deepEqual(posted.map(({ chat }) => chat).sort(), [opened, sameNameOne]);
    const requests = await bed.standin.requests();
    const refused = requests.findIndex(({ status }) => status === 429);
    const [first, next] = requests.slice(refused);
    assert.ok(first && next && next.at - first.at >= 1000);
  });
});
