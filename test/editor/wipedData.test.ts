import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { suite, test } from 'mocha';
import { commands, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { openDrafts } from './drafts';
import { selectAll, showUntitled } from './documents';
import { useNotices } from './notices';
import { allFiles, fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const chat = sampleChats.opened;
const secretText = 'The cause is a race in the cache';

suite('Housekeeping', () => {
  const bed = useTestBed();
  const notices = useNotices();

  /** A note, and a draft of another. */
  async function leaveTraces(): Promise<void> {
    await bed.makeReady();
    await bed.pin(chat);
    selectAll(await showUntitled(secretText, 'plaintext'));
    const sent = await bed.run('helpcrunch.sendSelectionAsNote', { chat, comment: '' });
    assert.equal(sent.status, 'sent');
    await untilOutboxIsEmpty();
    await bed.run('helpcrunch.replyAsNote', chat);
    await commands.executeCommand('type', { text: 'Unsaved words' });
    bed.messages.shown.length = 0;
  }

  test('Export Diagnostics shows versions, settings and the log, and nothing that is secret or personal', async () => {
    await bed.settings.change('helpcrunch.signature', 'Sam of the back office');
    await leaveTraces();
    await bed.run('helpcrunch.exportDiagnostics');
    const { document } = window.activeTextEditor ?? assert.fail('no editor');
    const text = document.getText();
    assert.ok(document.isUntitled);
    assert.match(text, /^- Extension: \d+\.\d+\.\d+$/m);
    assert.match(text, /^- Key: stored$/m);
    assert.match(text, /^- records: 1$/m);
    assert.match(text, /^- helpcrunch\.signature: set$/m);
    assert.match(text, /^- helpcrunch\.guard: default$/m);
    assert.match(text, /^- helpcrunch\.undoSeconds: 0$/m);
    assert.match(text, /POST \/v1\/messages -> 20\d/);
    const { key, origin } = bed.standin;
    const words = [key, origin, secretText, 'Unsaved words', 'Sam', 'Ann Lee', 'back office', 'acme'];
    for (const word of words) assert.ok(!text.includes(word), word);
    assert.match(bed.messages.toast.text, /^These are the diagnostics\./);
  });

  test('Reset removes nothing before it is answered', async () => {
    await leaveTraces();
    await bed.run('helpcrunch.reset');
    const { text, detail, buttons } = bed.messages.modal;
    assert.equal(text, 'Remove everything that Handoff for HelpCrunch has stored on this machine?');
    assert.deepEqual(buttons, ['Keep Everything', 'Remove All Data']);
    assert.match(detail, /Drafts that are lost: 1/);
    assert.match(detail, /Records of sent messages that are lost: 1/);
    assert.equal(openDrafts().length, 1);
    assert.equal(filesOf('sent').length, 1);
  });

  test('Reset removes every trace, and the extension begins anew', async () => {
    await leaveTraces();
    bed.messages.press('Remove All Data');
    await bed.run('helpcrunch.reset');
    assert.deepEqual([...allFiles().keys()], []);
    assert.equal(openDrafts().length, 0);
    bed.messages.shown.length = 0;
    const again = bed.run('helpcrunch.selectAgent');
    const prompt = await bed.prompts.text(`HelpCrunch API Key for ${bed.standin.host}`);
    await prompt.escape();
    await again;
    await bed.makeReady();
    selectAll(await showUntitled(secretText, 'plaintext'));
    const sent = await bed.run('helpcrunch.sendSelectionAsNote', { chat, comment: '' });
    assert.equal(sent.status, 'sent');
  });

  test('a held message stays held while Reset asks, and goes with everything else: its notice, too', async () => {
    await bed.makeReady();
    await bed.settings.change('helpcrunch.undoSeconds', 60);
    selectAll(await showUntitled(secretText, 'plaintext'));
    bed.messages.press('Send to Customer');
    const sent = await bed.run('helpcrunch.sendSelection', { chat, type: 'message', comment: '' });
    assert.equal(sent.status, 'held');
    const notice = await notices.countdown();
    bed.messages.shown.length = 0;
    await bed.run('helpcrunch.reset');
    assert.deepEqual(bed.messages.modal.buttons, ['Show Outbox', 'Remove All Data']);
    assert.deepEqual([notice.isOver, notices.hasHeldSend], [false, [true]]);
    assert.equal(filesOf('outbox').length, 1);

    bed.messages.shown.length = 0;
    bed.messages.press('Remove All Data');
    await bed.run('helpcrunch.reset');
    await until('end of the notice', () => notice.isOver);
    assert.equal(notices.hasHeldSend.at(-1), false);
    assert.deepEqual([...allFiles().keys()], []);
    assert.deepEqual(bed.messages.toast.buttons, ['Set API Key...']);
    await bed.run('helpcrunch.undoSend');
    assert.match(bed.messages.toasts.at(-1)?.text ?? '', /^There is nothing to undo/);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('what cannot be read is told by Export Diagnostics, and removed by Reset', async () => {
    await leaveTraces();
    // No record is made in a folder, and none is read.
    const strange = fileOf('sent', '2020-01.jsonl');
    mkdirSync(strange);
    try {
      await bed.run('helpcrunch.exportDiagnostics');
      assert.match(window.activeTextEditor?.document.getText() ?? '', /^- drafts: 1\n- records: \?$/m);
      bed.messages.press('Remove All Data');
      await bed.run('helpcrunch.reset');
      assert.match(bed.messages.modal.detail, /Records of sent messages that are lost: \?/);
      assert.deepEqual([...allFiles().keys()], []);
    } finally {
      rmSync(strange, { recursive: true, force: true });
    }
  });
});
