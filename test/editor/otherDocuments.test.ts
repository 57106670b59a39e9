import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type Disposable, type TextEditor, Uri, commands, window, workspace } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { makeFile, sampleFile, select, selectAll, showFile } from './documents';
import { MemoryFiles } from './memoryFiles';
import { useTestBed } from './testBed';
import { until } from './until';

const asNote = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };

suite('A selection that is in no plain file', () => {
  const bed = useTestBed();

  async function send(): Promise<{ text: string; markdownText?: string }> {
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', asNote)).status, 'sent');
    const { text, markdownText } = (await bed.standin.posted()).at(-1) ?? assert.fail();
    return { text, ...(markdownText === undefined ? {} : { markdownText }) };
  }

  async function withProvider(provider: Disposable, run: () => Promise<void>): Promise<void> {
    try {
      await bed.setKey();
      await run();
    } finally {
      await bed.closeEditors();
      provider.dispose();
    }
  }

  test('goes out of a virtual document', async () => {
    const content = { provideTextDocumentContent: ({ path }: Uri) => `// decompiled ${path}\nrun();\n` };
    await withProvider(workspace.registerTextDocumentContentProvider('decompiled', content), async () => {
      select(await showFile(Uri.parse('decompiled://host/lib/Foo.ts')), 'run();');
      assert.deepEqual(await send(), {
        text: 'Foo.ts:2\n\nrun();',
        markdownText: '`Foo.ts:2`\n\n```typescript\nrun();\n```',
      });
    });
  });

  test('goes out of a read-only file system of another extension', async () => {
    const files = new MemoryFiles('SELECT 1;\nSELECT 2;\n');
    const registered = workspace.registerFileSystemProvider('memory', files, { isReadonly: true });
    await withProvider(registered, async () => {
      select(await showFile(Uri.parse('memory://db/deep/query.sql')), 'SELECT 2;');
      assert.equal((await send()).text, 'query.sql:2\n\nSELECT 2;');
    });
  });

  test('goes out of a Markdown file of such a file system, by Send Markdown File', async () => {
    const registered = workspace.registerFileSystemProvider('memory', new MemoryFiles('*Text*\r\n'));
    await withProvider(registered, async () => {
      const uri = Uri.parse('memory://db/answer.md');
      const given = { chat: asNote.chat, agent: asNote.agent, type: 'private' };
      for (const file of [uri.toString(), undefined]) {
        if (file === undefined) await showFile(uri);
        const result = await bed.run('helpcrunch.sendFile', file === undefined ? given : { ...given, file });
        assert.equal(result.status, 'sent');
      }
      for (const { text, markdownText } of await bed.standin.posted())
        assert.deepEqual([text, markdownText], ['Text', '*Text*\r\n']);
    });
  });

  test('goes out of such a Markdown file without its relative links, and after a word about its images', async () => {
    const files = new MemoryFiles('See [the code](src/a.ts).\n\n![A](a.png)\n');
    await withProvider(workspace.registerFileSystemProvider('memory', files), async () => {
      bed.messages.press('Add to Chat');
      const file = 'memory://db/images.md';
      const given = { chat: asNote.chat, agent: asNote.agent, type: 'private', file };
      assert.equal((await bed.run('helpcrunch.sendFile', given)).status, 'sent');
      const sentence = 'One image lies beside the file and cannot be attached.';
      assert.ok(bed.messages.modal.detail.split('\n\n').includes(sentence), bed.messages.modal.detail);
      assert.equal((await bed.standin.onlyPosted()).markdownText, 'See the code.\n\nA');
    });
  });

  test('goes out of both sides of a comparison', async () => {
    const content = { provideTextDocumentContent: () => 'const price = text!;\n' };
    await withProvider(workspace.registerTextDocumentContentProvider('older', content), async () => {
      const right = sampleFile('src/exportRows.ts');
      await commands.executeCommand('vscode.diff', right.with({ scheme: 'older' }), right);
      const left = await focusSide('workbench.action.compareEditor.focusSecondarySide', 'older');
      select(left, 'const price');
      assert.equal((await send()).text, 'src/exportRows.ts:1\n\nconst price');
      const other = await focusSide('workbench.action.compareEditor.focusPrimarySide', right.scheme);
      select(other, 'const digits');
      assert.equal((await send()).text, 'src/exportRows.ts:25\n\nconst digits');
    });
  });

  test('goes out of a notebook cell', async () => {
    await bed.setKey();
    const cell = (source: string): object => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: [source],
    });
    const notebook = {
      cells: [cell('import os'), cell('print(os.name)')],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 2,
    };
    const uri = await makeFile('trace.ipynb', JSON.stringify(notebook));
    const document = await workspace.openNotebookDocument(uri);
    await window.showNotebookDocument(document);
    await commands.executeCommand('notebook.focusBottom');
    await commands.executeCommand('notebook.cell.edit');
    const second = document.cellAt(1).document.uri.toString();
    selectAll(await activeEditor((editor) => editor.document.uri.toString() === second));
    assert.deepEqual(await send(), {
      text: 'made/trace.ipynb, cell 2:1\n\nprint(os.name)',
      markdownText: '`made/trace.ipynb, cell 2:1`\n\n```python\nprint(os.name)\n```',
    });
  });
});

async function focusSide(command: string, scheme: string): Promise<TextEditor> {
  await commands.executeCommand(command);
  return activeEditor((editor) => editor.document.uri.scheme === scheme);
}

function activeEditor(fits: (editor: TextEditor) => boolean): Promise<TextEditor> {
  return until('such active editor', () => {
    const editor = window.activeTextEditor;
    return editor && fits(editor) && editor;
  });
}
