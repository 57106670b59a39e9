import { type Uri, commands, l10n, window } from 'vscode';
import type { Organization } from '../core/chat';
import { type ErrorCode, HandoffError } from '../core/failure';
import type { ChatId } from '../core/ids';
import type { MessageType } from '../core/message';
import { OwnChat } from './chats/ownChat';
import type { CommandId } from './contributions';
import type { ErrorLog } from './errorLog';
import { numberWords } from './numberWords';
import type { OpenChat } from './openChat';
import { plural } from './plural';
import { toSentence } from './sentences';

/** A button, and what it does. */
export interface NextStep {
  readonly label: string;
  readonly run: () => Thenable<unknown>;
}

/** A chat, and whose it is: ids are unique only within an organization. */
export interface ChatPlace {
  readonly id: ChatId;
  readonly organization: Organization;
}

/** What a failed send was about, for the step after it. */
export interface About {
  readonly chat?: ChatPlace;
  /** The draft that keeps the text. */
  readonly draft?: Uri;
  /** What sends the draft again; `Send Draft...` unless it is a handoff. */
  readonly again?: CommandId;
}

/** Toasts. None waits for the user; what a button starts reports its own failure. */
export class Toasts {
  constructor(
    private readonly log: ErrorLog,
    private readonly openChat: OpenChat,
  ) {}

  /** Says that something has been done; only with a step after it VS Code gives a long sentence more than one line. */
  done(sentence: string, ...steps: readonly NextStep[]): void {
    this.#follow(window.showInformationMessage(sentence, ...steps.map(({ label }) => label)), ...steps);
  }

  /** Says that something has arrived in a chat, with `Open Chat`; after a note also with what hands the chat back, or comes next. */
  sent(
    sentence: string,
    chat: ChatPlace & { readonly origin: string },
    type: MessageType,
    after?: { readonly sentence: string; readonly step: NextStep },
  ): void {
    const own = new OwnChat({ origin: chat.origin, organization: chat.organization.id }, chat.id);
    const handBack = [
      toCommand(l10n.t('Set Chat Status...'), 'helpcrunch.setChatStatus', own),
      toCommand(l10n.t('Assign Chat...'), 'helpcrunch.assignChat', own),
    ];
    if (after) {
      this.done(`${sentence} ${after.sentence}`, after.step, this.#toOpenChat(chat), ...handBack.slice(0, 1));
      return;
    }
    this.done(sentence, this.#toOpenChat(chat), ...(type === 'private' ? handBack : []));
  }

  /** Says what happened, with the next step as a button. */
  failed(error: unknown, sentence: string = toSentence(error), about: About = {}): void {
    const code = error instanceof HandoffError ? error.failure.code : 'unexpected';
    this.log.add(error);
    const step = this.#toNextStep(code, about);
    this.#follow(window.showErrorMessage(sentence, step.label), step);
  }

  /** Says that a message waits: `byItself` for how long, else for the user, with the step that helps. */
  waits(error: HandoffError, sentence: string, byItself: boolean): void {
    if (!byItself) {
      this.failed(error, sentence);
      return;
    }
    this.log.add(error);
    this.inOutbox(sentence);
  }

  /** Says something about a message that lies in the outbox, with `Show Outbox`. */
  inOutbox(sentence: string): void {
    const step = toCommand(l10n.t('Show Outbox'), 'helpcrunch.showOutbox');
    this.#follow(window.showWarningMessage(sentence, step.label), step);
  }

  /** Says that files of the outbox could not be read. */
  damaged(count: number): void {
    const step = toCommand(l10n.t('Show Log'), 'helpcrunch.showLog');
    const sentence = plural(
      count,
      {
        one: 'A message in the outbox is damaged and was set aside as a .damaged file.',
        other: '{0} messages in the outbox are damaged and were set aside as .damaged files.',
      },
      numberWords(count),
    );
    this.#follow(window.showErrorMessage(sentence, step.label), step);
  }

  /** Says something with steps of its own. */
  ask(sentence: string, steps: readonly NextStep[]): void {
    this.#follow(window.showWarningMessage(sentence, ...steps.map(({ label }) => label)), ...steps);
  }

  #follow(pressed: Thenable<string | undefined>, ...steps: readonly NextStep[]): void {
    pressed
      .then((label) => steps.find((step) => step.label === label)?.run())
      .then(undefined, (error: unknown) => this.failed(error));
  }

  #toOpenChat({ id, organization }: ChatPlace): NextStep {
    return { label: l10n.t('Open Chat'), run: () => this.openChat.open(id, organization) };
  }

  #toNextStep(code: ErrorCode, { chat, draft, again = 'helpcrunch.sendDraft' }: About): NextStep {
    if (code === 'unconfirmed' && chat !== undefined) return this.#toOpenChat(chat);
    if (draft && passing.includes(code)) return toCommand(l10n.t('Try Again'), again, draft);
    return nextSteps[code]?.() ?? toCommand(l10n.t('Show Log'), 'helpcrunch.showLog');
  }
}

const setKey = (): NextStep => toCommand(l10n.t('Set API Key...'), 'helpcrunch.setApiKey');
const chooseAgent = (): NextStep => toCommand(l10n.t('Choose Agent...'), 'helpcrunch.selectAgent');
const setApiUrl = (): NextStep => toSetting('helpcrunch.apiUrl');
const setProxy = (): NextStep => toSetting('http.proxy');

/** Failures that may be over at the next try; none of them has sent anything. */
const passing: readonly ErrorCode[] = ['notReachable', 'timedOut', 'serverError', 'tooManyRequests'];

/** What helps against a failure; for every other the log does. */
const nextSteps: Readonly<Partial<Record<ErrorCode, () => NextStep>>> = {
  noKey: setKey,
  keyMalformed: setKey,
  keyRejected: setKey,
  organizationChanged: setKey,
  otherOrganizationsChat: setKey,
  agentNotFound: chooseAgent,
  noAgents: chooseAgent,
  apiUrlInvalid: setApiUrl,
  notFound: setApiUrl,
  unexpectedStatus: setApiUrl,
  unreadableAnswer: setApiUrl,
  proxyInvalid: setProxy,
  proxyFailed: setProxy,
  proxyUnsupported: setProxy,
  chatUrlInvalid: () => toSetting('helpcrunch.chatUrl'),
  customerAuthorNotAllowed: () => toSetting('helpcrunch.allowPostingAsCustomer'),
  tooLong: () => toSetting('helpcrunch.maxMessageLength'),
};

function toCommand(label: string, id: CommandId, ...args: unknown[]): NextStep {
  return { label, run: () => commands.executeCommand(id, ...args) };
}

function toSetting(id: string): NextStep {
  return {
    label: l10n.t('Open Settings'),
    run: () => commands.executeCommand('workbench.action.openSettings', id),
  };
}
