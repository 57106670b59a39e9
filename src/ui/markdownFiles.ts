import { type Uri, l10n, window, workspace } from 'vscode';
import { type DisplayText, toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import { maxFilesOffered } from '../core/limits';
import { toFileName, toSharedPath } from './documents';
import { choose } from './prompt';

/** The Markdown files a command is about, and the names of those that are none. */
export interface MarkdownFiles {
  readonly files: readonly Uri[];
  readonly skipped: readonly DisplayText[];
}

/** Sorts out the Markdown files of a menu's selection. @throws {HandoffError} `noMarkdownFile` */
export function pickMarkdownFiles(resources: readonly Uri[]): MarkdownFiles {
  const files = resources.filter(isMarkdown);
  const skipped = resources.filter((uri) => !isMarkdown(uri)).map((uri) => toDisplayText(toFileName(uri)));
  if (files.length === 0) throw new HandoffError({ code: 'noMarkdownFile', skipped });
  return { files, skipped };
}

/** The active Markdown file, else one that the user picks from the workspace; undefined when the user has left. */
export async function findMarkdownFile(): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (active?.languageId === 'markdown') return active.uri;
  const answer = await choose({ title: l10n.t('Choose Markdown File') }, listMarkdownFiles());
  return typeof answer === 'object' ? answer.value : undefined;
}

async function listMarkdownFiles(): Promise<{ label: string; description: string; value: Uri }[]> {
  const found = await workspace.findFiles('**/*.{md,markdown}', '**/node_modules/**', maxFilesOffered);
  if (found.length === 0) throw new HandoffError({ code: 'noMarkdownFile', skipped: [] });
  return found
    .map((uri) => ({
      label: toDisplayText(toFileName(uri)),
      description: toDisplayText(toSharedPath(uri)),
      value: uri,
    }))
    .sort((a, b) => a.description.localeCompare(b.description));
}

function isMarkdown(uri: Uri): boolean {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.languageId === 'markdown' || /\.(?:md|markdown)$/i.test(uri.path);
}
