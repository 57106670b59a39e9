import { commitsOffered, patchAnswerMs } from '../../core/limits';
import { toCommitLink } from '../../text/location/commitLink';
import type { Caveat } from '../../text/location/fileFacts';
import { toFileKey, toPathBelow } from '../../text/location/fileKey';
import { parseRemote } from '../../text/location/parseRemote';
import { inTime } from '../inTime';
import type { GitCommit, GitRef, GitRepository } from './gitExtension';

/** What differs from the checked out commit. */
export interface Changes {
  /** Files that git tracks. */
  readonly files: number;
  /** Paths of files that git does not track, from the repository's root. */
  readonly untracked: readonly string[];
}

/** Where others see a commit, or why they may not; neither where its server's links are not known. */
export interface CommitPlace {
  readonly url?: string;
  readonly caveat?: Extract<Caveat, 'unpushed' | 'detached' | 'noRemote'>;
}

/** What a first commit differs from: git's own names of a tree without files. */
const emptyTrees = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/** Colours, which a user's own settings may have git write always. */
const colours = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*[mK]`, 'g');

const untrackedStatus = 7;
const remoteType = 1;

/** Commits and changes of a repository. All of it comes in time or rejects with `timedOut`. */
export class GitHistory {
  constructor(private readonly repository: GitRepository) {}

  /** The checked out commit. */
  get head(): string {
    return this.repository.state.HEAD?.commit ?? '';
  }

  async changes(): Promise<Changes> {
    // In a large repository the look at its files may come late; what was last seen serves then.
    await inTime(this.repository.status()).catch(() => undefined);
    const files = await inTime(this.repository.diffWith('HEAD'));
    return { files: files.length, untracked: this.#untracked };
  }

  /** The newest commits. */
  commits(): Promise<readonly GitCommit[]> {
    return inTime(this.repository.log({ maxEntries: commitsOffered }));
  }

  /** The commit that an id, or the beginning of one, means. */
  async find(id: string): Promise<GitCommit | undefined> {
    try {
      return await inTime(this.repository.getCommit(id));
    } catch {
      // Half a word may look like an id.
      return undefined;
    }
  }

  /** What a commit has changed; a merge, as seen from its first parent. */
  async patch({ hash, parents: [parent] }: GitCommit): Promise<string> {
    const emptyTree = hash.length === emptyTrees.sha256.length ? emptyTrees.sha256 : emptyTrees.sha1;
    // `diffBetween` would need a commit in common, which the empty tree has not.
    return plain(this.repository.diffBlobs(parent ?? emptyTree, hash));
  }

  /** The staged and unstaged changes. */
  patchOfChanges(): Promise<string> {
    return plain(this.repository.diffWith('HEAD', '.'));
  }

  /** As far as was last fetched. */
  async place(commit: string): Promise<CommitPlace> {
    if (this.repository.state.remotes.length === 0) return { caveat: 'noRemote' };
    let remotes: readonly string[];
    try {
      remotes = await this.#remotesWith(commit);
    } catch {
      // Nobody waits for a link, and nobody is told what is not known.
      return { caveat: 'detached' };
    }
    const name = remotes.find((each) => each === this.#upstream) ?? remotes[0];
    if (name === undefined) return { caveat: 'unpushed' };
    const address = this.repository.state.remotes.find((each) => each.name === name)?.fetchUrl;
    const remote = parseRemote(address ?? '');
    const url = remote && toCommitLink(remote, commit);
    return url === undefined ? {} : { url };
  }

  get #untracked(): readonly string[] {
    const { rootUri, state } = this.repository;
    const root = toFileKey(rootUri.authority, rootUri.path);
    const paths = [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])]
      .filter(({ status }) => status === untrackedStatus)
      .flatMap(({ uri }) => toPathBelow(root, toFileKey(uri.authority, uri.path)) ?? []);
    return [...new Set(paths)];
  }

  get #upstream(): string | undefined {
    return this.repository.state.HEAD?.upstream?.remote;
  }

  /** The remotes that have a branch with this commit. */
  async #remotesWith(commit: string): Promise<readonly string[]> {
    const query = { contains: commit, pattern: ['refs/remotes/'] };
    const refs = await inTime(this.repository.getRefs(query));
    const known = this.repository.state.remotes.map(({ name }) => name);
    const first = known.flatMap((name) => refs.find((ref) => isAt(name, ref)) ?? []);
    // Of each remote one branch is looked at again: a link that leads nowhere would be worse than none.
    const bases = await inTime(Promise.all(first.map((ref) => this.#baseWith(ref, commit))));
    return first.flatMap(({ remote }, index) => (bases[index] === commit ? (remote ?? []) : []));
  }

  async #baseWith(ref: GitRef, commit: string): Promise<string | undefined> {
    return this.repository.getMergeBase(ref.commit ?? '', commit);
  }
}

async function plain(patch: Promise<string>): Promise<string> {
  return (await inTime(patch, patchAnswerMs)).replace(colours, '');
}

function isAt(remote: string, ref: GitRef): boolean {
  return ref.type === remoteType && ref.remote === remote;
}
