import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { CancellationTokenSource, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, selectAll, showUntitled } from './documents';
import { openDrafts } from './drafts';
import { untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const given = { chat: opened, agent: sampleAgents.first, comment: '' };

suite('Cancel', () => {
  const bed = useTestBed();
  let restore = (): void => undefined;
  teardown(() => restore());

  /** Presses Cancel in the progress notification with this title, as soon as HelpCrunch has so many messages. */
  function cancelAt(title: string, messages = 0): void {
    const { withProgress } = window;
    restore = stub(window, 'withProgress', (options, task) =>
      withProgress(options, (progress, token) => {
        if (options.title !== title) return task(progress, token);
        assert.equal(options.cancellable, true);
        const pressed = new CancellationTokenSource();
        const working = task(progress, pressed.token);
        const hasThem = async (): Promise<boolean> =>
          (await bed.standin.calls()).filter((call) => call === 'POST /v1/messages').length === messages;
        void until('message', hasThem).then(() => pressed.cancel());
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
});
