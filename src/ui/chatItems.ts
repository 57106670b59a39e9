import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { Chat } from '../core/chat';
import { toDisplayText } from '../core/displayText';
import type { ChatId } from '../core/ids';
import { idAfter, statusWords } from './words';

/** A row of the chat step: a chat, or a sentence that cannot be chosen. */
export interface ChatItem extends QuickPickItem {
  readonly chat?: Chat;
}

/** The chats that are offered, each kind in its own order. */
export interface OfferedChats {
  readonly pinned: ChatId | undefined;
  readonly used: readonly ChatId[];
  readonly assigned: readonly Chat[];
  readonly recent: readonly Chat[];
  /** What the server has found by what was typed. */
  readonly found: readonly Chat[];
}

/** A chat as a row: whose it is, where it stands, what was said last. */
export function toChatItem(chat: Chat, hasNamesake = false): ChatItem {
  const email = chat.email === '' && hasNamesake ? toDisplayText(chat.userId) : chat.email;
  const description = [
    idAfter(chat.customer, chat.id),
    email,
    statusWords(chat),
    hasNamesake ? l10n.t('another customer has this name') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
  // The list is matched by ourselves; VS Code's fuzzy matching would hide or offer other rows.
  return { chat, label: chat.customer, description, detail: chat.lastMessage, alwaysShow: true };
}

/** A sentence as a row; accepting it does nothing. */
export function toSentenceItem(label: string, detail?: string): ChatItem {
  return { label, alwaysShow: true, ...(detail === undefined ? {} : { detail }) };
}

/** The offered chats that match what was typed, each once: the likeliest first, what the server has found last. */
export function toChatItems(offered: OfferedChats, words: string): ChatItem[] {
  const { pinned, used, assigned, recent, found } = offered;
  const known = [...assigned, ...recent].filter((chat) => matches(chat, words));
  const groups: [string, readonly Chat[]][] = [
    [l10n.t('pinned'), known.filter(({ id }) => id === pinned)],
    [l10n.t('used last'), used.flatMap((id) => known.find((chat) => chat.id === id) ?? [])],
    [l10n.t('assigned to you'), assigned.filter((chat) => known.includes(chat))],
    [l10n.t('recent'), recent.filter((chat) => known.includes(chat))],
    [l10n.t('found'), found],
  ];
  const shown = new Set<ChatId>();
  const once = groups.map(([label, chats]) => {
    const fresh = chats.filter(({ id }) => !shown.has(id));
    for (const { id } of fresh) shown.add(id);
    return [label, [...new Map(fresh.map((chat) => [chat.id, chat])).values()]] as const;
  });
  const hasNamesake = toNamesakes(once.flatMap(([, chats]) => chats));
  return once.flatMap(([label, chats]) =>
    chats.length === 0
      ? []
      : [
          { label, kind: QuickPickItemKind.Separator },
          ...chats.map((chat) => toChatItem(chat, hasNamesake(chat))),
        ],
  );
}

/** Says whose name another customer has too. */
function toNamesakes(chats: readonly Chat[]): (chat: Chat) => boolean {
  const owners = new Map<string, Set<number | undefined>>();
  for (const { customer, customerId } of chats) {
    const name = customer.toLocaleLowerCase();
    owners.set(name, (owners.get(name) ?? new Set()).add(customerId));
  }
  return ({ customer }) => (owners.get(customer.toLocaleLowerCase())?.size ?? 0) > 1;
}

/** Whether every word typed stands in the customer's name, e-mail, user id or the chat's id. */
export function matches(chat: Chat, words: string): boolean {
  const searched = `${chat.customer} ${chat.email} ${chat.userId} #${chat.id}`.toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}
