import { env, l10n } from 'vscode';
import type { ChatsFeed } from '../../delivery/chats/chatsFeed';
import { toChatId } from '../../core/ids';
import type { Toasts } from '../toasts';

/** Only for the link in a row's hover: no palette, menu or keybinding names it. */
export const copyUserIdCommand = '_helpcrunch.copyUserId';

/** Without what a terminal would take for an order when it is pasted there. */
export function toClipboardText(userId: string): string {
  return userId.replace(/\p{C}/gu, '');
}

/** Copies the user id of a chat's customer, as the API has it. */
export async function copyUserId(
  given: unknown,
  feed: Pick<ChatsFeed, 'content'>,
  toasts: Toasts,
): Promise<void> {
  const id = toChatId(given);
  const chat = id === undefined ? undefined : feed.content.chats.get(id);
  if (!chat || chat.userId === '') return;
  await env.clipboard.writeText(toClipboardText(chat.userId));
  toasts.done(l10n.t('The user id of {0} was copied.', chat.customer));
}
