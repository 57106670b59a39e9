import type { Uri } from 'vscode';
import { gitAnswerMs } from '../core/limits';
import {
  type Caveat,
  type Located,
  isOfSubmodule,
  toFacts,
  toFileCaveat,
  toLink,
  toOwnPath,
} from '../text/location/fileFacts';
import { toPathBelow } from '../text/location/fileKey';
import { isSameButLineEnds } from '../text/location/isSameButLineEnds';
import type { LineRange } from '../text/location/location';
import { type PermalinkTarget, parsePermalink } from '../text/location/parsePermalink';
import { encodeStrictly } from '../text/location/permalink';
import { type RepositoryState, parseRepositoryState, parseRoots } from '../text/location/repositoryState';
import { resolveRelative } from '../text/location/resolveRelative';
import { inTime } from './inTime';

/** What a link in a Markdown file leads to for others; undefined when it leads nowhere for them. */
export type Linker = (href: string) => string | undefined;

/** What a URI tells of a file. */
export type FileUri = Pick<Uri, 'scheme' | 'authority' | 'path'>;

/** The editor and its git extension, as far as this needs them. */
export interface GitHost {
  /** The file's key on the machine of git; undefined for what is no file there. */
  toKey(file: FileUri): string | undefined;
  /** The file at a path below the root of a repository; undefined where the window has no such place. */
  toFile(root: string, path: string): Uri | undefined;
  isUnsaved(file: FileUri): boolean;
  /** Runs a command of the git extension. */
  run(command: 'git.api.getRepositories' | 'git.api.getRepositoryState', root?: string): PromiseLike<unknown>;
  read(file: FileUri): PromiseLike<Uint8Array>;
  /** The file in a commit; undefined when it is not in there. */
  readCommitted(key: string, commit: string): PromiseLike<Uint8Array | undefined>;
}

/** A file of the window that a link means. */
export interface LinkedFile extends PermalinkTarget {
  readonly uri: Uri;
}

interface Place {
  readonly state: RepositoryState;
  /** Of the repository's root. */
  readonly root: string;
  readonly path: string;
  /** What is wrong with the file itself. */
  readonly caveat: Caveat | undefined;
}

/** What git knows about files, in time or not at all. Nothing here throws: without git a place is named plainly. */
export class GitFacts {
  constructor(
    private readonly host: GitHost,
    private readonly answerMs: number = gitAnswerMs,
  ) {}

  /** Where others see these lines of a file, or why they do not; empty when git knows nothing about it. */
  async locate(file: FileUri, lines?: LineRange): Promise<Located> {
    const place = await this.#find(file);
    return place ? toLink(toFacts(place.state, place.path, place.caveat), lines) : {};
  }

  /** Turns the relative links of a Markdown file into permalinks of the same commit, where that is on a known server. */
  async linker(file: FileUri): Promise<Linker> {
    const place = await this.#find(file);
    return (href) => place && toTarget(place, href);
  }

  /** The file that a web link into a repository of this window means; undefined for every other link. */
  findLinked(url: string): Promise<LinkedFile | undefined> {
    return this.#inTime(this.#lookFor(url));
  }

  /** A file in a commit, as text; undefined where git does not have it. */
  async readCommitted(file: FileUri, commit: string): Promise<string | undefined> {
    const key = this.host.toKey(file);
    const bytes = key === undefined ? undefined : await this.#inTime(this.#readCommitted(key, commit));
    return bytes && new TextDecoder().decode(bytes);
  }

  #find(file: FileUri): Promise<Place | undefined> {
    return this.#inTime(this.#look(file));
  }

  async #readCommitted(key: string, commit: string): Promise<Uint8Array | undefined> {
    return this.host.readCommitted(key, commit);
  }

  async #lookFor(url: string): Promise<LinkedFile | undefined> {
    const roots = parseRoots(await this.host.run('git.api.getRepositories'));
    for (const [root, address] of roots) {
      const state = parseRepositoryState(await this.host.run('git.api.getRepositoryState', address));
      const target = state && parsePermalink(url, state.remotes.values());
      const uri = target && this.host.toFile(root, target.path);
      if (uri) return { ...target, uri };
    }
    return undefined;
  }

  /** Whatever fails, a window without git among them: a link is a convenience, and nothing waits for it. */
  #inTime<T>(looking: Promise<T>): Promise<T | undefined> {
    return inTime(looking, this.answerMs).catch(() => undefined);
  }

  async #look(file: FileUri): Promise<Place | undefined> {
    const key = this.host.toKey(file);
    if (key === undefined) return undefined;
    const roots = parseRoots(await this.host.run('git.api.getRepositories'));
    const root = findDeepest([...roots.keys()], key);
    if (root === undefined) return undefined;
    const state = parseRepositoryState(await this.host.run('git.api.getRepositoryState', roots.get(root)));
    if (!state) return undefined;
    const path = toOwnPath(root, state, key);
    if (path === undefined) return undefined;
    const caveat = toFileCaveat(state, key, this.host.isUnsaved(file));
    return { state, root, path, caveat: caveat ?? (await this.#compare(file, key, state.commit ?? '')) };
  }

  /** git's lists come late after a change and leave out ignored files, so the file itself is looked at. */
  async #compare(file: FileUri, key: string, commit: string): Promise<Caveat | undefined> {
    const [now, committed] = await Promise.all([this.host.read(file), this.host.readCommitted(key, commit)]);
    // Some versions of the git extension give an empty file where there is none.
    if (!committed?.length) return 'untracked';
    return isSameButLineEnds(now, committed) ? undefined : 'modified';
  }
}

function findDeepest(roots: readonly string[], file: string): string | undefined {
  return roots
    .filter((root) => toPathBelow(root, file) !== undefined)
    .sort((a, b) => b.length - a.length)
    .at(0);
}

function toTarget(place: Place, href: string): string | undefined {
  const { state, root, path } = place;
  const target = resolveRelative(href, path);
  if (!target || isOfSubmodule(state.submodules, target.path)) return undefined;
  const isItself = target.path === path;
  // What is not committed, or differs from it, is not what stands at the link.
  if (!isItself && state.changes.has(`${root}/${target.path}`)) return undefined;
  const { url } = toLink(toFacts(state, target.path, isItself ? place.caveat : undefined), target.lines);
  return url !== undefined && target.fragment ? `${url}#${encodeStrictly(target.fragment)}` : url;
}
