import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, window } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { openDrafts } from './drafts';
import { selectAll, showUntitled } from './documents';
import { filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const chat = sampleChats.opened;
const secretText = 'The cause is a race in the cache';

suite('Housekeeping', () => {
  const bed = useTestBed();

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
    assert.deepEqual(buttons, ['Remove All Data']);
    assert.match(detail, /Drafts that are lost: 1/);
    assert.match(detail, /Records of sent messages that are lost: 1/);
    assert.equal(openDrafts().length, 1);
    assert.equal(filesOf('sent').length, 1);
  });

  test('Reset removes every trace, and the extension begins anew', async () => {
    await leaveTraces();
    bed.messages.press('Remove All Data');
    await bed.run('helpcrunch.reset');
    for (const folder of ['drafts', 'outbox', 'sent', 'budget', 'chats'])
      assert.deepEqual(filesOf(folder), [], folder);
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
});
