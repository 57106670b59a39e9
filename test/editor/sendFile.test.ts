import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { Uri } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, sampleFile, showFile, showUntitled } from './documents';
import { openDraft, readDraftLine } from './drafts';
import { useTestBed } from './testBed';

const { opened } = sampleChats;
const asNote = { chat: opened, type: 'private', agent: sampleAgents.first };

suite('Send Markdown File', () => {
  const bed = useTestBed();

  test('sends the active file as it is in the editor', async () => {
    await bed.setKey();
    const editor = await showFile(await makeFile('answer.md', '# Cause\n\n- `null`\n'));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), 'Not saved.\n\n'));
    const result = await bed.run('helpcrunch.sendFile', asNote);
    const posted = await bed.standin.onlyPosted();
    assert.equal(posted.text, 'Not saved.\n\nCause\n\n- null');
    assert.equal(posted.markdownText, 'Not saved.\n\n# Cause\n\n- `null`\n');
    assert.deepEqual(result, { status: 'sent', chat: opened, type: 'private', messageIds: [posted.id] });
    assert.equal(editor.document.isDirty, true);
  });

  test('asks for chat, reader and agent, but for no comment', async () => {
    await bed.setKey();
    await showFile(await makeFile('update.md', 'Update to 2.4.1.'));
    const sending = bed.run('helpcrunch.sendFile');
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    await (await bed.prompts.list('Who Will Read This?')).choose('Message to the customer');
    bed.messages.press('Send to Customer');
    await (await bed.prompts.list('Post as Which Agent?')).choose('Sam Carter');
    assert.equal((await sending).status, 'sent');
    const { text, type } = await bed.standin.onlyPosted();
    assert.deepEqual([text, type], ['Update to 2.4.1.', 'message']);
  });

  test('sends the file of its arguments', async () => {
    await bed.setKey();
    await showUntitled('const a = 1;');
    assert.equal(
      (await bed.run('helpcrunch.sendFile', { ...asNote, file: 'docs/answer.md' })).status,
      'sent',
    );
    const { markdownText } = await bed.standin.onlyPosted();
    assert.equal(markdownText, (await showFile(sampleFile('docs/answer.md'))).document.getText());
  });

  test('offers the Markdown files of the workspace when none is active', async () => {
    await bed.setKey();
    await makeFile('deep/er/note.markdown', 'Deep');
    await makeFile('node_modules/x/readme.md', 'Not ours');
    await showUntitled('const a = 1;');
    const sending = bed.run('helpcrunch.sendFile', asNote);
    const files = await bed.prompts.list('Choose Markdown File');
    await files.row(() => true);
    assert.deepEqual(
      files.rows.map(({ label, description }) => `${label} ${description ?? ''}`),
      ['answer.md docs/answer.md', 'note.markdown made/deep/er/note.markdown'],
    );
    await files.choose('note.markdown');
    assert.equal((await sending).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).text, 'Deep');
  });

  test('takes one file from the Explorer and from a tab', async () => {
    await bed.setKey();
    const file = await makeFile('a.md', 'A');
    for (const second of [[file], { groupId: 0, editorIndex: 0 }]) {
      const sending = bed.run('helpcrunch.sendFile', file, second);
      await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
      await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
      await (await bed.prompts.list('Post as Which Agent?')).escape();
      assert.equal((await sending).status, 'cancelled');
    }
  });

  test('sends several files in order after one question, and names what stays behind', async () => {
    await bed.makeReady();
    const files = [
      await makeFile('b.md', 'B'),
      await makeFile('a.MD', 'A'),
      await makeFile('log.txt', 'no'),
      await makeFile('c.markdown', 'C'),
    ];
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Send to Customer');
    await (await bed.prompts.list('Who Will Read This?')).choose('Message to the customer');
    const result = await sending;
    const posted = await bed.standin.posted();
    assert.deepEqual(
      posted.map(({ text, type, agent }) => [text, type, agent]),
      ['B', 'A', 'C'].map((text) => [text, 'message', sampleAgents.first]),
    );
    assert.deepEqual(result, {
      status: 'sent',
      chat: opened,
      type: 'message',
      messageIds: posted.map(({ id }) => id),
    });
    const { text, detail } = bed.messages.modal;
    assert.equal(text, `Send to Ann Lee, chat #${opened}, as Sam Carter?`);
    assert.deepEqual(detail.split('\n\n'), [
      'Ann Lee · ann.lee@example.com · User id: u-1001 · opened · Assigned to: Sam Carter · Department: Support · Last message: Any news?',
      '3 messages, in this order:',
      '1. b.md, 1 characters:\n    B\n2. a.MD, 1 characters:\n    A\n3. c.markdown, 1 characters:\n    C',
      'Not sent, because they are no Markdown files: log.txt',
      'Sent as a chat message. It cannot be edited or deleted.',
    ]);
    assert.equal(bed.messages.toast.text, `3 messages sent to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('asks one question also before several notes', async () => {
    await bed.makeReady();
    const files = [await makeFile('a.md', 'A'), await makeFile('b.md', 'B')];
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Add to Chat');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    assert.equal((await sending).messageIds.length, 2);
    assert.deepEqual(bed.messages.modal.buttons, ['Review', 'Add to Chat']);
    assert.equal(bed.messages.toast.text, `2 notes added to chat #${opened} (Ann Lee) as Sam Carter.`);
  });

  test('stops at the first failure, says which went out, and keeps the text', async () => {
    await bed.makeReady();
    const files = [await makeFile('a.md', 'A'), await makeFile('b.md', 'B'), await makeFile('c.md', 'C')];
    const sending = bed.run('helpcrunch.sendFile', files[0], files);
    await bed.standin.inject({ kind: 'delay', ms: 0, method: 'POST', path: '/messages' });
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST', path: '/messages' });
    await (await bed.prompts.list('Choose Chat')).choose('Ann Lee');
    bed.messages.press('Add to Chat');
    await (await bed.prompts.list('Who Will Read This?')).choose('Private note');
    const result = await sending;
    const sent = await bed.standin.onlyPosted();
    assert.deepEqual(result, {
      status: 'rejected',
      chat: opened,
      type: 'private',
      messageIds: [sent.id],
      reason: 'requestRejected',
    });
    assert.equal(sent.text, 'A');
    assert.equal((await bed.standin.calls()).filter((call) => call === 'POST /v1/messages').length, 2);
    assert.match(bed.messages.toast.text, /Went out: a\.md\. Stopped at: b\.md, c\.md\./);
    assert.equal(openDraft().getText(), 'B');
    const [line] = await readDraftLine(openDraft());
    assert.equal(line, `Private note to chat #${opened} (Ann Lee) as Sam Carter`);
  });

  test('refuses files that are no Markdown, and names them', async () => {
    await bed.setKey();
    const files = [await makeFile('a.txt', 'A'), await makeFile('b.ts', 'B')];
    const result = await bed.run('helpcrunch.sendFile', files[0], files);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'noMarkdownFile' });
    assert.equal(bed.messages.toast.text, 'Only Markdown files can be sent. No Markdown: a.txt, b.ts');
  });

  test('refuses the whole lot before any question when one file cannot be sent', async () => {
    await bed.makeReady();
    const [first, blank] = [await makeFile('a.md', 'A'), await makeFile('blank.md', ' \n\t\n')];
    const before = await bed.standin.calls();
    const result = await bed.run('helpcrunch.sendFile', first, [first, blank]);
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'nothingToSend' });
    const missing = Uri.joinPath(first, '../missing.md');
    const unread = await bed.run('helpcrunch.sendFile', first, [first, missing]);
    assert.deepEqual(unread, { status: 'rejected', messageIds: [], reason: 'fileUnreadable' });
    assert.equal(bed.messages.toasts.at(-1)?.text, 'missing.md cannot be read as text.');
    assert.deepEqual(await bed.standin.calls(), before);
  });
});
