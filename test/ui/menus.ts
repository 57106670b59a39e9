import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copySample } from '../host/sampleCopy';
import { sampleAgents } from '../standin/sampleTeam';
import { sampleChats } from '../standin/sampleChats';
import { chooseReader, enterChat, enterComment } from './answers';
import { received, type Received } from './received';
import { selectParsePrice } from './sample';
import { answer } from './sampleAnswer';
import type { UiTests } from './uiTests';

const greeting = 'Dear Ann\n\n';
const workaround = {
  text: 'Until then\n\nLeave the empty prices out.',
  markdownText: '# Until then\n\nLeave the empty prices out.\n',
};

/** The sample workspace with a second Markdown file, and with one that is none beside it. */
export function menuFolder(): string {
  const folder = copySample();
  writeFileSync(path.join(folder, 'docs/workaround.md'), workaround.markdownText);
  cpSync(path.join(folder, 'logs/export.log'), path.join(folder, 'docs/export.log'));
  return folder;
}

/** The menus, with the key stored and the agent chosen. */
export const menus: UiTests = {
  'the editor’s menu begins with the note': async ({ workbench, standin }) => {
    await selectParsePrice(workbench);
    await workbench.openContextMenu(workbench.selection, 'HelpCrunch');
    await workbench.screenshot('editor-menu');
    assert.deepEqual(await workbench.submenuItems(), [
      'Send Selection as Note...',
      'Send Selection...',
      'Add Selection to Handoff',
    ]);
    await workbench.chooseMenuItem('Send Selection as Note...');
    await enterChat(workbench);
    await enterComment(workbench);
    await workbench.toasts.waitFor('Note added');
    assert.deepEqual(
      received(standin).map(({ type }) => type),
      ['private'],
    );
  },

  'the Explorer’s menu sends one Markdown file': async ({ workbench, standin }) => {
    await workbench.openFile('docs/answer.md');
    await workbench.openContextMenu(workbench.explorerRow('answer.md'), 'HelpCrunch');
    await workbench.screenshot('explorer-menu');
    assert.deepEqual(await workbench.submenuItems(), ['Send Markdown File...']);
    await workbench.chooseMenuItem('Send Markdown File...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Private note');
    await workbench.toasts.waitFor('Note added to chat #12345 (Ann Lee) as Sam Carter.');
    assert.deepEqual(received(standin), [toNote(answer)]);
  },

  'the Explorer’s menu sends several Markdown files after one question, and names what stays behind': async ({
    workbench,
    standin,
  }) => {
    await workbench.explorerRow('answer.md').click();
    for (const other of ['export.log', 'workaround.md'])
      await workbench.explorerRow(other).click({ modifiers: ['ControlOrMeta'] });
    await workbench.contextMenu(workbench.explorerRow('answer.md'), 'HelpCrunch', 'Send Markdown File...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Private note');
    await workbench.modal.waitFor('Add 2 notes to chat #12345 (Ann Lee) as Sam Carter?');
    await workbench.screenshot('several-files');
    const detail = await workbench.modal.detail();
    for (const line of [/^1\. answer\.md, /m, /^2\. workaround\.md, /m, /^Not sent, .*: export\.log$/m])
      assert.match(detail, line);
    await workbench.modal.click('Add to Chat');
    await workbench.toasts.waitFor('2 notes added to chat #12345 (Ann Lee) as Sam Carter.');
    await workbench.screenshot('several-files-sent');
    assert.deepEqual(received(standin), [answer, workaround].map(toNote));
  },

  'an editor tab’s menu sends its Markdown file with the unsaved changes': async ({ workbench, standin }) => {
    await workbench.openFile('docs/workaround.md');
    await workbench.typeAtTop(greeting);
    await workbench.contextMenu(workbench.tab('workaround.md'), 'HelpCrunch', 'Send Markdown File...');
    await enterChat(workbench);
    await chooseReader(workbench, 'Private note');
    await workbench.toasts.waitFor('Note added');
    const { text, markdownText } = workaround;
    const greeted = { text: greeting + text, markdownText: greeting + markdownText };
    assert.deepEqual(received(standin), [toNote(greeted)]);
  },
};

function toNote(content: Pick<Received, 'text' | 'markdownText'>): Received {
  return { chat: sampleChats.opened, type: 'private', agent: sampleAgents.first, ...content };
}
