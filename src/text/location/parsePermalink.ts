import { maxUrlChars } from '../../core/limits';
import { type Forge, toForge } from './forge';
import type { LineRange } from './location';
import { type Remote, parseRemote } from './parseRemote';
import { isCommit } from './permalink';

/** A file of a repository, as somebody linked to it. */
export interface PermalinkTarget {
  /** A full hash, or else the name of a branch or tag, or a shortened hash. */
  readonly ref: string;
  /** Whether it is a full hash, so that everybody sees the same lines there. */
  readonly isCommit: boolean;
  /** From the repository's root. */
  readonly path: string;
  readonly lines?: LineRange;
}

/** The parts of a link, still encoded. */
interface Parts {
  readonly repository: string;
  readonly ref: string;
  readonly path: string;
  /** The first and the last line, where it names any. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Reads a web link to a file of the repository that has these remotes, their addresses as git's configuration writes
 * them. Undefined for other hosts and repositories, and for paths that hide where they lead.
 */
export function parsePermalink(url: string, remotes: Iterable<string>): PermalinkTarget | undefined {
  // A browser would walk `..` before the server sees it, and takes a backslash for a slash.
  if (url.length > maxUrlChars || /[\\\p{C}\p{Z}]|\/(?:\.|%2e){1,2}(?:[/?#]|$)/iu.test(url)) return undefined;
  if (!/^https?:\/\/[^/?#@]+\//i.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  for (const address of remotes) {
    const remote = parseRemote(address);
    const forge = remote && toForge(remote);
    const parts = forge && forms[forge](parsed);
    const linked = parts && parseRemote(parts.repository);
    if (parts && linked && isSame(remote, linked)) return toTarget(parts);
  }
  return undefined;
}

/** Servers take a repository's name in any case. */
function isSame(one: Remote, other: Remote): boolean {
  return one.host === other.host && nameOf(one) === nameOf(other);
}

function nameOf({ path }: Remote): string {
  return path.join('/').toLowerCase();
}

function toTarget({ ref, path, from, to }: Parts): PermalinkTarget | undefined {
  const segments = path.split('/').map(decode);
  const name = decode(ref);
  if (name === undefined || !isRef(name) || !segments.every(isSegment)) return undefined;
  const ends = [Number(from), Number(to ?? from)];
  const lines = from !== undefined && { lines: { from: Math.min(...ends), to: Math.max(...ends) } };
  return { ref: name, isCommit: isCommit(name), path: segments.join('/'), ...lines };
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** Whether this is the name of one file or folder, whatever system it is used on. */
function isSegment(name: string | undefined): name is string {
  return name !== undefined && !/^\.{0,2}$|[/\\\p{Cc}]/u.test(name);
}

/** Whether git could call a branch like that; to git's commands one with a dash would be an option. */
function isRef(name: string): boolean {
  return !/^-|\.\.|[\\\p{Cc}\s~^:?*[]|^$/u.test(name);
}

const forms: Readonly<Record<Forge, (url: URL) => Parts | undefined>> = {
  github: fromPath(/^(\/[^/]+\/[^/]+)\/(?:blob|blame)\/([^/]+)\/(.+)$/),
  gitlab: fromPath(/^(\/.+?)\/-\/(?:blob|blame)\/([^/]+)\/(.+)$/),
  gitea: fromPath(/^(\/[^/]+\/[^/]+)\/src\/(?:commit|branch|tag)\/([^/]+)\/(.+)$/),
  bitbucket: fromPath(/^(\/[^/]+\/[^/]+)\/src\/([^/]+)\/(.+)$/),
  sourcehut: fromPath(/^(\/[^/]+\/[^/]+)\/tree\/([^/]+)\/item\/(.+)$/),
  azure: fromQuery,
};

const line = String.raw`[1-9]\d{0,8}`;
const ofHash = new RegExp(`^#(?:L|lines-)(${line})(?:C\\d+)?(?:[-:]L?(${line})(?:C\\d+)?)?$`);
const ofQuery = new RegExp(`^${line}$`);

/** Where a server has all in the path and the lines behind `#`. */
function fromPath(form: RegExp): (url: URL) => Parts | undefined {
  return ({ origin, pathname, hash }) => {
    const found = form.exec(pathname);
    if (!found) return undefined;
    const [, repository = '', ref = '', path = ''] = found;
    const [, from, to] = ofHash.exec(hash) ?? [];
    return { repository: origin + repository, ref, path, from, to };
  };
}

/** Azure's way. A version is a commit, a branch or a tag, by its second letter; without one nobody knows the branch. */
function fromQuery({ origin, pathname, searchParams }: URL): Parts | undefined {
  const [, path] = /^\/(.+)$/s.exec(searchParams.get('path') ?? '') ?? [];
  const [, ref] = /^G[BCT](.+)$/s.exec(searchParams.get('version') ?? '') ?? [];
  if (path === undefined || ref === undefined) return undefined;
  const from = ofQuery.exec(searchParams.get('line') ?? '')?.[0];
  const to = ofQuery.exec(searchParams.get('lineEnd') ?? '')?.[0];
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return { repository: origin + pathname, ref: encodeURIComponent(ref), path: encoded, from, to };
}
