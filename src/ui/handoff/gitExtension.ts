import { type Uri, extensions } from 'vscode';
import { HandoffError } from '../../core/failure';
import { inTime } from '../inTime';

/** A commit as VS Code's git extension gives it. */
export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly commitDate?: Date;
}

/** A changed file; 7 is the status of one that git does not track. */
export interface GitChange {
  readonly uri: Uri;
  readonly status: number;
}

/** A branch or tag; 1 is the type of one at a remote. */
export interface GitRef {
  readonly type: number;
  readonly commit?: string;
  readonly remote?: string;
}

/**
 * What the API of VS Code's git extension knows of a repository, as far as its history needs it; all of it is in
 * version 1.101. Every call may reject, and none has an end of its own.
 */
export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    /** No commit before the first. */
    readonly HEAD: { readonly commit?: string; readonly upstream?: { readonly remote: string } } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
    readonly workingTreeChanges: readonly GitChange[];
    /** Only with the setting that shows them apart. */
    readonly untrackedChanges?: readonly GitChange[];
  };
  /** Looks at the files again. */
  status(): Promise<void>;
  log(options: { readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  getCommit(ref: string): Promise<GitCommit>;
  /** `git diff <ref>`: the files with their staged and unstaged changes, without a path as a list of them. */
  diffWith(ref: string): Promise<readonly unknown[]>;
  diffWith(ref: string, path: string): Promise<string>;
  /** `git diff <one> <other>`, which takes trees and commits too. */
  diffBlobs(one: string, other: string): Promise<string>;
  getRefs(query: { readonly contains: string; readonly pattern: string[] }): Promise<readonly GitRef[]>;
  getMergeBase(one: string, other: string): Promise<string | undefined>;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(file: Uri): GitRepository | null;
}

interface GitExports {
  /** Throws while git is switched off. */
  getAPI(version: 1): GitApi;
}

/**
 * The open repositories with commits, that of a file first. In a remote window git runs on the other machine and exports
 * nothing here. @throws {HandoffError} `noRepository`, `timedOut`
 */
export async function findRepositories(file: Uri | undefined): Promise<readonly GitRepository[]> {
  const api = await inTime(findApi());
  const own = file && api?.getRepository(file);
  const open = [...(own ? [own] : []), ...(api?.repositories ?? [])];
  // The API makes a new object each time that a repository is asked for.
  const byRoot = new Map(open.map((repository) => [repository.rootUri.toString(), repository]));
  const all = [...byRoot.values()].filter(({ state }) => state.HEAD?.commit !== undefined);
  if (all.length === 0) throw new HandoffError({ code: 'noRepository' });
  return all;
}

async function findApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExports | undefined>('vscode.git');
  try {
    return (await extension?.activate())?.getAPI(1);
  } catch {
    // It is switched off, or found no git.
    return undefined;
  }
}
