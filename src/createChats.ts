import {
  Disposable,
  type EventEmitter,
  type Memento,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Transport } from './api/transport';
import { Uploads } from './api/uploads';
import type { AgentId } from './core/ids';
import type { Entry, OutboxMessage } from './core/outbox';
import type { Clock, Log, SharedFiles } from './core/ports';
import { Allowance } from './delivery/chats/allowance';
import { ChatsFeed } from './delivery/chats/chatsFeed';
import type { FeedSession } from './delivery/chats/feedContent';
import { EscalationStore } from './delivery/chats/escalationStore';
import { NewsWatch } from './delivery/chats/newsWatch';
import { OwnMessages } from './delivery/chats/ownMessages';
import { PinStore } from './delivery/chats/pin';
import { SeenStore } from './delivery/chats/seenStore';
import { Transcript } from './delivery/chats/transcript';
import type { SentLog } from './delivery/sentLog';
import type { Session, Sessions } from './delivery/sessions';
import { toRealPath } from './platform/realPath';
import { Branches } from './ui/chats/branches';
import { ChatCommands } from './ui/chats/chatCommands';
import { ChatLinks } from './ui/chats/chatLinks';
import type { ChatsNode } from './ui/chats/chatNode';
import { ChatsView } from './ui/chats/chatsView';
import { Conversations } from './ui/chats/conversations';
import { copyUserId } from './ui/chats/copyUserId';
import { HandBack } from './ui/chats/handBack';
import { MergedToast, toFixText } from './ui/chats/mergedToast';
import { NewsToasts } from './ui/chats/newsToasts';
import { OpenLink } from './ui/chats/openLink';
import { OpenPlace } from './ui/chats/openPlace';
import { Pins } from './ui/chats/pins';
import { Replies } from './ui/chats/replies';
import { Targets, toOwner } from './ui/chats/targets';
import { UploadFiles } from './ui/chats/uploadFiles';
import { WaitingChats } from './ui/chats/waitingChats';
import type { DraftDocuments } from './ui/draftDocuments';
import type { ErrorLog } from './ui/errorLog';
import type { GitFacts } from './ui/gitFacts';
import type { Keys } from './ui/keys';
import type { Settings } from './ui/settings';
import type { Toasts } from './ui/toasts';
import { readChat } from './ui/chatTarget';
import { settingsSection } from './ui/contributions';
import { WindowGit } from './ui/windowGit';

/** What VS Code gives for chats. */
export interface ChatsHost {
  /** The memory of all windows. */
  readonly memory: Memento;
  /** The memory of this workspace. */
  readonly workspaceMemory: Memento;
  readonly files: SharedFiles;
  readonly extension: Uri;
  readonly view: TreeView<ChatsNode>;
  /** Fires when the Chats view is to be drawn anew. */
  readonly changed: EventEmitter<undefined>;
}

/** What the rest of the app gives. */
export interface ChatsGround {
  readonly sessions: Sessions;
  readonly sentLog: SentLog;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly errorLog: ErrorLog;
  readonly transport: Transport;
  readonly keys: Keys;
  readonly toasts: Toasts;
  readonly documents: DraftDocuments;
  readonly git: GitFacts;
  /** Whether there is a key at all, for whatever address. */
  readonly hasKey: () => boolean;
}

/** Chats in the editor, put together. */
export interface Chats {
  readonly targets: Targets;
  readonly pins: Pins;
  readonly waiting: WaitingChats;
  readonly commands: ChatCommands;
  readonly conversations: Conversations;
  readonly view: ChatsView;
  readonly links: ChatLinks;
  readonly uploads: UploadFiles;
  readonly branches: Pick<Branches, 'current'>;
  /** The link in a row's hover. */
  copyUserId(chat: unknown): Promise<void>;
  /** To be called when a message was sent. */
  onSent(message: OutboxMessage, messageId: number): void;
  /** To be called when the outbox has changed: what has left it stands in the record of what was sent. */
  onOutbox(entries: readonly Entry[]): void;
  /** To be called when another agent was chosen. */
  onAgent(): void;
  /** To be called when the key or its organization may be another. */
  onAccount(): void;
  dispose(): void;
}

/** Puts together what shows chats and writes to them. Nothing is read before somebody can see it. */
export function createChats(host: ChatsHost, ground: ChatsGround): Chats {
  const { sessions, sentLog, settings, clock, keys, toasts, documents, git, errorLog } = ground;
  const onFault = (error: unknown): void => errorLog.add(error);
  const seen = new SeenStore(host.memory);
  const pinStore = new PinStore(host.workspaceMemory, clock);
  const notes = new EscalationStore(host.files);
  const allowance = new Allowance(clock);
  const targets = new Targets(seen, pinStore, clock);
  // Async, so that a setting that cannot be read is a fault like any other.
  const peekOwner = async (): ReturnType<Sessions['peekOwner']> => sessions.peekOwner(settings.apiRoot);
  let lastSession: Session | undefined;
  const toAgent = (): AgentId | undefined => lastSession?.memory.agent?.id;

  const isVisible = (): boolean => host.view.visible;
  const pins = new Pins({ store: pinStore, peekOwner, toasts, clock, onChange: () => feed.wake() });
  const feed = new ChatsFeed({
    ...{ clock, allowance, pins: pinStore, sentLog, notes, onFault },
    circumstances: {
      isVisible,
      isWatched: () => window.state.focused && (isVisible() || pinStore.peek() !== undefined),
      refreshMs: () => settings.refreshMs,
      toSession: async (signal) => {
        lastSession = await sessions.open(settings.apiRoot, signal);
        return toFeedSession(lastSession);
      },
    },
    onPinGone: (pin, why) => {
      pins.tellDropped(pin, why).catch(onFault);
    },
  });
  const watch = new NewsWatch({ feed, seen, sentLog, clock, toAgent });
  const news = new NewsToasts({
    ...{ look: () => watch.look(), view: host.view, log: errorLog },
    toOwner: () => feed.content.owner,
    onChange: () => redraw(),
  });
  const branches = new Branches(new WindowGit());
  const replies = new Replies(documents, settings, targets);
  const places = new OpenPlace(git, toasts, toRealPath);
  const uploads = new UploadFiles(new Uploads(ground.transport, ground.log));
  const conversations = new Conversations(host.extension, {
    openSession: () => sessions.open(settings.apiRoot),
    toTranscript: ({ client }, chat, onChange, signal) => new Transcript(client, chat, onChange, signal),
    ...{ targets, openLink: new OpenLink(places, uploads), toasts, clock, allowance, onFault },
    refreshMs: () => settings.refreshMs,
    reply: (session, chat, type) => replies.open(session, chat, type),
    onShown: (chat) => news.clear(chat),
  });
  const merged = new MergedToast({
    ...{ sessions, onFault: (error) => toasts.failed(error), toRoot: () => settings.apiRoot },
    write: async (session, { chat }) => {
      const now = await readChat(session, chat);
      await replies.open(session, now, 'message', toFixText(now.customer));
    },
  });
  const waiting = new WaitingChats({
    ...{ store: notes, branches, clock, peekOwner, onFault },
    isFocused: () => window.state.focused,
    // Git may have taken longer than the message.
    onNoted: () => feed.wake(),
    offer: (chats, branch) => {
      merged.offer(chats, branch);
      feed.wake();
    },
  });
  const own = new OwnMessages((finished) => {
    feed.wake();
    for (const message of finished) conversations.noteNews(message);
  });
  const handBack = new HandBack(waiting, toasts, (session, chat) => {
    conversations.update(toOwner(session), chat);
    feed.take(toOwner(session), chat);
    void feed.refresh('hand');
  });
  const hasAgent = (): boolean => toAgent() !== undefined;
  const view = new ChatsView({
    feed,
    hasNews: (chat) => news.has(chat),
    hasAgent,
    hasKey: ground.hasKey,
    clock,
  });
  const redraw = (): void => {
    if (view.hasChanged()) host.changed.fire(undefined);
  };
  const endFeed = feed.onChange(() => {
    redraw();
    void pins.update();
    news.look();
    const { owner, fresh } = feed.content;
    if (owner) for (const chat of fresh) conversations.update(owner, chat);
  });
  const watched = Disposable.from(
    ...[pins, waiting, branches, conversations],
    new Disposable(endFeed),
    host.view.onDidChangeVisibility(({ visible }) => {
      // Who opens the view wants to see chats, whatever else was read in this minute.
      if (visible && feed.content.readMs === undefined) void feed.refresh('hand');
      else feed.wake();
    }),
    window.onDidChangeWindowState(() => feed.wake()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) feed.wake();
    }),
  );
  waiting.start();
  void pins.update();
  feed.wake();

  return {
    ...{ targets, pins, waiting, conversations, view, uploads, branches },
    copyUserId: (chat) => copyUserId(chat, feed, toasts),
    commands: new ChatCommands({
      ...{ keys, pins, targets, conversations, replies, handBack, feed },
    }),
    links: new ChatLinks({ keys, pins, conversations, toasts }),
    onSent: (message, messageId) => {
      own.noteSent(message);
      targets.noteSent(message, messageId).catch(onFault);
    },
    onOutbox: (entries) => own.look(entries),
    onAgent: () => {
      if (isVisible()) void feed.refresh('hand');
    },
    onAccount: () => {
      lastSession = undefined;
      feed.reset();
      news.reset();
      conversations.forget();
      void pins.update();
    },
    dispose: () => {
      feed.stop();
      watched.dispose();
    },
  };
}

function toFeedSession(session: Session): FeedSession {
  const { client, memory } = session;
  return { owner: toOwner(session), agent: memory.agent?.id, client };
}
