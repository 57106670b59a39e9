import { l10n } from 'vscode';
import type { Chat } from '../core/chat';
import { HandoffError } from '../core/failure';
import { type Address, type Author, type MessageType, toAddress } from '../core/message';
import type { Session } from '../delivery/sessions';
import { askForChat, readChat, readGivenChat } from './chatTarget';
import { chooseAgent, readAgent } from './chooseAgent';
import { chooseReader } from './chooseReader';
import { type PromptFrame, askText } from './prompt';
import type { SendArguments } from './sendArguments';
import type { Settings } from './settings';
import { type Step, type StepEnd, keep, runSteps } from './steps';
import { type TargetWarning, toCardLine, toCardRows } from './chats/targetCard';
import type { Targets } from './chats/targets';
import { authorWords, chatWords } from './words';

/** Where a send goes, and what stands above it. */
export interface Target {
  readonly chat: Chat;
  readonly address: Address;
  readonly comment: string;
  /** The author was asked for, not given or remembered. */
  readonly authorAsked: boolean;
  /** What speaks against the chat. */
  readonly warnings: readonly TargetWarning[];
  /** A prompt has shown the warnings. */
  readonly isWarned: boolean;
}

/** What a command has decided by itself. */
export interface TargetRules {
  readonly notesOnly: boolean;
  readonly offersComment: boolean;
  readonly given: SendArguments;
  /** The pinned chat, as just read: neither the chat nor a comment is asked for. */
  readonly pinned?: Chat;
}

interface Answers {
  readonly session: Session;
  chat?: Chat;
  type?: MessageType;
  author?: Author;
  authorAsked?: boolean;
  comment?: string;
  isWarned?: boolean;
}

/** The prompts between a content and its confirmation: chat, reader, agent, comment. What is given is not asked. */
export class TargetPrompts {
  constructor(
    private readonly settings: Settings,
    private readonly targets: Targets,
  ) {}

  /** Undefined when the user has left. */
  async ask(rules: TargetRules, session: Session): Promise<Target | undefined> {
    const answers = await this.#readGiven(rules, session);
    if (!answers || !(await runSteps(this.#toSteps(rules, answers)))) return undefined;
    const { chat, type, author, authorAsked = false, comment = '', isWarned = false } = answers;
    const address = chat && type && author && toAddress(chat.id, type, author);
    if (!chat || !address) throw new HandoffError({ code: 'customerAuthorNotAllowed' });
    return { chat, address, comment, authorAsked, isWarned, warnings: this.targets.warn(session, chat) };
  }

  async #readGiven(
    { given, notesOnly, pinned }: TargetRules,
    session: Session,
  ): Promise<Answers | undefined> {
    const answers: Answers = { session, ...(pinned ? { chat: pinned } : {}) };
    if (given.ownChat) {
      given.ownChat.check(session);
      answers.chat = await readChat(session, given.ownChat.id);
    }
    if (given.chat !== undefined) {
      const chat = await readGivenChat(given.chat, session);
      if (!chat) return undefined;
      answers.chat = chat;
    }
    const type = notesOnly ? 'private' : given.type;
    if (type !== undefined) answers.type = type;
    if (given.comment !== undefined) answers.comment = given.comment;
    if (given.agent !== undefined) {
      const agent = await readAgent(session, given.agent);
      answers.author = { kind: 'agent', agent };
    }
    return answers;
  }

  #toSteps({ given, notesOnly, offersComment, pinned }: TargetRules, answers: Answers): Step[] {
    const asksForComment = offersComment && !pinned;
    const isChatGiven = given.chat !== undefined || given.ownChat !== undefined || pinned !== undefined;
    return [
      {
        needed: () => !isChatGiven,
        ask: (canGoBack) => this.#askChat(answers, canGoBack),
      },
      {
        needed: () => given.type === undefined && !notesOnly,
        ask: async (canGoBack) => {
          const chat = chatOf(answers);
          const rows = toCardRows(chat, this.#warn(answers));
          const answer = await chooseReader(chat, { ...this.#toFrame(answers, canGoBack), rows });
          return keep(answer, (type) => (answers.type = type));
        },
      },
      {
        needed: () => given.agent === undefined && !this.#takeRememberedAgent(answers),
        ask: (canGoBack) => this.#askAuthor(answers, canGoBack),
      },
      {
        needed: () => given.comment === undefined && asksForComment && this.settings.asksForComment,
        ask: (canGoBack) => this.#askComment(answers, canGoBack),
      },
    ];
  }

  async #askChat(answers: Answers, canGoBack: boolean): Promise<StepEnd> {
    const author = toKnownAuthor(answers);
    const placeholder = author
      ? l10n.t('Id, #id, chat link, name or e-mail. You post as {0}.', authorWords(author))
      : l10n.t('Id, #id, chat link, name or e-mail');
    const pinned = this.targets.pinned(answers.session);
    const answer = await askForChat(answers.session, {
      ...{ placeholder, canGoBack },
      ...(pinned === undefined ? {} : { pinned }),
    });
    return keep(answer, ({ chat }) => (answers.chat = chat));
  }

  /** With the customer as a possible author there is a choice to be made each time; else the first answer holds. */
  #takeRememberedAgent(answers: Answers): boolean {
    const { agent } = answers.session.memory;
    if (!agent || this.#offersCustomer(answers)) return false;
    answers.author = { kind: 'agent', agent };
    return true;
  }

  #offersCustomer({ type }: Answers): boolean {
    return type === 'message' && this.settings.allowsPostingAsCustomer;
  }

  async #askAuthor(answers: Answers, canGoBack: boolean): Promise<StepEnd> {
    const chat = chatOf(answers);
    const option = { chat, allowed: this.#offersCustomer(answers) };
    const { session, author } = answers;
    const current = author?.kind === 'agent' ? author.agent : session.memory.agent;
    const rows = toCardRows(chat, this.#warn(answers));
    const frame = { placeholder: toWhom(answers), canGoBack, rows };
    answers.authorAsked = true;
    return keep(await chooseAgent(session, current, frame, option), (chosen) => (answers.author = chosen));
  }

  async #askComment(answers: Answers, canGoBack: boolean): Promise<StepEnd> {
    const optional = l10n.t('Optional. It stands above the selection.');
    const about = toCardLine(chatOf(answers));
    const warnings = this.#warn(answers).map(({ sentence }) => sentence);
    const answer = await askText({
      ...this.#toFrame(answers, canGoBack),
      title: l10n.t('Add a Comment'),
      prompt: `${optional} ${about}`,
      value: answers.comment ?? '',
      ...(warnings.length > 0 ? { warning: [...warnings, optional, about].join(' ') } : {}),
    });
    return keep(answer, (comment) => (answers.comment = comment));
  }

  /** What speaks against the chat, about to be shown. */
  #warn(answers: Answers): readonly TargetWarning[] {
    answers.isWarned = true;
    return this.targets.warn(answers.session, chatOf(answers));
  }

  #toFrame(answers: Answers, canGoBack: boolean): Omit<PromptFrame, 'title'> {
    const author = toKnownAuthor(answers);
    const to = toWhom(answers);
    return { placeholder: author ? l10n.t('{0} as {1}', to, authorWords(author)) : to, canGoBack };
  }
}

function toWhom(answers: Answers): string {
  const where = chatWords(chatOf(answers));
  if (answers.type === undefined) return where;
  return answers.type === 'private'
    ? l10n.t('Note to {0}', where)
    : l10n.t('Message to the customer in {0}', where);
}

/** The author as far as it is known yet. */
function toKnownAuthor({ author, session }: Answers): Author | undefined {
  const { agent } = session.memory;
  return author ?? (agent && { kind: 'agent', agent });
}

function chatOf({ chat }: Answers): Chat {
  if (!chat) throw new Error('the chat comes before every other step');
  return chat;
}
