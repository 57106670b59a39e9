import { randomUUID } from 'node:crypto';
import { env } from 'node:process';
import { type LogOutputChannel, type Memento, type SecretStorage, commands } from 'vscode';
import { HelpCrunchClient } from './api/helpCrunchClient';
import { UndiciTransport } from './api/transport';
import { Account, accountSecret } from './delivery/account';
import { deliver } from './delivery/deliver';
import { DraftStore } from './delivery/draftStore';
import { OrganizationMemories } from './delivery/organizationMemory';
import { Sessions, type ToClient } from './delivery/sessions';
import type { PrivateFolder } from './platform/privateFolder';
import { Commands } from './ui/commands';
import { type CommandId, hasKeyContext } from './ui/contributions';
import { DraftDocuments } from './ui/draftDocuments';
import { DraftLens } from './ui/draftLens';
import { ErrorLog } from './ui/errorLog';
import { Keys } from './ui/keys';
import { readNetworkSettings } from './ui/networkSettings';
import { OpenChat } from './ui/openChat';
import { SendDraft } from './ui/sendDraft';
import { SendFlow } from './ui/sendFlow';
import { SendOutcome } from './ui/sendOutcome';
import { Sender } from './ui/sender';
import { Settings } from './ui/settings';
import { TargetPrompts } from './ui/targetPrompts';
import { Toasts } from './ui/toasts';

/** What VS Code gives, as far as the app uses it. */
export interface Host {
  readonly secrets: SecretStorage;
  readonly memory: Memento;
  readonly log: LogOutputChannel;
  readonly drafts: PrivateFolder;
}

/** Everything that is loaded only when a command is first used. */
export interface App {
  run(command: CommandId, args: readonly unknown[]): Promise<unknown>;
  readonly draftLens: DraftLens;
  dispose(): void;
}

/** Puts the app together. No request is made before a command asks for one. */
export function createApp({ secrets, memory: store, log, drafts }: Host): App {
  const transport = new UndiciTransport({ settings: readNetworkSettings });
  const account = new Account(secrets, {
    key: env['HELPCRUNCH_API_KEY'],
    origin: env['HELPCRUNCH_API_ORIGIN'],
  });
  const memories = new OrganizationMemories(store);
  const toClient: ToClient = (root, credential) =>
    new HelpCrunchClient(root, credential, transport.send, log);
  const sessions = new Sessions(account, memories, toClient);
  const draftStore = new DraftStore(drafts, randomUUID);

  const settings = new Settings();
  const openChat = new OpenChat(sessions, settings);
  const errorLog = new ErrorLog(log);
  const toasts = new Toasts(errorLog, openChat);
  const keys = new Keys(sessions, account, settings, toasts);
  const documents = new DraftDocuments(draftStore, errorLog);
  const sender = new Sender(sessions, settings, deliver, errorLog);
  const outcome = new SendOutcome(toasts);
  const prompts = new TargetPrompts(settings);
  const sendFlow = new SendFlow(keys, prompts, settings, sender, documents, outcome);
  const sendDraft = new SendDraft(keys, sessions, settings, draftStore, documents, sender, outcome, errorLog);
  const showLog = (): void => log.show();
  const all = new Commands({ keys, settings, sendFlow, sendDraft, openChat, toasts, showLog });

  const showKey = async (): Promise<void> => {
    const hasKey = await account.hasKey().catch(() => false);
    await commands.executeCommand('setContext', hasKeyContext, hasKey);
  };
  const watched = secrets.onDidChange(({ key }) => void (key === accountSecret && showKey()));
  void showKey();

  return {
    run: (command, args) => all.run(command, args),
    draftLens: new DraftLens((id) => draftStore.binding(id)),
    dispose: () => {
      watched.dispose();
      void transport.close();
    },
  };
}
