import { ThemeIcon, commands, l10n } from 'vscode';
import { type Chat, type ChatStatus, type SettableStatus, settableStatuses } from '../../core/chat';
import { toDisplayText } from '../../core/displayText';
import { HandoffError } from '../../core/failure';
import type { Session } from '../../delivery/sessions';
import { cancellable } from '../cancellable';
import { readChat } from '../chatTarget';
import { chatsViewId } from '../contributions';
import { type Choice, choose } from '../prompt';
import type { NextStep, Toasts } from '../toasts';
import { chatName, chatWords, statusName } from '../words';
import { toOwner } from './targets';
import type { WaitingChats } from './waitingChats';

type Change = (signal: AbortSignal) => Promise<Chat>;

/** The statuses, that of the chat first. */
function currentFirst(current: ChatStatus): SettableStatus[] {
  return [...settableStatuses].sort((a, b) => Number(b === current) - Number(a === current));
}

/** Gives a chat back to support: its status, and whose it is next. */
export class HandBack {
  constructor(
    private readonly waiting: Pick<WaitingChats, 'isWaiting' | 'setWaiting'>,
    private readonly toasts: Toasts,
    /** To be called with a chat as it is after a change. */
    private readonly onChanged: (session: Session, chat: Chat) => void,
  ) {}

  /** Asks for a status, or for the flag that only this editor knows. */
  async setStatus(session: Session, chat: Chat): Promise<void> {
    const waits = await this.waiting.isWaiting(toOwner(session), chat.id);
    const answer = await choose<SettableStatus | 'waiting'>(
      { title: l10n.t('Set Chat Status'), placeholder: chatWords(chat) },
      [
        ...currentFirst(chat.status).map((status) => ({
          label: statusName(status),
          ...(status === chat.status ? { description: l10n.t('as it is now') } : {}),
          value: status,
        })),
        {
          label: waits ? l10n.t('No Longer Waiting for Fix') : l10n.t('Waiting for Fix'),
          description: l10n.t('only in your editor'),
          detail: waits ? '' : l10n.t('You are told when the branch you work on now is merged.'),
          value: 'waiting',
        },
      ],
    );
    if (typeof answer !== 'object') return;
    if (answer.value === 'waiting') return this.#flag(session, chat, !waits);
    const status = answer.value;
    // Enter right away changes nothing.
    if (status === chat.status) return;
    const name = statusName(status);
    await this.#change(session, chat, l10n.t('Setting the status of chat #{0}', chat.id), (signal) =>
      session.client.setChatStatus(chat.id, status, signal),
    );
    this.toasts.done(l10n.t('Chat #{0} ({1}) is now {2}.', chat.id, chat.customer, name));
  }

  /** Asks for an agent or a department. */
  async assign(session: Session, chat: Chat): Promise<void> {
    const answer = await choose<{ name: string; change: Change }>(
      { title: l10n.t('Assign Chat'), placeholder: chatWords(chat) },
      this.#toAssignees(session, chat),
    );
    if (typeof answer !== 'object') return;
    const { name, change } = answer.value;
    await this.#change(session, chat, l10n.t('Assigning chat #{0}', chat.id), change);
    this.toasts.done(l10n.t('Chat #{0} ({1}) is now assigned to {2}.', chat.id, chat.customer, name));
  }

  async #toAssignees(
    session: Session,
    chat: Chat,
  ): Promise<readonly Choice<{ name: string; change: Change }>[]> {
    const { client } = session;
    const [agents, departments] = await Promise.all([client.listAgents(), client.listDepartments()]);
    const now = l10n.t('as it is now');
    return [
      ...agents.map((agent) => ({
        label: agent.name,
        iconPath: new ThemeIcon('account'),
        description: [agent.email, ...(agent.id === chat.assignee?.id ? [now] : [])].join(' · '),
        value: {
          name: agent.name,
          change: (signal: AbortSignal) => client.assignAgent(chat.id, agent.id, signal),
        },
      })),
      ...departments.map((department) => ({
        label: department.name,
        iconPath: new ThemeIcon('organization'),
        description: [l10n.t('department'), ...(department.id === chat.department?.id ? [now] : [])].join(
          ' · ',
        ),
        value: {
          name: department.name,
          change: (signal: AbortSignal) => client.assignDepartment(chat.id, department.id, signal),
        },
      })),
    ];
  }

  async #flag(session: Session, chat: Chat, waits: boolean): Promise<void> {
    const branch = await this.waiting.setWaiting(toOwner(session), chat, waits);
    this.onChanged(session, chat);
    const name = chatName(chat.id, chat.customer);
    if (!waits) this.toasts.done(l10n.t('No longer waiting for a fix: {0}.', name));
    else if (branch)
      this.toasts.done(
        l10n.t('Waiting for a fix: {0}. You are told when {1} is merged.', name, toDisplayText(branch.name)),
        showChats(),
      );
    else
      this.toasts.done(
        l10n.t('Waiting for a fix: {0}. You work on no branch whose merge could be told.', name),
        showChats(),
      );
  }

  async #change(session: Session, chat: Chat, title: string, change: Change): Promise<void> {
    const changed = await cancellable(title, change).catch(async (error: unknown) => {
      // Whether the chat is gone, or the agent or department, only the chat tells.
      if (error instanceof HandoffError && error.failure.code === 'notFound') {
        await readChat(session, chat.id);
        throw new HandoffError({ code: 'assigneeNotFound' }, { cause: error });
      }
      throw error;
    });
    this.onChanged(session, changed);
  }
}

function showChats(): NextStep {
  return { label: l10n.t('Show Chats'), run: () => commands.executeCommand(`${chatsViewId}.focus`) };
}
