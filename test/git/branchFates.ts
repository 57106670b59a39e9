import path from 'node:path';
import { GitRepository } from './gitRepository';

/** What becomes of the branch `fix`, step by step; it is looked at after each. */
export interface BranchFate {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Whether the branch is merged after the last step; after every other it never is. */
  readonly isMerged: boolean;
  /** Only the window in which it was seen before the last step knows what it was made from. */
  readonly isForgotten?: true;
}

type Step = (repository: GitRepository, folder: string) => Promise<unknown>;

/** A repository with one commit on `main`, pushed to a bare one beside it, and the branch `fix` checked out. */
export async function makeFix(folder: string): Promise<GitRepository> {
  const server = await new GitRepository(path.join(folder, 'server')).init('--bare');
  const repository = await new GitRepository(path.join(folder, 'work')).init();
  await repository.commit('a.ts', 'a\n');
  await repository.git('remote', 'add', 'origin', server.folder);
  await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  await repository.git('remote', 'set-head', 'origin', 'main');
  await repository.git('switch', '--quiet', '--create', 'fix');
  return repository;
}

const git =
  (...args: readonly string[]): Step =>
  (repository) =>
    repository.git(...args);
const commit =
  (name: string, content: string): Step =>
  (repository) =>
    repository.commit(name, content);
const all =
  (...steps: readonly Step[]): Step =>
  async (repository, folder) => {
    for (const step of steps) await step(repository, folder);
  };
const onMain = (...steps: readonly Step[]): Step => all(git('switch', '--quiet', 'main'), ...steps);

const fixed = commit('fix.ts', 'fixed\n');
const fixedTwice = all(fixed, commit('a.ts', 'b\n'));
const goesOn = commit('other.ts', 'x\n');
const merge = git('merge', '--quiet', '--no-ff', '--no-edit', 'fix');
const squash = all(git('merge', '--quiet', '--squash', 'fix'), git('commit', '--quiet', '-m', 'squashed'));

/** Somebody else's clone merges on the server, and the result is fetched. */
const onServer =
  (...args: readonly string[]): Step =>
  async (repository, folder) => {
    await repository.git('push', '--quiet', '--set-upstream', 'origin', 'fix');
    const other = new GitRepository(path.join(folder, 'other'));
    await repository.git('clone', '--quiet', path.join(folder, 'server'), other.folder);
    await other.git('fetch', '--quiet', 'origin', 'fix:fix');
    await other.git('merge', '--quiet', ...args, 'fix');
    if (args.includes('--squash')) await other.git('commit', '--quiet', '-m', 'squashed');
    await other.git('push', '--quiet', 'origin', 'main');
    await repository.git('fetch', '--quiet');
  };

export const branchFates: readonly BranchFate[] = [
  { name: 'a merge commit', steps: [fixed, onMain(goesOn, merge)], isMerged: true },
  { name: 'a fast-forward', steps: [fixed, onMain(git('merge', '--quiet', 'fix'))], isMerged: true },
  { name: 'a squash', steps: [fixedTwice, onMain(goesOn, squash)], isMerged: true },
  {
    name: 'a squash of renamed and deleted files',
    steps: [all(git('mv', 'a.ts', 'b.ts'), fixed, git('rm', '--quiet', 'fix.ts'), goesOn), onMain(squash)],
    isMerged: true,
  },
  {
    name: 'a rebase onto what was done meanwhile',
    steps: [fixedTwice, onMain(goesOn, git('cherry-pick', 'fix~1', 'fix'))],
    isMerged: true,
  },
  {
    name: 'a rebase of the branch itself, then a fast-forward',
    steps: [
      fixed,
      onMain(goesOn, git('switch', '--quiet', 'fix'), git('rebase', '--quiet', 'main')),
      onMain(git('merge', '--quiet', 'fix')),
    ],
    isMerged: true,
  },
  {
    name: 'a merge that is taken back',
    steps: [fixed, onMain(merge, git('revert', '--no-edit', '--mainline', '1', 'HEAD'))],
    isMerged: true,
  },
  {
    name: 'a squash that is taken back',
    steps: [fixed, onMain(squash, git('revert', '--no-edit', 'HEAD'))],
    isMerged: false,
  },
  { name: 'a part of it picked', steps: [fixedTwice, onMain(git('cherry-pick', 'fix~1'))], isMerged: false },
  {
    name: 'merged and deleted',
    steps: [fixed, onMain(merge, git('branch', '--quiet', '--delete', 'fix'))],
    isMerged: true,
  },
  {
    name: 'deleted without a merge',
    steps: [fixed, onMain(goesOn, git('branch', '--quiet', '-D', 'fix'))],
    isMerged: false,
  },
  { name: 'merged on the remote and fetched', steps: [fixed, onServer('--no-ff')], isMerged: true },
  { name: 'squashed on the remote and fetched', steps: [fixedTwice, onServer('--squash')], isMerged: true },
  {
    name: 'pushed, and others go on',
    steps: [fixed, git('push', '--quiet', '--set-upstream', 'origin', 'fix'), onMain(goesOn)],
    isMerged: false,
  },
  {
    name: 'pushed and checked out again from the remote, with one more commit that is pushed',
    steps: [
      all(fixed, git('push', '--quiet', 'origin', 'fix')),
      all(
        onMain(git('branch', '--quiet', '-D', 'fix')),
        git('switch', '--quiet', '--create', 'fix', '--track', 'origin/fix'),
      ),
      goesOn,
      git('push', '--quiet', 'origin', 'fix'),
    ],
    isMerged: false,
  },
  {
    name: 'merged into the release that it was made from',
    steps: [
      all(
        git('switch', '--quiet', '--create', 'release/2'),
        goesOn,
        git('push', '--quiet', '--set-upstream', 'origin', 'release/2'),
        git('branch', '--quiet', '-D', 'fix'),
        git('switch', '--quiet', '--create', 'fix', '--no-track', 'origin/release/2'),
      ),
      fixed,
      all(git('switch', '--quiet', 'release/2'), merge, git('branch', '--quiet', '-D', 'fix')),
    ],
    isMerged: true,
    isForgotten: true,
  },
  { name: 'no commits of its own', steps: [onMain(goesOn)], isMerged: false },
  {
    name: 'only commits without a change',
    steps: [git('commit', '--quiet', '--allow-empty', '-m', 'x'), onMain(goesOn)],
    isMerged: false,
  },
  {
    name: 'commits that are taken back by a reset',
    steps: [fixed, git('reset', '--quiet', '--hard', 'main')],
    isMerged: false,
  },
  {
    name: 'a reset, then other commits that are merged',
    steps: [fixed, git('reset', '--quiet', '--hard', 'main'), commit('b.ts', 'b\n'), onMain(merge)],
    isMerged: true,
  },
  {
    name: 'merged before HEAD is detached',
    steps: [fixed, all(git('switch', '--quiet', '--detach', 'main'), merge, git('branch', '-f', 'main'))],
    isMerged: true,
  },
  { name: 'renamed', steps: [fixed, git('branch', '--move', 'fix', 'mended')], isMerged: false },
  {
    name: 'a commit that is gone',
    steps: [
      fixed,
      onMain(
        git('branch', '--quiet', '-D', 'fix'),
        git('reflog', 'expire', '--expire=now', '--all'),
        git('gc', '--quiet', '--prune=now'),
      ),
    ],
    isMerged: false,
  },
  {
    name: 'no remote',
    steps: [git('remote', 'remove', 'origin'), fixed, onMain(merge)],
    isMerged: true,
  },
  {
    name: 'no remote and no branch to merge into',
    steps: [
      all(git('remote', 'remove', 'origin'), git('branch', '--quiet', '-D', 'main')),
      fixed,
      git('branch', 'copy'),
    ],
    isMerged: false,
  },
];
