import { GitRepository } from '../git/gitRepository';
import { copySample } from '../host/sampleCopy';

/** The branch that the fix is made on. */
export const fixBranch = 'fix/null-price';

/** The sample workspace as a real repository, with a branch checked out that has a commit of its own. */
export async function makeFixRepository(): Promise<GitRepository> {
  const repository = await new GitRepository(copySample()).init();
  await repository.git('add', '--all');
  await repository.git('commit', '--quiet', '--message', 'The sample');
  await repository.git('switch', '--quiet', '--create', fixBranch);
  await repository.commit('docs/fix.md', 'Prices may be null.\n');
  return repository;
}

/** Merges that branch as a person would. */
export async function mergeFix(repository: GitRepository): Promise<void> {
  await repository.git('switch', '--quiet', 'main');
  await repository.git('merge', '--quiet', '--no-ff', '--no-edit', fixBranch);
}
