import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type TextDocument, Uri, WorkspaceEdit, commands, workspace } from 'vscode';
import { PrivateFolder } from '../../src/platform/privateFolder';
import { draftScheme } from '../../src/ui/contributions';
import { toDraftId } from '../../src/ui/draftFileSystem';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { find, selectAll, showUntitled } from './documents';
import { openDraft } from './drafts';
import { fileOf } from './storage';
import { useTestBed } from './testBed';
import { until } from './until';

const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const text = '```typescript\nconst a = 1;\n```';

suite('A draft in two windows', () => {
  const bed = useTestBed();
  /** As another window sees the drafts. */
  const otherWindow = new PrivateFolder(fileOf('drafts', '.'));

  async function makeDraft(): Promise<TextDocument> {
    await bed.setKey();
    selectAll(await showUntitled('const a = 1;'));
    await bed.standin.inject({ kind: 'status', status: 400, method: 'POST' });
    await bed.run('helpcrunch.sendSelectionAsNote', given);
    bed.messages.shown.length = 0;
    const draft = openDraft();
    assert.equal(draft.getText(), text);
    return draft;
  }

  async function edit(draft: TextDocument, what: string, by: string): Promise<void> {
    const change = new WorkspaceEdit();
    change.replace(draft.uri, find(draft, what), by);
    await workspace.applyEdit(change);
  }

  function toFile({ uri }: TextDocument): string {
    return `${toDraftId(uri)}.md`;
  }

  async function untilText(draft: TextDocument, wanted: string): Promise<void> {
    await until(
      () => `draft with ${wanted}, but ${draft.getText()}`,
      () => draft.getText() === wanted,
    );
  }

  /** Changes are told together: a draft that follows shows that those before it were told. */
  async function untilChangesAreTold(): Promise<void> {
    await otherWindow.write('aaaaaaaa.md', 'old');
    const last = await workspace.openTextDocument(Uri.parse(`${draftScheme}://aaaaaaaa/other.md`));
    await otherWindow.write('aaaaaaaa.md', 'new');
    await untilText(last, 'new');
  }

  test('that is clean here follows what the other saves, of the same length too', async () => {
    const draft = await makeDraft();
    for (const theirs of ['```typescript\nconst b = 1;\n```', 'all new\n']) {
      await otherWindow.write(toFile(draft), theirs);
      await untilText(draft, theirs);
      assert.ok(!draft.isDirty);
    }
    await edit(draft, 'all', 'nearly all');
    assert.ok(await draft.save());
    assert.equal(await otherWindow.read(toFile(draft)), 'nearly all new\n');
  });

  for (const [length, theirs] of [
    ['the same', text.replace('const a', 'const b')],
    ['another', text.replace('const a', 'const other')],
  ] as const) {
    test(`that is changed here keeps its text, and does not replace one of ${length} length`, async () => {
      const draft = await makeDraft();
      await edit(draft, 'const a', 'const c');
      const mine = draft.getText();
      await otherWindow.write(toFile(draft), theirs);
      await untilChangesAreTold();
      assert.deepEqual([draft.getText(), draft.isDirty], [mine, true]);
      assert.equal(await draft.save(), false);
      assert.deepEqual([draft.getText(), draft.isDirty], [mine, true]);
      assert.equal(await otherWindow.read(toFile(draft)), theirs);
    });
  }

  test('that was compared replaces what the other has saved', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a', 'const c');
    await otherWindow.write(toFile(draft), text.replace('const a', 'const b'));
    assert.equal(await draft.save(), false);
    const mine = draft.getText();
    // What VS Code does to show the difference.
    await workspace.fs.readFile(draft.uri);
    assert.ok(await draft.save());
    assert.equal(await otherWindow.read(toFile(draft)), mine);
  });

  test('that is reverted is what the other has saved', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a', 'const c');
    const theirs = text.replace('const a', 'const b');
    await otherWindow.write(toFile(draft), theirs);
    assert.equal(await draft.save(), false);
    await commands.executeCommand('workbench.action.files.revert');
    await untilText(draft, theirs);
    await edit(draft, 'const b', 'const d');
    assert.ok(await draft.save());
  });

  test('that both have changed to the same text is saved', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a', 'const c');
    await otherWindow.write(toFile(draft), draft.getText());
    assert.ok(await draft.save());
  });

  test('that the other has removed is not made again', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a', 'const c');
    const mine = draft.getText();
    await otherWindow.remove(toFile(draft));
    assert.equal(await draft.save(), false);
    assert.equal(draft.getText(), mine);
    assert.equal(await otherWindow.read(toFile(draft)), undefined);
  });

  for (const [what, change] of [
    ['the other saves', (draft) => otherWindow.write(toFile(draft), 'theirs')],
    ['is saved here', (draft) => edit(draft, 'const a', 'const b').then(() => draft.save())],
    ['is typed into here', (draft) => edit(draft, 'const a', 'const b')],
  ] satisfies [string, (draft: TextDocument) => Promise<unknown>][]) {
    test(`that ${what} while its question stands is not sent, and keeps what was written`, async () => {
      await bed.setKey();
      selectAll(await showUntitled('const a = 1;'));
      bed.messages.press('Review');
      await bed.run('helpcrunch.sendSelection', { ...given, type: 'message' });
      const draft = openDraft();
      bed.messages.press('Send to Customer', () => change(draft));
      const { status, reason } = await bed.run('helpcrunch.sendDraft', draft.uri);
      assert.deepEqual([status, reason], ['rejected', 'draftChanged']);
      assert.deepEqual(await bed.standin.posted(), []);
      const kept = await otherWindow.read(toFile(draft));
      if (draft.isDirty)
        assert.deepEqual([kept, draft.getText()], [text, text.replace('const a', 'const b')]);
      else await untilText(draft, kept ?? '');
      assert.notEqual(draft.getText(), text);
      bed.messages.press('Send to Customer');
      assert.equal((await bed.run('helpcrunch.sendDraft', draft.uri)).status, 'sent');
    });
  }

  test('can be saved again and again', async () => {
    const draft = await makeDraft();
    for (const [from, to] of [
      ['const a', 'const b'],
      ['const b', 'const c'],
      ['const c', 'const long'],
    ] as const) {
      await edit(draft, from, to);
      assert.ok(await draft.save());
      assert.equal(await otherWindow.read(toFile(draft)), draft.getText());
    }
  });

  test('that the other is at, for a moment, is not called changed, and can be saved right after', async () => {
    const draft = await makeDraft();
    await edit(draft, 'const a', 'const b');
    const save = async (): Promise<void> => {
      await workspace.fs.writeFile(draft.uri, Buffer.from(draft.getText()));
    };
    await otherWindow.alone(toFile(draft), () =>
      assert.rejects(
        save(),
        /Another window is working on this draft right now\. Save it again in a moment\./,
      ),
    );
    assert.equal(await otherWindow.read(toFile(draft)), text);
    assert.ok(await draft.save());
    assert.equal(await otherWindow.read(toFile(draft)), draft.getText());
  });
});
