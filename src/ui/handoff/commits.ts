import { type Uri, l10n } from 'vscode';
import { toDisplayText } from '../../core/displayText';
import { Cancelled } from '../../core/failure';
import { maxPatchChars } from '../../core/limits';
import { orCancelled } from '../../core/orCancelled';
import type { Clock } from '../../core/ports';
import { cutPatch, toCommitEvidence } from '../../text/handoff/evidence';
import type { Place } from '../../text/location/place';
import { cancellable } from '../cancellable';
import { choose } from '../prompt';
import { toFileName } from '../documents';
import { numberWords } from '../numberWords';
import { plural } from '../plural';
import { listNames } from '../words';
import { type Chosen, chooseChange } from './chooseChange';
import { findRepositories } from './gitExtension';
import { type CommitPlace, GitHistory } from './gitHistory';

/**
 * A commit or the current changes as evidence. `file` is the one that was worked in last; its repository comes first.
 * Undefined when the user has left. @throws {HandoffError} `noRepository`, `timedOut`
 */
export async function chooseCommit(
  file: Uri | undefined,
  clock: Pick<Clock, 'now' | 'after'>,
): Promise<string | undefined> {
  const history = await chooseRepository(file);
  const chosen = history && (await chooseChange(history, clock));
  if (!history || !chosen) return undefined;
  try {
    return await cancellable(l10n.t('Reading the changes from git...'), (signal) =>
      orCancelled(toEvidence(history, chosen), signal),
    );
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}

async function chooseRepository(file: Uri | undefined): Promise<GitHistory | undefined> {
  const all = await findRepositories(file);
  const [only, ...more] = all;
  if (only && more.length === 0) return new GitHistory(only);
  const choices = all.map((repository) => ({
    label: toDisplayText(toFileName(repository.rootUri)),
    value: repository,
  }));
  const answer = await choose({ title: l10n.t('Which Repository?') }, choices);
  return typeof answer === 'object' ? new GitHistory(answer.value) : undefined;
}

async function toEvidence(history: GitHistory, chosen: Chosen): Promise<string> {
  const { kind } = chosen;
  const base = kind === 'commit' ? chosen.commit.hash : history.head;
  const [whole, place] = await Promise.all([
    kind === 'commit' ? history.patch(chosen.commit) : history.patchOfChanges(),
    history.place(base),
  ]);
  const { patch, leftOutLines } = cutPatch(whole, maxPatchChars);
  const short = base.slice(0, 8);
  const label = kind === 'commit' ? l10n.t('commit {0}', short) : l10n.t('changes since commit {0}', short);
  return toCommitEvidence({
    title: { label, ...toRemark(place) },
    message: kind === 'commit' ? chosen.commit.message.trim() : '',
    patch,
    cut: [
      whole.trim() === '' ? l10n.t('It changes no file that git tracks.') : '',
      kind === 'commit' && chosen.commit.parents.length > 1
        ? l10n.t('A merge, compared with its first parent.')
        : '',
      leftOutLines > 0 ? leftOutWords(leftOutLines) : '',
      kind === 'changes' ? untrackedWords(chosen.untracked) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  });
}

function toRemark({ url, caveat }: CommitPlace): Omit<Place, 'label'> {
  if (url !== undefined) return { url };
  if (caveat === undefined) return {};
  const words = {
    unpushed: l10n.t('not pushed'),
    detached: l10n.t('perhaps not pushed'),
    noRemote: l10n.t('on no server'),
  };
  return { remark: words[caveat] };
}

function leftOutWords(lines: number): string {
  return plural(
    lines,
    { one: '1 more line was left out.', other: '{0} more lines were left out.' },
    numberWords(lines),
  );
}

function untrackedWords(paths: readonly string[]): string {
  return paths.length === 0
    ? ''
    : l10n.t('Not in it, because git does not track them: {0}', listNames(paths));
}
