import { Disposable, type Uri, commands, extensions, window } from 'vscode';
import { gitAnswerMs } from '../../core/limits';
import type { Branch } from '../../delivery/chats/escalationNote';
import { toPathBelow } from '../../text/location/fileKey';
import { parseRepositoryState, parseRoots } from '../../text/location/repositoryState';
import type { GitHost } from '../gitFacts';
import { inTime } from '../inTime';
import type { GitApi, GitExports, GitRepository } from './gitRepository';
import { MergedBranches, type Standing } from './mergedBranches';

/** The branch that is worked on, and whether branches are merged, by VS Code's own git extension. */
export class Branches implements Disposable {
  readonly #merged = new MergedBranches();
  /** A draft is written about the file that was open before it. */
  #lastFile: Uri | undefined;
  readonly #following: Disposable;

  constructor(
    private readonly host: Pick<GitHost, 'toKey'>,
    private readonly answerMs: number = gitAnswerMs,
  ) {
    this.#noteFile();
    this.#following = window.onDidChangeActiveTextEditor(() => this.#noteFile());
  }

  /** The branch that is checked out where one works; undefined where there is none, or git does not say so in time. */
  async current(): Promise<Branch | undefined> {
    return inTime(this.#find(), this.answerMs).catch(() => undefined);
  }

  /** Where a noted branch stands; undefined where its repository is not open here, or git cannot be asked. */
  async look(branch: Branch): Promise<Standing | undefined> {
    try {
      const api = await findApi();
      const repository = api?.repositories.find(({ rootUri }) => rootUri.toString() === branch.root);
      return repository && (await this.#merged.look(repository, branch));
    } catch {
      // Git is asked again after the next change.
      return undefined;
    }
  }

  /** Calls back after every change of an open repository, and when the window gets the focus. */
  watch(onChange: () => void): Pick<Disposable, 'dispose'> {
    const watched = new Map<GitRepository, Pick<Disposable, 'dispose'>>();
    const held: Pick<Disposable, 'dispose'>[] = [
      window.onDidChangeWindowState(({ focused }) => focused && onChange()),
      new Disposable(() => {
        for (const each of watched.values()) each.dispose();
      }),
    ];
    let isOver = false;
    const add = (repository: GitRepository): void => {
      watched.get(repository)?.dispose();
      watched.set(repository, repository.state.onDidChange(onChange));
      onChange();
    };
    const drop = (repository: GitRepository): void => {
      watched.get(repository)?.dispose();
      watched.delete(repository);
    };
    const begin = (api: GitApi | undefined): void => {
      if (!api || isOver) return;
      held.push(api.onDidOpenRepository(add), api.onDidCloseRepository(drop));
      api.repositories.forEach(add);
    };
    void findApi().then(begin, () => undefined);
    return new Disposable(() => {
      isOver = true;
      for (const each of held) each.dispose();
    });
  }

  dispose(): void {
    this.#following.dispose();
  }

  #noteFile(): void {
    const file = window.activeTextEditor?.document.uri;
    if (file && this.host.toKey(file) !== undefined) this.#lastFile = file;
  }

  async #find(): Promise<Branch | undefined> {
    const file = this.#lastFile;
    const api = await findApi();
    if (!api) return this.#findByCommands(file);
    const repository = (file && api.getRepository(file)) ?? toOnly(api.repositories);
    const { name, commit } = repository?.state.HEAD ?? {};
    if (!repository || name === undefined || commit === undefined) return undefined;
    const branch: Branch = { root: repository.rootUri.toString(), name, commit, hadOwnCommits: false };
    return (await this.#merged.look(repository, branch)).branch;
  }

  /** In a remote window git runs on the other machine and exports nothing here; its commands tell the branch, but no merge. */
  async #findByCommands(file: Uri | undefined): Promise<Branch | undefined> {
    const roots = parseRoots(await commands.executeCommand('git.api.getRepositories'));
    const key = file && this.host.toKey(file);
    const around = [...roots.keys()].filter(
      (each) => key !== undefined && toPathBelow(each, key) !== undefined,
    );
    const deepest = around.sort((a, b) => b.length - a.length)[0];
    const root = roots.get(deepest ?? toOnly([...roots.keys()]) ?? '');
    if (root === undefined) return undefined;
    const state = parseRepositoryState(await commands.executeCommand('git.api.getRepositoryState', root));
    if (state?.branch === undefined || state.commit === undefined) return undefined;
    return { root, name: state.branch, commit: state.commit, hadOwnCommits: false };
  }
}

/** Undefined where there is no git extension beside this one; rejects while git is switched off. */
async function findApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExports | undefined>('vscode.git');
  return (await extension?.activate())?.getAPI(1);
}

function toOnly<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
