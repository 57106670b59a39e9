import {
  type Diagnostic,
  DiagnosticSeverity,
  Position,
  Range,
  type Uri,
  l10n,
  languages,
  workspace,
} from 'vscode';
import { HandoffError } from '../../core/failure';
import { maxProblems } from '../../core/limits';
import { type Problem, type ProblemGroup, toProblemsEvidence } from '../../text/handoff/evidence';
import { formatLocation } from '../../text/location/location';
import { toDisplayText } from '../../core/displayText';
import { toFileName, toSharedPath } from '../documents';
import { numberWords } from '../numberWords';
import { plural } from '../plural';
import { choose } from '../prompt';
import type { Sources } from '../sources';

/** A file and what is wrong in it; hints are left out. */
interface FileDiagnostics {
  readonly uri: Uri;
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagnostics as evidence has them, by line; hints are no problems. */
export function toProblems(diagnostics: readonly Diagnostic[]): Problem[] {
  return diagnostics
    .filter(isProblem)
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map((diagnostic) => ({
      line: diagnostic.range.start.line + 1,
      column: diagnostic.range.start.character + 1,
      severity: severityWord(diagnostic.severity),
      code: toCode(diagnostic),
      message: diagnostic.message,
    }));
}

/** The problems of a file that a range touches. */
export function problemsInside(uri: Uri, range: Range): Problem[] {
  const { start, end } = range;
  // An end at the start of a line does not include that line.
  const last = end.character === 0 && end.line > start.line ? new Position(end.line - 1, Infinity) : end;
  const inside = new Range(start, last);
  return toProblems(languages.getDiagnostics(uri).filter((each) => inside.intersection(each.range)));
}

/**
 * The problems of a file or of the whole workspace as evidence; asks only where that is a difference. `file` is the one
 * that was worked in last. Undefined when the user has left. @throws {HandoffError} `noDiagnostics`
 */
export async function chooseDiagnostics(
  sources: Pick<Sources, 'locate'>,
  file?: Uri,
): Promise<string | undefined> {
  const all = languages.getDiagnostics().flatMap(toFile);
  const own = all.filter(({ uri }) => uri.toString() === file?.toString());
  if (all.length === 0) throw new HandoffError({ code: 'noDiagnostics' });
  const chosen = own.length === 0 || own.length === all.length ? all : await ask(own, all);
  return chosen && (await toEvidence(chosen, sources));
}

/** Files outside of the workspace are nobody's business; other schemes show the same files again. */
function toFile([uri, given]: [Uri, Diagnostic[]]): FileDiagnostics[] {
  const diagnostics = given.filter(isProblem);
  return diagnostics.length > 0 && workspace.getWorkspaceFolder(uri) ? [{ uri, diagnostics }] : [];
}

async function ask(
  own: readonly FileDiagnostics[],
  all: readonly FileDiagnostics[],
): Promise<readonly FileDiagnostics[] | undefined> {
  const name = own.map(({ uri }) => toFileName(uri)).join();
  const answer = await choose({ title: l10n.t('Which Diagnostics?') }, [
    {
      label: l10n.t('This file'),
      description: `${toDisplayText(name)} · ${countWords(count(own))}`,
      value: own,
    },
    {
      label: l10n.t('The workspace'),
      description: plural(
        all.length,
        { other: '{0} in {1} files' },
        countWords(count(all)),
        numberWords(all.length),
      ),
      value: all,
    },
  ]);
  return typeof answer === 'object' ? answer.value : undefined;
}

/** The errors first: of too many problems they are the ones that stay. */
async function toEvidence(
  files: readonly FileDiagnostics[],
  sources: Pick<Sources, 'locate'>,
): Promise<string> {
  const worst = files
    .flatMap(({ uri, diagnostics }) => diagnostics.map((diagnostic) => ({ uri, diagnostic })))
    .sort((one, other) => one.diagnostic.severity - other.diagnostic.severity)
    .slice(0, maxProblems);
  const byFile = Map.groupBy(worst, ({ uri }) => uri);
  const groups = await Promise.all(
    [...byFile].map(([uri, listed]) =>
      toGroup(
        uri,
        listed.map(({ diagnostic }) => diagnostic),
        sources,
      ),
    ),
  );
  const leftOut = count(files) - worst.length;
  return toProblemsEvidence(groups, leftOut === 0 ? '' : leftOutWords(leftOut));
}

async function toGroup(
  uri: Uri,
  diagnostics: readonly Diagnostic[],
  sources: Pick<Sources, 'locate'>,
): Promise<ProblemGroup> {
  const problems = toProblems(diagnostics);
  const lines = { from: problems[0]?.line ?? 1, to: problems.at(-1)?.line ?? 1 };
  const label = formatLocation(toSharedPath(uri), lines);
  return { place: { label, ...(await sources.locate(uri, lines)) }, problems };
}

function isProblem({ severity }: Diagnostic): boolean {
  return severity !== DiagnosticSeverity.Hint;
}

function count(files: readonly FileDiagnostics[]): number {
  return files.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
}

function countWords(problems: number): string {
  return plural(problems, { one: '1 problem', other: '{0} problems' }, numberWords(problems));
}

function leftOutWords(problems: number): string {
  return plural(
    problems,
    { one: '1 more problem is not listed here.', other: '{0} more problems are not listed here.' },
    numberWords(problems),
  );
}

function severityWord(severity: DiagnosticSeverity): string {
  if (severity === DiagnosticSeverity.Error) return l10n.t('error');
  return severity === DiagnosticSeverity.Warning ? l10n.t('warning') : l10n.t('info');
}

/** `ts(2345)`, or what there is of it. */
function toCode({ source = '', code }: Diagnostic): string {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined || value === '' ? source : source === '' ? `${value}` : `${source}(${value})`;
}
