import { Disposable, type QuickPickItem, l10n, window } from 'vscode';
import type { Chat } from '../../core/chat';
import type { ReadPermission } from '../../text/conversation/chatQuote';
import { frameInput, untilAnswered } from '../prompt';

/** Asks what of a chat an assistant may read; undefined when the user leaves, or the call is given up. */
export async function askReadPermission(
  chat: Chat,
  ticked: ReadPermission,
  signal?: AbortSignal,
): Promise<ReadPermission | undefined> {
  const pick = window.createQuickPick();
  pick.canSelectMany = true;
  frameInput(pick, { title: l10n.t('May an Assistant Read Chat #{0} ({1})?', chat.id, chat.customer) });
  pick.placeholder = l10n.t('Until this window closes. Nothing ticked, nothing read.');
  const messages: QuickPickItem = { label: l10n.t('Messages with the customer') };
  const notes: QuickPickItem = { label: l10n.t('Private notes of your team') };
  const answer = await untilAnswered<ReadPermission>(pick, (give) => {
    pick.items = [messages, notes];
    pick.selectedItems = [...(ticked.messages ? [messages] : []), ...(ticked.notes ? [notes] : [])];
    const leave = (): void => give(undefined);
    signal?.addEventListener('abort', leave);
    return [
      new Disposable(() => signal?.removeEventListener('abort', leave)),
      pick.onDidAccept(() => {
        const { selectedItems } = pick;
        give({
          value: { messages: selectedItems.includes(messages), notes: selectedItems.includes(notes) },
        });
      }),
    ];
  });
  return typeof answer === 'object' ? answer.value : undefined;
}
