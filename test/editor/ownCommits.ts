import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setup, suiteSetup, teardown } from 'mocha';
import { Uri, extensions } from 'vscode';
import { systemClock } from '../../src/platform/systemClock';
import { chooseCommit } from '../../src/ui/handoff/commits';
import { GitRepository } from '../git/gitRepository';
import { withOpen } from './openRepository';
import type { ListPrompt } from './prompts';
import { type TestBed, useTestBed } from './testBed';

const remote = 'git@github.com:acme/app.git';

/** What is done to a repository. */
export type Change = (repository: GitRepository) => Promise<unknown>;

/** A change by a command of git. */
export function git(...args: readonly string[]): Change {
  return (repository) => repository.git(...args);
}

/** Repositories in a folder of their own, and the prompt about their commits. */
export class OwnCommits {
  folder = '';

  constructor(readonly bed: TestBed) {}

  /** A repository with one commit that is pushed, and then changed. */
  async make(name: string, ...changes: readonly Change[]): Promise<GitRepository> {
    const server = await new GitRepository(path.join(this.folder, `${name} server`)).init('--bare');
    const repository = await new GitRepository(path.join(this.folder, name)).init();
    await repository.commit('a.ts', 'one\ntwo\n');
    await repository.git('remote', 'add', 'origin', server.folder);
    await repository.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    await repository.git('remote', 'set-url', 'origin', remote);
    for (const change of changes) await change(repository);
    return repository;
  }

  /** Opens a repository and the prompt about its commits. */
  async withPrompt(
    repository: GitRepository,
    use: (list: ListPrompt, evidence: Promise<string | undefined>) => Promise<void>,
  ): Promise<void> {
    const file = path.join(repository.folder, 'a.ts');
    await withOpen({ repository, file }, async () => {
      const evidence = this.bed.watch(chooseCommit(Uri.file(file), systemClock));
      const list = await this.bed.prompts.list('Which Commit?');
      await list.row(() => true);
      await use(list, evidence);
    });
  }

  /** The evidence of what a row stands for. */
  async take(repository: GitRepository, label: string): Promise<string> {
    let taken: string | undefined;
    await this.withPrompt(repository, async (list, evidence) => {
      await list.choose(label);
      taken = await evidence;
    });
    assert.ok(taken);
    return taken;
  }
}

/** Repositories for each test of the suite that calls this. */
export function useOwnCommits(): OwnCommits {
  const commits = new OwnCommits(useTestBed());
  suiteSetup(async () => {
    await extensions.getExtension('vscode.git')?.activate();
  });
  setup(async () => {
    commits.folder = await realpath(await mkdtemp(path.join(tmpdir(), 'helpcrunch-commits-')));
  });
  teardown(() => rm(commits.folder, { recursive: true, force: true, maxRetries: 3 }));
  return commits;
}
