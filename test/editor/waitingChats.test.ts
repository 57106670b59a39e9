import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suite, suiteSetup, teardown, test } from 'mocha';
import { Uri, commands, extensions, workspace } from 'vscode';
import { toDisplayText } from '../../src/core/displayText';
import type { ChatId } from '../../src/core/ids';
import type { Branch } from '../../src/delivery/chats/escalationNote';
import { EscalationStore } from '../../src/delivery/chats/escalationStore';
import { systemClock } from '../../src/platform/systemClock';
import { Branches } from '../../src/ui/chats/branches';
import { WaitingChats } from '../../src/ui/chats/waitingChats';
import { WindowGit } from '../../src/ui/windowGit';
import { branchFates, makeFix } from '../git/branchFates';
import type { GitRepository } from '../git/gitRepository';
import { MemoryFolder } from '../unit/fakes/memoryFolder';
import { showFile } from './documents';
import { stub } from './stub';
import { TestBed } from './testBed';
import { until } from './until';

/** One of each kind: the others are tried on git itself. */
const tried = branchFates.filter(({ name }) =>
  [
    'a merge commit',
    'a squash',
    'a squash of renamed and deleted files',
    'a part of it picked',
    'merged and deleted',
    'merged on the remote and fetched',
    'commits that are taken back by a reset',
    'a commit that is gone',
    'no remote',
  ].includes(name),
);

suite('Branches, by VS Code’s own git extension', () => {
  const bed = new TestBed();
  const opened: GitRepository[] = [];
  let branches: Branches;
  let folder: string;

  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    branches = new Branches(new WindowGit(), 20_000);
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-branches-')));
  });
  teardown(async () => {
    branches.dispose();
    await bed.closeEditors();
    for (const each of opened.splice(0)) await commands.executeCommand('git.close', Uri.file(each.folder));
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** A repository with the branch `fix`, open in this window. */
  async function open(name: string): Promise<GitRepository> {
    const repository = await makeFix(path.join(folder, name));
    await commands.executeCommand('git.openRepository', repository.folder);
    opened.push(repository);
    return repository;
  }

  function look(branch: Branch): Promise<{ branch: Branch; isMerged: boolean }> {
    return until('look of git', () => branches.look(branch));
  }

  for (const { name, steps, isMerged } of tried) {
    test(`${name}: ${isMerged ? 'merged' : 'not merged'}`, async () => {
      const repository = await open('one');
      const root = Uri.file(repository.folder).toString();
      const commit = await repository.head();
      let standing = { branch: { root, name: 'fix', commit, hadOwnCommits: false }, isMerged: false };
      for (const step of steps) {
        standing = await look(standing.branch);
        assert.equal(standing.isMerged, false);
        await step(repository, path.dirname(repository.folder));
      }
      assert.equal((await look(standing.branch)).isMerged, isMerged);
    });
  }

  test('the branch is that of the file one works on, also while a draft is open, and none without a branch', async () => {
    const one = await open('one');
    const other = await open('other');
    await other.commit('fix.ts', 'fixed\n');
    await other.git('branch', '--move', 'mended');
    await until('state of git', async () => {
      await showFile(Uri.file(path.join(other.folder, 'a.ts')));
      return (await branches.current())?.name === 'mended';
    });
    const mended = {
      ...{ root: Uri.file(other.folder).toString(), name: 'mended' },
      ...{ commit: await other.head(), hadOwnCommits: true },
    };
    await until('own commit', async () => (await branches.current())?.commit === mended.commit);
    assert.deepEqual(await branches.current(), mended);
    const { uri } = await workspace.openTextDocument({ content: 'a draft' });
    await showFile(uri);
    assert.deepEqual(await branches.current(), mended);
    await showFile(Uri.file(path.join(one.folder, 'a.ts')));
    const { root, name, hadOwnCommits } = (await branches.current()) ?? assert.fail();
    assert.deepEqual([root, name, hadOwnCommits], [Uri.file(one.folder).toString(), 'fix', false]);
    await one.git('checkout', '--quiet', '--detach');
    await until('detached HEAD', async () => (await branches.current()) === undefined);
  });

  test('a change of a repository is told, also of one that is opened later, and nothing after the end', async () => {
    let changes = 0;
    const watching = branches.watch(() => (changes += 1));
    const repository = await open('one');
    await until('opening', () => changes > 0);
    changes = 0;
    await repository.commit('fix.ts', 'fixed\n');
    await until('change', () => changes > 0);
    watching.dispose();
    changes = 0;
    await repository.commit('more.ts', 'more\n');
    const commit = await repository.head();
    await showFile(Uri.file(path.join(repository.folder, 'a.ts')));
    await until('next commit', async () => (await branches.current())?.commit === commit);
    assert.equal(changes, 0);
  });

  test('a chat waits for the branch one works on, and its merge is told once', async () => {
    const repository = await open('one');
    await showFile(Uri.file(path.join(repository.folder, 'a.ts')));
    await until('branch', () => branches.current());
    const owner = { origin: 'https://api.example', organization: 1 };
    const chat = { id: 12 as ChatId, customer: toDisplayText('Ann Lee') };
    const store = new EscalationStore(new MemoryFolder());
    const offered: unknown[] = [];
    const faults: unknown[] = [];
    const chats = new WaitingChats({
      ...{ store, branches, clock: systemClock, isFocused: () => true },
      peekOwner: () => Promise.resolve(owner),
      onNoted: () => undefined,
      offer: (notes, name) => offered.push(name, ...notes.map((note) => note.chat)),
      onFault: (error) => faults.push(error),
    });
    chats.start();
    await chats.setWaiting(owner, chat, true);
    await repository.commit('fix.ts', 'fixed\n');
    await until('own commit', async () => (await store.get(owner, chat.id))?.branch?.hadOwnCommits);
    await repository.git('switch', '--quiet', 'main');
    await repository.commit('other.ts', 'x\n');
    assert.deepEqual(offered, []);
    await repository.git('merge', '--quiet', '--no-edit', 'fix');
    await until('offer', () => offered.length > 0);
    chats.dispose();
    assert.deepEqual([offered, faults], [['fix', 12], []]);
    assert.equal(await chats.isWaiting(owner, chat.id), false);
  });

  test('a repository that is not open here, and a git extension that is gone, are nothing', async () => {
    const noted = { root: 'file:///nowhere', name: 'fix', commit: 'c0ffee', hadOwnCommits: true };
    assert.equal(await branches.look(noted), undefined);
    const repository = await open('one');
    const root = Uri.file(repository.folder).toString();
    const commit = await repository.head();
    const restore = stub(extensions, 'getExtension', () => undefined);
    try {
      // As in a remote window, where the commands still answer.
      assert.equal(await branches.look(noted), undefined);
      const current = await until('branch', () => branches.current());
      assert.deepEqual(current, { root, name: 'fix', commit, hadOwnCommits: false });
      branches.watch(() => undefined).dispose();
    } finally {
      restore();
    }
  });
});
