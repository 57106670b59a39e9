import { l10n } from 'vscode';
import type { MessageType } from '../../core/message';
import type { HandoffBinding } from '../../delivery/handoffs/handoffStore';
import { parseHandoff } from '../../text/handoff/marker';
import type { DraftSection } from '../draftSections';
import type { Settings } from '../settings';
import { composePart, toParts } from './handoffParts';

/** What of a handoff draft becomes messages. Where its marker is not right everything is for the team, and nothing is sent. */
export function toHandoffSections(
  { chat }: HandoffBinding,
  text: string,
  settings: Pick<Settings, 'signature' | 'format'>,
): readonly DraftSection[] {
  const parsed = parseHandoff(text);
  const toSection = (start: number, whole: string, part: string, type: MessageType): DraftSection => ({
    ...{ start, chat, type, text: whole },
    title: type === 'private' ? l10n.t('Private note') : l10n.t('Message to the customer'),
    toComposed: () => composePart(part, type, settings).composed,
  });
  if (parsed.kind !== 'parted') return [toSection(0, text, text, 'private')];
  const parts = toParts(parsed);
  const note = toSection(0, parsed.note, parts.private, 'private');
  const customer = toSection(parsed.end, parsed.customer, parts.message, 'message');
  return [note, ...(parts.message === '' ? [] : [customer])];
}
