import type { FromView } from '../../core/conversationView';

/** Reads what the panel has posted; undefined for everything that is not exactly one of its messages. */
export function parseFromView(message: unknown): FromView | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { kind, entry, link, line } = message as Partial<Record<string, unknown>>;
  switch (kind) {
    case 'ready':
    case 'older':
    case 'replyAsNote':
    case 'replyToCustomer':
      return { kind };
    case 'open':
      return isIndex(entry) && isIndex(link) ? { kind, entry, link } : undefined;
    case 'copy':
      return isIndex(line) ? { kind, line } : undefined;
    default:
      return undefined;
  }
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
