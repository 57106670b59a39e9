import { type EventEmitter, type Uri, window } from 'vscode';
import { handoffCleanupDelayMs, sentHandoffKeptMs } from './core/limits';
import { type Entry, type OutboxMessage, isOver } from './core/outbox';
import type { Clock } from './core/ports';
import type { Chats } from './createChats';
import type { HandoffStore } from './delivery/handoffs/handoffStore';
import type { Sessions } from './delivery/sessions';
import { readOperatingSystem } from './platform/operatingSystem';
import { readOwnFile } from './platform/ownFile';
import { toRealPath } from './platform/realPath';
import type { DraftDocuments } from './ui/draftDocuments';
import type { ErrorLog } from './ui/errorLog';
import { chooseCommit } from './ui/handoff/commits';
import { chooseDiagnostics } from './ui/handoff/diagnostics';
import { HandoffCommands } from './ui/handoff/handoffCommands';
import { HandoffEditing } from './ui/handoff/handoffEditing';
import { HandoffLens } from './ui/handoff/handoffLens';
import { HandoffTargets, toOpenHandoffs } from './ui/handoff/handoffTargets';
import { HandoffTemplate } from './ui/handoff/handoffTemplate';
import { LastFile } from './ui/handoff/lastFile';
import { SelectionEvidence } from './ui/handoff/selectionEvidence';
import { SendHandoff } from './ui/handoff/sendHandoff';
import { findHandoff } from './ui/handoff/takenBack';
import { toVersions } from './ui/handoff/versions';
import type { Keys } from './ui/keys';
import type { OpenChat } from './ui/openChat';
import type { Sender } from './ui/sender';
import type { SendOutcome } from './ui/sendOutcome';
import type { Settings } from './ui/settings';
import type { Sources } from './ui/sources';
import type { TargetPrompts } from './ui/targetPrompts';
import type { Toasts } from './ui/toasts';
import type { Walkthrough } from './ui/walkthrough';
import { WindowGit } from './ui/windowGit';

/** What the rest of the app gives. */
export interface HandoffsGround {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly keys: Keys;
  readonly toasts: Toasts;
  readonly documents: DraftDocuments;
  readonly prompts: TargetPrompts;
  readonly sender: Sender;
  readonly outcome: SendOutcome;
  readonly openChat: OpenChat;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly walkthrough: Walkthrough;
  /** The messages of the outbox, as they are on the disk now. */
  readonly toPending: () => Promise<readonly OutboxMessage[]>;
  readonly store: HandoffStore;
  readonly chats: Pick<Chats, 'targets' | 'conversations' | 'branches'>;
  /** Fires when the lines above handoff drafts are to be drawn anew. */
  readonly changed: EventEmitter<undefined>;
  readonly log: ErrorLog;
}

/** Handoff drafts in the editor, put together. */
export interface Handoffs {
  readonly commands: HandoffCommands;
  readonly lens: HandoffLens;
  /** The draft that still holds the whole text of a message that is taken back. */
  toDraft(message: OutboxMessage): Promise<Uri | undefined>;
  /** Draws the lines above drafts anew when one of their messages begins to wait in the outbox, or does no more. */
  onOutbox(entries: readonly Entry[]): void;
  dispose(): void;
}

/** Puts together what collects evidence and hands it over. No request is made before somebody asks for something. */
export function createHandoffs(ground: HandoffsGround): Handoffs {
  const { sessions, settings, keys, toasts, sources, clock, store, toPending, changed, chats } = ground;
  const template = new HandoffTemplate({
    ...{ settings, toasts, clock, readFile: readOwnFile },
    toBranch: async () => (await chats.branches.current())?.name,
    toLink: ({ organization }, chat) => ground.openChat.toUrl(chat.id, organization)?.href,
  });
  const targets = new HandoffTargets({
    ...{ store, template, keys },
    peekOwner: () => sessions.peekOwner(settings.apiRoot),
    toPinned: (owner) => chats.targets.pinnedOf(owner),
    toActive: (owner) => chats.conversations.activeChatOf(owner),
  });
  const { documents, prompts, sender, outcome, log } = ground;
  const send = new SendHandoff({
    ...{ keys, sessions, settings, store, targets, toPending, documents, prompts, sender, outcome, log },
    onChange: () => changed.fire(undefined),
  });
  const removeSent = async (): Promise<void> => {
    await store.removeSent({
      isOpen: (id) => toOpenHandoffs(window.tabGroups.all).has(id),
      pending: await toPending(),
      olderThanMs: sentHandoffKeptMs,
    });
  };
  const lastFile = new LastFile();
  const endCleanup = clock.after(handoffCleanupDelayMs, () => {
    removeSent().catch((error: unknown) => log.add(error));
  });
  let waiting = '';
  return {
    commands: new HandoffCommands({
      ...{ keys, targets, template, store, send, clock },
      editing: new HandoffEditing(toasts, ground.walkthrough),
      selections: new SelectionEvidence(sources, toRealPath),
      diagnostics: () => chooseDiagnostics(sources, lastFile.uri),
      commits: () => chooseCommit(lastFile.uri, clock),
      versions: () => toVersions(readOperatingSystem(), new WindowGit()),
    }),
    lens: new HandoffLens(store, toPending, changed.event),
    toDraft: (message) => findHandoff(store, message, toPending, log),
    onOutbox: (entries) => {
      const before = waiting;
      const isWaiting = ({ message }: Entry): boolean => message.handoff !== undefined && !isOver(message);
      waiting = entries
        .filter(isWaiting)
        .map(({ message }) => message.id)
        .join();
      if (waiting !== before) changed.fire(undefined);
    },
    dispose: () => {
      endCleanup();
      lastFile.dispose();
    },
  };
}
