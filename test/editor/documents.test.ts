import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'mocha';
import { Selection, Uri } from 'vscode';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import type { PostedMessage } from '../standin/state';
import { find, makeFile, select, selectAll, showFile, showUntitled } from './documents';
import { useTestBed } from './testBed';

const asNote = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };

suite('A selection', () => {
  const bed = useTestBed();

  async function send(): Promise<PostedMessage> {
    await bed.setKey();
    assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', asNote)).status, 'sent');
    return bed.standin.onlyPosted();
  }

  test('in a document that was never saved has no location', async () => {
    select(await showUntitled('let cause = 1;\n', 'python'), 'cause = 1;');
    const { text, markdownText } = await send();
    assert.equal(text, 'cause = 1;');
    assert.equal(markdownText, '```python\ncause = 1;\n```');
  });

  test('keeps the line ends of its document', async () => {
    const editor = await showFile(await makeFile('crlf.ts', 'one();\r\ntwo();\r\nthree();\r\n'));
    select(editor, 'one();\r\ntwo();\r\n');
    const { text, markdownText } = await send();
    assert.equal(text, 'made/crlf.ts:1-2\n\none();\r\ntwo();\r\n');
    assert.equal(markdownText, '`made/crlf.ts:1-2`\n\n```typescript\none();\r\ntwo();\r\n```');
  });

  test('has changes that were not saved', async () => {
    const editor = await showFile(await makeFile('unsaved.ts', 'const a = 1;\n'));
    await editor.edit((edit) => edit.replace(find(editor.document, '1'), '2'));
    selectAll(editor);
    assert.equal((await send()).text, 'made/unsaved.ts:1\n\nconst a = 2;\n');
  });

  test('of several cursors is a block for each, in the order of the document', async () => {
    const editor = await showFile(await makeFile('cursors.ts', 'a();\nb();\nc();\nd();\n'));
    select(editor, 'd();', 'a();', 'b();\nc();');
    const { end } = find(editor.document, 'c');
    editor.selections = [...editor.selections, new Selection(end.translate(1), end.translate(1))];
    const { text, markdownText } = await send();
    assert.equal(
      text,
      'made/cursors.ts:1\n\na();\n\nmade/cursors.ts:2-3\n\nb();\nc();\n\nmade/cursors.ts:4\n\nd();',
    );
    assert.equal(
      markdownText,
      [
        '`made/cursors.ts:1`\n\n```typescript\na();\n```',
        '`made/cursors.ts:2-3`\n\n```typescript\nb();\nc();\n```',
        '`made/cursors.ts:4`\n\n```typescript\nd();\n```',
      ].join('\n\n'),
    );
  });

  test('of nothing is an offer of the whole file', async () => {
    await bed.setKey();
    await showFile(await makeFile('whole.ts', 'a();\nb();\n'));
    const sending = bed.run('helpcrunch.sendSelectionAsNote', asNote);
    const offer = await bed.prompts.list('Nothing Is Selected');
    assert.deepEqual(
      offer.rows.map(({ label, description }) => [label, description]),
      [['Send the whole file', 'whole.ts']],
    );
    await offer.accept();
    assert.equal((await sending).status, 'sent');
    const { text } = await bed.standin.onlyPosted();
    assert.match(text, /^made\/whole\.ts:1-2\n\na\(\);\nb\(\);\n$/);
  });

  test('of white space only is refused before anything is asked or sent', async () => {
    select(await showUntitled('a();\n  \t\n\n'), '\n  \t\n');
    const selected = await bed.run('helpcrunch.sendSelectionAsNote');
    await showUntitled(' \n ');
    const whole = await bed.run('helpcrunch.sendSelection');
    for (const result of [selected, whole]) {
      assert.deepEqual(result, { status: 'rejected', messageIds: [], reason: 'nothingToSend' });
    }
    assert.deepEqual(
      bed.messages.toasts.map(({ text }) => text),
      ['There is only white space to send.', 'There is only white space to send.'],
    );
    assert.deepEqual(await bed.standin.calls(), []);
  });

  test('with fences in it gets a longer one', async () => {
    const code = 'const a = `x`;\n// ````\n```ts\n';
    selectAll(await showUntitled(code));
    const { text, markdownText } = await send();
    assert.equal(text, code);
    assert.equal(markdownText, `\`\`\`\`\`typescript\n${code}\`\`\`\`\``);
  });

  const marked = '# Title\n\n```ts\nlet a;\n```\n*last* <b>\\ line</b>';
  test('in a plaintext document goes as it is', async () => {
    selectAll(await showUntitled(marked, 'plaintext'));
    const { text, markdownText } = await send();
    assert.equal(text, marked);
    assert.equal(markdownText, marked);
  });

  test('in a Markdown document is cleaned of HTML, and has a plain text without its marks', async () => {
    selectAll(await showUntitled(marked, 'markdown'));
    const { text, markdownText } = await send();
    assert.equal(text, 'Title\n\nlet a;\n\nlast \\ line');
    assert.equal(markdownText, '# Title\n\n```ts\nlet a;\n```\n*last* \\ line');
  });

  test('in a Markdown file of the workspace has a location above it', async () => {
    select(await showFile(await makeFile('guide.md', '# One\n\n*Two*\n')), '*Two*');
    const { text, markdownText } = await send();
    assert.equal(markdownText, '`made/guide.md:3`\n\n*Two*');
    assert.equal(text, 'made/guide.md:3\n\nTwo');
  });

  test('in a file outside of the workspace shows only the name of the file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'secret-customer-'));
    try {
      const file = path.join(folder, 'trace.py');
      await writeFile(file, 'import os\n');
      select(await showFile(Uri.file(file)), 'import os');
      assert.equal((await send()).text, 'trace.py:1\n\nimport os');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
