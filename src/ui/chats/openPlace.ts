import { Range, type Uri, l10n, window, workspace } from 'vscode';
import { toDisplayText } from '../../core/displayText';
import { HandoffError } from '../../core/failure';
import type { MentionedLines } from '../../core/richText';
import type { GitFacts } from '../gitFacts';
import type { Toasts } from '../toasts';
import { type ToRealPath, checkPlace, findPlace } from './findPlace';

/** Opens the lines that somebody else's message means, and says when they are not what they were. */
export class OpenPlace {
  constructor(
    private readonly git: Pick<GitFacts, 'findLinked' | 'readCommitted'>,
    private readonly toasts: Toasts,
    private readonly toRealPath: ToRealPath,
  ) {}

  /** Opens a mention such as `src/cart.ts:42`, written at that time. @throws {HandoffError} `placeNotFound` */
  async openMention(path: string, lines: MentionedLines, writtenMs: number | undefined): Promise<void> {
    const uri = await findPlace(path, this.toRealPath);
    if (!uri) throw new HandoffError({ code: 'placeNotFound', path: toDisplayText(path) });
    await show(uri, lines);
    const { mtime } = await workspace.fs.stat(uri);
    if (writtenMs !== undefined && mtime > writtenMs)
      this.toasts.done(l10n.t('This file has changed since the message was written.'));
  }

  /** Opens a link into a repository of the workspace; false where it leads elsewhere. */
  async openLink(url: string): Promise<boolean> {
    const linked = await this.git.findLinked(url);
    const uri = linked && (await checkPlace(linked.uri, this.toRealPath));
    if (!uri) return false;
    const { lines, ref, isCommit } = linked;
    await show(uri, lines);
    const then = isCommit ? await this.git.readCommitted(uri, ref) : undefined;
    if (then && !isSame(then, new TextDecoder().decode(await workspace.fs.readFile(uri)), lines))
      this.toasts.done(l10n.t('These lines have changed since commit {0}.', toDisplayText(ref.slice(0, 8))));
    return true;
  }
}

async function show(uri: Uri, lines: MentionedLines | undefined): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const last = document.lineCount;
  const from = Math.min(lines?.from ?? 1, last) - 1;
  const to = Math.min(Math.max(lines?.to ?? 1, from + 1), last) - 1;
  const selection = lines && new Range(from, 0, to, document.lineAt(to).range.end.character);
  await window.showTextDocument(document, selection ? { selection } : {});
}

function isSame(then: string, now: string, lines: MentionedLines | undefined): boolean {
  const [before, after] = [then, now].map((text) => {
    const all = text.split(/\r\n|\r|\n/);
    return (lines ? all.slice(lines.from - 1, lines.to) : all).join('\n');
  });
  return before === after;
}
