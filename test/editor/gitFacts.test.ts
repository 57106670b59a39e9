import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, teardown, test } from 'mocha';
import { Position, Uri, WorkspaceEdit, extensions, workspace } from 'vscode';
import { GitFacts } from '../../src/ui/gitFacts';
import { WindowGit } from '../../src/ui/windowGit';
import { type Made, gitStates, sourcePath } from '../git/gitStates';
import { withOpen } from './openRepository';
import { TestBed } from './testBed';

const remote = 'https://sam:secret@github.com/acme/app.git';
const lines = { from: 2, to: 3 };

suite('What VS Code’s own git extension says about a file', () => {
  const bed = new TestBed();
  const facts = new GitFacts(new WindowGit(), 20_000);
  let folder: string;

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  teardown(async () => {
    await bed.closeEditors();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  for (const state of gitStates) {
    test(`${state.name}: ${state.expected}`, async () => {
      const made = await make(state);
      const commit = await made.repository.head().catch(() => undefined);
      await withOpen(made, async () => {
        const found = await facts.locate(Uri.file(made.file), lines);
        const url = `https://github.com/acme/app/blob/${commit ?? ''}/${sourcePath.replace(' ', '%20')}#L2-L3`;
        const known = commit === undefined ? {} : { commit };
        if (state.expected === 'nothing') assert.deepEqual(found, {});
        else if (state.expected === 'link') assert.deepEqual(found, { ...known, url });
        else assert.deepEqual(found, { ...known, caveat: state.expected });
      });
    });
  }

  test('links of a pushed file lead to the same commit, those of an older version of it nowhere', async () => {
    const [pushed] = gitStates;
    assert.ok(pushed);
    const made = await make(pushed);
    const file = Uri.file(made.file);
    await withOpen(made, async () => {
      const link = await facts.linker(file);
      const commit = await made.repository.head();
      assert.equal(
        link('../docs/x.md#L3'),
        `https://github.com/acme/app/blob/${commit}/docs/x.md?plain=1#L3`,
      );
      assert.deepEqual(await facts.locate(file.with({ scheme: 'git' }), lines), {});
    });
  });

  /** Makes a state in a folder of its own; an unsaved file is open and changed. */
  async function make(state: (typeof gitStates)[number]): Promise<Made> {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-git-')));
    const made = await state.make(folder, remote);
    if (!made.isUnsaved) return made;
    const { uri } = await workspace.openTextDocument(made.file);
    const edit = new WorkspaceEdit();
    edit.insert(uri, new Position(0, 0), 'unsaved\n');
    await workspace.applyEdit(edit);
    return made;
  }
});
