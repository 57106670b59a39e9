import { join } from 'node:path';
import { type ExtensionContext, commands, l10n, languages, window, workspace } from 'vscode';
import type * as app from './app';
import { textFile } from './delivery/draftStore';
import { PrivateFolder } from './platform/privateFolder';
import { commandIds, draftScheme, logName } from './ui/contributions';
import { DraftFileSystem } from './ui/draftFileSystem';

/** Called by VS Code when the extension is first needed. Loads nothing heavy and makes no request. */
export function activate({ globalStorageUri, globalState, secrets, subscriptions }: ExtensionContext): void {
  const log = window.createOutputChannel(logName, { log: true });
  subscriptions.push(log);
  try {
    const drafts = new PrivateFolder(join(globalStorageUri.fsPath, 'drafts'));
    let loaded: app.App | undefined;
    const load = (): app.App => {
      if (loaded) return loaded;
      // The other bundle: undici, the parsers and everything that only a command needs.
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at activation
      const { createApp } = require('./app.js') as typeof app;
      loaded = createApp({ secrets, memory: globalState, log, drafts });
      subscriptions.push(loaded);
      return loaded;
    };
    subscriptions.push(
      workspace.registerFileSystemProvider(draftScheme, new DraftFileSystem(drafts, textFile), {
        isCaseSensitive: true,
      }),
      languages.registerCodeLensProvider(
        { scheme: draftScheme },
        { provideCodeLenses: (document) => load().draftLens.provideCodeLenses(document) },
      ),
      ...commandIds.map((id) => commands.registerCommand(id, (...args: unknown[]) => load().run(id, args))),
    );
  } catch (error) {
    log.error(`activation failed: ${error instanceof Error ? error.name : typeof error}`);
    void window.showErrorMessage(l10n.t('Handoff for HelpCrunch could not start. The log says more.'));
    throw error;
  }
}
