import {
  type CodeLensProvider,
  Disposable,
  type Event,
  EventEmitter,
  type FileChangeEvent,
  type FileSystemProvider,
  type TreeDataProvider,
  type TreeView,
  type UriHandler,
  type WebviewPanel,
  commands,
  languages,
  lm,
  window,
  workspace,
} from 'vscode';
import type { Entry } from '../core/outbox';
import type { ChatsNode } from './chats/chatNode';
import { copyUserIdCommand } from './chats/copyUserId';
import {
  chatsViewId,
  conversationViewType,
  draftScheme,
  outboxViewId,
  previewScheme,
  uploadScheme,
} from './contributions';
import type { DraftFileSystem } from './draftFileSystem';
import { toHandoffId } from './handoff/handoffUri';
import { registerReadonlyFiles } from './readonlyFiles';
import { type Tools, registerTools } from './tools/registerTools';

type ReadonlyFiles = Pick<FileSystemProvider, 'stat' | 'readFile'>;

/** What VS Code asks for by itself, of the app that is loaded only then. */
export interface LazyParts {
  readonly draftLens: CodeLensProvider;
  readonly handoffLens: CodeLensProvider;
  readonly draftPreviews: ReadonlyFiles;
  readonly outboxView: TreeDataProvider<Entry>;
  readonly chats: {
    readonly view: TreeDataProvider<ChatsNode>;
    readonly links: UriHandler;
    readonly uploads: ReadonlyFiles;
    readonly copyUserId: (chat: unknown) => Promise<void>;
    readonly conversations: { restore(panel: WebviewPanel, state: unknown): void };
  };
  readonly tools: Tools;
}

/** Loads the app, if it is not loaded yet. */
export type Load = () => LazyParts;

/** What tells VS Code to ask anew. */
export type ChangeEvents = ReturnType<typeof makeEvents>;

/** Makes what tells VS Code to ask anew. */
export function makeEvents() {
  return {
    outboxChanged: new EventEmitter<undefined>(),
    previewChanged: new EventEmitter<FileChangeEvent[]>(),
    lensesChanged: new EventEmitter<undefined>(),
    chatsChanged: new EventEmitter<undefined>(),
  };
}

/** Makes the Chats view, whose rows the app gives. */
export function showChats(changed: Event<undefined>, load: Load): TreeView<ChatsNode> {
  return window.createTreeView<ChatsNode>(chatsViewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed,
      getChildren: (node) => load().chats.view.getChildren(node),
      getTreeItem: (node) => load().chats.view.getTreeItem(node),
    },
  });
}

/** Registers everything that VS Code asks for by itself. */
export function registerLazily(
  drafts: DraftFileSystem,
  { outboxChanged, previewChanged, lensesChanged }: Omit<ChangeEvents, 'chatsChanged'>,
  load: Load,
): Disposable {
  const never = new EventEmitter<FileChangeEvent[]>();
  return Disposable.from(
    never,
    registerReadonlyFiles(previewScheme, previewChanged.event, () => load().draftPreviews),
    registerReadonlyFiles(uploadScheme, never.event, () => load().chats.uploads),
    workspace.registerFileSystemProvider(draftScheme, drafts, {
      isCaseSensitive: true,
    }),
    languages.registerCodeLensProvider(
      { scheme: draftScheme },
      {
        onDidChangeCodeLenses: lensesChanged.event as Event<unknown> as Event<void>,
        provideCodeLenses: (document, token) => {
          const { handoffLens, draftLens } = load();
          const lens = toHandoffId(document.uri) === undefined ? draftLens : handoffLens;
          return lens.provideCodeLenses(document, token);
        },
      },
    ),
    window.registerTreeDataProvider<Entry>(outboxViewId, {
      onDidChangeTreeData: outboxChanged.event,
      getChildren: (entry) => load().outboxView.getChildren(entry),
      getTreeItem: (entry) => load().outboxView.getTreeItem(entry),
    }),
    ...registerTools(lm, load),
    commands.registerCommand(copyUserIdCommand, (chat: unknown) => load().chats.copyUserId(chat)),
    window.registerUriHandler({ handleUri: (uri) => load().chats.links.handleUri(uri) }),
    window.registerWebviewPanelSerializer(conversationViewType, {
      deserializeWebviewPanel: (panel, state) => {
        load().chats.conversations.restore(panel, state);
        return Promise.resolve();
      },
    }),
  );
}
