import { type Tab, TabInputText, TabInputWebview, commands, l10n, window } from 'vscode';
import { conversationViewType, draftScheme, previewScheme, uploadScheme } from '../contributions';

/** How much there is of what would be lost. */
export interface StoredCounts {
  /** Messages that were not sent yet. */
  readonly waiting: number;
  readonly drafts: number;
  readonly records: number;
}

/** What everything is removed with. */
export interface ResetParts {
  readonly count: () => Promise<StoredCounts>;
  /** Stops what runs, and removes every file, secret and memory of the extension. */
  readonly removeAll: () => Promise<void>;
}

/** `Reset and Remove All Data...`: asks once, closes what shows the data, and removes every trace on this machine. */
export async function resetData({ count, removeAll }: ResetParts): Promise<void> {
  if (!(await agrees(await count()))) return;
  await closeAll();
  await removeAll();
  void window.showInformationMessage(
    l10n.t('Everything was removed. Set the API key to begin anew, or uninstall the extension.'),
  );
}

async function agrees({ waiting, drafts, records }: StoredCounts): Promise<boolean> {
  const go = l10n.t('Remove All Data');
  const lines = [
    l10n.t('The API key and the chosen agent are forgotten, and the chat that is pinned to this workspace.'),
    l10n.t('Drafts that are lost: {0}', drafts),
    l10n.t('Messages that wait and will never be sent: {0}', waiting),
    l10n.t('Records of sent messages that are lost: {0}', records),
    l10n.t('Nothing changes in HelpCrunch. This cannot be undone. Close other windows first.'),
  ];
  const pressed = await window.showWarningMessage(
    l10n.t('Remove everything that Handoff for HelpCrunch has stored on this machine?'),
    { modal: true, detail: lines.join('\n\n') },
    go,
  );
  return pressed === go;
}

/** Closed without a question: what is not saved in a draft goes too, and VS Code's own copy of it. */
async function closeAll(): Promise<void> {
  for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isOurs)) {
    const { input } = tab;
    if (tab.isDirty && input instanceof TabInputText) {
      await window.showTextDocument(input.uri);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    } else await window.tabGroups.close(tab, true);
  }
}

function isOurs({ input }: Tab): boolean {
  if (input instanceof TabInputWebview) return input.viewType.endsWith(conversationViewType);
  return (
    input instanceof TabInputText && [draftScheme, previewScheme, uploadScheme].includes(input.uri.scheme)
  );
}
