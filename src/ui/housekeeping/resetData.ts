import { type Tab, TabInputText, TabInputWebview, commands, l10n, window } from 'vscode';
import type { Toasts } from '../toasts';
import {
  type CommandId,
  conversationViewType,
  draftScheme,
  previewScheme,
  uploadScheme,
} from '../contributions';

/** How much there is of what would be lost; a question mark where it cannot be read. */
export interface StoredCounts {
  /** Messages that were not sent yet. */
  readonly waiting: number | '?';
  readonly drafts: number | '?';
  readonly records: number | '?';
}

/** What everything is removed with. */
export interface ResetParts {
  readonly count: () => Promise<StoredCounts>;
  /** Stops what runs: nothing is sent any more. */
  readonly stop: () => Promise<void>;
  /** Removes every file, secret and memory of the extension. */
  readonly removeAll: () => Promise<void>;
  readonly toasts: Pick<Toasts, 'done'>;
}

/** `Reset and Remove All Data...`: asks once, stops, closes what shows the data, and removes what the extension stored on this machine. */
export async function resetData({ count, stop, removeAll, toasts }: ResetParts): Promise<void> {
  if (!(await agrees(await count()))) return;
  try {
    // First of all: a message whose hold ends meanwhile must not go.
    await stop();
    await closeAll();
  } finally {
    await removeAll();
  }
  toasts.done(l10n.t('Everything was removed. Set the API key to begin anew, or uninstall the extension.'), {
    label: l10n.t('Set API Key...'),
    run: () => run('helpcrunch.setApiKey'),
  });
}

async function agrees({ waiting, drafts, records }: StoredCounts): Promise<boolean> {
  const look = l10n.t('Show Outbox');
  // Enter presses the first button, and must not destroy anything.
  const safe = waiting === 0 ? l10n.t('Keep Everything') : look;
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
    safe,
    go,
  );
  if (pressed === look) await run('helpcrunch.showOutbox');
  return pressed === go;
}

function run(command: CommandId): Thenable<unknown> {
  return commands.executeCommand(command);
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
