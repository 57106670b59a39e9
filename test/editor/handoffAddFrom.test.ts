import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'mocha';
import {
  Diagnostic,
  DiagnosticSeverity,
  Range,
  Selection,
  type TextEditor,
  Uri,
  commands,
  extensions,
  languages,
  window,
  workspace,
} from 'vscode';
import { handoffMarker as marker } from '../../src/core/handoff';
import { GitRepository } from '../git/gitRepository';
import { MemoryFiles } from './memoryFiles';
import { makeFile, sampleFile, select, selectAll, showFile, showUntitled } from './documents';
import { withOpen } from './openRepository';
import { toDraftText, useOwnHandoffs } from './ownHandoffs';
import { useTestBed } from './testBed';
import { until } from './until';

const text = toDraftText('The cause.', 'Hello');

suite('What is added to a handoff', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);

  test('has the diagnostics inside the selection, and no others', async () => {
    const draft = await handoffs.open(text);
    const file = await makeFile('cart.py', 'one\ntwo\nthree\nfour\n');
    const collection = languages.createDiagnosticCollection('test');
    try {
      const diagnostics = [1, 2, 3].map((line) => {
        const each = new Diagnostic(
          new Range(line, 0, line, 3),
          `wrong ${line + 1}`,
          DiagnosticSeverity.Error,
        );
        return Object.assign(each, { source: 'ts', code: 2345 });
      });
      collection.set(file, diagnostics);
      (await showFile(file)).selection = new Selection(1, 0, 3, 0);
      assert.equal(
        await handoffs.add(draft),
        '`made/cart.py:2-3`\n\n```python\ntwo\nthree\n```\n\n```text\n2:1 error ts(2345) wrong 2\n3:1 error ts(2345) wrong 3\n```\n\n',
      );
    } finally {
      collection.dispose();
    }
  });

  test('has Markdown in a fence that its own fences do not end', async () => {
    const draft = await handoffs.open(text);
    selectAll(await showUntitled(`\`\`\`ts\na\n\`\`\`\n\n${marker}`, 'markdown'));
    const markdown = `\`Untitled-1\`\n\n\`\`\`\`markdown\n\`\`\`ts\na\n\`\`\`\n\n${marker}\n\`\`\`\`\n\n`;
    assert.equal(await handoffs.add(draft), markdown);
    assert.equal((await bed.run('helpcrunch.sendHandoff', draft.uri)).status, 'sent');
    assert.equal((await bed.standin.onlyPosted()).markdownText, `The cause.\n\n${markdown.trimEnd()}`);
  });

  test('has links to the lines of the workspace that a stack trace names', async () => {
    const draft = await handoffs.open(text);
    const trace =
      'TypeError: null\n    at parsePrice (src/exportRows.ts:26:24)\n    at run (node_modules/x/index.js:1:1)';
    selectAll(await showUntitled(trace, 'plaintext'));
    assert.equal(
      await handoffs.add(draft),
      `\`Untitled-1\`\n\n\`\`\`\n${trace}\n\`\`\`\n\nIn this workspace:\n\n- \`src/exportRows.ts:26\`\n\n`,
    );
  });

  test('comes out of a file system of another extension, without a link', async () => {
    const draft = await handoffs.open(text);
    const provider = workspace.registerFileSystemProvider('memory', new MemoryFiles('one()\ntwo()\n'));
    try {
      select(await showFile(Uri.parse('memory://db/deep/trace.py')), 'two()');
      assert.equal(await handoffs.add(draft), '`trace.py:2`\n\n```python\ntwo()\n```\n\n');
    } finally {
      await bed.closeEditors();
      provider.dispose();
    }
  });

  test('names the older version at the left side of a comparison', async () => {
    const draft = await handoffs.open(text);
    const content = { provideTextDocumentContent: () => 'const price = 1;\n' };
    const provider = workspace.registerTextDocumentContentProvider('older', content);
    try {
      const right = sampleFile('src/exportRows.ts');
      select(await showLeft(right.with({ scheme: 'older' }), right), 'price');
      assert.equal(await handoffs.add(draft), '`src/exportRows.ts:1`\n\n```typescript\nprice\n```\n\n');
    } finally {
      await bed.closeEditors();
      provider.dispose();
    }
  });

  test('names the commit at the left side of a comparison with git', async () => {
    const draft = await handoffs.open(text);
    await extensions.getExtension('vscode.git')?.activate();
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-left-')));
    try {
      const repository = await new GitRepository(folder).init();
      const file = Uri.file(await repository.commit('cart.py', 'one\ntwo\n'));
      await repository.write('cart.py', 'ONE\ntwo\nthree\n');
      const ref = await repository.head();
      await withOpen({ repository, file: file.fsPath }, async () => {
        const query = JSON.stringify({ path: file.fsPath, ref });
        select(await showLeft(file.with({ scheme: 'git', query }), file), 'one');
        assert.equal(
          await handoffs.add(draft),
          `\`cart.py:1 (older version)\` (commit ${ref.slice(0, 8)})\n\n\`\`\`python\none\n\`\`\`\n\n`,
        );
        await bed.closeEditors();
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });

  test('names the output channel, and links what a trace in it names', async () => {
    const draft = await handoffs.open(text);
    const channel = window.createOutputChannel('Export');
    try {
      channel.append('started\n    at parsePrice (src/exportRows.ts:26:24)\n');
      channel.show();
      const document = await until('output', () =>
        workspace.textDocuments.find(
          ({ uri, lineCount }) => uri.scheme === 'output' && uri.path.includes('Export') && lineCount > 2,
        ),
      );
      const editor = await until('editor of the output', () =>
        window.visibleTextEditors.find((each) => each.document === document),
      );
      await commands.executeCommand('workbench.panel.output.focus');
      await until('output in front', () => window.activeTextEditor === editor);
      selectAll(editor);
      assert.equal(
        await handoffs.add(draft),
        '`Output: Export`\n\n```\nstarted\n    at parsePrice (src/exportRows.ts:26:24)\n```\n\nIn this workspace:\n\n- `src/exportRows.ts:26`\n\n',
      );
    } finally {
      channel.dispose();
      await commands.executeCommand('workbench.action.closePanel');
    }
  });

  /** Compares two documents, and gives the editor at the left side. */
  async function showLeft(left: Uri, right: Uri): Promise<TextEditor> {
    await commands.executeCommand('vscode.diff', left, right);
    await commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
    return until('left side', () => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.scheme === left.scheme && editor;
    });
  }
});
