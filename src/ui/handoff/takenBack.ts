import { type Uri, workspace } from 'vscode';
import type { OutboxMessage } from '../../core/outbox';
import type { HandoffStore } from '../../delivery/handoffs/handoffStore';
import { toHandoffParts } from './handoffParts';
import { toHandoffUri } from './handoffUri';

/**
 * The handoff draft that still holds a message's whole text to the letter, where nothing of that has gone: taken back,
 * the text needs no second place.
 */
export async function findHandoff(
  store: Pick<HandoffStore, 'binding' | 'sent' | 'digest'>,
  { handoff, type }: OutboxMessage,
): Promise<Uri | undefined> {
  const binding = handoff && (await store.binding(handoff.draft).catch(() => undefined));
  if (!handoff || !binding) return undefined;
  const sent = await store.sent(handoff.draft);
  if (sent.some((part) => part.type === type && part.digest === handoff.digest)) return undefined;
  const uri = toHandoffUri(handoff.draft, binding.chat);
  const document = await workspace.openTextDocument(uri);
  const parts = toHandoffParts(document.getText());
  return parts && (await store.digest(parts[type])) === handoff.digest ? uri : undefined;
}
