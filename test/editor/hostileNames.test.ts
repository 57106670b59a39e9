import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import { Uri, extensions } from 'vscode';
import { toRichText } from '../../src/text/conversation/toRichText';
import { GitRepository } from '../git/gitRepository';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showFile } from './documents';
import { withOpen } from './openRepository';
import { toAdded, useOwnHandoffs } from './ownHandoffs';
import { useTestBed } from './testBed';

/** What a name must never bring into a text that others read, or onto the screen. */
const misleading = /[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

const onWindows = process.platform === 'win32';
// Windows allows no line end and none of `<>:"/\|?*` in a name.
const evil = `](command_x) \`$(bug)\` \u202egnp\u200b${onWindows ? '' : '<img src=x>\n# Note to all\n'}`;
/** What git allows in the name of a branch, which is that of a file. */
const branch = `fix/](command)\`$(bug)\`\u202egnp\u200b${onWindows ? '' : '<b>'}`;

suite('Hostile names', () => {
  const bed = useTestBed();
  const handoffs = useOwnHandoffs(bed);
  const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
  let repository: GitRepository;
  let file: string;

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-evil-')));
    repository = await new GitRepository(path.join(folder, `work ${evil}`)).init();
    file = await repository.commit(`src/${evil}.ts`, 'one\n');
    await repository.git('checkout', '--quiet', '-b', branch);
    await repository.git(
      'remote',
      'add',
      'origin',
      'https://sam:pa55word@evil.example/](command:x)/$(bug).git',
    );
    await repository.git('update-ref', `refs/remotes/origin/${branch}`, 'HEAD');
  });
  teardown(async () => {
    await bed.closeEditors();
    await rm(path.dirname(repository.folder), { recursive: true, force: true, maxRetries: 3 });
  });

  /** Nothing but the code of the fence is below the line, and the line is one and leads nowhere. */
  function assertHarmless(markdown: string, code: string): void {
    const [line = '', ...rest] = markdown.split('\n');
    assert.doesNotMatch(line, misleading);
    assert.deepEqual(rest.join('\n').trim(), `\`\`\`typescript\n${code}\n\`\`\``);
    assert.deepEqual(toRichText(markdown).links, []);
    assert.doesNotMatch(markdown, /pa55word|evil\.example/);
  }

  test('of a file, folder, branch and remote make one harmless line of a note, in both fields', async () => {
    await withOpen({ repository, file }, async () => {
      selectAll(await showFile(Uri.file(file)));
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
    });
    const { text, markdownText = '' } = await bed.standin.onlyPosted();
    assertHarmless(markdownText, 'one');
    const [line = '', ...rest] = text.split('\n');
    assert.doesNotMatch(line, misleading);
    assert.deepEqual(rest.join('\n').trim(), 'one');
    assert.doesNotMatch(bed.messages.toast.text, misleading);
  });

  test('make one harmless line of evidence', async () => {
    const draft = await handoffs.open();
    const before = draft.getText();
    await withOpen({ repository, file }, async () => {
      selectAll(await showFile(Uri.file(file)));
      await bed.run('helpcrunch.addToHandoff', sampleChats.opened);
    });
    assertHarmless(toAdded(before, draft.getText()).trim(), 'one');
    const { text } = bed.messages.toast;
    assert.doesNotMatch(text, misleading);
    assert.doesNotMatch(text, /\]\(|\$\(/);
  });

  test('of files that are none to send come in one harmless question', async () => {
    const result = await bed.run('helpcrunch.sendFile', { ...given, file });
    assert.equal(result.status, 'rejected');
    assert.doesNotMatch(bed.messages.toast.text, misleading);
    assert.doesNotMatch(bed.messages.toast.text, /\]\(|\$\(/);
  });
});
