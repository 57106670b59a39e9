import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GitChange, GitRef, GitRepository as GitApiRepository } from '../../src/ui/chats/gitRepository';
import type { GitRepository } from './gitRepository';

/** Answers as the API of VS Code's git extension does, by asking git itself. */
export class PlainBranches implements GitApiRepository {
  readonly rootUri: GitApiRepository['rootUri'];
  readonly state: GitApiRepository['state'] = {
    HEAD: undefined,
    onDidChange: () => ({ dispose: () => undefined }),
  };
  /** The questions that git was asked. */
  readonly asked: string[] = [];

  constructor(private readonly repository: GitRepository) {
    const { href } = pathToFileURL(repository.folder);
    this.rootUri = { toString: () => href };
  }

  async getRefs({ pattern }: { readonly pattern: string[] }): Promise<GitRef[]> {
    const lines = await this.#ask('for-each-ref', '--format=%(refname) %(objectname)', ...pattern);
    return lines.split('\n').flatMap((line) => {
      const [ref = '', commit = ''] = line.split(' ');
      const [, kind, name = ''] = /^refs\/(heads|remotes)\/(.+)$/.exec(ref) ?? [];
      if (kind === 'heads') return [{ type: 0, name, commit }];
      return kind === 'remotes' ? [{ type: 1, name, commit, remote: name.split('/')[0] ?? '' }] : [];
    });
  }

  /** From the log of the branch, else what the remote's HEAD names; only a branch of a remote counts. */
  async getBranchBase(name: string): Promise<GitRef | undefined> {
    await this.#ask('rev-parse', '--verify', `refs/heads/${name}`);
    const log = await this.#ask('reflog', `refs/heads/${name}`, '--format=%gs');
    const [, from] = /branch: Created from (?:refs\/remotes\/)?(\S+)$/m.exec(log) ?? [];
    const head = await this.#ask('symbolic-ref', '--short', 'refs/remotes/origin/HEAD').catch(() => '');
    const [, remote, base] =
      /^(origin)\/(.+)$/.exec(from ?? '') ?? /^(origin)\/(.+)$/.exec(head.trim()) ?? [];
    return remote === undefined || base === undefined ? undefined : { type: 1, remote, name: base };
  }

  async getMergeBase(one: string, other: string): Promise<string | undefined> {
    return (await this.#ask('merge-base', one, other).catch(() => undefined))?.trim();
  }

  async diffBetween(one: string, other: string): Promise<GitChange[]> {
    const answer = await this.#ask('diff', '--name-status', '-z', '--diff-filter=ADMR', `${one}...${other}`);
    const fields = answer.split('\0').filter(Boolean);
    const changes: GitChange[] = [];
    for (let status = fields.shift(); status; status = fields.shift()) {
      const originalUri = this.#toUri(fields.shift());
      const uri = status.startsWith('R') ? this.#toUri(fields.shift()) : originalUri;
      changes.push({ uri, originalUri });
    }
    return changes;
  }

  async getObjectDetails(commit: string, file: string): Promise<{ mode: string; object: string }> {
    const answer = await this.#ask('ls-tree', commit, '--', path.relative(this.repository.folder, file));
    const [, mode, object] = /^(\d+) \w+ (\w+)/.exec(answer) ?? [];
    if (mode !== undefined && object !== undefined) return { mode, object };
    throw Object.assign(new Error(`${file} is not in ${commit}`), { gitErrorCode: 'UnknownPath' });
  }

  #ask(...args: readonly string[]): Promise<string> {
    this.asked.push(args[0] ?? '');
    return this.repository.git(...args);
  }

  #toUri(name = ''): { fsPath: string } {
    return { fsPath: path.join(this.repository.folder, name) };
  }
}
