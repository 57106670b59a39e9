import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import { type Chat, toChatState } from '../../core/chat';
import { toDisplayText } from '../../core/displayText';
import type { AgentId } from '../../core/ids';
import { statusWords } from '../words';

/** What is known besides a chat about writing to it. */
export interface TargetCircumstances {
  /** The agent that the user posts as. */
  readonly agent: AgentId | undefined;
  /** Up to which entry the conversation was last shown here; undefined where it never was. */
  readonly seen: number | undefined;
}

/** One thing that the card tells of a chat. */
export interface CardFact {
  readonly kind: 'customer' | 'email' | 'userId' | 'status' | 'assignee' | 'department' | 'lastMessage';
  readonly name: string;
  readonly value: string;
}

/** Whose chat it is, as far as the API tells. */
export function toCard(chat: Chat): CardFact[] {
  const facts: CardFact[] = [
    { kind: 'customer', name: l10n.t('Customer'), value: chat.customer },
    { kind: 'email', name: l10n.t('E-mail'), value: chat.email },
    { kind: 'userId', name: l10n.t('User id'), value: toDisplayText(chat.userId) },
    { kind: 'status', name: l10n.t('Status'), value: statusWords(chat) },
    { kind: 'assignee', name: l10n.t('Assigned to'), value: chat.assignee?.name ?? l10n.t('nobody') },
    { kind: 'department', name: l10n.t('Department'), value: chat.department?.name ?? '' },
    { kind: 'lastMessage', name: l10n.t('Last message'), value: chat.lastMessage },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** The card in one line, for where there is no room for more. */
export function toCardLine(chat: Chat): string {
  const words = toCard(chat).map(({ kind, name, value }) => {
    switch (kind) {
      case 'customer':
      case 'email':
      case 'status':
        return value;
      case 'userId':
      case 'assignee':
      case 'department':
      case 'lastMessage':
        return l10n.t('{0}: {1}', name, value);
    }
  });
  return words.join(' · ');
}

/** What speaks against writing to a chat. */
export interface TargetWarning {
  readonly kind: 'closed' | 'snoozed' | 'othersChat' | 'newerMessages' | 'sentBefore';
  readonly sentence: string;
}

/** What speaks against writing to a chat, the gravest first. */
export function toWarnings(chat: Chat, { agent, seen }: TargetCircumstances, nowMs: number): TargetWarning[] {
  const { assignee, lastMessageId } = chat;
  const state = toChatState(chat, nowMs);
  const isOthers = assignee !== undefined && agent !== undefined && assignee.id !== agent;
  const hasNewer = seen !== undefined && lastMessageId !== undefined && lastMessageId > seen;
  const warnings: TargetWarning[] = [];
  if (state === 'closed') warnings.push({ kind: state, sentence: l10n.t('This chat is closed.') });
  if (state === 'snoozed') warnings.push({ kind: state, sentence: l10n.t('This chat is snoozed.') });
  if (hasNewer)
    warnings.push({
      kind: 'newerMessages',
      sentence: l10n.t('This chat has messages that are newer than what you last saw here.'),
    });
  if (isOthers)
    warnings.push({
      kind: 'othersChat',
      sentence: l10n.t('This chat is assigned to {0}.', assignee.name),
    });
  return warnings;
}

/** Whether even a note waits for an answer where nothing else has shown the warning: most notes go to the chats of others. */
export function isGrave({ kind }: TargetWarning): boolean {
  return kind !== 'othersChat';
}

/** The card as rows of a prompt, below what can be chosen; choosing one of them does nothing. */
export function toCardRows(chat: Chat, warnings: readonly TargetWarning[]): QuickPickItem[] {
  const facts = new Map(toCard(chat).map((fact) => [fact.kind, fact]));
  const join = (...kinds: CardFact['kind'][]): string =>
    kinds
      .flatMap((kind) => facts.get(kind) ?? [])
      .map(({ kind, name, value }) => (kind === 'email' ? value : l10n.t('{0}: {1}', name, value)))
      .join(' · ');
  const last = facts.get('lastMessage');
  return [
    // Short, because it takes its room from the row below it.
    { label: l10n.t('chat #{0}', chat.id), kind: QuickPickItemKind.Separator },
    ...[
      // Not in the label: there an icon is read aloud by its English name.
      ...warnings.map(({ sentence }) => ({ label: sentence, iconPath: new ThemeIcon('warning') })),
      { label: chat.customer, description: join('email', 'userId') },
      { label: statusWords(chat), description: join('assignee', 'department') },
      ...(last ? [{ label: last.name, description: last.value }] : []),
      // What is typed looks for what can be chosen.
    ].map((row) => ({ ...row, alwaysShow: true })),
  ];
}
