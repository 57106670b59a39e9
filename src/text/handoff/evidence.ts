import { toOneLine } from '../../core/displayText';
import { codeSpan, fenced } from '../fence';
import { toPathLine } from '../location/location';
import { type Place, toMarkdownPlace } from '../location/place';
import { toLines } from '../markdown/parse';
import { toInline, toParagraph } from './inline';

/** What was selected somewhere, with what is known of it. */
export interface Evidence {
  /** Where it is from. */
  readonly place?: Place;
  /** The same in words where it has no place, such as `Terminal: bash`. */
  readonly source?: string;
  /** Exactly what was selected. */
  readonly text: string;
  /** Of the fence, as `toBlockKind` gives it; empty for none. */
  readonly language: string;
  readonly problems: readonly Problem[];
  /** Places of the workspace that a stack trace in the text names. */
  readonly frames: readonly Place[];
}

/** A diagnostic; lines and columns count from 1. */
export interface Problem {
  /** Where it is in another file than the heading says. */
  readonly path?: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  /** Such as `ts(2345)`; empty for none. */
  readonly code: string;
  readonly message: string;
}

/** The diagnostics of one file. */
export interface ProblemGroup {
  readonly place: Place;
  readonly problems: readonly Problem[];
}

/** A commit, or the changes that are in none yet. */
export interface CommitEvidence {
  readonly title: Place;
  /** Empty for none. */
  readonly message: string;
  readonly patch: string;
  /** A sentence that tells how much of the patch was left out. */
  readonly cut?: string;
}

/** Evidence as Markdown that is closed in itself: nothing in it reaches what stands around it. */
export function toEvidence(evidence: Evidence, words: { readonly frames: string }): string {
  const { place, source = '', text, language, problems, frames } = evidence;
  return join(
    place ? toPlaceLine(place) : toParagraph(source),
    fenced(text, /^[\w+#.-]{1,40}$/.test(language) ? language : ''),
    toProblemsFence(problems),
    ...(frames.length === 0 ? [] : [toParagraph(words.frames), toList(frames.map(toPlaceLine))]),
  );
}

/** The diagnostics of a file or of the workspace, and a sentence on those that were left out. */
export function toProblemsEvidence(groups: readonly ProblemGroup[], leftOut = ''): string {
  const parts = groups.filter(({ problems }) => problems.length > 0);
  return join(
    ...parts.flatMap(({ place, problems }) => [toPlaceLine(place), toProblemsFence(problems)]),
    toParagraph(leftOut),
  );
}

/** A commit or changes: the message as it is, and the patch. */
export function toCommitEvidence({ title, message, patch, cut = '' }: CommitEvidence): string {
  return join(
    toPlaceLine(title),
    message === '' ? '' : fenced(message, 'text'),
    patch === '' ? '' : fenced(patch, 'diff'),
    toParagraph(cut),
  );
}

/** The first whole lines of a patch that fit, and how many lines do not. */
export function cutPatch(patch: string, maxChars: number): { patch: string; leftOutLines: number } {
  const lines = toLines(patch);
  let end = 0;
  let kept = 0;
  for (; end + (lines[kept]?.length ?? Infinity) <= maxChars; kept++) end += lines[kept]?.length ?? 0;
  return { patch: patch.slice(0, end), leftOutLines: lines.length - kept };
}

/** Names and versions as a list; what has no version is only named. */
export function toVersionsEvidence(
  lines: readonly { readonly name: string; readonly value: string }[],
): string {
  const toItem = (name: string, value: string): string =>
    value === '' ? toParagraph(name) : `${toParagraph(name)}: ${codeSpan(value)}`;
  return toList(lines.map(({ name, value }) => toItem(name, toOneLine(value))));
}

/** A place on one line whatever it holds; its link is left out where it could not be one in Markdown. */
function toPlaceLine({ label, url, remark }: Place): string {
  const isLink = url !== undefined && /^https:\/\/[^\s()<>\\`\p{C}]+$/u.test(url);
  return toMarkdownPlace({
    label: toPathLine(label),
    ...(isLink && { url }),
    ...(remark !== undefined && { remark: toInline(remark) }),
  });
}

function toProblemsFence(problems: readonly Problem[]): string {
  return problems.length === 0 ? '' : fenced(problems.map(toProblemLines).join('\n'), 'text');
}

/** A problem on a line, and what more lines its message has, indented. */
function toProblemLines({ path, line, column, severity, code, message }: Problem): string {
  const [first = '', ...more] = message.split(/\r\n|\r|\n/);
  const at = `${path === undefined ? '' : `${toPathLine(path)}:`}${line}:${column}`;
  const about = [at, toOneLine(severity), toOneLine(code), first].filter((part) => part !== '').join(' ');
  return [about, ...more.map((each) => `    ${each}`)].join('\n');
}

function toList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
