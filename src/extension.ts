import { type ExtensionContext, commands, l10n, window } from 'vscode';
import type * as app from './app';
import { pinEntry } from './delivery/chats/pin';
import { textFile } from './delivery/draftStore';
import { parseMessageName } from './delivery/outboxNames';
import { toFolders } from './platform/folders';
import { commandIds, logName } from './ui/contributions';
import { DraftFileSystem } from './ui/draftFileSystem';
import { makeEvents, registerLazily, showChats } from './ui/registerLazily';

/** VS Code calls `deactivate` without a word of what `activate` has made. */
let loaded: app.App | undefined;

/** Called by VS Code once it has started. It reads no file before it has returned, loads nothing else, and makes no request. */
export function activate({
  globalStorageUri,
  globalState,
  workspaceState,
  extension,
  extensionUri,
  logUri,
  secrets,
  subscriptions,
}: ExtensionContext): void {
  const log = window.createOutputChannel(logName, { log: true });
  subscriptions.push(log);
  try {
    const folders = toFolders(globalStorageUri.fsPath);
    const events = makeEvents();
    const forget = (): void => {
      loaded = undefined;
      for (const changed of [events.outboxChanged, events.chatsChanged, events.lensesChanged])
        changed.fire(undefined);
    };
    const load = (): app.App => {
      if (loaded) return loaded;
      // The other bundle: undici, the parsers and everything that only a command needs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at activation
      const { createApp } = require('./app.js') as typeof app;
      const views = { view: chatsView, changed: events.chatsChanged };
      const chats = { workspaceMemory: workspaceState, extension: extensionUri, ...views };
      const places = { extensionId: extension.id, storage: globalStorageUri, logFolder: logUri };
      const housekeeping = { ...places, forget };
      loaded = createApp({ secrets, memory: globalState, log, folders, chats, housekeeping, ...events });
      return loaded;
    };
    const drafts = new DraftFileSystem(folders.drafts, textFile, workspaceState);
    const chatsView = showChats(events.chatsChanged.event, load);
    /** Messages of this window's last life are brought on their way, and what was pinned or waited for is watched again. */
    const takeUp = async (): Promise<void> => {
      if (loaded) return;
      const [messages, chats] = await Promise.all(
        [folders.outbox, folders.chats].map((each) => each.list().catch(() => [])),
      );
      const isWatched = workspaceState.get(pinEntry) !== undefined || (chats ?? []).length > 0;
      if (isWatched || (messages ?? []).some((name) => parseMessageName(name))) load();
    };
    subscriptions.push(
      ...Object.values(events),
      chatsView,
      drafts,
      registerLazily(drafts, events, load),
      window.onDidChangeWindowState(({ focused }) => void (focused && takeUp())),
      ...commandIds.map((id) => commands.registerCommand(id, (...args: unknown[]) => load().run(id, args))),
    );
    // Looking into folders loads what activation need not wait for.
    setImmediate(() => void takeUp());
  } catch (error) {
    log.error(`activation failed: ${error instanceof Error ? error.name : typeof error}`);
    void window.showErrorMessage(l10n.t('Handoff for HelpCrunch could not start. The log says more.'));
    throw error;
  }
}

/** Called by VS Code when the window closes; it waits some seconds for it. */
export function deactivate(): Promise<void> | undefined {
  return loaded?.stop();
}
