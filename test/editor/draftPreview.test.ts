import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import {
  TabInputText,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  commands,
  window,
  workspace,
} from 'vscode';
import { previewScheme } from '../../src/ui/contributions';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { find, selectAll, showUntitled } from './documents';
import { openDraft, openDrafts } from './drafts';
import { onMessage } from './failingNote';
import { maxChars, paragraphs, sendLong } from './sendParts';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const between = `\n\n${'─'.repeat(24)}\n\n`;
const toMessage = { chat: opened, type: 'message', agent: sampleAgents.first, comment: 'Look **here**' };

suite('The preview of a draft', () => {
  const bed = useTestBed();

  setup(() => bed.setKey());

  /** The previews that have a tab. */
  function previewTabs(): readonly Uri[] {
    return window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []))
      .filter(({ scheme }) => scheme === previewScheme);
  }

  /** The only preview, once it is there. */
  async function preview(): Promise<TextDocument> {
    const uri = await until('preview', () => previewTabs()[0]);
    assert.equal(previewTabs().length, 1);
    return workspace.openTextDocument(uri);
  }

  /** A message that its author wants to look at once more. */
  async function review(content = 'const a = 1;', language = 'typescript'): Promise<TextDocument> {
    selectAll(await showUntitled(content, language));
    bed.messages.press('Review');
    await bed.run('helpcrunch.sendSelection', toMessage);
    return openDraft();
  }

  async function edit(draft: TextDocument, what: string, by: string): Promise<void> {
    const change = new WorkspaceEdit();
    change.replace(draft.uri, find(draft, what), by);
    await workspace.applyEdit(change);
  }

  test('shows the plain text beside it after Review, and leaves the draft active', async () => {
    const draft = await review();
    assert.equal(draft.getText(), 'Look **here**\n\n```typescript\nconst a = 1;\n```');
    const shown = await preview();
    assert.equal(shown.getText(), 'Look here\n\nconst a = 1;');
    assert.ok(shown.uri.path.endsWith(`/Plain text, chat ${opened}.txt`));
    assert.equal(window.activeTextEditor?.document, draft);
    assert.equal(window.tabGroups.all.length, 2);
  });

  test('shows the whole text part by part', async () => {
    bed.messages.press('Review');
    await sendLong(bed, 'preview.md');
    const plain = paragraphs.map((text, index) => `(${index + 1}/3)\n\n${text.replaceAll('**', '')}`);
    assert.equal((await preview()).getText(), plain.join(between));
  });

  test('follows what is typed, and the limit', async () => {
    const draft = await review();
    const shown = await preview();
    await edit(draft, 'Look **here**', 'Look *there*, `now`');
    await until('typed text', () => shown.getText() === 'Look there, now\n\nconst a = 1;');
    await edit(draft, 'Look', 'Look '.repeat(60));
    await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
    await until('parts', () => shown.getText().startsWith('(1/2)\n\n') && shown.getText().includes(between));
  });

  test('says so when the text is too long even for parts', async () => {
    await bed.settings.change('helpcrunch.maxMessageLength', maxChars);
    const draft = await review('a', 'plaintext');
    const shown = await preview();
    await edit(draft, 'a', 'word '.repeat(2000));
    await until('sentence', () => /^It is too long: .* 20 parts of 200 are allowed\./.test(shown.getText()));
  });

  test('can be read only', async () => {
    await review();
    const { uri } = await preview();
    assert.equal(workspace.fs.isWritableFileSystem(previewScheme), false);
    const { permissions } = await workspace.fs.stat(uri);
    assert.equal(permissions, 1);
    await assert.rejects(Promise.resolve(workspace.fs.writeFile(uri, new Uint8Array())));
  });

  test('closes with its draft', async () => {
    await review();
    await preview();
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await until('end of the preview', () => openDrafts().length + previewTabs().length === 0);
  });

  test('closes when its draft was sent', async () => {
    const draft = await review();
    await preview();
    bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    await until('end of the preview', () => openDrafts().length + previewTabs().length === 0);
  });

  test('does not come where it would say nothing else', async () => {
    await bed.settings.change('helpcrunch.format', 'plain');
    await review();
    assert.deepEqual(previewTabs(), []);
  });

  test('does not come for the draft of a failure', async () => {
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'status', status: 400, ...onMessage });
    await bed.run('helpcrunch.sendSelectionAsNote', { ...toMessage, type: 'private' });
    assert.equal(openDrafts().length, 1);
    assert.deepEqual(previewTabs(), []);
  });
});
