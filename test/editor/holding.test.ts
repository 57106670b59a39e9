import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setup, suite, test } from 'mocha';
import { type TextDocument, window } from 'vscode';
import type { SendResult } from '../../src/ui/sendResult';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { useNotices } from './notices';
import { fileOf, filesOf, readOutbox, untilOutboxIsEmpty } from './storage';
import { stub } from './stub';
import { useTestBed } from './testBed';
import { until } from './until';
import { watchStatusBar } from './watchStatusBar';

const { opened, closed } = sampleChats;
const statusBar = watchStatusBar();
const held = { status: 'held', type: 'message', messageIds: [] } as const;
const text = 'Hello Ann,\n\n```typescript\nconst a = 1;\n```';

suite('A message to the customer', () => {
  const bed = useTestBed();
  const notices = useNotices();

  setup(() => bed.setKey());

  /** Sends files that can be undone for that time. */
  async function holdFiles(seconds: number, ...texts: readonly string[]): Promise<SendResult> {
    await bed.settings.change('helpcrunch.undoSeconds', seconds);
    await bed.chooseAgent();
    const files = await Promise.all(texts.map((text) => makeFile(`${text}.md`, text)));
    bed.messages.press('Send to Customer');
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Message to the customer');
    return sending;
  }

  /** Undoes while VS Code shows no document before the hold would have been over. */
  async function undoSlowly(show: (...args: unknown[]) => Thenable<never>): Promise<void> {
    const endsMs = Date.now() + 2000;
    const restore = stub(window, 'showTextDocument', async (...args: unknown[]) => {
      await until('end of the hold', () => Date.now() > endsMs);
      return show(...args);
    });
    await bed.run('helpcrunch.undoSend').finally(restore);
  }

  /** Sends one that can be undone for that time. */
  async function hold(seconds: number, comment = 'Hello Ann,', chat: number = opened): Promise<SendResult> {
    await bed.settings.change('helpcrunch.undoSeconds', seconds);
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.press('Send to Customer');
    const given = { chat, type: 'message', agent: sampleAgents.first, comment };
    return bed.run('helpcrunch.sendSelection', given);
  }

  async function assertTakenBack(): Promise<TextDocument> {
    const draft = await until('draft', () => openDrafts()[0]);
    assert.deepEqual(await readDraftLine(draft), [
      `Message to the customer Ann Lee, chat #${opened}, as Sam Carter`,
      'Send Draft...',
    ]);
    assert.ok(openDrafts().some((open) => open === window.activeTextEditor?.document));
    await untilOutboxIsEmpty();
    await until('silence', () => !statusBar.isShown);
    assert.deepEqual(notices.hasHeldSend, [true, false]);
    assert.ok(notices.shown.every(({ isOver }) => isOver));
    assert.deepEqual(await bed.standin.posted(), []);
    assert.deepEqual(bed.messages.toasts, []);
    return draft;
  }

  test('is held, counts down, and goes after its time', async () => {
    assert.deepEqual(await hold(3), { ...held, chat: opened });
    assert.deepEqual(await bed.standin.posted(), []);
    const notice = await notices.countdown();
    assert.equal(notice.title, `Sending to chat #${opened} (Ann Lee) as Sam Carter`);
    assert.equal(notice.isCancellable, true);
    assert.deepEqual([statusBar.isShown, statusBar.item?.command], [true, 'helpcrunch.undoSend']);
    await until('countdown', () => statusBar.item?.text === '$(history) Undo Send (1)');
    await untilOutboxIsEmpty();
    assert.equal(notice.isOver, true);
    const seconds = notice.messages.map(
      (message) => /^in (\d) s\. Cancel takes it back\.$/.exec(message)?.[1] ?? message,
    );
    assert.ok(seconds.length > 1 && seconds.length <= 4, seconds.join());
    assert.deepEqual(seconds, [...seconds].sort().reverse());
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
    assert.equal(bed.messages.toast.text, `Message sent to chat #${opened} (Ann Lee) as Sam Carter.`);
    await until('silence', () => !statusBar.isShown);
    assert.deepEqual(notices.hasHeldSend, [true, false]);
  });

  test('is taken back by Undo Send as a draft of the very text, bound to its chat', async () => {
    await hold(60);
    assert.equal(await bed.run('helpcrunch.undoSend'), undefined);
    const draft = await assertTakenBack();
    assert.equal(draft.getText(), text);
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'held');
    await bed.run('helpcrunch.undoSend');
    assert.equal(openDraft().uri.toString(), draft.uri.toString());
    assert.equal(filesOf('drafts').length, 2);
  });

  test('is taken back by Cancel in its notification', async () => {
    await hold(60);
    (await notices.countdown()).cancel();
    assert.equal((await assertTakenBack()).getText(), text);
  });

  test('can be undone no more once it is sent', async () => {
    await hold(1);
    // Right after its hold it is being sent, which is another reason.
    const isOver = async (): Promise<boolean> =>
      (await bed.run('helpcrunch.undoSend')).reason === 'nothingToUndo';
    await until('toast', () => bed.messages.toasts.some(({ kind }) => kind === 'information'));
    await until('end of the hold', isOver);
    const { text: said } = bed.messages.toasts.at(-1) ?? assert.fail();
    assert.equal(said, 'There is nothing to undo: no message is held any more.');
    await bed.standin.onlyPosted();
    assert.deepEqual(openDrafts(), []);
  });

  test('is undone before one that was confirmed earlier', async () => {
    await hold(60, 'First');
    await hold(60, 'Second', closed);
    await bed.run('helpcrunch.undoSend');
    assert.match(openDraft().getText(), /^Second/);
    assert.deepEqual(
      readOutbox().map(({ chat, state }) => [chat, state.kind]),
      [[opened, 'held']],
    );
    await bed.run('helpcrunch.undoSend');
    assert.deepEqual(openDrafts().length, 2);
    await untilOutboxIsEmpty();
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('of several files is held as one, and taken back as one', async () => {
    assert.deepEqual(await holdFiles(60, 'A', 'B', 'C'), { ...held, chat: opened });
    assert.equal(notices.shown.filter(({ isOver }) => !isOver).length, 1);
    await bed.run('helpcrunch.undoSend');
    await assertTakenBack();
    assert.deepEqual(
      openDrafts().map((draft) => draft.getText()),
      ['A', 'B', 'C'],
    );
  });

  test('of several files is taken back as one, however long the drafts take to open', async () => {
    await holdFiles(2, 'A', 'B');
    const show = Reflect.get(window, 'showTextDocument') as (...args: unknown[]) => Thenable<never>;
    await undoSlowly(show);
    await untilOutboxIsEmpty();
    assert.deepEqual(
      openDrafts().map((draft) => draft.getText()),
      ['A', 'B'],
    );
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('stays unsent, as a draft on the disk, where that cannot be opened', async () => {
    await hold(2);
    await undoSlowly(() => Promise.reject(new Error('There is no room for an editor.')));
    await untilOutboxIsEmpty();
    const [draft = ''] = filesOf('drafts').filter((name) => name.endsWith('.md'));
    assert.equal(readFileSync(fileOf('drafts', draft), 'utf8'), text);
    assert.match(bed.messages.toasts[0]?.text ?? '', /^Something unexpected happened/);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('goes at once where undoSeconds is 0', async () => {
    assert.equal((await hold(0)).status, 'sent');
    assert.deepEqual(notices.hasHeldSend, []);
    await bed.standin.onlyPosted();
  });

  test('is the only thing that is held: a note goes at once', async () => {
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    selectAll(await showUntitled('const a = 1;'));
    const given = { chat: opened, agent: sampleAgents.first, comment: '' };
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    assert.deepEqual(notices.hasHeldSend, []);
  });
});
