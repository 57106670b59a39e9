import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { CancellationTokenSource, window } from 'vscode';
import type { MessageType } from '../../src/core/message';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { onMessage } from './failingNote';
import { numbered, paragraphs, sendLong } from './sendParts';
import { readOutbox, untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const given = { chat: opened, agent: sampleAgents.first, comment: '' };

suite('Cancel', () => {
  const bed = useTestBed();
  let restore = (): void => undefined;
  teardown(() => restore());

  async function countCalls(start: string): Promise<number> {
    return (await bed.standin.calls()).filter((call) => call.startsWith(start)).length;
  }

  const hasMessages = (count: number) => (): Promise<true> =>
    until('message', async () => (await countCalls('POST /v1/messages')) === count);

  /** Presses Cancel in the progress notification with this title, as soon as HelpCrunch has so many messages, or else. */
  function cancelAt(
    title: string,
    messages = 0,
    isTime: () => Promise<unknown> = hasMessages(messages),
  ): void {
    const { withProgress } = window;
    restore = stub(window, 'withProgress', (options, task) =>
      withProgress(options, (progress, token) => {
        if (options.title !== title) return task(progress, token);
        assert.equal(options.cancellable, true);
        const pressed = new CancellationTokenSource();
        const working = task(progress, pressed.token);
        void isTime().then(() => pressed.cancel());
        return working;
      }),
    );
  }

  test('before the message is handed over ends the send without a trace', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'hang', path: `/chats/${opened}` });
    cancelAt(`Reading chat #${opened}`);
    const result = await bed.run('helpcrunch.sendSelectionAsNote', given);
    assert.deepEqual(result, { status: 'cancelled', messageIds: [] });
    assert.deepEqual(bed.messages.shown, []);
    assert.deepEqual(openDrafts(), []);
  });

  test('after the message was handed over says that it may have arrived', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'hang', method: 'POST', commit: true });
    cancelAt(`Adding note to chat #${opened} (Ann Lee) as Sam Carter`, 1);
    const result = await bed.run('helpcrunch.sendSelectionAsNote', given);
    assert.deepEqual([result.status, result.reason], ['unconfirmed', 'unconfirmed']);
    assert.match(bed.messages.toast.text, /It may have arrived/);
    assert.deepEqual(openDrafts(), []);
    await untilOutboxIsEmpty();
    assert.match(bed.messages.toasts.at(-1)?.text ?? '', /^Note added to chat/);
    await bed.standin.onlyPosted();
  });

  test('in the middle of several files says which went out', async () => {
    await bed.makeReady();
    const files = [await makeFile('one.md', 'A'), await makeFile('two.md', 'B')];
    await bed.standin.inject({ kind: 'delay', ms: 0, method: 'POST', path: '/messages' });
    await bed.standin.inject({ kind: 'hang', method: 'POST', path: '/messages' });
    cancelAt(`Adding notes to chat #${opened} (Ann Lee) as Sam Carter`, 2);
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Add to Chat');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    const result = await sending;
    assert.deepEqual([result.status, result.messageIds.length], ['unconfirmed', 1]);
    assert.match(bed.messages.toast.text, /Went out: one\.md\. Stopped at: two\.md\./);
  });

  /** A draft of three parts, which nobody has sent yet. */
  async function makeDraft(name: string, type: MessageType): Promise<void> {
    await bed.setKey();
    bed.messages.press('Review');
    assert.equal((await sendLong(bed, name, { type })).status, 'cancelled');
    bed.messages.shown.length = 0;
  }

  /** What is left of that draft is the rest, which goes by itself and repeats nothing. */
  async function sendRest(button: string): Promise<void> {
    restore();
    assert.equal(openDraft().getText(), paragraphs.slice(1).join('\n\n'));
    bed.messages.press(button);
    assert.equal((await bed.run('helpcrunch.sendDraft', openDraft().uri)).status, 'sent');
    assert.deepEqual(
      (await bed.standin.posted()).map(({ markdownText }) => markdownText),
      [numbered[0], ...[1, 2].map((n) => `(${n}/2)\n\n${paragraphs[n] ?? ''}`)],
    );
    assert.deepEqual(openDrafts(), []);
  }

  test('while the first part of a draft is on its way keeps the parts after it as the draft', async () => {
    await makeDraft('onItsWay.md', 'private');
    await bed.standin.inject({ kind: 'hang', commit: true, ...onMessage });
    cancelAt(`Adding notes to chat #${opened} (Ann Lee) as Sam Carter`, 1);
    bed.messages.press('Add to Chat');
    const { status, messageIds } = await bed.run('helpcrunch.sendDraft', openDraft().uri);
    assert.deepEqual([status, messageIds], ['unconfirmed', []]);
    assert.match(
      bed.messages.toast.text,
      /but not confirmed\. Stopped at: part 1 of 3, part 2 of 3, part 3 of 3\. /,
    );
    assert.match(bed.messages.toast.text, /The parts after it are kept as a draft\.$/);
    await untilOutboxIsEmpty();
    await sendRest('Add to Chat');
  });

  test('keeps the parts after it as the draft also when the first one is sent once more', async () => {
    await makeDraft('onceMore.md', 'private');
    await bed.standin.inject({ kind: 'hang', ...onMessage });
    cancelAt(`Adding notes to chat #${opened} (Ann Lee) as Sam Carter`, 1);
    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendDraft', openDraft().uri)).status, 'unconfirmed');
    const again = 'Send Again (may duplicate)';
    const asking = bed.run('helpcrunch.showOutbox', readOutbox()[0]?.id);
    bed.messages.press(again);
    await (await bed.prompts.list(`Private note to chat #${opened} (Ann Lee) as Sam Carter`)).choose(again);
    await asking;
    await untilOutboxIsEmpty();
    await sendRest('Add to Chat');
  });

  test('after the first part of a draft has arrived keeps the rest of it as the draft', async () => {
    await makeDraft('arrived.md', 'message');
    await bed.standin.inject({ kind: 'delay', ms: 2_000, ...onMessage });
    const reading = `GET /v1/chats/${opened}`;
    cancelAt(`Sending to chat #${opened} (Ann Lee) as Sam Carter`, 1, async () => {
      await hasMessages(1)();
      const before = await countCalls(reading);
      await bed.standin.inject({ kind: 'hang', method: 'GET', path: `/chats/${opened}` });
      await until('look for the second part', async () => (await countCalls(reading)) > before);
    });
    bed.messages.press('Send to Customer');
    const { status, messageIds } = await bed.run('helpcrunch.sendDraft', openDraft().uri);
    assert.deepEqual([status, messageIds.length], ['cancelled', 1]);
    assert.equal(
      bed.messages.toast.text,
      'Cancelled. Went out: part 1 of 3. Stopped at: part 2 of 3, part 3 of 3. The text is kept as a draft.',
    );
    await sendRest('Send to Customer');
  });
});
