import { type Uri, commands, l10n } from 'vscode';
import { toDisplayText } from '../core/displayText';
import { Cancelled, HandoffError } from '../core/failure';
import { toChatId } from '../core/ids';
import type { Entry, OutboxMessage } from '../core/outbox';
import type { Clock } from '../core/ports';
import { askForChat } from './chatTarget';
import type { ChatCommandId, ChatCommands } from './chats/chatCommands';
import { OwnChat } from './chats/ownChat';
import { chooseAgent } from './chooseAgent';
import { type Action, type HousekeepingActions, type HousekeepingCommandId, done } from './commandAction';
import { type CommandId, draftScheme, outboxViewId } from './contributions';
import { openDocument, toFileName, toFileUri } from './documents';
import type { HandoffCommandId, HandoffCommands } from './handoff/handoffCommands';
import type { Keys } from './keys';
import { findMarkdownFile, pickMarkdownFiles } from './markdownFiles';
import type { OpenChat } from './openChat';
import type { OutboxDeeds } from './outboxDeeds';
import { takeSelection, toFileBlock, toWholeBlock } from './selection';
import { type Call, parseCall } from './sendArguments';
import type { SendDraft } from './sendDraft';
import type { SendFlow } from './sendFlow';
import type { SendResult } from './sendResult';
import type { SentMessages } from './sentMessages';
import type { Settings } from './settings';
import type { Sources } from './sources';
import { takeTerminalSelection } from './terminalSelection';
import type { Toasts } from './toasts';

/** What the commands are made of. */
export interface CommandParts {
  readonly keys: Keys;
  readonly settings: Settings;
  readonly sources: Sources;
  readonly sendFlow: SendFlow;
  readonly sendDraft: SendDraft;
  readonly openChat: OpenChat;
  readonly toasts: Toasts;
  readonly showLog: () => void;
  readonly deeds: OutboxDeeds;
  readonly sentMessages: SentMessages;
  readonly clock: Pick<Clock, 'after'>;
  readonly chatCommands: Pick<ChatCommands, 'actions'>;
  readonly handoffCommands: Pick<HandoffCommands, 'actions'>;
  readonly housekeeping: HousekeepingActions;
}

const cancelled: SendResult = { status: 'cancelled', messageIds: [] };

/** The commands' actions. None throws: what goes wrong is told to the user, and to the caller as a result. */
export class Commands {
  constructor(private readonly parts: CommandParts) {
    const { chatCommands, handoffCommands, housekeeping } = parts;
    this.#actions = {
      ...this.#ownActions,
      ...{ ...chatCommands.actions, ...handoffCommands.actions, ...housekeeping },
    };
  }

  /** Runs a command with what VS Code, a keybinding or another extension passes. */
  async run(id: CommandId, args: readonly unknown[]): Promise<SendResult | undefined> {
    try {
      return await this.#actions[id](args);
    } catch (error) {
      if (error instanceof Cancelled) return cancelled;
      this.parts.toasts.failed(error);
      const reason = error instanceof HandoffError ? error.failure.code : 'unexpected';
      return { status: 'rejected', messageIds: [], reason };
    }
  }

  readonly #actions: Readonly<Record<CommandId, Action>>;

  readonly #ownActions: Readonly<
    Record<Exclude<CommandId, ChatCommandId | HandoffCommandId | HousekeepingCommandId>, Action>
  > = {
    'helpcrunch.sendSelection': (args) => this.#sendSelection(parseCall(args), false),
    'helpcrunch.sendSelectionAsNote': (args) => this.#sendSelection(parseCall(args), true),
    'helpcrunch.sendTerminalSelection': (args) => this.#sendTerminalSelection(parseCall(args)),
    'helpcrunch.sendFile': (args) => this.#sendFile(parseCall(args)),
    'helpcrunch.sendDraft': (args) => this.#sendDraft(parseCall(args)),
    'helpcrunch.setApiKey': () => done(this.parts.keys.set()),
    'helpcrunch.removeApiKey': () => done(this.parts.keys.remove()),
    'helpcrunch.selectAgent': () => done(this.#selectAgent()),
    'helpcrunch.openChat': (args) => done(this.#openChat(args[0])),
    'helpcrunch.showLog': () => done(this.#showLog()),
    'helpcrunch.undoSend': ([item]) => done(this.parts.deeds.undo(toItemMessage(item)?.group)),
    'helpcrunch.showOutbox': ([id]) => done(this.#showOutbox(id)),
    'helpcrunch.showSent': () => done(this.parts.sentMessages.show()),
  };

  async #sendSelection({ given }: Call, notesOnly: boolean): Promise<SendResult> {
    const blocks =
      given.file === undefined
        ? await takeSelection(this.parts.sources)
        : [await toWholeBlock(await this.#open(toFileUri(given.file)), this.parts.sources)];
    if (!blocks) return cancelled;
    return this.parts.sendFlow.run({
      items: [{ blocks }],
      skipped: [],
      notesOnly,
      offersComment: true,
      given,
      usesPin: notesOnly && given.chat === undefined && !given.ownChat,
    });
  }

  async #sendTerminalSelection({ given }: Call): Promise<SendResult> {
    const text = await takeTerminalSelection(this.parts.clock);
    const blocks = [{ kind: 'code', language: '', text }] as const;
    const items = [{ blocks }];
    const usesPin = given.chat === undefined && !given.ownChat;
    return this.parts.sendFlow.run({
      ...{ items, skipped: [], notesOnly: true, offersComment: true, given, usesPin },
    });
  }

  async #sendFile({ resources, given }: Call): Promise<SendResult> {
    const chosen = await this.#toFiles(resources, given.file);
    if (!chosen) return cancelled;
    const [first] = chosen;
    if (chosen.length === 1 && first?.scheme === draftScheme) return this.parts.sendDraft.run(first, given);
    const { files, skipped } = pickMarkdownFiles(chosen);
    const items = await Promise.all(
      files.map(async (uri) => {
        const blocks = [await toFileBlock(await this.#open(uri), this.parts.sources)];
        return { name: toDisplayText(toFileName(uri)), blocks };
      }),
    );
    return this.parts.sendFlow.run({ items, skipped, notesOnly: false, offersComment: false, given });
  }

  async #toFiles(resources: readonly Uri[], given: string | undefined): Promise<readonly Uri[] | undefined> {
    if (given !== undefined) return [toFileUri(given)];
    if (resources.length > 0) return resources;
    const found = await findMarkdownFile();
    return found && [found];
  }

  async #sendDraft({ resources, given }: Call): Promise<SendResult> {
    return this.parts.sendDraft.run(resources[0], given);
  }

  async #selectAgent(): Promise<void> {
    const { keys, toasts } = this.parts;
    const session = await keys.openSession();
    if (!session) return;
    const answer = await chooseAgent(session, session.memory.agent, {});
    if (typeof answer !== 'object' || answer.value.kind !== 'agent') return;
    await session.memory.setAgent(answer.value.agent);
    toasts.done(l10n.t('You post as {0}.', answer.value.agent.name));
  }

  async #openChat(given: unknown): Promise<void> {
    const { keys, openChat } = this.parts;
    const item = toItemMessage(given);
    if (given instanceof OwnChat) return this.#openOwnChat(given);
    const known = toChatId(item?.chat ?? given);
    if (known !== undefined) return openChat.open(known, item?.organization);
    const session = await keys.openSession();
    const chosen =
      session && (await askForChat(session, { placeholder: l10n.t('Id, #id, chat link, name or e-mail') }));
    if (typeof chosen === 'object') await openChat.open(chosen.value.chat.id);
  }

  async #openOwnChat(chat: OwnChat): Promise<void> {
    const session = await this.parts.keys.openSession();
    if (!session) return;
    chat.check(session);
    await this.parts.openChat.open(chat.id, session.organization);
  }

  /** The view, or what can be done about one of its messages. */
  async #showOutbox(id: unknown): Promise<void> {
    if (typeof id === 'string') return this.parts.deeds.ask(id);
    await commands.executeCommand(`${outboxViewId}.focus`);
  }

  #showLog(): Promise<void> {
    this.parts.showLog();
    return Promise.resolve();
  }

  #open(uri: Uri): ReturnType<typeof openDocument> {
    return openDocument(uri, this.parts.settings.maxMessageChars);
  }
}

/** The message of a row of the outbox, which a menu of the view passes. */
function toItemMessage(item: unknown): OutboxMessage | undefined {
  return typeof item === 'object' && item !== null && 'message' in item ? (item as Entry).message : undefined;
}
