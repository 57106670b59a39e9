import { parseFileUri } from './fileKey';
import { isCommit } from './permalink';

/** What git's extension knows of an open repository, as far as links need it. */
export interface RepositoryState {
  /** The checked out commit; none before the first. */
  readonly commit?: string;
  /** The checked out branch; none when HEAD is detached. */
  readonly branch?: string;
  /** The branch on a remote that this one follows, as last fetched, and how many commits it lacks. */
  readonly upstream?: { readonly remote: string; readonly ahead: number };
  /** Where each remote is fetched from. */
  readonly remotes: ReadonlyMap<string, string>;
  /** Folders below the root that are repositories of their own. */
  readonly submodules: readonly string[];
  /** Files that differ from the commit, by key; old and new names of renamed ones. */
  readonly changes: ReadonlyMap<string, 'modified' | 'untracked'>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the answer of `git.api.getRepositoryState`; undefined unless it is what VS Code's own git extension answers. */
export function parseRepositoryState(answer: unknown): RepositoryState | undefined {
  if (!isObject(answer) || !isObject(answer['HEAD'])) return undefined;
  const { HEAD: head } = answer;
  const remotes = toObjects(answer['remotes']);
  const changes = parseChanges(answer);
  if (!remotes || !changes) return undefined;
  return {
    ...(isText(head['commit']) && isCommit(head['commit']) && { commit: head['commit'] }),
    ...(isText(head['name']) && { branch: head['name'] }),
    ...parseUpstream(head),
    remotes: new Map(
      remotes.flatMap(({ name, fetchUrl }) => (isText(name) && isText(fetchUrl) ? [[name, fetchUrl]] : [])),
    ),
    submodules: (toObjects(answer['submodules']) ?? []).map(({ path }) => path).filter(isText),
    changes,
  };
}

/** Reads the answer of `git.api.getRepositories`: the keys of the roots, each with the URI to ask for its state. */
export function parseRoots(answer: unknown): ReadonlyMap<string, string> {
  const uris = Array.isArray(answer) ? answer.filter(isText) : [];
  return new Map(
    uris.flatMap((uri) => {
      const key = parseFileUri(uri);
      return key === undefined ? [] : [[key, uri]];
    }),
  );
}

function parseUpstream({ upstream, ahead }: Fields): Pick<RepositoryState, 'upstream'> {
  const isKnown = isObject(upstream) && isText(upstream['remote']) && typeof ahead === 'number';
  return isKnown ? { upstream: { remote: upstream['remote'] as string, ahead } } : {};
}

function parseChanges(answer: Fields): RepositoryState['changes'] | undefined {
  const groups = ['workingTreeChanges', 'indexChanges', 'mergeChanges'].map((name) =>
    toObjects(answer[name]),
  );
  const changes = new Map<string, 'modified' | 'untracked'>();
  for (const group of groups) {
    if (!group) return undefined;
    for (const { uri, originalUri, renameUri, status } of group) {
      const isUntracked = status === 'UNTRACKED' || status === 'IGNORED';
      for (const each of [uri, originalUri, renameUri].filter(isText)) {
        const key = parseFileUri(each);
        if (key !== undefined) changes.set(key, isUntracked ? 'untracked' : 'modified');
      }
    }
  }
  return changes;
}

function toObjects(value: unknown): readonly Fields[] | undefined {
  return Array.isArray(value) && value.every(isObject) ? value : undefined;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
