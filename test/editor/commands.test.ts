import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, extensions } from 'vscode';
import { type CommandId, chatsViewId, outboxViewId } from '../../src/ui/contributions';
import { sampleChats } from '../standin/sampleChats';
import { selectAll, showUntitled } from './documents';
import { commands as promised } from '../package/interface';
import { useTestBed } from './testBed';

const sendCommands = [
  'helpcrunch.sendSelection',
  'helpcrunch.sendSelectionAsNote',
  'helpcrunch.sendFile',
  'helpcrunch.sendDraft',
] as const satisfies CommandId[];

suite('The commands', () => {
  const bed = useTestBed();

  test('are there once the extension is active, and no other', async () => {
    const extension = extensions.getExtension('support-handoff.helpcrunch-handoff');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    const ids = (await commands.getCommands(true)).filter((id) => id.startsWith('helpcrunch.'));
    // VS Code makes some for each view.
    const views = [chatsViewId, outboxViewId];
    const ours = ids.filter((id) => !views.some((view) => id.startsWith(`${view}.`)));
    assert.deepEqual(ours.sort(), Object.keys(promised).sort());
  });

  test('show the log', async () => {
    assert.equal(await bed.run('helpcrunch.showLog'), undefined);
    await commands.executeCommand('workbench.action.closePanel');
  });

  test('send nothing as a message when their name says note', async () => {
    selectAll(await showUntitled('const a = 1;'));
    const result = await bed.run('helpcrunch.sendSelectionAsNote', {
      chat: sampleChats.opened,
      type: 'message',
    });
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'noteOnly' });
    assert.match(bed.messages.toast.text, /private notes only/);
    assert.deepEqual(await bed.standin.calls(), []);
  });

  const wrong: readonly unknown[] = [
    'chat',
    [1],
    12345,
    { chat: {} },
    { type: 'public' },
    { agent: 'Sam Carter' },
    { agent: 0 },
    { comment: 5 },
    { file: ['a.md'] },
  ];

  test('refuse arguments that they do not know', async () => {
    selectAll(await showUntitled('const a = 1;'));
    for (const argument of wrong) {
      for (const id of sendCommands) {
        const result = await bed.run(id, argument);
        const told = `${id} ${JSON.stringify(argument)}`;
        assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'argumentInvalid' }, told);
      }
    }
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('refuse words where a chat is meant', async () => {
    await bed.makeReady();
    selectAll(await showUntitled('const a = 1;'));
    const result = await bed.run('helpcrunch.sendSelectionAsNote', { chat: 'Ann Lee', comment: '' });
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'argumentInvalid' });
    assert.equal(bed.messages.toast.text, 'The argument "chat" of the command is not valid.');
  });

  test('say that a file must be open', async () => {
    const result = await bed.run('helpcrunch.sendSelection');
    assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'noEditor' });
    assert.equal(bed.messages.toast.text, 'Open a file and select what you want to send.');
  });
});
