import { toForge } from './forge';
import { toPathBelow } from './fileKey';
import type { LineRange } from './location';
import { parseRemote } from './parseRemote';
import { toPermalink } from './permalink';
import type { RepositoryState } from './repositoryState';

/** Why others cannot see these lines at a link. */
export type Caveat =
  /** The editor has changes that are not in the file. */
  | 'unsaved'
  /** The file is not in the commit, also when git ignores it. */
  | 'untracked'
  /** The file differs from the commit. */
  | 'modified'
  /** The repository is on no server. */
  | 'noRemote'
  /** No branch is checked out, so nobody knows whether the commit is on a server. */
  | 'detached'
  /** The branch has commits that its remote branch does not have, or has no remote branch. */
  | 'unpushed'
  /** It is on a server whose links are not known. */
  | 'unknownHost';

/** What git said about one file. */
export interface FileFacts {
  /** In the repository, from its root. */
  readonly path: string;
  readonly commit?: string;
  /** Where the commit is, as git's configuration writes it. */
  readonly remote?: string;
  readonly caveat?: Caveat;
}

/** Where others see some lines, or why they cannot. Nothing at all when git knows nothing about the file. */
export interface Located {
  readonly url?: string;
  readonly caveat?: Caveat;
  readonly commit?: string;
}

/** What is wrong with the file itself, by what is known without reading it. */
export function toFileCaveat(
  { commit, changes }: RepositoryState,
  file: string,
  isUnsaved: boolean,
): Caveat | undefined {
  const change = changes.get(file);
  if (change === 'untracked' || commit === undefined) return 'untracked';
  return isUnsaved ? 'unsaved' : change;
}

/** The facts about a file of a repository, given what is wrong with the file itself. */
export function toFacts(state: RepositoryState, path: string, fileCaveat: Caveat | undefined): FileFacts {
  const caveat = fileCaveat ?? toCommitCaveat(state);
  const remote = state.remotes.get(state.upstream?.remote ?? '');
  return {
    path,
    ...(state.commit !== undefined && { commit: state.commit }),
    ...(remote !== undefined && { remote }),
    ...(caveat && { caveat }),
  };
}

/** The permalink of lines, or of a whole file, where others can see just these. */
export function toLink({ path, commit, remote, caveat }: FileFacts, lines?: LineRange): Located {
  const known = commit === undefined ? {} : { commit };
  if (caveat) return { ...known, caveat };
  const parsed = parseRemote(remote ?? '');
  if (!parsed || !toForge(parsed)) return { ...known, caveat: 'unknownHost' };
  const url = toPermalink(parsed, commit ?? '', path, lines);
  return url === undefined ? known : { ...known, url };
}

/** The path of a file in a repository; undefined when it belongs to a repository within. */
export function toOwnPath(root: string, { submodules }: RepositoryState, file: string): string | undefined {
  const path = toPathBelow(root, file);
  return path === undefined || isOfSubmodule(submodules, path) ? undefined : path;
}

/** Whether a path is a submodule's, or leads into one. */
export function isOfSubmodule(submodules: readonly string[], path: string): boolean {
  return submodules.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function toCommitCaveat({ branch, upstream, remotes }: RepositoryState): Caveat | undefined {
  if (remotes.size === 0) return 'noRemote';
  if (branch === undefined) return 'detached';
  // A branch may follow another local one, by the remote `.`: that says nothing about a server.
  return upstream?.ahead === 0 && remotes.has(upstream.remote) ? undefined : 'unpushed';
}
