import { env, l10n } from 'vscode';
import type { ChatEntry } from '../../core/chat';
import type { EntryView } from '../../core/conversationView';
import { type DisplayText, toDisplayText } from '../../core/displayText';
import { toEntryKind } from '../../core/entryKind';
import type { LinkTarget, RichBlock, RichText } from '../../core/richText';
import { toRichText } from '../../text/conversation/toRichText';

/** An entry ready to be drawn, and what its links lead to: the panel never learns that. */
export interface DrawnEntry {
  readonly view: EntryView;
  readonly links: readonly LinkTarget[];
}

/** Puts an entry into the words that the panel shows. */
export function toDrawnEntry(entry: ChatEntry, customer: DisplayText): DrawnEntry {
  const kind = toEntryKind(entry);
  const { blocks, links, isCut }: RichText =
    kind === 'system' ? { blocks: toSystemBody(entry), links: [] } : toRichText(entry.text ?? '');
  const at = entry.atMs === undefined ? undefined : toDate(entry.atMs);
  return {
    links,
    view: {
      ...{ id: entry.id, kind, body: blocks },
      marks: [...(blocks.length === 0 ? [l10n.t('no text')] : []), ...toMarks(entry, isCut ?? false)],
      ...{ author: toAuthor(entry, customer), role: toRole(entry) },
      day: at ? at.toLocaleDateString(env.language, { dateStyle: 'full' }) : '',
      time: at ? at.toLocaleTimeString(env.language, { timeStyle: 'short' }) : '',
      dateTime: at?.toISOString() ?? '',
    },
  };
}

/** Times beyond what a calendar knows are none. */
function toDate(ms: number): Date | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function toAuthor(entry: ChatEntry, customer: DisplayText): string {
  switch (toEntryKind(entry)) {
    case 'customer':
      return customer;
    case 'agent':
    case 'note':
      return entry.agentName === '' ? l10n.t('An agent') : entry.agentName;
    case 'system':
      return '';
  }
}

/** Who has written it and who reads it, in words, whatever its text says. */
function toRole(entry: ChatEntry): string {
  switch (toEntryKind(entry)) {
    case 'customer':
      return l10n.t('Customer');
    case 'agent':
      return entry.type === 'email'
        ? l10n.t('Agent, e-mail to the customer')
        : l10n.t('Agent, to the customer');
    case 'note':
      return l10n.t('Private note, only your team');
    case 'system':
      return l10n.t('HelpCrunch');
  }
}

function toMarks(entry: ChatEntry, isCut: boolean): string[] {
  const isForCustomer = toEntryKind(entry) === 'agent';
  return [
    ...(isCut ? [l10n.t('too long to be shown whole')] : []),
    ...(entry.isEdited ? [l10n.t('edited')] : []),
    ...(isForCustomer ? [entry.isRead ? l10n.t('read by the customer') : l10n.t('not read yet')] : []),
  ];
}

/** The codes that the vendor writes in place of words (helpcrunch-api.md 2.2). */
function toSystemBody({ type, text = '' }: ChatEntry): readonly RichBlock[] {
  const code = text.trim();
  const words: Readonly<Partial<Record<string, string>>> = {
    chat_status_changed: l10n.t('The status was changed.'),
    chat_status_changed_by_public_api: l10n.t('The status was changed through the API.'),
    chat_auto_assigned: l10n.t('The chat was assigned automatically.'),
    request_rating: l10n.t('The customer was asked for a rating.'),
    resolution_time: l10n.t('The chat was resolved.'),
  };
  const known = Object.hasOwn(words, code) ? words[code] : undefined;
  const unknown = [type === 'tech' ? '' : type, code].filter((part) => part !== '').join(': ');
  const sentence = known ?? toDisplayText(unknown);
  return [{ kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] }];
}
