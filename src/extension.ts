import { join } from 'node:path';
import { EventEmitter, type ExtensionContext, commands, l10n, languages, window, workspace } from 'vscode';
import type * as app from './app';
import type { Entry } from './core/outbox';
import { textFile } from './delivery/draftStore';
import { parseMessageName } from './delivery/outboxNames';
import { PrivateFolder } from './platform/privateFolder';
import { commandIds, draftScheme, logName, outboxViewId } from './ui/contributions';
import { DraftFileSystem } from './ui/draftFileSystem';
import { registerPreviews } from './ui/previewFiles';

/** VS Code calls `deactivate` without a word of what `activate` has made. */
let loaded: app.App | undefined;

/** Called by VS Code once it has started. Reads one directory, loads nothing else, and makes no request. */
export function activate({ globalStorageUri, globalState, secrets, subscriptions }: ExtensionContext): void {
  const log = window.createOutputChannel(logName, { log: true });
  subscriptions.push(log);
  try {
    const folder = (name: string): PrivateFolder => new PrivateFolder(join(globalStorageUri.fsPath, name));
    const folders = {
      drafts: folder('drafts'),
      outbox: folder('outbox'),
      sent: folder('sent'),
      budget: folder('budget'),
    };
    const outboxChanged = new EventEmitter<undefined>();
    const previewChanged: app.Host['previewChanged'] = new EventEmitter();
    const load = (): app.App => {
      if (loaded) return loaded;
      // The other bundle: undici, the parsers and everything that only a command needs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at activation
      const { createApp } = require('./app.js') as typeof app;
      loaded = createApp({ secrets, memory: globalState, log, folders, outboxChanged, previewChanged });
      return loaded;
    };
    /** Messages of this window's last life, or of a window that died, are brought on their way. */
    const takeUp = async (): Promise<void> => {
      const names = await folders.outbox.list().catch(() => []);
      if (names.some((name) => parseMessageName(name))) load();
    };
    subscriptions.push(
      outboxChanged,
      previewChanged,
      registerPreviews(previewChanged.event, () => load().draftPreviews),
      workspace.registerFileSystemProvider(draftScheme, new DraftFileSystem(folders.drafts, textFile), {
        isCaseSensitive: true,
      }),
      languages.registerCodeLensProvider(
        { scheme: draftScheme },
        { provideCodeLenses: (document) => load().draftLens.provideCodeLenses(document) },
      ),
      window.registerTreeDataProvider<Entry>(outboxViewId, {
        onDidChangeTreeData: outboxChanged.event,
        getChildren: (entry) => load().outboxView.getChildren(entry),
        getTreeItem: (entry) => load().outboxView.getTreeItem(entry),
      }),
      window.onDidChangeWindowState(({ focused }) => void (focused && takeUp())),
      ...commandIds.map((id) => commands.registerCommand(id, (...args: unknown[]) => load().run(id, args))),
    );
    // Looking into a folder loads what activation need not wait for.
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
