import { l10n } from 'vscode';
import type { Chat } from '../core/chat';
import type { MessageType } from '../core/message';
import { type PromptFrame, choose } from './prompt';
import type { Answer } from './steps';

/** The reader step: a private note comes first, so that Enter never reaches the customer. */
export function chooseReader(chat: Chat, frame: Omit<PromptFrame, 'title'>): Promise<Answer<MessageType>> {
  return choose({ ...frame, title: l10n.t('Who Will Read This?') }, [
    { label: l10n.t('Private note'), detail: l10n.t('Only your team'), value: 'private' as const },
    {
      label: l10n.t('Message to the customer'),
      detail: l10n.t('{0} reads it; it cannot be edited or deleted', chat.customer),
      value: 'message' as const,
    },
  ]);
}
