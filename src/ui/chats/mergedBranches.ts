import type { Branch } from '../../delivery/chats/escalationNote';
import { isCommit } from '../../text/location/permalink';
import { type BranchRefs, findBase, isTrunk, readRefs } from './branchRefs';
import { hasSameFiles } from './hasSameFiles';
import type { GitRepository } from './gitRepository';

/** Where a branch stands. */
export interface Standing {
  /** The branch with the last commit of its own, which is not always where it stands: a merged one has none any more. */
  readonly branch: Branch;
  readonly isMerged: boolean;
}

interface Seen {
  readonly base: string | undefined;
  /** Everything that the standing follows from. */
  readonly print: string;
  readonly standing: Standing;
}

/**
 * Sees whether branches are merged. Only a branch that was seen with commits of its own can be: every new one is part
 * of its base.
 */
export class MergedBranches {
  readonly #seen = new Map<string, Seen>();

  /** Where a branch stands that was noted before; it need not exist any more. */
  async look(repository: GitRepository, noted: Branch): Promise<Standing> {
    const key = JSON.stringify([noted.root, noted.name]);
    const seen = this.#seen.get(key);
    const before = await readRefs(repository, noted.name, seen?.base);
    // Git is asked after every change in the window: mostly nothing has moved.
    if (seen?.print === toPrint(before, noted)) return seen.standing;
    // Nobody knows any more what a deleted branch was made from.
    const base = (await findBase(repository, noted.name)) ?? seen?.base;
    const refs = await readRefs(repository, noted.name, base);
    const branch = await toNow(repository, refs, noted);
    const { commit, hadOwnCommits } = branch;
    const isMerged = hadOwnCommits && isCommit(commit) && (await isIn(repository, refs.bases, commit));
    const standing = { branch, isMerged };
    this.#seen.set(key, { base, print: toPrint(refs, noted), standing });
    return standing;
  }
}

function toPrint(refs: BranchRefs, { commit, hadOwnCommits }: Branch): string {
  return JSON.stringify([refs, commit, hadOwnCommits]);
}

/** A branch that lost its own commits, by a merge or a reset, stays noted at the last of them. */
async function toNow(repository: GitRepository, refs: BranchRefs, noted: Branch): Promise<Branch> {
  const { tip } = refs;
  if (tip === undefined) return noted;
  if (!isTrunk(refs) && (await isAhead(repository, refs.bases, tip)))
    return { ...noted, commit: tip, hadOwnCommits: true };
  return noted.hadOwnCommits ? noted : { ...noted, commit: tip };
}

async function isAhead(repository: GitRepository, bases: readonly string[], tip: string): Promise<boolean> {
  for (const base of bases) if ((await repository.getMergeBase(base, tip)) === tip) return false;
  return bases.length > 0;
}

async function isIn(repository: GitRepository, bases: readonly string[], commit: string): Promise<boolean> {
  for (const base of bases) {
    const mergeBase = await repository.getMergeBase(base, commit);
    if (mergeBase === commit) return true;
    // Without a commit in common, or without this commit, there is nothing to compare.
    if (mergeBase && (await hasSameFiles(repository, base, commit))) return true;
  }
  return false;
}
