import { type Uri, workspace } from 'vscode';
import { type OutboxMessage, wasHandedOver } from '../../core/outbox';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import type { ErrorLog } from '../errorLog';
import { toHandoffParts } from './handoffParts';
import { toHandoffUri } from './handoffUri';

/**
 * The handoff draft that still holds a message's whole text to the letter, where nothing of that has gone: taken back,
 * the text needs no second place. Where the outbox cannot be read nobody knows, and the text is to have one.
 */
export async function findHandoff(
  store: Pick<HandoffStore, 'binding' | 'sent' | 'digest'>,
  { handoff, type }: OutboxMessage,
  toPending: () => Promise<readonly OutboxMessage[]>,
  log: Pick<ErrorLog, 'add'>,
): Promise<Uri | undefined> {
  const binding = handoff && (await store.binding(handoff.draft).catch(() => undefined));
  if (!handoff || !binding) return undefined;
  const sent = await store.sent(handoff.draft);
  const isSame = (one: { type: string; digest: string }): boolean =>
    one.type === type && one.digest === handoff.digest;
  if (sent.some(isSame)) return undefined;
  const pending = await toPending().catch((error: unknown) => log.add(error));
  if (!pending) return undefined;
  // Another part of the same text may have arrived.
  const others = pending.filter((each) => each.handoff?.draft === handoff.draft && wasHandedOver(each));
  if (others.some((each) => isSame({ type: each.type, digest: each.handoff?.digest ?? '' })))
    return undefined;
  const uri = toHandoffUri(handoff.draft, binding.chat);
  const document = await workspace.openTextDocument(uri);
  const parts = toHandoffParts(document.getText());
  return parts && (await store.digest(parts[type])) === handoff.digest ? uri : undefined;
}
