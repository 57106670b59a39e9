import { env } from 'node:process';
import {
  Disposable,
  type EventEmitter,
  type FileChangeEvent,
  type LogOutputChannel,
  type Memento,
  type SecretStorage,
  commands,
  env as editor,
  window,
  workspace,
} from 'vscode';
import { UndiciTransport } from './api/transport';
import { deliveryTimes } from './core/deliveryTimes';
import { stopGraceMs } from './core/limits';
import { waitsFor } from './core/outbox';
import { requestBudget } from './core/requestBudget';
import { type Chats, type ChatsHost, createChats } from './createChats';
import { createDelivery } from './createDelivery';
import { type Drafts, createDrafts } from './createDrafts';
import { type Handoffs, createHandoffs } from './createHandoffs';
import { type HousekeepingHost, createHousekeeping } from './createHousekeeping';
import { accountSecret } from './delivery/account';
import { Arrivals } from './delivery/arrivals';
import { readPending } from './delivery/readPending';
import { sealSecret } from './delivery/seal';
import { readMachine } from './platform/machine';
import type { Folders } from './platform/folders';
import { systemClock } from './platform/systemClock';
import { readUser } from './platform/user';
import { WindowOwners } from './platform/windowOwners';
import { Commands } from './ui/commands';
import { type CommandId, hasKeyContext, settingsSection } from './ui/contributions';
import { DraftFindings } from './ui/draftFindings';
import { ErrorLog } from './ui/errorLog';
import { GitFacts } from './ui/gitFacts';
import { Guard } from './ui/guard';
import { HoldNotice } from './ui/holdNotice';
import { Keys } from './ui/keys';
import { namelessWords } from './ui/namelessWords';
import { readNetworkSettings } from './ui/networkSettings';
import { OpenChat } from './ui/openChat';
import { OutboxDeeds } from './ui/outboxDeeds';
import { OutboxStatus } from './ui/outboxStatus';
import { OutboxToasts } from './ui/outboxToasts';
import { OutboxView } from './ui/outboxView';
import { SendDraft } from './ui/sendDraft';
import { SendFlow } from './ui/sendFlow';
import { SendOutcome } from './ui/sendOutcome';
import { Sender } from './ui/sender';
import { SentMessages } from './ui/sentMessages';
import { Settings } from './ui/settings';
import { Sources } from './ui/sources';
import { TargetPrompts } from './ui/targetPrompts';
import { createTools } from './ui/tools/createTools';
import { Toasts } from './ui/toasts';
import { Walkthrough } from './ui/walkthrough';
import { WindowGit } from './ui/windowGit';

/** What VS Code gives, as far as the app uses it. */
export interface Host {
  readonly secrets: SecretStorage;
  readonly memory: Memento;
  readonly log: LogOutputChannel;
  readonly folders: Folders;
  /** Fires when the outbox's view is to be drawn anew. */
  readonly outboxChanged: EventEmitter<undefined>;
  /** Fires when the preview of a draft is to be read anew. */
  readonly previewChanged: EventEmitter<FileChangeEvent[]>;
  /** Fires when the lines above drafts are to be drawn anew. */
  readonly lensesChanged: EventEmitter<undefined>;
  readonly chats: Omit<ChatsHost, 'memory' | 'files'>;
  readonly housekeeping: HousekeepingHost;
}

/** Everything that is loaded only when it is first used. */
export interface App {
  run(command: CommandId, args: readonly unknown[]): Promise<unknown>;
  readonly draftLens: Drafts['lens'];
  readonly handoffLens: Handoffs['lens'];
  readonly draftPreviews: Drafts['previews'];
  readonly outboxView: OutboxView;
  readonly chats: Pick<Chats, 'view' | 'links' | 'uploads' | 'conversations' | 'copyUserId'>;
  readonly tools: ReturnType<typeof createTools>;
  /** Ends within the time that VS Code gives to a window that closes. */
  stop(): Promise<void>;
}

/** Puts the app together, and begins with what lies in the outbox. No request is made if nothing does. */
export function createApp(host: Host): App {
  const { secrets, memory, log, folders, outboxChanged } = host;
  const clock = systemClock;
  const transport = new UndiciTransport({ settings: readNetworkSettings });
  /** Any question to the editor does: a process that has lost its window never gets an answer, not even a refusal. */
  const whenAnswering = async (): Promise<void> => {
    await secrets.get(sealSecret).then(undefined, () => undefined);
  };
  const owners = new WindowOwners({ answers: whenAnswering, isIdle: () => outbox.isIdle });
  const arrivals = new Arrivals();
  const settings = new Settings();
  const errorLog = new ErrorLog(log);
  const walkthrough = new Walkthrough();
  const user = readUser();
  let isReminded = false;
  let hasKey = false;

  const { account, sessions, outbox, store, sentLog, seal } = createDelivery({
    ...{ folders, secrets, memory, owners, clock, log, settings, transport: transport.send },
    machine: readMachine(editor.machineId),
    environment: { key: env['HELPCRUNCH_API_KEY'], origin: env['HELPCRUNCH_API_ORIGIN'] },
    ...{ times: deliveryTimes, budget: requestBudget, random: Math.random, nameless: namelessWords },
    removeDraft: (id, text) => drafts.store.removeGiven(id, text),
    onState: (id, message) => {
      log.debug(`outbox ${id}: ${message?.state.kind ?? 'gone'}`);
      arrivals.onState(id, message);
      notice.onState(id, message);
      if (message?.state.kind === 'sent') {
        chats.onSent(message, message.state.messageId);
        if (message.type === 'private') walkthrough.tickOff('note');
      }
      if (!arrivals.isAwaited(id) && !deeds.isTakingBack(id)) outboxToasts.onState(id, message);
    },
    onChange: ({ setAside }) => {
      if (!isReminded && window.state.focused) outboxToasts.remind();
      isReminded = true;
      arrivals.onChange();
      status.update();
      outboxChanged.fire(undefined);
      chats.onOutbox(outbox.entries);
      handoffs.onOutbox(outbox.entries);
      if (setAside.length > 0) toasts.damaged(setAside.length);
    },
    onFault: (error) => errorLog.add(error),
    onAgent: () => {
      chats.onAgent();
      walkthrough.tickOff('agent');
    },
    whenAnswering,
  });

  const openChat = new OpenChat(sessions, settings);
  const toasts = new Toasts(errorLog, openChat);
  const keys = new Keys(sessions, account, settings, toasts);
  const drafts = createDrafts({
    ...{ folder: folders.drafts, settings, sentLog, seal, clock, log: errorLog },
    ...{ changed: host.previewChanged, lensesChanged: host.lensesChanged },
  });
  const { documents, previews, readSections } = drafts;
  const deeds = new OutboxDeeds({
    ...{ outbox, documents, openChat, toasts, settings, clock },
    toHandoff: (message) => handoffs.toDraft(message),
  });
  const notice = new HoldNotice(clock, (group) => {
    deeds.undo(group).catch((error: unknown) => toasts.failed(error));
  });
  const status = new OutboxStatus(outbox, clock);
  const outboxToasts = new OutboxToasts(outbox, deeds, openChat, toasts, clock);
  const onFault = (error: unknown): void => errorLog.add(error);
  const guard = new Guard({ settings, ownKeys: () => account.allKeys(), ...user });
  const git = new GitFacts(new WindowGit());
  const chats = createChats(
    { ...host.chats, memory, files: folders.chats },
    {
      ...{ sessions, sentLog, settings, clock, log, errorLog, transport: transport.send },
      ...{ keys, toasts, documents, git, hasKey: () => hasKey },
    },
  );
  const { targets, pins, waiting } = chats;
  const sender = new Sender({
    ...{ sessions, settings, guard, outbox, store, arrivals, clock, waiting },
    log: errorLog,
    onGroup: (group, warnings) => notice.warn(group, warnings),
  });
  const outcome = new SendOutcome(toasts, outbox);
  const prompts = new TargetPrompts(settings, targets);
  const sendFlow = new SendFlow(keys, prompts, pins, settings, sender, documents, outcome);
  const toPending = () => readPending(store, (count) => toasts.damaged(count));
  const sendDraft = new SendDraft({
    ...{ keys, sessions, settings, documents, sender, outcome, targets },
    ...{ store: drafts.store, toPending, log: errorLog },
  });
  const sentMessages = new SentMessages(sentLog, openChat, clock, toasts, user.homeFolder);
  const sources = new Sources(git, settings);
  const handoffs = createHandoffs({
    ...{ sessions, settings, keys, toasts, documents, prompts, sender, outcome, openChat, sources },
    ...{ chats, changed: host.lensesChanged, log: errorLog, clock, walkthrough },
    ...{ toPending, store: drafts.handoffs },
  });
  const stop = async (): Promise<void> => {
    await outbox.stop(stopGraceMs);
    watched.dispose();
    await Promise.all([owners.close(), transport.close()]);
  };
  const housekeeping = createHousekeeping(host.housekeeping, {
    ...{ secrets, folders, account, store, sentLog, user, toasts, stop },
    memories: [memory, host.chats.workspaceMemory],
  });
  const all = new Commands({
    ...{ keys, settings, sources, sendFlow, sendDraft, openChat, toasts, deeds, sentMessages, clock },
    ...{ chatCommands: chats.commands, handoffCommands: handoffs.commands, housekeeping },
    showLog: () => log.show(),
  });

  const showKey = async (): Promise<void> => {
    hasKey = await account.hasKey().catch(() => false);
    if (hasKey) walkthrough.tickOff('key');
    await commands.executeCommand('setContext', hasKeyContext, hasKey);
  };
  void showKey();
  outbox.start();
  const watched = Disposable.from(
    ...[notice, walkthrough, status, previews],
    secrets.onDidChange(({ key }) => {
      // What a line said to be of unknown origin may be ours.
      if (key === sealSecret) host.lensesChanged.fire(undefined);
      if (key !== accountSecret) return;
      void showKey();
      chats.onAccount();
      outbox.hurry(waitsFor('key', 'organization'), true);
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      // A keyring may have been opened meanwhile, and says so to nobody.
      host.lensesChanged.fire(undefined);
      outbox.hurry(waitsFor('network', 'server'));
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${settingsSection}.apiUrl`)) chats.onAccount();
      if (change.affectsConfiguration(settingsSection) || change.affectsConfiguration('http'))
        outbox.hurry(waitsFor('network', 'certificate', 'proxy', 'organization'), true);
    }),
    new DraftFindings({ guard, readSections, clock, onFault }),
    ...[chats, handoffs],
  );

  return {
    run: (command, args) => all.run(command, args),
    draftLens: drafts.lens,
    handoffLens: handoffs.lens,
    draftPreviews: previews,
    outboxView: new OutboxView(outbox, clock),
    chats,
    tools: createTools({
      ...{ sessions, settings, prompts, documents, sender, outcome, toasts, targets, clock },
      ...{ conversations: chats.conversations, log: errorLog },
    }),
    stop,
  };
}
