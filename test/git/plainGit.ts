import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileUri, GitHost } from '../../src/ui/gitFacts';
import type { Made } from './gitStates';

interface GitState {
  readonly remotes: readonly object[];
  readonly [name: string]: unknown;
}

/** Answers as VS Code's git extension does, with one repository open, by asking git itself, each thing once. */
export class PlainGit implements GitHost {
  #state: Promise<GitState> | undefined;
  readonly #committed = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(private readonly made: Made) {}

  /** The same, but for the address of every remote. */
  withRemote(fetchUrl: string): GitHost {
    return {
      toKey: (file) => this.toKey(file),
      toFile: () => this.toFile(),
      isUnsaved: () => this.isUnsaved(),
      read: (file) => this.read(file),
      readCommitted: (key, commit) => this.readCommitted(key, commit),
      run: async (command) => {
        const answer = await this.run(command);
        if (command === 'git.api.getRepositories') return answer;
        const state = answer as GitState;
        return { ...state, remotes: state.remotes.map((remote) => ({ ...remote, fetchUrl })) };
      },
    };
  }

  toKey(file: FileUri): string {
    return file.path;
  }

  /** Only VS Code knows what is open in its window. */
  toFile(): undefined {
    return undefined;
  }

  isUnsaved(): boolean {
    return this.made.isUnsaved ?? false;
  }

  run(command: Parameters<GitHost['run']>[0]): Promise<unknown> {
    const { folder } = this.made.repository;
    return command === 'git.api.getRepositories'
      ? Promise.resolve([pathToFileURL(folder).href])
      : (this.#state ??= this.#toState());
  }

  read(file: FileUri): Promise<Uint8Array> {
    return readFile(file.path);
  }

  readCommitted(key: string, commit: string): Promise<Uint8Array | undefined> {
    const { repository } = this.made;
    const name = `${commit}:${path.relative(repository.folder, key)}`;
    const reading =
      this.#committed.get(name) ??
      repository.git('show', name).then(
        (text) => Buffer.from(text),
        () => undefined,
      );
    this.#committed.set(name, reading);
    return reading;
  }

  async #toState(): Promise<GitState> {
    const { repository } = this.made;
    const [status, config] = await Promise.all([
      repository.git('status', '--porcelain=v2', '--branch', '--untracked-files=all', '-z'),
      repository.git('config', '--list', '-z'),
    ]);
    const lines = status.split('\0');
    const field = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
    const name = field('head');
    const settings = new Map(config.split('\0').map((line) => line.split('\n', 2) as [string, string]));
    const [, ahead] = /^\+(\d+)/.exec(field('ab') ?? '') ?? [];
    const upstream = ahead !== undefined && { remote: settings.get(`branch.${name ?? ''}.remote`), name };
    return {
      HEAD: {
        type: 'Head',
        ...(name !== '(detached)' && { name }),
        ...(field('oid') !== '(initial)' && { commit: field('oid') }),
        ...(upstream && { upstream }),
        ahead: Number(ahead ?? 0),
        behind: 0,
      },
      refs: [],
      remotes: [...settings].flatMap(([key, url]) => {
        const [, remote] = /^remote\.(.+)\.url$/.exec(key) ?? [];
        return remote === undefined ? [] : [{ name: remote, fetchUrl: url, pushUrl: url, isReadOnly: false }];
      }),
      submodules: await this.#toSubmodules(),
      mergeChanges: [],
      ...this.#toChanges(lines),
    };
  }

  #toChanges(lines: readonly string[]): Record<'indexChanges' | 'workingTreeChanges', unknown[]> {
    const indexChanges: unknown[] = [];
    const workingTreeChanges: unknown[] = [];
    for (const [index, line] of lines.entries()) {
      const [kind = '', codes = ''] = line.split(' ');
      const name = line
        .split(' ')
        .slice({ '1': 8, '2': 9, '?': 1 }[kind] ?? Infinity)
        .join(' ');
      const uri = pathToFileURL(path.join(this.made.repository.folder, name)).href;
      const old = kind === '2' ? (lines[index + 1] ?? '') : name;
      const originalUri = pathToFileURL(path.join(this.made.repository.folder, old)).href;
      if (kind === '?') workingTreeChanges.push({ uri, originalUri: uri, status: 'UNTRACKED' });
      if (kind !== '1' && kind !== '2') continue;
      if (!codes.startsWith('.')) indexChanges.push({ uri, originalUri, status: 'INDEX_MODIFIED' });
      if (!codes.endsWith('.')) workingTreeChanges.push({ uri, originalUri, status: 'MODIFIED' });
    }
    return { indexChanges, workingTreeChanges };
  }

  async #toSubmodules(): Promise<unknown> {
    const list = await this.made.repository
      .git('config', '--file', '.gitmodules', '--get-regexp', 'path')
      .catch(() => '');
    return list
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ name: line, path: line.split(' ')[1], url: '' }));
  }
}
