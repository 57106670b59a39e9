import { type CodeLens, type TextDocument, type Uri, commands, window, workspace } from 'vscode';
import { draftScheme } from '../../src/ui/contributions';

/** The drafts that have a tab, in the order of their tabs. */
export function openDrafts(): readonly TextDocument[] {
  return workspace.textDocuments.filter(
    ({ uri, isClosed }) => uri.scheme === draftScheme && !isClosed && hasTab(uri),
  );
}

/** The only draft that is open. */
export function openDraft(): TextDocument {
  const [draft, ...more] = openDrafts();
  if (!draft || more.length > 0) throw new Error(`There is not one draft but ${openDrafts().length}.`);
  return draft;
}

/** The line above a draft: where it goes, and whether it can be sent. */
export async function readDraftLine(draft: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', draft.uri);
  return lenses.map(({ command }) => command?.title ?? '');
}

function hasTab(uri: Uri): boolean {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => (input as { uri?: Uri } | undefined)?.uri?.toString() === uri.toString());
}
