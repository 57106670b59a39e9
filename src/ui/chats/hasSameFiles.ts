import type { GitRepository } from './gitRepository';

/** Changed files of a branch that are compared at most; a branch with more of them is merged only as a whole. */
const maxFilesCompared = 2_000;

/**
 * Whether everything that a commit changed since it left a base stands in the base as it does in the commit: then it
 * was squashed or rebased into it.
 */
export async function hasSameFiles(
  repository: GitRepository,
  base: string,
  commit: string,
): Promise<boolean> {
  const changes = await repository.diffBetween(base, commit);
  const files = new Set(changes.flatMap(({ uri, originalUri }) => [originalUri.fsPath, uri.fsPath]));
  if (files.size === 0 || files.size > maxFilesCompared) return false;
  // One after the other: mostly the first one differs.
  for (const file of files) {
    const [there, here] = await Promise.all([
      readId(repository, base, file),
      readId(repository, commit, file),
    ]);
    if (there !== here) return false;
  }
  return true;
}

/** Mode and content of a file in a commit; undefined where it is not in there. */
async function readId(repository: GitRepository, commit: string, file: string): Promise<string | undefined> {
  try {
    const { mode, object } = await repository.getObjectDetails(commit, file);
    return `${mode} ${object}`;
  } catch (error) {
    // Any other failure must not look like a file that both have deleted.
    if ((error as { gitErrorCode?: unknown } | undefined)?.gitErrorCode === 'UnknownPath') return undefined;
    throw error;
  }
}
