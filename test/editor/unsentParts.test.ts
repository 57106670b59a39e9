import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { Position, type TextEditor, window } from 'vscode';
import { makeFile, showFile } from './documents';
import { openDraft, openDrafts } from './drafts';
import { onMessage } from './failingNote';
import { useOwnStandin } from './offline';
import { numbered, paragraphs, sendLong } from './sendParts';
import { filesOf, readOutbox, untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { type TestBed, useTestBed } from './testBed';
import { until } from './until';

const rest = paragraphs.slice(1).join('\n\n');

async function postedBy(bed: TestBed): Promise<readonly (string | undefined)[]> {
  return (await bed.standin.posted()).map(({ markdownText }) => markdownText);
}

suite('Parts that were not sent', () => {
  const bed = useTestBed();

  let restore = (): void => undefined;

  setup(() => bed.setKey());
  teardown(() => restore());

  test('become one draft without numbers when one is refused, and go out of it', async () => {
    await bed.standin.inject({ kind: 'delay', ms: 0, ...onMessage });
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    bed.messages.press('Add to Chat');
    const { status, reason, messageIds } = await sendLong(bed, 'refused.md');
    assert.deepEqual([status, reason, messageIds.length], ['rejected', 'requestRejected', 1]);
    assert.deepEqual(await postedBy(bed), [numbered[0]]);
    assert.equal(openDraft().getText(), rest);
    assert.deepEqual(filesOf('outbox'), []);
    assert.match(
      bed.messages.toast.text,
      /Went out: part 1 of 3, refused\.md\. Stopped at: part 2 of 3, refused\.md, part 3 of 3, refused\.md\. The text is kept as a draft\.$/,
    );

    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendDraft', openDraft().uri)).status, 'sent');
    assert.deepEqual((await postedBy(bed)).slice(1), [
      `(1/2)\n\n${paragraphs[1] ?? ''}`,
      `(2/2)\n\n${paragraphs[2] ?? ''}`,
    ]);
    assert.deepEqual([openDrafts(), filesOf('drafts'), filesOf('outbox')], [[], [], []]);
  });

  test('leave alone what the user has gone to by then, and stand in their draft all the same', async () => {
    bed.messages.press('Review');
    await sendLong(bed, 'gone.md');
    const draft = openDraft();
    const other = await showFile(await makeFile('other.md', 'old'));
    await other.edit((edit) => edit.insert(new Position(0, 0), 'new and '));
    const { showTextDocument } = window;
    restore = stub(window, 'showTextDocument', async (...given: unknown[]) => {
      const editor = (await Reflect.apply(showTextDocument, window, given)) as TextEditor;
      await showTextDocument(other.document);
      return editor;
    });
    await bed.standin.inject({ kind: 'delay', ms: 0, ...onMessage });
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    bed.messages.press('Add to Chat');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'rejected');
    assert.deepEqual([other.document.getText(), other.document.isDirty], ['new and old', true]);
    await until('rest', () => draft.getText() === rest);
  });

  test('become the whole draft when the first is refused', async () => {
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    bed.messages.press('Add to Chat');
    assert.equal((await sendLong(bed, 'first.md')).status, 'rejected');
    assert.deepEqual(await postedBy(bed), []);
    assert.equal(openDraft().getText(), paragraphs.join('\n\n'));
    assert.deepEqual(filesOf('outbox'), []);
    assert.match(bed.messages.toast.text, /Nothing went out\./);
  });

  test('go by themselves, in order, after a part that had to wait', async () => {
    await bed.standin.inject({ kind: 'delay', ms: 0, ...onMessage });
    await bed.standin.inject({ kind: 'status', status: 429, ...onMessage });
    bed.messages.press('Add to Chat');
    const { status, reason, messageIds } = await sendLong(bed, 'waits.md');
    assert.deepEqual([status, reason, messageIds.length], ['queued', 'tooManyRequests', 1]);
    await untilOutboxIsEmpty();
    assert.deepEqual(await postedBy(bed), numbered);
    assert.deepEqual(openDrafts(), []);
  });

  test('are drafts after Undo Send, and none of them goes', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    bed.messages.press('Send to Customer');
    assert.equal((await sendLong(bed, 'undone.md', { type: 'message' })).status, 'held');
    assert.equal(readOutbox().length, 3);
    await bed.run('helpcrunch.undoSend');
    await untilOutboxIsEmpty();
    const texts = openDrafts().map((draft) => draft.getText());
    for (const paragraph of paragraphs) assert.equal(texts.join('\n\n').split(paragraph).length, 2);
    assert.deepEqual(await postedBy(bed), []);
  });
});

suite('Parts without a network', () => {
  const bed = useTestBed();
  const own = useOwnStandin(bed);

  test('wait, and go by themselves in order when it is back', async () => {
    bed.messages.press('Add to Chat', () => own.standin.unplug());
    const { status, reason } = await sendLong(bed, 'offline.md');
    assert.deepEqual([status, reason], ['queued', 'notReachable']);
    assert.equal(readOutbox().length, 3);
    await own.standin.plugIn();
    await untilOutboxIsEmpty();
    assert.deepEqual(
      own.standin.posted.map(({ markdownText }) => markdownText),
      numbered,
    );
    await until('toast of the end', () => bed.messages.toasts.some(({ kind }) => kind === 'information'));
  });
});
