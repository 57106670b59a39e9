import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { Chat } from '../core/chat';
import type { ChatId } from '../core/ids';
import { statusWords } from './words';

/** A row of the chat step: a chat, or a sentence that cannot be chosen. */
export interface ChatItem extends QuickPickItem {
  readonly chat?: Chat;
}

/** A chat as a row: whose it is, where it stands, what was said last. */
export function toChatItem(chat: Chat): ChatItem {
  const description = [`#${chat.id}`, chat.email, statusWords(chat)]
    .filter((part) => part !== '')
    .join(' · ');
  // The list is matched by ourselves; VS Code's fuzzy matching would hide or offer other rows.
  return { chat, label: chat.customer, description, detail: chat.lastMessage, alwaysShow: true };
}

/** A sentence as a row; accepting it does nothing. */
export function toSentenceItem(label: string, detail?: string): ChatItem {
  return { label, alwaysShow: true, ...(detail === undefined ? {} : { detail }) };
}

/** The offered chats that match what was typed: those used last first, then the most recent. */
export function toChatItems(recent: readonly Chat[], used: readonly ChatId[], words: string): ChatItem[] {
  const isUsed = (chat: Chat): boolean => used.includes(chat.id);
  const matching = recent.filter((chat) => matches(chat, words));
  const usedFirst = matching.filter(isUsed).sort((a, b) => used.indexOf(a.id) - used.indexOf(b.id));
  return [
    ...toGroup(l10n.t('used last'), usedFirst),
    ...toGroup(
      l10n.t('recent'),
      matching.filter((chat) => !isUsed(chat)),
    ),
  ];
}

function toGroup(label: string, chats: readonly Chat[]): ChatItem[] {
  return chats.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...chats.map(toChatItem)];
}

/** Whether every word typed stands in the customer's name, e-mail or the chat's id. */
export function matches(chat: Chat, words: string): boolean {
  const searched = `${chat.customer} ${chat.email} #${chat.id}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
