import { maxUrlChars } from '../../core/limits';
import { type Forge, toForge } from './forge';
import type { LineRange } from './location';
import type { Remote } from './parseRemote';

/** A file at a commit, everything encoded. */
interface Target {
  /** `https://host/owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly lines: LineRange | undefined;
}

/**
 * The https address of a file at a commit, on the remote's own host. Undefined when the remote's kind is not known, the
 * commit is not a full hash, or the path cannot be one of a repository (`..`, empty segments, half a surrogate pair).
 */
export function toPermalink(
  remote: Remote,
  commit: string,
  path: string,
  lines?: LineRange,
): string | undefined {
  const forge = toForge(remote);
  const repository = encodePath(remote.path);
  const file = encodePath(path.split('/'));
  if (!forge || repository === undefined || file === undefined || !isCommit(commit)) return undefined;
  const url = forms[forge]({
    repository: `https://${remote.host}/${repository}`,
    commit,
    path: file,
    lines,
  });
  return leadsTo(remote.host, url) ? url : undefined;
}

/** Whether this is a full hash, SHA-1 or SHA-256. */
export function isCommit(text: string): boolean {
  return /^(?:[\da-f]{40}|[\da-f]{64})$/.test(text);
}

/** Percent-encodes all but letters, digits and `-._~`, so that neither Markdown nor a URL reads anything into it. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function encodePath(segments: readonly string[]): string | undefined {
  const isSegment = (segment: string): boolean => !/^\.{0,2}$/.test(segment) && segment.isWellFormed();
  return segments.every(isSegment) ? segments.map(encodeStrictly).join('/') : undefined;
}

const forms: Readonly<Record<Forge, (target: Target) => string>> = {
  github: (to) =>
    `${to.repository}/blob/${to.commit}/${to.path}${asSource(to, 'plain=1')}${hash(to, 'L', '-L')}`,
  gitlab: (to) =>
    `${to.repository}/-/blob/${to.commit}/${to.path}${asSource(to, 'plain=1')}${hash(to, 'L', '-')}`,
  gitea: (to) =>
    `${to.repository}/src/commit/${to.commit}/${to.path}${asSource(to, 'display=source')}${hash(to, 'L', '-L')}`,
  bitbucket: (to) => `${to.repository}/src/${to.commit}/${to.path}${hash(to, 'lines-', ':')}`,
  sourcehut: (to) => `${to.repository}/tree/${to.commit}/item/${to.path}${hash(to, 'L', '-')}`,
  azure: ({ repository, commit, path, lines }) =>
    `${repository}?path=%2F${path.replaceAll('/', '%2F')}&version=GC${commit}` +
    (lines ? `&line=${lines.from}&lineEnd=${lines.to}&lineStartColumn=1&lineEndColumn=${endOfLine}` : '') +
    '&lineStyle=plain&_a=contents',
};

/** Azure marks columns; one beyond the line's end stands for its end. */
const endOfLine = 1000;

function hash({ lines }: Target, start: string, between: string): string {
  if (!lines) return '';
  return lines.from === lines.to ? `#${start}${lines.from}` : `#${start}${lines.from}${between}${lines.to}`;
}

/** A page that is shown rendered has no lines to lead to. */
function asSource({ path, lines }: Target, query: string): string {
  return lines && /\.(?:md|markdown|mdx|rst|adoc|org|svg)$/i.test(path) ? `?${query}` : '';
}

function leadsTo(host: string, url: string): boolean {
  if (url.length > maxUrlChars || !URL.canParse(url)) return false;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' && parsed.host === host && parsed.href === url;
}
