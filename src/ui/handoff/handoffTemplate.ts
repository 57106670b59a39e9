import { env, l10n } from 'vscode';
import type { Chat } from '../../core/chat';
import { toDisplayText } from '../../core/displayText';
import { HandoffError } from '../../core/failure';
import type { Clock } from '../../core/ports';
import type { Session } from '../../delivery/sessions';
import { checkTemplate, fillTemplate, toDefaultTemplate } from '../../text/handoff/template';
import type { Settings } from '../settings';
import { toSentence } from '../sentences';
import type { Toasts } from '../toasts';

/** Reads a file of the user's own machine as text; undefined where it is none, or too large to be a template. */
export type ReadOwnFile = (path: string) => Promise<string | undefined>;

/** What a new handoff draft begins with. */
export interface TemplateParts {
  readonly settings: Pick<Settings, 'handoffTemplate'>;
  readonly toasts: Toasts;
  readonly readFile: ReadOwnFile;
  readonly clock: Pick<Clock, 'now'>;
  readonly toBranch: () => Promise<string | undefined>;
  readonly toLink: (session: Session, chat: Chat) => string | undefined;
}

/** The text of a new handoff draft: the user's own template, else ours in the user's language. */
export class HandoffTemplate {
  constructor(private readonly parts: TemplateParts) {}

  async fill(session: Session, chat: Chat): Promise<string> {
    const { clock, toBranch, toLink } = this.parts;
    return fillTemplate(await this.#read(), {
      customer: chat.customer,
      chat: String(chat.id),
      link: toLink(session, chat) ?? '',
      date: new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' }).format(clock.now()),
      agent: session.memory.agent?.name ?? '',
      branch: (await toBranch()) ?? '',
    });
  }

  /** A template that cannot be used stops nobody: ours is used, and the user is told. */
  async #read(): Promise<string> {
    const path = this.parts.settings.handoffTemplate.trim();
    if (path === '') return toOwnTemplate();
    const text = await this.parts.readFile(path);
    const problem = text === undefined ? 'unreadable' : checkTemplate(text);
    if (text !== undefined && problem === undefined) return text;
    const error = new HandoffError({ code: 'templateUnreadable', name: toDisplayText(path) });
    const sentence = [toSentence(error), toReason(problem), l10n.t('The draft begins with the usual parts.')];
    this.parts.toasts.failed(error, sentence.join(' '));
    return toOwnTemplate();
  }
}

function toOwnTemplate(): string {
  return toDefaultTemplate([
    l10n.t('What the customer sees'),
    l10n.t('Cause'),
    l10n.t('Where in the code'),
    l10n.t('Workaround'),
    l10n.t('Next step'),
  ]);
}

function toReason(problem: ReturnType<typeof checkTemplate> | 'unreadable'): string {
  switch (problem) {
    case 'markerMissing':
    case 'markerTwice':
      return l10n.t('It needs the line that begins the part for the customer exactly once.');
    case 'tooLong':
      return l10n.t('It is too long.');
    case 'notText':
      return l10n.t('It is no text.');
    case 'unreadable':
    case undefined:
      return l10n.t('It must be a text file on this machine, named with its whole path.');
  }
}
