import { l10n } from 'vscode';
import { HandoffError } from '../../core/failure';
import type { MessageType } from '../../core/message';
import { type OutboxMessage, isOver } from '../../core/outbox';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import type { TargetWarning } from '../chats/targetCard';
import { idsWords } from '../words';

/** A text of a handoff draft that is about to be sent. */
export interface AboutToSend {
  readonly id: string;
  readonly type: MessageType;
  readonly digest: string;
  /** Since when the draft is about what it is about now, in milliseconds since 1970. */
  readonly sinceMs: number;
}

/** Whether a message of the outbox is made of this part of this draft, and may still arrive. */
export function isWaitingFor(
  { id, type }: Pick<AboutToSend, 'id' | 'type'>,
  message: OutboxMessage,
): boolean {
  return message.handoff?.draft === id && message.type === type && !isOver(message);
}

/**
 * What speaks against sending a text: other forms of it that were sent, or wait.
 *
 * @throws {HandoffError} `alreadySent`, `alreadySending` for exactly this text
 */
export async function findEarlierForms(
  store: Pick<HandoffStore, 'sent'>,
  pending: readonly OutboxMessage[],
  about: AboutToSend,
): Promise<readonly TargetWarning[]> {
  const waiting = pending.filter((message) => isWaitingFor(about, message));
  if (waiting.some(({ handoff }) => handoff?.digest === about.digest))
    throw new HandoffError({ code: 'alreadySending' });
  const sent = (await store.sent(about.id, pending)).filter(({ type }) => type === about.type);
  const same = sent.find(({ digest, isWhole }) => isWhole && digest === about.digest);
  if (same) throw new HandoffError({ code: 'alreadySent', messageIds: same.messageIds });
  const last = sent.filter(({ atMs }) => atMs >= about.sinceMs).at(-1);
  return [
    ...(waiting.length > 0 ? [l10n.t('An earlier form of this waits in the outbox.')] : []),
    ...(last ? [toSentWords(last)] : []),
  ].map((sentence) => ({ kind: 'sentBefore', sentence }));
}

function toSentWords({ messageIds, isWhole }: { messageIds: readonly number[]; isWhole: boolean }): string {
  const ids = idsWords(messageIds);
  return isWhole
    ? l10n.t('An earlier form of this was sent before (message {0}).', ids)
    : l10n.t('Some of this was sent before (message {0}).', ids);
}
