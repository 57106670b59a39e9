import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Caveat } from '../../src/text/location/fileFacts';
import { GitRepository } from './gitRepository';

/** A file in a repository, as git's extension would have it open. */
export interface Made {
  readonly repository: GitRepository;
  readonly file: string;
  readonly isUnsaved?: true;
}

/** One way a file and its repository can be. */
export interface GitState {
  readonly name: string;
  /** `link`: others see these lines at the commit. `nothing`: git is not asked, or knows nothing. */
  readonly expected: 'link' | 'nothing' | Caveat;
  /** Makes it below an empty folder; the remote gets this address after everything is pushed. */
  make(folder: string, remote: string): Promise<Made>;
}

/** Where the file that most states are about stands in its repository. */
export const sourcePath = 'src/a b.ts';
const content = 'one\ntwo\nthree\n';

/** A repository with one commit, pushed to a bare one beside it, whose remote then gets another address. */
async function push(folder: string, remote: string): Promise<Made> {
  await new GitRepository(path.join(folder, 'server')).init('--bare');
  const repository = await new GitRepository(path.join(folder, 'work')).init();
  const file = await repository.commit(sourcePath, content);
  await repository.git('remote', 'add', 'origin', path.join(folder, 'server'));
  await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  await repository.git('remote', 'set-url', 'origin', remote);
  return { repository, file };
}

/** A state that begins with a pushed commit. */
function pushed(
  name: string,
  expected: GitState['expected'],
  change: (made: Made, folder: string, remote: string) => Promise<Partial<Made> | string>,
): GitState {
  return {
    name,
    expected,
    async make(folder, remote) {
      const made = await push(folder, remote);
      const changed = await change(made, folder, remote);
      return { ...made, ...(typeof changed === 'string' ? {} : changed) };
    },
  };
}

export const gitStates: readonly GitState[] = [
  pushed('pushed', 'link', () => Promise.resolve('')),
  pushed('another file is modified', 'link', ({ repository }) => repository.write('other.ts', 'x\n')),
  pushed('unpushed', 'unpushed', ({ repository }) => repository.commit('other.ts', 'x\n')),
  pushed('modified', 'modified', ({ repository }) => repository.write(sourcePath, 'changed\n')),
  pushed('unsaved', 'unsaved', () => Promise.resolve({ isUnsaved: true })),
  pushed('staged', 'modified', async ({ repository }) => {
    await repository.write(sourcePath, 'changed\n');
    return repository.git('add', '--all');
  }),
  pushed('staged and put back', 'modified', async ({ repository }) => {
    await repository.write(sourcePath, 'changed\n');
    await repository.git('add', '--all');
    return repository.write(sourcePath, content);
  }),
  pushed('untracked', 'untracked', async ({ repository }) => ({
    file: await repository.write('new.ts', 'x\n'),
  })),
  pushed('ignored', 'untracked', async ({ repository }) => {
    await repository.write('.git/info/exclude', '*.log\n');
    return { file: await repository.write('a.log', 'x\n') };
  }),
  pushed('renamed file', 'modified', async ({ repository, file }) => {
    await repository.git('mv', sourcePath, 'src/c.ts');
    return { file: path.join(path.dirname(file), 'c.ts') };
  }),
  pushed('other line ends than in the commit', 'link', async ({ repository, file }) => {
    await repository.git('config', 'core.autocrlf', 'true');
    await rm(file);
    return repository.git('checkout', '--quiet', '--', sourcePath);
  }),
  pushed('detached', 'detached', ({ repository }) => repository.git('checkout', '--quiet', '--detach')),
  pushed('renamed branch', 'link', ({ repository }) => repository.git('branch', '--move', 'renamed')),
  pushed('branch without upstream', 'unpushed', ({ repository }) =>
    repository.git('checkout', '--quiet', '-b', 'own'),
  ),
  pushed('branch that follows a local one', 'unpushed', ({ repository }) =>
    repository.git('checkout', '--quiet', '--track', '-b', 'own', 'main'),
  ),
  pushed('upstream is gone', 'unpushed', ({ repository }) =>
    repository.git('update-ref', '-d', 'refs/remotes/origin/main'),
  ),
  pushed('worktree', 'link', async ({ repository }, folder) => {
    const worktree = new GitRepository(path.join(folder, 'worktree'));
    await repository.git('worktree', 'add', '--quiet', '-b', 'own', worktree.folder);
    await worktree.git('branch', '--set-upstream-to', 'origin/main');
    return { repository: worktree, file: path.join(worktree.folder, sourcePath) };
  }),
  pushed('worktree with a commit of its own', 'unpushed', async ({ repository }, folder) => {
    const worktree = new GitRepository(path.join(folder, 'worktree'));
    await repository.git('worktree', 'add', '--quiet', '-b', 'own', worktree.folder);
    await worktree.git('branch', '--set-upstream-to', 'origin/main');
    return { repository: worktree, file: await worktree.commit('own.ts', 'x\n') };
  }),
  {
    name: 'submodule',
    expected: 'link',
    async make(folder, remote) {
      const { inner } = await embed(folder, remote);
      return { repository: inner, file: path.join(inner.folder, sourcePath) };
    },
  },
  {
    name: 'submodule of which only the outer repository is open',
    expected: 'nothing',
    async make(folder, remote) {
      const { outer, inner } = await embed(folder, remote);
      return { repository: outer, file: path.join(inner.folder, sourcePath) };
    },
  },
  {
    name: 'no remote',
    expected: 'noRemote',
    async make(folder) {
      const repository = await new GitRepository(path.join(folder, 'work')).init();
      return { repository, file: await repository.commit(sourcePath, content) };
    },
  },
  {
    name: 'before the first commit',
    expected: 'untracked',
    async make(folder) {
      const repository = await new GitRepository(path.join(folder, 'work')).init();
      return { repository, file: await repository.write(sourcePath, content) };
    },
  },
];

async function embed(folder: string, remote: string): Promise<Record<'outer' | 'inner', GitRepository>> {
  await push(path.join(folder, 'inner'), remote);
  const { repository: outer } = await push(path.join(folder, 'outer'), remote);
  await outer.git('submodule', '--quiet', 'add', path.join(folder, 'inner/server'), 'vendor/inner');
  await outer.git('commit', '--quiet', '--message', 'submodule');
  const inner = new GitRepository(path.join(outer.folder, 'vendor/inner'));
  await inner.git('remote', 'set-url', 'origin', remote);
  return { outer, inner };
}
