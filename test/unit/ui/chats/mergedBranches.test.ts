import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Branch } from '../../../../src/delivery/chats/escalationNote';
import { MergedBranches, type Standing } from '../../../../src/ui/chats/mergedBranches';
import { branchFates, makeFix } from '../../../git/branchFates';
import { GitRepository } from '../../../git/gitRepository';
import { PlainBranches } from '../../../git/plainBranches';
import { temporaryFolder } from '../../../host/temporaryFolder';

const made = temporaryFolder('branches');
let count = 0;
const toFolder = (): string => path.join(made, String(++count));

/** A branch as it is noted when it is seen for the first time. */
async function note(repository: GitRepository, name = 'fix'): Promise<Branch> {
  return { root: repository.folder, name, commit: await repository.head(), hadOwnCommits: false };
}

for (const { name, steps, isMerged, isForgotten } of branchFates) {
  test(`${name}: ${isMerged ? 'merged' : 'not merged'}`, async () => {
    const folder = toFolder();
    const repository = await makeFix(folder);
    const git = new PlainBranches(repository);
    const merged = new MergedBranches();
    let standing: Standing = { branch: await note(repository), isMerged: false };
    for (const step of steps) {
      standing = await merged.look(git, standing.branch);
      assert.equal(standing.isMerged, false);
      await step(repository, folder);
    }
    standing = await merged.look(git, standing.branch);
    assert.equal(standing.isMerged, isMerged);
    assert.deepEqual(await merged.look(git, standing.branch), standing);
    const elsewhere = await new MergedBranches().look(git, standing.branch);
    assert.deepEqual(elsewhere, { ...standing, isMerged: isMerged && !isForgotten });
  });
}

test('a branch that others are merged into is never merged itself, whatever it is called', async () => {
  for (const name of ['main', 'production']) {
    const folder = toFolder();
    const server = await new GitRepository(path.join(folder, 'server')).init('--bare');
    const repository = await new GitRepository(path.join(folder, 'work')).init();
    await repository.git('checkout', '--quiet', '-b', name);
    await repository.git('remote', 'add', 'origin', server.folder);
    const merged = new MergedBranches();
    const git = new PlainBranches(repository);
    await repository.commit('a.ts', 'a\n');
    await repository.git('push', '--quiet', '--set-upstream', 'origin', name);
    await repository.git('remote', 'set-head', 'origin', name);
    let branch = await note(repository, name);
    for (const step of ['', 'commit', 'push']) {
      if (step === 'commit') await repository.commit('b.ts', 'b\n');
      if (step === 'push') await repository.git('push', '--quiet');
      const standing = await merged.look(git, branch);
      assert.deepEqual(standing, { branch: await note(repository, name), isMerged: false });
      ({ branch } = standing);
    }
  }
});

test('branches of one name in two repositories are told apart', async () => {
  const merged = new MergedBranches();
  const begin = async (): Promise<() => Promise<boolean>> => {
    const repository = await makeFix(toFolder());
    await repository.commit('fix.ts', 'fixed\n');
    const git = new PlainBranches(repository);
    const { branch } = await merged.look(git, await note(repository));
    await repository.git('switch', '--quiet', 'main');
    if (count % 2 === 0) await repository.git('merge', '--quiet', 'fix');
    return async () => (await merged.look(git, branch)).isMerged;
  };
  const looks = [await begin(), await begin()];
  assert.deepEqual((await Promise.all(looks.map((look) => look()))).sort(), [false, true]);
});

test('git is asked a single question while nothing moves, and everything again once something does', async () => {
  const repository = await makeFix(toFolder());
  await repository.commit('fix.ts', 'fixed\n');
  const git = new PlainBranches(repository);
  const merged = new MergedBranches();
  const { branch } = await merged.look(git, await note(repository));
  await merged.look(git, branch);
  for (const isMoved of [false, true]) {
    if (isMoved) await repository.commit('more.ts', 'more\n');
    git.asked.length = 0;
    await merged.look(git, branch);
    assert.equal(git.asked.length === 1, !isMoved, git.asked.join());
    assert.equal(git.asked[0], 'for-each-ref');
  }
});

test('a failure of git while files are compared is not taken for a file that both have deleted', async () => {
  const repository = await makeFix(toFolder());
  await repository.commit('fix.ts', 'fixed\n');
  const git = new PlainBranches(repository);
  git.getObjectDetails = () => Promise.reject(new Error('no memory'));
  await assert.rejects(new MergedBranches().look(git, await note(repository)), /no memory/);
});

test('a branch with thousands of changed files is merged as a whole only', async () => {
  const repository = await makeFix(toFolder());
  await repository.commit('fix.ts', 'fixed\n');
  for (const files of [2_000, 2_001]) {
    const git = new PlainBranches(repository);
    git.diffBetween = () =>
      Promise.resolve(
        Array.from({ length: files }, (_, index) => ({
          uri: { fsPath: `/${index}` },
          originalUri: { fsPath: `/${index}` },
        })),
      );
    git.getObjectDetails = () => Promise.resolve({ mode: '100644', object: 'same' });
    const { isMerged } = await new MergedBranches().look(git, await note(repository));
    assert.equal(isMerged, files === 2_000);
  }
});

test('a noted commit that is none is not handed to git', async () => {
  const repository = await makeFix(toFolder());
  await repository.git('switch', '--quiet', 'main');
  await repository.git('branch', '--quiet', '-D', 'fix');
  const branch = { root: repository.folder, name: 'fix', commit: 'HEAD', hadOwnCommits: true };
  const standing = await new MergedBranches().look(new PlainBranches(repository), branch);
  assert.deepEqual(standing, { branch, isMerged: false });
});
