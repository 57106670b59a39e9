import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, suiteSetup, test } from 'mocha';
import { extensions, window } from 'vscode';
import { type Made, gitStates, sourcePath } from '../git/gitStates';
import { sampleChats } from '../standin/sampleChats';
import { makeFile, untilSelected, workspaceFolder } from './documents';
import { withOpen } from './openRepository';
import { useOwnConversation } from './ownConversation';
import { useTestBed } from './testBed';
import { until } from './until';

const { opened } = sampleChats;

suite('A link into the workspace’s own repository', () => {
  const bed = useTestBed();
  const conversation = useOwnConversation(bed);

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });

  /** A repository inside of the workspace, in one of the states that repositories can be in. */
  async function make(name: string): Promise<{ made: Made; link: string }> {
    const state = gitStates.find((each) => each.name === name) ?? assert.fail(name);
    await makeFile('repository/.keep', '');
    const folder = path.join(workspaceFolder().fsPath, 'made/repository');
    const made = await state.make(folder, 'git@github.com:acme/app.git');
    const commit = await made.repository.head();
    const link = `https://github.com/acme/app/blob/${commit}/${sourcePath.replace(' ', '%20')}#L2-L3`;
    return { made, link };
  }

  /** Clicks a link of the last message. */
  async function click(link: string): Promise<void> {
    await bed.standin.say({ chat: opened, type: 'private', text: `See ${link}`, from: 'agent', agent: 4188 });
    const panel = await conversation.show(opened);
    const { id } = await conversation.newest(panel);
    panel.post({ kind: 'open', entry: id, link: 0 });
  }

  test('opens the file at its lines, and no browser', async () => {
    const { made, link } = await make('pushed');
    await withOpen(made, async () => {
      await click(link);
      await untilSelected('a b.ts', 2, 3);
      assert.deepEqual([bed.browsed, bed.messages.shown], [[], []]);
    });
  });

  test('says that its lines have changed since that commit', async () => {
    const { made, link } = await make('modified');
    const commit = await made.repository.head();
    await withOpen(made, async () => {
      await click(link);
      // It has no third line any more.
      await untilSelected('a b.ts', 2, 2);
      await until('sentence', () => bed.messages.shown.length > 0);
      assert.equal(bed.messages.toast.text, `These lines have changed since commit ${commit.slice(0, 8)}.`);
    });
  });

  for (const [what, change] of [
    ['another repository', (link: string) => link.replace('acme/app', 'acme/other')],
    ['another host', (link: string) => link.replace('github.com', 'github.evil.example')],
    ['a file that is not there', (link: string) => link.replace('src', 'lib')],
    ['a file outside', (link: string) => link.replace('src', '..%2f..%2f..')],
  ] as const) {
    test(`of ${what} is a page like any other`, async () => {
      const { made, link } = await make('pushed');
      await withOpen(made, async () => {
        await click(change(link));
        await until('question', () => bed.messages.modals.length === 1);
        assert.match(bed.messages.modal.text, /^Open a link on github\./);
        assert.deepEqual(
          window.tabGroups.all.flatMap(({ tabs }) => tabs),
          [],
        );
      });
    });
  }
});
