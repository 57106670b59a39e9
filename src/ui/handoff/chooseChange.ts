import { Disposable, type QuickPick, type QuickPickItem, l10n, window } from 'vscode';
import { toDisplayText } from '../../core/displayText';
import { typingPauseMs } from '../../core/limits';
import type { Clock } from '../../core/ports';
import { numberWords } from '../numberWords';
import { plural } from '../plural';
import { frameInput, untilAnswered } from '../prompt';
import { ageWords, listNames } from '../words';
import type { GitCommit } from './gitExtension';
import type { Changes, GitHistory } from './gitHistory';

/** What evidence is made of. */
export type Chosen =
  | { readonly kind: 'commit'; readonly commit: GitCommit }
  | { readonly kind: 'changes'; readonly untracked: readonly string[] };

interface ChangeItem extends QuickPickItem {
  readonly value?: Chosen;
}

/** Asks for the current changes, one of the newest commits, or any by its id; undefined when the user has left. */
export async function chooseChange(
  history: Pick<GitHistory, 'changes' | 'commits' | 'find'>,
  clock: Pick<Clock, 'now' | 'after'>,
): Promise<Chosen | undefined> {
  const pick = window.createQuickPick<ChangeItem>();
  frameInput(pick, { title: l10n.t('Which Commit?') });
  pick.placeholder = l10n.t('Subject or id. Any other commit is found by its id.');
  pick.matchOnDescription = true;
  pick.busy = true;
  const answer = await untilAnswered<Chosen>(pick, (give, fail) => {
    const search = new IdSearch(pick, history, clock);
    Promise.all([history.commits(), history.changes().catch(() => undefined)]).then(([commits, changes]) => {
      pick.busy = false;
      search.fill(commits, toChangesItem(changes));
    }, fail);
    return [
      new Disposable(() => search.end()),
      pick.onDidChangeValue(() => search.look()),
      pick.onDidAccept(() => {
        const value = pick.activeItems[0]?.value;
        if (value) give({ value });
      }),
    ];
  });
  return typeof answer === 'object' ? answer.value : undefined;
}

/** Shows the listed commits, and above them one that only its typed id names. */
class IdSearch {
  #rows: readonly ChangeItem[] = [];
  #commits: readonly GitCommit[] = [];
  #typed = '';
  #isShown = false;
  #stop = (): void => undefined;

  constructor(
    private readonly pick: QuickPick<ChangeItem>,
    private readonly history: Pick<GitHistory, 'find'>,
    private readonly clock: Pick<Clock, 'now' | 'after'>,
  ) {}

  fill(commits: readonly GitCommit[], first: readonly ChangeItem[]): void {
    this.#commits = commits;
    this.#rows = [...first, ...commits.map((commit) => this.#toItem(commit))];
    this.pick.items = this.#rows;
    this.look();
  }

  look(): void {
    this.#stop();
    this.#typed = this.pick.value.trim().toLowerCase();
    const typed = this.#typed;
    const isId = /^[\da-f]{4,64}$/.test(typed);
    const listed = isId ? this.#commits.find(({ hash }) => hash.startsWith(typed)) : undefined;
    this.#show(listed);
    if (isId && !listed) this.#stop = this.clock.after(typingPauseMs, () => void this.#find(typed));
  }

  end(): void {
    this.#stop();
    this.#typed = '';
  }

  async #find(id: string): Promise<void> {
    const commit = await this.history.find(id);
    // Else something else is typed by now, or the prompt is gone.
    if (this.#typed === id) this.#show(commit);
  }

  #show(commit: GitCommit | undefined): void {
    // Rows that are set again lose the one that the user has moved to.
    if (!commit && !this.#isShown) return;
    this.#isShown = commit !== undefined;
    const found = commit ? [{ ...this.#toItem(commit), alwaysShow: true }] : [];
    const others = this.#rows.filter(
      ({ value }) => value?.kind !== 'commit' || value.commit.hash !== commit?.hash,
    );
    this.pick.items = [...found, ...others];
  }

  #toItem(commit: GitCommit): ChangeItem {
    const { hash, message, commitDate } = commit;
    const age = commitDate ? ` · ${ageWords(commitDate.getTime(), this.clock.now())}` : '';
    const [subject = ''] = message.split('\n');
    return {
      label: toDisplayText(subject) || l10n.t('No subject'),
      description: hash.slice(0, 8) + age,
      value: { kind: 'commit', commit },
    };
  }
}

/** Where git did not say in time whether there are changes, they are offered all the same. */
function toChangesItem(changes: Changes | undefined): readonly ChangeItem[] {
  const { files, untracked } = changes ?? { files: undefined, untracked: [] };
  if (files === 0 && untracked.length === 0) return [];
  const names = listNames(untracked.map((path) => toDisplayText(path)));
  return [
    {
      label: l10n.t('Current changes'),
      ...(files !== undefined && {
        description: plural(files, { one: '1 file', other: '{0} files' }, numberWords(files)),
      }),
      ...(untracked.length > 0 && {
        detail: l10n.t('Only named, because git does not track them: {0}', names),
      }),
      value: { kind: 'changes', untracked },
    },
  ];
}
