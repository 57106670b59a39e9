import type { ChatEntry } from '../core/chat';
import type { OutboxMessage } from '../core/outbox';

/**
 * Finds a message whose answer was lost in what its chat has got since: the oldest entry of the same author, type and
 * content that no other message is known to be.
 */
export function findOwn(
  message: OutboxMessage,
  entries: readonly ChatEntry[],
  taken: ReadonlySet<number>,
): number | undefined {
  const { text, markdownText } = message.content;
  const forms = [text, markdownText].flatMap((form) => (form === undefined ? [] : [toComparable(form)]));
  return entries
    .filter((entry) => !taken.has(entry.id) && isByAuthor(message, entry) && entry.type === message.type)
    .filter((entry) => entry.text !== undefined && forms.includes(toComparable(entry.text)))
    .map(({ id }) => id)
    .sort((a, b) => a - b)[0];
}

function isByAuthor({ author }: OutboxMessage, { from, agent }: ChatEntry): boolean {
  return author.kind === 'agent' ? agent === author.agent.id : from === 'customer' && agent === undefined;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#039;': "'",
};

/** What is left when the API has trimmed, broken lines its own way or written HTML's entities; nothing is documented. */
function toComparable(text: string): string {
  return text
    .replace(/&(?:amp|lt|gt|quot|#0?39);/g, (entity) => entities[entity] ?? entity)
    .normalize('NFC')
    .replace(/[\s\p{Cf}]/gu, '');
}
