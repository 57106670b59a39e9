import type { SentRecord } from '../delivery/sentLog';

/** The records as JSON Lines, the oldest first, as a log is read. */
export function toJsonLines(newestFirst: readonly SentRecord[]): string {
  return [...newestFirst]
    .reverse()
    .map((record) => `${JSON.stringify(toLine(record))}\n`)
    .join('');
}

/** What is the product's own business (ids of its outbox, digests) stays out; no agent is written as null. */
function toLine(record: SentRecord): Readonly<Record<string, unknown>> {
  const { atMs, chat, organization, customer, type, agent, messageIds, firstLine, text } = record;
  return {
    at: Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : null,
    ...{ chat, organization: organization.domain, customer, type, agent: agent ?? null },
    ...{ messageIds, firstLine, ...(text !== undefined && { text }) },
  };
}
