import type { Disposable, Uri } from 'vscode';

/** A branch as VS Code's git extension names it: that of a remote has the remote in `name` where it comes from `getRefs`, and not elsewhere. */
export interface GitRef {
  /** 0: a local branch, 1: one of a remote, 2: a tag. */
  readonly type: number;
  readonly name?: string;
  readonly commit?: string;
  readonly remote?: string;
}

type Happens<T> = (listener: (what: T) => unknown) => Pick<Disposable, 'dispose'>;

/** What the API of VS Code's git extension knows of a repository, as far as branches need it. Every call may reject. */
export interface GitRepository {
  readonly rootUri: Pick<Uri, 'toString'>;
  /** No name where HEAD is detached, no commit before the first. */
  readonly state: { readonly HEAD: GitRef | undefined; readonly onDidChange: Happens<void> };
  /** Branches and tags that match one of the patterns, as `git for-each-ref` takes them. */
  getRefs(query: { readonly pattern: string[] }): Promise<readonly GitRef[]>;
  /** What a branch was made from, as a branch of a remote. */
  getBranchBase(name: string): Promise<GitRef | undefined>;
  /** Empty or undefined where there is none, or no such commit. */
  getMergeBase(one: string, other: string): Promise<string | undefined>;
  /** The files that differ between the merge base of both and the second. */
  diffBetween(one: string, other: string): Promise<readonly GitChange[]>;
  /** Rejects with `gitErrorCode` `UnknownPath` where the commit has no such file. */
  getObjectDetails(commit: string, file: string): Promise<{ readonly mode: string; readonly object: string }>;
}

/** A changed file; a renamed one has two names. */
export interface GitChange {
  readonly uri: Pick<Uri, 'fsPath'>;
  readonly originalUri: Pick<Uri, 'fsPath'>;
}

/** What VS Code's git extension exports, in version 1. */
export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Happens<GitRepository>;
  readonly onDidCloseRepository: Happens<GitRepository>;
  /** The open repository that a file belongs to. */
  getRepository(file: Uri): GitRepository | null;
}

/** The exports themselves: `getAPI` throws while git is switched off. */
export interface GitExports {
  getAPI(version: 1): GitApi;
}
