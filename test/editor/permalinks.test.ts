import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import { Position, Uri, extensions } from 'vscode';
import { type Made, gitStates } from '../git/gitStates';
import { sampleChats } from '../standin/sampleChats';
import { sampleAgents } from '../standin/sampleTeam';
import { selectAll, showFile } from './documents';
import { withOpen } from './openRepository';
import { useTestBed } from './testBed';

const given = { chat: sampleChats.opened, agent: sampleAgents.first, comment: '' };
const guide = '[The line](../src/a%20b.ts#L2) is in [the *source*](../src).\n';

suite('What is sent of a git repository', () => {
  const bed = useTestBed();
  let folder: string;

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-links-')));
    await bed.setKey();
  });
  teardown(async () => {
    await bed.closeEditors();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  async function make(name: string): Promise<Made> {
    const state = gitStates.find((each) => each.name === name) ?? assert.fail(name);
    return state.make(folder, 'git@github.com:acme/app.git');
  }

  /** A Markdown file of a commit that its server has; gives the addresses of that commit. */
  async function makeGuide(): Promise<{ made: Made; file: Uri; at: string }> {
    const made = await make('pushed');
    const file = await made.repository.commit('docs/guide.md', guide);
    // As after a push.
    await made.repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const at = `https://github.com/acme/app/blob/${await made.repository.head()}`;
    return { made, file: Uri.file(file), at };
  }

  async function send(file: Uri, type: 'private' | 'message'): Promise<readonly (string | undefined)[]> {
    await showFile(file);
    if (type === 'message') bed.messages.press('Send to Customer');
    assert.equal((await bed.run('helpcrunch.sendFile', { ...given, type })).status, 'sent');
    const { text, markdownText } = (await bed.standin.posted()).at(-1) ?? assert.fail();
    return [text, markdownText];
  }

  test('has a link to its lines above a selection of a pushed file', async () => {
    const made = await make('pushed');
    await withOpen(made, async () => {
      const editor = await showFile(Uri.file(made.file));
      selectAll(editor);
      assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
      const url = `https://github.com/acme/app/blob/${await made.repository.head()}/src/a%20b.ts#L1-L3`;
      const { text, markdownText } = await bed.standin.onlyPosted();
      assert.equal(text, `a b.ts:1-3 (${url})\n\none\ntwo\nthree\n`);
      assert.equal(markdownText, `[\`a b.ts:1-3\`](${url})\n\n\`\`\`typescript\none\ntwo\nthree\n\`\`\``);
    });
  });

  const remarks: readonly (readonly [string, (commit: string) => string])[] = [
    ['modified', (commit) => `changed since commit ${commit}`],
    ['unsaved', (commit) => `unsaved changes since commit ${commit}`],
    ['unpushed', (commit) => `commit ${commit} is not pushed`],
    ['detached', (commit) => `commit ${commit}, perhaps not pushed`],
    ['no remote', (commit) => `commit ${commit}, on no server`],
    ['untracked', () => 'not in git'],
  ];
  for (const [name, toRemark] of remarks) {
    test(`says why there is no link: ${name}`, async () => {
      const made = await make(name);
      const editor = await showFile(Uri.file(made.file));
      if (made.isUnsaved) await editor.edit((edit) => edit.insert(new Position(0, 0), 'unsaved\n'));
      await withOpen(made, async () => {
        await showFile(Uri.file(made.file));
        selectAll(editor);
        assert.equal((await bed.run('helpcrunch.sendSelectionAsNote', given)).status, 'sent');
        const remark = toRemark((await made.repository.head()).slice(0, 8));
        const { text, markdownText = '' } = await bed.standin.onlyPosted();
        assert.match(text.split('\n', 1)[0] ?? '', /^\S+( b)?\.ts:[\d-]+ \(/);
        assert.ok(text.split('\n', 1)[0]?.endsWith(` (${remark})`), text);
        assert.ok(!text.includes('http') && !markdownText.includes('http'));
      });
    });
  }

  test('leads the relative links of a note to the same commit', async () => {
    const { made, file, at } = await makeGuide();
    await withOpen(made, async () => {
      assert.deepEqual(await send(file, 'private'), [
        `The line (${at}/src/a%20b.ts#L2) is in the source (${at}/src).`,
        `[The line](${at}/src/a%20b.ts#L2) is in [the *source*](${at}/src).`,
      ]);
    });
  });

  test('leaves a customer the text of relative links', async () => {
    const { made, file } = await makeGuide();
    await withOpen(made, async () => {
      assert.deepEqual(await send(file, 'message'), [
        'The line is in the source.',
        'The line is in the *source*.',
      ]);
    });
  });

  test('leads a customer to the commit with includeLocation "always"', async () => {
    await bed.settings.change('helpcrunch.includeLocation', 'always');
    const { made, file, at } = await makeGuide();
    await withOpen(made, async () => {
      const [text] = await send(file, 'message');
      assert.equal(text, `The line (${at}/src/a%20b.ts#L2) is in the source (${at}/src).`);
    });
  });

  test('leads nobody anywhere with includeLocation "never"', async () => {
    await bed.settings.change('helpcrunch.includeLocation', 'never');
    const { made, file } = await makeGuide();
    await withOpen(made, async () => {
      for (const type of ['private', 'message'] as const)
        assert.deepEqual(await send(file, type), [
          'The line is in the source.',
          'The line is in the *source*.',
        ]);
    });
  });

  test('has no link in a note to what nobody else has yet', async () => {
    const { made, file } = await makeGuide();
    await made.repository.commit('later.ts', 'x\n');
    await withOpen(made, async () => {
      const [text] = await send(file, 'private');
      assert.equal(text, 'The line is in the source.');
    });
  });
});
