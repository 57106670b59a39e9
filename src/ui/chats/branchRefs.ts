import type { GitRef, GitRepository } from './gitRepository';

/** Where a branch and what it can be merged into stand. */
export interface BranchRefs {
  readonly name: string;
  /** Undefined where there is no such branch any more. */
  readonly tip: string | undefined;
  /** The commits of its namesakes at the remotes. */
  readonly followed: readonly string[];
  /** The commits of the remotes' HEADs. */
  readonly heads: readonly string[];
  /** The commits of everything that it can be merged into, each once. */
  readonly bases: readonly string[];
}

const trunkNames: readonly string[] = ['main', 'master', 'develop', 'trunk'];

/** Whether a name is one that branches are merged into. */
export function isTrunkName(name: string): boolean {
  return trunkNames.includes(name);
}

/** Whether a branch is one that others are merged into; it cannot be merged itself. */
export function isTrunk({ name, followed, heads }: BranchRefs): boolean {
  // A remote's HEAD does not say its name, only where it stands.
  return isTrunkName(name) || followed.some((commit) => heads.includes(commit));
}

/** Reads where everything stands that a branch's merge can be seen by. */
export async function readRefs(
  repository: GitRepository,
  name: string,
  base: string | undefined,
): Promise<BranchRefs> {
  // A branch that was first checked out from a remote was made from its own namesake there.
  const targets = [...trunkNames, ...(base === undefined ? [] : [base])].filter((each) => each !== name);
  const names = [name, ...targets];
  const pattern = [
    ...names.flatMap((each) => [`refs/heads/${each}`, `refs/remotes/*/${each}`]),
    'refs/remotes/*/HEAD',
  ];
  const refs = await repository.getRefs({ pattern });
  const local = (each: string): string[] => toCommits(refs, (ref) => ref.type === 0 && ref.name === each);
  const remote = (each: string): string[] =>
    toCommits(refs, (ref) => ref.type === 1 && ref.name === `${ref.remote ?? ''}/${each}`);
  const heads = remote('HEAD');
  const bases = new Set([...targets.flatMap((each) => [...local(each), ...remote(each)]), ...heads]);
  return { name, tip: local(name)[0], followed: remote(name), heads, bases: [...bases] };
}

/** The name of what a branch was made from, where that is known. */
export async function findBase(repository: GitRepository, name: string): Promise<string | undefined> {
  try {
    return (await repository.getBranchBase(name))?.name;
  } catch {
    // A deleted branch, or a git extension without the answer.
    return undefined;
  }
}

function toCommits(refs: readonly GitRef[], isMeant: (ref: GitRef) => boolean): string[] {
  return refs.filter(isMeant).flatMap(({ commit }) => commit ?? []);
}
