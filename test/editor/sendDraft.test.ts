import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import { type TextDocument, WorkspaceEdit, commands, window, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { find, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts, readDraftLine } from './drafts';
import { fileOf, filesOf, untilOutboxIsEmpty } from './storage';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const asNote = { chat: opened, agent: sampleAgents.first, comment: 'The cause:' };
const text = 'The cause:\n\n```typescript\nconst a = 1;\n```';

suite('A draft', () => {
  const bed = useTestBed();

  /** A note that could not be sent. */
  async function makeDraft(): Promise<TextDocument> {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    await bed.run('helpcrunch.sendSelectionAsNote', asNote);
    bed.messages.shown.length = 0;
    return openDraft();
  }

  async function edit(draft: TextDocument, what: string, by: string): Promise<void> {
    const change = new WorkspaceEdit();
    change.replace(draft.uri, find(draft, what), by);
    await workspace.applyEdit(change);
  }

  test('that nobody has edited sends the very message that it was made of', async () => {
    const draft = await makeDraft();
    assert.equal(draft.getText(), text);
    const result = await bed.run('helpcrunch.sendDraft', draft.uri);
    const posted = await bed.standin.onlyPosted();
    assert.deepEqual(posted, {
      ...posted,
      chat: opened,
      type: 'private',
      agent: sampleAgents.first,
      text: 'The cause:\n\nconst a = 1;',
      markdownText: text,
    });
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'private', messageIds: [posted.id] });
    assert.deepEqual(openDrafts(), []);
  });

  test('is sent as edited, saved or not, from its editor', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a = 1;', 'const b = 2;');
    await draft.save();
    await edit(draft, 'The cause:', 'Cause');
    assert.equal((await bed.run('helpcrunch.sendDraft')).status, 'sent');
    const posted = await bed.standin.onlyPosted();
    assert.equal(posted.text, 'Cause\n\nconst b = 2;');
    assert.equal(posted.markdownText, 'Cause\n\n```typescript\nconst b = 2;\n```');
  });

  test('cannot be sent again after it was', async () => {
    const draft = await makeDraft();
    await bed.run('helpcrunch.sendDraft', draft.uri);
    const again = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual(again, { status: 'rejected', messageIds: [], reason: 'draftUnreadable' });
    assert.equal((await bed.standin.posted()).length, 1);
  });

  test('goes out once however quickly its button is pressed', async () => {
    const draft = await makeDraft();
    const results = await Promise.all([1, 2, 3].map(() => bed.run('helpcrunch.sendDraft', draft.uri)));
    assert.deepEqual(
      results.map(({ status, reason }) => reason ?? status),
      ['sent', 'alreadySending', 'alreadySending'],
    );
    await bed.standin.onlyPosted();
    assert.equal(bed.messages.toasts[0]?.text, 'This is being sent already.');
  });

  test('that cannot go yet is in the outbox from then on', async () => {
    const draft = await makeDraft();
    await bed.standin.inject({ kind: 'status', status: 429, method: 'POST' });
    const { status, reason } = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual([status, reason], ['queued', 'tooManyRequests']);
    assert.deepEqual(openDrafts(), []);
    assert.deepEqual(filesOf('drafts'), []);
    const again = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual(again, { status: 'rejected', messageIds: [], reason: 'draftUnreadable' });
    await untilOutboxIsEmpty();
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
  });

  test('that was kept by Review leads to the question about the customer again', async () => {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.press('Review');
    await bed.run('helpcrunch.sendSelection', { ...asNote, type: 'message' });
    const draft = openDraft();
    await edit(draft, 'The cause:', 'Hello Ann,');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'cancelled');
    assert.deepEqual(await bed.standin.posted(), []);

    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    const { type, text: sent } = await bed.standin.onlyPosted();
    assert.deepEqual([type, sent], ['message', 'Hello Ann,\n\nconst a = 1;']);
    assert.match(bed.messages.modals.at(-1)?.detail ?? '', /^Hello Ann,$/m);
  });

  test('is for its organization only', async () => {
    const draft = await makeDraft();
    await bed.standin.change({ key: 'key-of-globex', organization: { id: 78, domain: 'globex' } });
    await bed.setKey('key-of-globex');
    const result = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'organizationChanged' });
    assert.match(bed.messages.toast.text, /another organization than this text was written for/);
    assert.deepEqual(await bed.standin.posted(), []);
    assert.equal(openDraft().getText(), text);
  });

  test('is for its chat, reader and author only', async () => {
    const draft = await makeDraft();
    await window.showTextDocument(draft);
    for (const given of [{ chat: sampleChats.closed }, { type: 'message' }, { agent: sampleAgents.second }]) {
      const result = await bed.run('helpcrunch.sendDraft', given);
      assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'draftBound' });
    }
    const chat = `https://globex.helpcrunch.com/inbox/chats/${opened}`;
    assert.equal((await bed.run('helpcrunch.sendDraft', { chat })).reason, 'otherOrganization');
    assert.deepEqual(await bed.standin.posted(), []);
    const same = { chat: `#${opened}`, type: 'private', agent: sampleAgents.first };
    assert.equal((await bed.run('helpcrunch.sendDraft', same)).status, 'sent');
  });

  test('goes to its chat also by Send Markdown File', async () => {
    const draft = await makeDraft();
    await window.showTextDocument(draft);
    assert.equal((await bed.run('helpcrunch.sendFile')).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
  });

  test('goes nowhere by Send Selection', async () => {
    const draft = await makeDraft();
    selectAll(await window.showTextDocument(draft));
    for (const id of ['helpcrunch.sendSelection', 'helpcrunch.sendSelectionAsNote'] as const) {
      for (const given of [{ chat: sampleChats.closed, agent: sampleAgents.first, comment: '' }, undefined]) {
        const result = await bed.run(id, given);
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'draftBound' });
      }
    }
    for (const { text: said } of bed.messages.toasts)
      assert.match(said, /only to its own chat.* by the command above its text/);
    assert.deepEqual(await bed.standin.posted(), []);
  });

  test('written as the customer needs the setting again', async () => {
    await bed.settings.change('helpcrunch.allowPostingAsCustomer', true);
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    const sending = bed.run('helpcrunch.sendSelection', { chat: opened, type: 'message', comment: '' });
    bed.messages.press('Review');
    await (await bed.prompts.list('Post as Which Agent?')).choose('As the customer');
    await sending;
    const draft = openDraft();
    assert.deepEqual(await readDraftLine(draft), [
      `Message to the customer Ann Lee, chat #${opened}, as the customer`,
      'Send Draft...',
    ]);

    await bed.settings.restore('helpcrunch.apiUrl', 'helpcrunch.undoSeconds');
    const refused = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual([refused.status, refused.reason], ['rejected', 'customerAuthorNotAllowed']);
    assert.deepEqual(bed.messages.toast.buttons, ['Open Settings']);

    await bed.settings.change('helpcrunch.allowPostingAsCustomer', true);
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).from, 'customer');
  });

  test('that the outbox may have by what cannot be read there is not sent, and is when that is moved away', async () => {
    const draft = await makeDraft();
    // What a window leaves that dies between storing the message and removing the draft.
    writeFileSync(fileOf('drafts', `${draft.uri.authority}.sending`), '');
    const name = `m${String(Date.now()).padStart(15, '0')}-00000000.json`;
    const strange = fileOf('outbox', name);
    mkdirSync(strange, { recursive: true });
    try {
      const failed = await bed.run('helpcrunch.sendDraft', draft.uri);
      assert.deepEqual([failed.status, failed.reason], ['rejected', 'outboxUnreadable']);
      assert.ok(bed.messages.toast.text.startsWith(`Not sent: the file ${name} in the folder "outbox"`));
      assert.deepEqual(await bed.standin.posted(), []);
    } finally {
      rmSync(strange, { recursive: true, force: true });
    }
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, text);
  });

  test('that fails stays, and is sent when it can be', async () => {
    const draft = await makeDraft();
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    const failed = await bed.run('helpcrunch.sendDraft', draft.uri);
    assert.deepEqual([failed.status, failed.reason], ['rejected', 'requestRejected']);
    assert.equal(openDraft().getText(), text);
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    await bed.standin.onlyPosted();
  });

  test('survives that its editor is closed', async () => {
    const { uri } = await makeDraft();
    await commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(openDrafts(), []);
    const again = await workspace.openTextDocument(uri);
    assert.equal(again.getText(), text);
    assert.equal((await bed.run('helpcrunch.sendDraft', uri)).status, 'sent');
  });

  test('is no other document', async () => {
    await showUntitled('const a = 1;');
    const result = await bed.run('helpcrunch.sendDraft');
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'draftUnreadable' });
    assert.deepEqual(await bed.standin.calls(), []);
  });
});
