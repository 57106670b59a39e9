import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type TextDocument, commands, window } from 'vscode';
import { handoffMarker as marker } from '../../src/core/handoff';
import { PrivateFolder } from '../../src/platform/privateFolder';
import { sampleChats } from '../standin/sampleChats';
import { selectAll, showUntitled } from './documents';
import { openDraft } from './drafts';
import { toAdded, toDraftText, type, useOwnHandoffs } from './ownHandoffs';
import { fileOf } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;
const text = toDraftText('The cause.', 'Hello');
const evidence = '`Untitled-1`\n\n```typescript\nconst a = 1;\n```\n\n';
const where = `Added to the handoff of chat #${opened} (Ann Lee)`;

suite('Add Selection to Handoff', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);
  const onDisk = new PrivateFolder(fileOf('drafts', '.'));

  function readDisk(draft: TextDocument): Promise<string | undefined> {
    return onDisk.read(`${draft.uri.authority}.md`);
  }

  test('adds it before the marker, saves it, says so, and leaves the user where he is', async () => {
    const draft = await handoffs.open(text);
    const editor = await showUntitled('const a = 1;');
    selectAll(editor);
    assert.equal(await handoffs.add(draft), evidence);
    assert.equal(draft.getText(), `The cause.\n\n${evidence}${marker}\n\nHello\n`);
    assert.equal(await readDisk(draft), draft.getText());
    assert.equal(window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    assert.equal(bed.messages.toast.text, `${where}: Untitled-1.`);
    assert.deepEqual(bed.messages.toast.buttons, ['Open Draft', 'Undo']);
  });

  test('makes a draft that nobody has opened, of the pinned chat', async () => {
    await bed.pin(opened);
    selectAll(await showUntitled('const a = 1;'));
    await bed.run('helpcrunch.addToHandoff');
    assert.equal(bed.messages.toast.text, `${where}: Untitled-1.`);
    await bed.run('helpcrunch.openHandoff');
    const draft = openDraft();
    assert.ok(draft.getText().endsWith(`\n\n${evidence}${marker}\n\n`));
  });

  test('is taken back by its button, and what was typed since stays', async () => {
    const draft = await handoffs.open(text);
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.press('Undo', () => type(draft, draft.getText().replace('The cause.', 'The cause, found.')));
    await bed.run('helpcrunch.addToHandoff', opened);
    const expected = text.replace('The cause.', 'The cause, found.');
    await until('end of the addition', async () => (await readDisk(draft)) === expected);
    assert.equal(draft.getText(), expected);
  });

  test('is taken back by Undo of the editor', async () => {
    const draft = await handoffs.open(text);
    selectAll(await showUntitled('const a = 1;'));
    await handoffs.add(draft);
    await window.showTextDocument(draft);
    await commands.executeCommand('undo');
    assert.equal(draft.getText(), text);
  });

  test('that was changed since is not taken back, and the user is told', async () => {
    const draft = await handoffs.open(text);
    selectAll(await showUntitled('const a = 1;'));
    bed.messages.press('Undo', () => type(draft, draft.getText().replace('const a', 'const b')));
    await bed.run('helpcrunch.addToHandoff', opened);
    await until('second toast', () => bed.messages.toasts.length === 2);
    assert.match(bed.messages.toasts[1]?.text ?? '', /^It was changed since it was added\./);
    assert.match(draft.getText(), /const b = 1;/);
  });

  for (const [what, before] of [
    ['no marker', 'The cause.\n'],
    ['more than one', `The cause.\n\n${marker}\n\nHello\n\n${marker}\n`],
  ] as const)
    test(`stands before everything for the customer where there is ${what}, and says so`, async () => {
      const draft = await handoffs.open(before);
      selectAll(await showUntitled('const a = 1;'));
      await bed.run('helpcrunch.addToHandoff', opened);
      const at = what === 'more than one' ? before.indexOf(marker) : 0;
      assert.equal(draft.getText(), before.slice(0, at) + evidence + before.slice(at));
      assert.match(bed.messages.toast.text, /missing, or there twice\.$/);
    });

  test('keeps what is typed in the draft and not saved', async () => {
    const draft = await handoffs.open(text);
    await type(draft, text.replace('The cause.', 'Typed just now.'));
    selectAll(await showUntitled('const a = 1;'));
    assert.equal(await handoffs.add(draft), evidence);
    assert.equal(await readDisk(draft), `Typed just now.\n\n${evidence}${marker}\n\nHello\n`);
  });

  test('adds both of two at once, one after the other', async () => {
    const draft = await handoffs.open(text);
    selectAll(await showUntitled('const a = 1;'));
    await Promise.all([1, 2, 3].map(() => bed.run('helpcrunch.addToHandoff', opened)));
    assert.equal(toAdded(text, draft.getText()), evidence.repeat(3));
    assert.equal(await readDisk(draft), draft.getText());
  });

  test('that cannot be saved stands in the draft, and the user is told', async () => {
    const draft = await handoffs.open(text);
    await type(draft, text.replace('The cause.', 'Mine.'));
    await onDisk.write(`${draft.uri.authority}.md`, text.replace('The cause.', 'Theirs.'));
    selectAll(await showUntitled('const a = 1;'));
    await bed.run('helpcrunch.addToHandoff', opened);
    assert.equal(bed.messages.toasts.at(-1)?.text, `${where}, but not saved: Untitled-1. See the draft.`);
    assert.equal(draft.getText(), `Mine.\n\n${evidence}${marker}\n\nHello\n`);
    assert.equal(await readDisk(draft), text.replace('The cause.', 'Theirs.'));
  });

  test('takes nothing out of a draft, of no editor, or of an empty line', async () => {
    const draft = await handoffs.open(text);
    selectAll(await window.showTextDocument(draft));
    const nothing = { status: 'rejected', messageIds: [], reason: 'nothingSelected' };
    assert.deepEqual(await bed.run('helpcrunch.addToHandoff', opened), nothing);
    await showUntitled('\n');
    assert.deepEqual(await bed.run('helpcrunch.addToHandoff', opened), nothing);
    await bed.closeEditors();
    assert.deepEqual(await bed.run('helpcrunch.addToHandoff', opened), nothing);
    assert.equal(draft.getText(), text);
  });
});
