import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { sampleChats } from '../standin/sampleChats';
import { openDrafts } from './drafts';
import { toComment, useOwnStandin } from './offline';
import { filesOf, readOutbox, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened, closed, snoozed } = sampleChats;
const waits = { status: 'queued', type: 'message', messageIds: [] } as const;
const unreachable = { ...waits, reason: 'notReachable' } as const;

suite('Offline', () => {
  const bed = useTestBed();
  const own = useOwnStandin(bed);

  /** What the outbox says about each message. */
  function states(): readonly string[] {
    return readOutbox().map(({ state }) => (state.kind === 'waiting' ? state.why : state.kind));
  }

  test('messages wait, and go by themselves when the network is back', async () => {
    const results = await own.sendOffline(opened, closed);
    assert.deepEqual(results, [
      { ...unreachable, chat: opened },
      { ...unreachable, chat: closed },
    ]);
    await own.standin.plugIn();
    await untilOutboxIsEmpty();
    assert.deepEqual(own.posted.map(([, chat]) => chat).sort(), [opened, closed]);
    assert.deepEqual(bed.messages.toasts.map(({ text }) => text).sort(), [
      `Message sent to chat #${opened} (Ann Lee) as Sam Carter.`,
      `Message sent to chat #${closed} (Ann Lee) as Sam Carter.`,
    ]);
  });

  test('keeps the order within a chat', async () => {
    const results = await own.sendOffline(opened, opened, opened);
    const behind = { ...waits, chat: opened };
    assert.deepEqual(results, [{ ...unreachable, chat: opened }, behind, behind]);
    await own.standin.plugIn();
    await untilOutboxIsEmpty();
    assert.deepEqual(
      own.posted,
      [0, 1, 2].map((index) => [toComment(index), opened]),
    );
  });

  test('a chat that is stuck afterwards holds up no other', async () => {
    await own.sendOffline(opened, opened, closed);
    own.standin.say({ chat: opened, type: 'message', from: 'customer', text: 'It works again.' });
    await own.standin.plugIn();
    await until('question about the first', () => states().join() === 'asking,queued');
    assert.deepEqual(own.posted, [[toComment(2), closed]]);
    const asked = await until('toast', () => bed.messages.toasts.find(({ kind }) => kind === 'warning'));
    assert.equal(
      asked.text,
      `Not sent to chat #${opened} (Ann Lee) as Sam Carter. The chat has newer messages than when you wrote it.`,
    );
    assert.deepEqual(asked.buttons, ['Send to Customer...', 'Review', 'Discard']);
  });

  test('a message that is rejected afterwards is reviewed from its toast', async () => {
    await own.sendOffline(opened);
    bed.messages.press('Review');
    own.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    await own.standin.plugIn();
    await untilOutboxIsEmpty();
    const { text, buttons } = bed.messages.toast;
    assert.match(text, /^Not sent to chat #12345 \(Ann Lee\) as Sam Carter\. HelpCrunch rejected it /);
    assert.deepEqual(buttons, ['Review']);
    const draft = await until('draft', () => openDrafts()[0]);
    assert.equal(draft.getText(), `${toComment(0)}\n\n\`\`\`typescript\nconst a = 1;\n\`\`\``);
    assert.deepEqual(own.posted, []);
  });

  test('a key that is refused afterwards is asked for once, and all go with the new one', async () => {
    await own.sendOffline(opened, closed, snoozed);
    bed.messages.press('Set API Key...');
    own.standin.change({ key: 'a-newer-key' });
    await own.standin.plugIn();
    const prompt = await bed.prompts.text(`HelpCrunch API Key for ${own.host}`);
    await until('end of every attempt', () => states().join() === 'key,key,key');
    assert.equal(bed.messages.toasts.length, 1);
    await prompt.enter('a-newer-key');
    await untilOutboxIsEmpty();
    assert.equal(own.posted.length, 3);
    assert.deepEqual(filesOf('drafts'), []);
  });
});
